// This file holds readiness: what poll and select are told of an SSLSocket.

package ssl

import (
	"time"

	"mpy/poll"
	"mpy/world"
)

// askEvery is how often a stream that cannot tell is tried again during a
// handshake that must not return before it is over.
const askEvery = time.Millisecond

const both = world.In | world.Out

// update publishes the state to pollers.
func (o *Socket) update() {
	st := o.turn
	switch {
	case o.closed || o.fault != nil:
		st |= stateDead
	case len(o.plain) > 0 || o.over || o.wire.waiting():
		st |= statePending
	}
	if o.state.Swap(st) != st {
		o.tell.Tell(world.Changed)
	}
}

// turned gives what the stream must be ready for where the script asked for
// mask: a read that must write first waits for the other direction.
func turned(state, mask uint32) uint32 {
	if turn := state & both; turn != 0 && mask&both != 0 {
		return mask&^both | turn
	}
	return mask
}

// ready gives the bits that hold, asking the stream below by ask.
func (o *Socket) ready(mask uint32, ask func(mask uint32) (uint32, error)) (uint32, error) {
	st := o.state.Load()
	if st&stateDead != 0 {
		return o.mod.h.Board.Poll.Closed, nil
	}
	m := turned(st, mask)
	var bits uint32
	if st&statePending != 0 && m&world.In != 0 {
		if m == world.In {
			return world.In, nil
		}
		bits = world.In
	}
	below, err := ask(m)
	if err != nil {
		return 0, err
	}
	bits |= below
	if m != mask && bits&m&both != 0 {
		bits |= mask & both // so that the script calls again
	}
	return bits, nil
}

// watched is an SSLSocket over a stream whose descriptor a poller can watch.
type watched struct {
	Socket // first: a cleanup hangs on its address
	src    poll.Source
}

// Source gives what a poller watches.
func (o *watched) Source() poll.Source { return (*source)(o) }

// source is the poll.Source of a watched. Its methods may be called from any goroutine.
type source watched

var _ poll.Turned = (*source)(nil)

// Ready gives the bits that hold.
func (s *source) Ready(mask uint32) uint32 {
	r, _ := s.ready(mask, func(mask uint32) (uint32, error) { return s.src.Ready(mask), nil })
	return r
}

// Soft says that plaintext waits, or that nothing works any more.
func (s *source) Soft() bool {
	return s.state.Load()&(statePending|stateDead) != 0 || s.src.Soft()
}

// Descriptor gives the socket's.
func (s *source) Descriptor() int { return s.src.Descriptor() }

// Turn gives the bits that the socket must be ready for in place of mask.
func (s *source) Turn(mask uint32) uint32 { return turned(s.state.Load(), mask) }

// Watch asks for changes of either.
func (s *source) Watch(w *world.Watch) {
	s.tell.Watch(w)
	s.src.Watch(w)
}

// Unwatch ends Watch.
func (s *source) Unwatch(w *world.Watch) {
	s.src.Unwatch(w)
	s.tell.Unwatch(w)
}
