// This file holds the callback for incoming data: option 20.

package sock

import (
	"sync"
	"sync/atomic"

	"mpy/board"
	"mpy/world"
)

// onReadable is a socket's callback, if it has one.
type onReadable struct {
	mu     sync.Mutex
	active atomic.Pointer[reading]
}

// reading is a callback and the goroutine that watches for it. It is
// edge-triggered: after a call it is disarmed, until something was taken.
type reading struct {
	op    *world.Op
	again world.Waker // it was armed: look anew

	mu    sync.Mutex // held while f runs: nobody takes the data before that
	f     func()     // nil after the end
	armed bool
	due   bool // f was called, and no call that takes something has made way for it
}

// OnReadable calls f when data or a connection comes in, and again only after
// the script has asked for some (recv, accept and their like); nil ends it. f
// is called by a goroutine of its own, or by the thread that waits for the very
// same data, before that takes it. It must not block: it leaves a note and
// interrupts the thread's Op. A thread that is interrupted so makes its call
// again after it has run the callback, which may have taken what had come.
//
// # Errors
//
// EBADF.
func (s *Socket) OnReadable(f func()) error {
	s.reader.mu.Lock()
	defer s.reader.mu.Unlock()
	if old := s.reader.active.Swap(nil); old != nil {
		old.mu.Lock()
		old.f = nil
		old.mu.Unlock()
		old.op.Interrupt(world.Cancel)
	}
	if f == nil {
		return nil
	}
	if s.State() == Closed {
		return board.EBADF
	}
	r := &reading{f: f, op: world.NewOp(), again: s.world.Clock.Waker(), armed: true}
	s.reader.active.Store(r)
	s.world.Clock.AfterFunc(0, func() { s.watch(r) })
	return nil
}

// watch calls the callback until the socket is closed or has another one. A
// goroutine a socket is what waits cheapest: the runtime's poller is the one
// watcher behind all of them.
func (s *Socket) watch(r *reading) {
	defer r.op.Close()
	for {
		if s.Buffered() == 0 && s.queue.n.Load() == 0 && s.ep.Wait(r.op, world.Never, world.In) != nil {
			return
		}
		s.tell(r)
		if r.again.Wait(r.op, world.Never) != nil {
			return
		}
	}
}

// tell calls the callback if it is armed and there is something to take, and
// reports whether there is.
func (s *Socket) tell(r *reading) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if s.Ready(world.In) == 0 {
		return false
	}
	if r.armed && r.f != nil && s.Ready(world.In)&world.In != 0 { // not just unconnected
		r.armed, r.due = false, true
		r.f()
	}
	return true
}

// took is called after every call that may have taken incoming data, with its
// error, and after what else changes that: the callback is armed again.
func (s *Socket) took(err error) {
	if r := s.reader.active.Load(); r != nil && err != world.ErrInterrupted {
		r.mu.Lock()
		r.armed = true
		r.mu.Unlock()
		r.again.Wake()
	}
}

// tellFirst comes before every call that takes something, so that whatever is
// taken has been told of: with a callback it waits here, and the call itself
// need not. When it has told, a call that may wait ends as an interrupted one,
// and the callback runs before it goes on.
func (s *Socket) tellFirst(op *world.Op, dl world.Deadline) error {
	r := s.reader.active.Load()
	if r == nil {
		return nil
	}
	for !s.tell(r) {
		if s.State() == Closed {
			return board.EBADF
		}
		if err := s.ep.Wait(op, dl, world.In); err != nil {
			return err
		}
	}
	// It makes way once: callbacks that queue themselves would hold it up for
	// ever.
	r.mu.Lock()
	due := r.due
	r.due = false
	r.mu.Unlock()
	if due && dl != world.NoWait && op.Pending() != 0 {
		return world.ErrInterrupted
	}
	return nil
}
