// This file holds readiness: what a poller asks of a socket, and the callback
// for incoming data.

package sock

import (
	"runtime"
	"sync"
	"sync/atomic"

	"mpy/board"
	"mpy/world"
)

// Ready gives the bits of mask and world.Always that hold now. A closed socket
// gives 32 (on some boards other bits); a stream socket that was not connected
// gives 16, and 4 if asked.
func (s *Socket) Ready(mask uint32) uint32 {
	switch st := s.State(); {
	case st == Closed:
		return s.board.Poll.Closed
	case st <= Bound && s.stream():
		return s.board.Poll.Fresh | mask&world.Out
	}
	r := s.ep.Ready(mask)
	if s.ahead.n.Load() > 0 {
		r |= mask & world.In
	}
	return r
}

// Soft reports whether only Ready knows the whole answer, not the kernel:
// after Close, with bytes read ahead, without a descriptor, and on systems
// whose poll sees an unconnected socket in another way than the boards do.
func (s *Socket) Soft() bool {
	switch st := s.State(); {
	case st == Closed, s.ahead.n.Load() > 0, s.ep.Descriptor() < 0:
		return true
	default:
		return runtime.GOOS != "linux" && st <= Bound && s.stream()
	}
}

// Descriptor is Fileno.
func (s *Socket) Descriptor() int { return s.Fileno() }

// Watch tells w when Soft may have become true, when a soft socket's readiness
// may have changed, and just before the descriptor is closed.
func (s *Socket) Watch(w *world.Watch) {
	s.watchers.Watch(w)
	s.ep.Watch(w)
}

// Unwatch ends Watch.
func (s *Socket) Unwatch(w *world.Watch) {
	s.ep.Unwatch(w)
	s.watchers.Unwatch(w)
}

// onReadable is the callback for incoming data and the goroutine behind it.
type onReadable struct {
	mu     sync.Mutex
	active atomic.Pointer[reading]
}

type reading struct {
	op    *world.Op
	again world.Waker // something was taken: look anew
}

// OnReadable calls f, from a goroutine of its own, when data or a connection
// comes in, and again only after the script has taken something. f nil ends
// it. f must not block: it leaves a note and interrupts the thread's Op.
//
// # Errors
//
// EBADF.
func (s *Socket) OnReadable(f func()) error {
	s.reader.mu.Lock()
	defer s.reader.mu.Unlock()
	if old := s.reader.active.Swap(nil); old != nil {
		old.op.Interrupt(world.Cancel)
	}
	if f == nil {
		return nil
	}
	if s.State() == Closed {
		return board.EBADF
	}
	r := &reading{op: world.NewOp(), again: s.world.Clock.Waker()}
	s.reader.active.Store(r)
	go func() {
		for s.ep.Wait(r.op, world.Never, world.In) == nil {
			if r.op.Pending() != 0 {
				return
			}
			if s.ep.Ready(world.In)&world.In != 0 { // not just unconnected
				f()
			}
			if r.again.Wait(r.op, world.Never) != nil {
				return
			}
		}
	}()
	return nil
}

// took is called after every call that may have taken incoming data.
func (s *Socket) took() {
	if r := s.reader.active.Load(); r != nil {
		r.again.Wake()
	}
}
