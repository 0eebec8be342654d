package poll_test

import (
	"sync/atomic"
	"testing"

	"mpy/sock"
	"mpy/world"
)

// turning is a socket that waits for other bits than it is asked for, while turn is set.
type turning struct {
	*sock.Socket
	turn atomic.Uint32
	tell world.Watchers
}

func (s *turning) Turn(mask uint32) uint32 {
	if turn := s.turn.Load(); turn != 0 && mask&(world.In|world.Out) != 0 {
		return mask&^(world.In|world.Out) | turn
	}
	return mask
}

func (s *turning) to(turn uint32) {
	s.turn.Store(turn)
	s.tell.Tell(world.Changed)
}

func (s *turning) Watch(w *world.Watch) {
	s.tell.Watch(w)
	s.Socket.Watch(w)
}

func (s *turning) Unwatch(w *world.Watch) {
	s.Socket.Unwatch(w)
	s.tell.Unwatch(w)
}

// TestTurned: a writable socket is not ready for a writer that must read first,
// and is when there is something to read.
func TestTurned(t *testing.T) {
	w := world.System()
	x, y := pair(t, w)
	s := &turning{Socket: x}
	p := newPoller(t, w)
	must(t, p.Register("s", s, world.Out))
	expect(t, "as asked", p, world.NoWait, "s:4 ")
	s.to(world.In)
	expect(t, "turned", p, world.NoWait, "")
	expect(t, "still turned", p, world.NoWait, "")
	must(t, p.Modify("s", world.In|world.Out))
	expect(t, "modified", p, world.NoWait, "")
	must(t, p.Modify("s", world.Out))
	send(t, y, "x")
	expect(t, "something to read", p, late(w), "s:4 ")
	s.to(0)
	expect(t, "turned back", p, world.NoWait, "s:4 ")
	must(t, p.Modify("s", world.In))
	expect(t, "reader", p, world.NoWait, "s:1 ")
	s.to(world.Out)
	must(t, p.Modify("s", 0))
	expect(t, "mask 0", p, world.NoWait, "")
	q := newPoller(t, w)
	must(t, q.Register("s", s, world.In)) // turned from the start
	expect(t, "must write", q, world.NoWait, "s:1 ")
}

// TestTurnedMeanwhile: a wait sees a source turn.
func TestTurnedMeanwhile(t *testing.T) {
	w := world.System()
	x, _ := pair(t, w)
	s := &turning{Socket: x}
	s.turn.Store(world.In)
	p := newPoller(t, w)
	must(t, p.Register("s", s, world.Out))
	done := make(chan struct{})
	go func() {
		defer close(done)
		expect(t, "turned back", p, late(w), "s:4 ")
	}()
	s.to(0)
	<-done
}
