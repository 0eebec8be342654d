// This file applies the board's facts to calls that fail.

package sock

import (
	"mpy/board"
	"mpy/world"
)

// expired turns a timeout of the world into the board's for this call.
func (s *Socket) expired(err error, as *board.Failure) error {
	if err == nil || err != board.ETIMEDOUT {
		return err
	}
	return s.late(err, as)
}

func (s *Socket) late(err error, as *board.Failure) error {
	if t := &s.board.Timeouts; t.Step > 0 && s.Timeout() < t.Step {
		return t.Short.Err(err)
	}
	return as.Err(err)
}

// fails gives the board's failure of a call that the system would fail with an
// error. Where a board only waits, so does this: until the deadline, which is a
// timeout then, an interrupt, or Close.
func (s *Socket) fails(op *world.Op, dl world.Deadline, f *board.Failure, system error) error {
	if f.Result != board.Waits {
		return f.Err(system)
	}
	s.closing.Lock()
	if s.ended == nil {
		s.ended = s.world.Clock.Waker()
	}
	s.closing.Unlock()
	for {
		switch {
		case s.State() == Closed:
			s.ended.Wake() // the next one who waits
			return board.EBADF
		case dl == world.NoWait:
			return board.ETIMEDOUT
		}
		if err := s.ended.Wait(op, dl); err != nil {
			return err
		}
	}
}

// usable reports whether the state lets the system be asked to receive or send;
// else may says what the board has to say.
func (s *Socket) usable() bool {
	st := s.State()
	return st >= Connecting && st != Closed || st != Closed && !s.tcp()
}

// may checks what the state says about receiving or sending; closed and fresh
// are the board's failures of a socket that is closed or not connected.
func (s *Socket) may(op *world.Op, dl world.Deadline, closed, fresh *board.Failure) error {
	st := s.State()
	if st == Closed {
		return closed.Err(board.EBADF)
	}
	if st < Connecting && s.tcp() {
		return s.fails(op, dl, fresh, board.ENOTCONN)
	}
	return nil
}
