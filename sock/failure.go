// This file applies the board's facts to calls that fail.

package sock

import (
	"time"

	"mpy/board"
	"mpy/world"
)

// expired turns a timeout of the world into the board's for this call.
func (s *Socket) expired(err error, as *board.Failure) error {
	if err != board.ETIMEDOUT {
		return err
	}
	if t := &s.board.Timeouts; t.Step > 0 && s.Timeout() < t.Step {
		return t.Short.Err(err)
	}
	return as.Err(err)
}

// patience is how often a call that waits for nothing looks whether the socket
// was closed.
const patience = 50 * time.Millisecond

// fails gives the board's failure of a call that the system would fail with an
// error. Where a board only waits, so does this: until the deadline, which is a
// timeout then, or an interrupt.
func (s *Socket) fails(op *world.Op, dl world.Deadline, f *board.Failure, system error) error {
	if f.Result != board.Waits {
		return f.Err(system)
	}
	for {
		switch {
		case s.State() == Closed:
			return board.EBADF
		case dl == world.NoWait, dl != world.Never && dl.Passed(s.world.Clock):
			return board.ETIMEDOUT
		}
		next := world.After(s.world.Clock, patience)
		if dl != world.Never && dl < next {
			next = dl
		}
		if err := s.world.Clock.Sleep(op, next); err != nil {
			return err
		}
	}
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
