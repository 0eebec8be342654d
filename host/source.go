// This file holds source, which lets a read that cannot be interrupted be waited for.

package host

import (
	"io"
	"sync"

	"mpy/board"
	"mpy/world"
)

// source reads from something that may block for as long as it likes (a
// terminal, a pipe, an embedder's reader), in a goroutine that begins a read only
// when somebody asks for one. When whoever asked is interrupted, the read goes
// on, and the next one to ask joins it: nothing is lost.
//
// Deadlines and poll(2) on the descriptor would do without the goroutine, but a
// terminal's descriptor knows no deadlines, and an embedder's reader has none.
type source struct {
	r     io.Reader
	clock world.Clock
	waker world.Waker

	mu   sync.Mutex
	busy bool   // the goroutine reads
	buf  []byte // what it has read and nobody has taken
	err  error  // how its read ended
	own  []byte // the goroutine's buffer
}

// read gives what is there, waiting until there is something.
func (s *source) read(op *world.Op, dl world.Deadline, p []byte) (int, error) {
	for {
		s.mu.Lock()
		switch {
		case len(s.buf) > 0:
			n := copy(p, s.buf)
			s.buf = s.buf[n:]
			s.mu.Unlock()
			return n, nil
		case s.err != nil:
			err := s.err
			s.err = nil // a terminal goes on after Ctrl-D
			s.mu.Unlock()
			if err == io.EOF {
				return 0, nil
			}
			return 0, err
		case !s.busy && dl == world.NoWait:
			s.mu.Unlock()
			return 0, board.EAGAIN
		case !s.busy:
			s.begin(len(p))
		}
		s.mu.Unlock()
		if err := s.waker.Wait(op, dl); err != nil {
			return 0, err
		}
	}
}

// ready reports whether a read would not wait, and begins one to find out.
func (s *source) ready() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.buf) > 0 || s.err != nil {
		return true
	}
	if !s.busy {
		s.begin(1)
	}
	return false
}

// begin starts a read for somebody who asked for n bytes.
func (s *source) begin(n int) {
	s.busy = true
	if len(s.own) < n {
		s.own = make([]byte, min(max(n, 512), 1<<16))
	}
	world.HoldClock(s.clock) // whoever writes is not of the world
	go s.fill()
}

func (s *source) fill() {
	n, err := s.r.Read(s.own)
	s.mu.Lock()
	s.buf, s.err, s.busy = s.own[:n], err, false
	s.mu.Unlock()
	s.waker.Wake()
	world.ReleaseClock(s.clock)
}

// ahead gives how many bytes wait to be taken.
func (s *source) ahead() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.buf)
}
