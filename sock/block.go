// This file holds receiving in blocks: when a script takes a stream in pieces,
// one receive brings many of them, and each is a part of one block of memory.

package sock

import "mpy/world"

const (
	blockMin = 1024     // pieces of at least so many bytes are received in blocks
	blockMax = 64 << 10 // the largest block
	pieces   = 16       // a block has at most so many pieces: what keeps one of them alive keeps all
)

// RecvBytes is Recv for a caller that wants bytes to keep. What was received
// stands in p, or, if own is not nil, there: nobody writes to that again. Own
// comes when the pieces before it were full, in which case it costs neither a
// call of the system nor memory of its own.
//
// # Errors
//
// As Recv.
func (s *Socket) RecvBytes(op *world.Op, dl world.Deadline, p []byte, flags int) (n int, own []byte, err error) {
	if len(p) < blockMin || len(p) > blockMax/2 || flags != 0 || s.numbered.Load() {
		n, err = s.Recv(op, dl, p, flags)
		return n, nil, err
	}
	if s.State() == Connected && s.stream() && s.reader.active.Load() == nil {
		if own := s.piece(len(p)); own != nil {
			return len(own), own, nil
		}
	}
	n, err = s.Recv(op, dl, p, 0)
	s.ahead.mu.Lock()
	s.ahead.next = 1
	if n == len(p) {
		s.ahead.next = 2
	}
	s.ahead.mu.Unlock()
	return n, nil, err
}

// piece gives the next piece of the block, or of a new one if the last pieces
// were full; nil if there is none, whatever the reason: a plain receive tells it.
func (s *Socket) piece(n int) []byte {
	a := &s.ahead
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.n.Load() == 0 {
		size := min(n*a.next, blockMax)
		if size <= n {
			return nil
		}
		block := make([]byte, size)
		got, err := s.ep.Read(nil, world.NoWait, block, 0)
		if got == 0 || err != nil {
			return nil
		}
		if got == size {
			a.next = min(2*a.next, pieces)
		} else {
			a.next = 1
		}
		if got < size/2 { // the piece shall not keep the rest alive
			block = append([]byte(nil), block[:got]...)
		}
		a.buf, a.at, a.given = block, 0, true
		a.n.Store(int32(got))
		if got > n {
			defer s.watchers.Tell(world.Changed) // pollers ask us from now on
		}
	}
	if !a.given {
		return nil
	}
	n = min(n, int(a.n.Load()))
	own := a.buf[a.at : a.at+n : a.at+n]
	a.used(n)
	return own
}

// Number is Fileno for a script that wants to know it: it may ask the system
// about the descriptor, so that from here on recv leaves there what is there.
func (s *Socket) Number() int {
	s.numbered.Store(true)
	return s.Fileno()
}
