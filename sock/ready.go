// This file holds readiness: what a poller asks of a socket.

package sock

import (
	"runtime"

	"mpy/world"
)

// Ready gives the bits of mask and world.Always that hold now. A closed socket
// gives 32 (on some boards other bits); a stream socket that was not connected
// gives 16, and 4 if asked.
func (s *Socket) Ready(mask uint32) uint32 {
	switch st := s.State(); {
	case st == Closed:
		if s.board.Poll.ClosedAsked {
			return s.board.Poll.Closed | mask&(world.In|world.Out)
		}
		return s.board.Poll.Closed
	case st <= Bound && s.stream():
		if s.board.Poll.FreshOut {
			return s.board.Poll.Fresh | mask&world.Out
		}
		return s.board.Poll.Fresh
	}
	r := s.ep.Ready(mask)
	if s.ahead.n.Load() > 0 || s.queue.n.Load() > 0 {
		r |= mask & world.In
	}
	return r
}

// Soft reports whether only Ready knows the whole answer, not the kernel:
// after Close, with bytes read ahead, without a descriptor, and on systems
// whose poll sees a socket in this state in another way than the boards do.
func (s *Socket) Soft() bool {
	switch st := s.State(); {
	case st == Closed, s.ahead.n.Load() > 0, s.queue.n.Load() > 0, s.ep.Descriptor() < 0:
		return true
	case s.stream():
		return st <= Bound && (runtime.GOOS != "linux" || !s.board.Poll.FreshOut || s.board.Poll.Fresh != world.Hup)
	default: // WSAPoll does not know of a datagram that was refused
		return runtime.GOOS == "windows" && st == Connected
	}
}

// Reported gives of the bits that hold those that the board's poll knows.
func (s *Socket) Reported(bits uint32) uint32 {
	if st := s.State(); st == Closed || st <= Bound && s.stream() {
		return bits
	}
	return bits & s.board.Poll.Reports
}

// Descriptor gives the system's descriptor; -1 where there is none, and after Close.
func (s *Socket) Descriptor() int {
	if s.State() == Closed {
		return -1
	}
	return s.ep.Descriptor()
}

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
