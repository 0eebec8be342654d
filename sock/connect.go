// This file holds the calls that change a socket's state: bind, listen,
// accept, connect and shutdown.

package sock

import (
	"mpy/board"
	"mpy/world"
)

// fail gives an error with the call and the address it was about.
func fail(call string, who Addr, err error) error {
	if err == nil || err == world.ErrInterrupted {
		return err
	}
	switch err.(type) {
	case *board.Error, *board.Failure:
		return err
	}
	return &board.Error{Cond: board.CondOf(err), Op: call, Who: who.String(), Err: err}
}

// Bind gives the socket an address of its own. Port 0 lets the system choose.
// A name is resolved, which can block.
//
// # Errors
//
// EBADF, EINVAL (bound already, or an address of another family), EADDRINUSE,
// EADDRNOTAVAIL, EACCES; for names those of [GetAddrInfo]; ETIMEDOUT,
// ErrInterrupted.
func (s *Socket) Bind(op *world.Op, dl world.Deadline, addr Addr) error {
	if s.State() == Closed {
		return board.EBADF
	}
	to, err := s.resolve(op, dl, "bind", addr)
	if err != nil {
		return fail("bind", addr, err)
	}
	if st := s.State(); s.tcp() && st != Fresh || to.Family != s.family {
		if st == Closed {
			return board.EBADF
		}
		return fail("bind", addr, board.EINVAL)
	}
	if err := s.ep.Bind(to); err != nil {
		return fail("bind", addr, err)
	}
	if s.State() == Fresh {
		s.advance(Bound)
	}
	return nil
}

// Listen makes the socket take connections; a backlog below 0 counts as 0. An
// unbound socket gets a port. It may be called again with another backlog.
//
// # Errors
//
// EBADF, EOPNOTSUPP (not a stream socket), EINVAL (connected), EADDRINUSE.
func (s *Socket) Listen(backlog int) error {
	switch st := s.State(); {
	case st == Closed:
		return board.EBADF
	case !s.stream():
		return board.EOPNOTSUPP
	case s.tcp() && st > Listening:
		return board.EINVAL
	}
	if err := s.ep.Listen(max(backlog, 0)); err != nil {
		return &board.Error{Cond: board.CondOf(err), Op: "listen", Err: err}
	}
	s.advance(Listening)
	return nil
}

// Accept takes a connection. Whether the new socket blocks is a fact of the
// board.
//
// # Errors
//
// EBADF, EINVAL (not listening), EOPNOTSUPP (not a stream socket), EAGAIN, the
// board's timeout for accept, ECONNABORTED, EMFILE, ErrInterrupted.
func (s *Socket) Accept(op *world.Op, dl world.Deadline) (*Socket, world.Addr, error) {
	switch {
	case s.State() == Closed:
		return nil, world.Addr{}, board.EBADF
	case !s.stream():
		return nil, world.Addr{}, board.EOPNOTSUPP
	case s.State() != Listening:
		err := s.fails(op, dl, &s.board.Sockets.AcceptFresh, board.EINVAL)
		return nil, world.Addr{}, s.expired(err, &s.board.Timeouts.Accept)
	}
	if err := s.tellFirst(op, dl); err != nil {
		return nil, world.Addr{}, s.expired(err, &s.board.Timeouts.Accept)
	}
	ep, from, err := s.ep.Accept(op, dl)
	s.took(err)
	if err != nil {
		return nil, world.Addr{}, s.expired(err, &s.board.Timeouts.Accept)
	}
	c := wrap(s.world, s.board, ep, s.family, s.typ, s.proto)
	c.state.Store(uint32(Connected))
	timeout := board.NoTimeout
	switch own := s.Timeout(); s.board.Sockets.Accepted {
	case board.InheritTimeout:
		if own > 0 {
			timeout = own
		}
	case board.InheritAll:
		timeout = own
	case board.InheritNonBlocking:
		timeout = 0
	}
	c.timeout.Store(int64(timeout))
	return c, from, nil
}

// Connect connects, or sets the peer of a datagram socket. A name is resolved,
// which can block.
//
// With NoWait the first call gives EINPROGRESS, further ones EALREADY, then nil
// once, then EISCONN; a failure is told once, and the next call begins anew.
// With a deadline it gives the board's timeout, while the attempt goes on; the
// next call then waits for it again, and gives EALREADY if it still goes on.
//
// # Errors
//
// EBADF, EINVAL (an address of another family), EISCONN (connected or
// listening), the board's conditions for refused, pending and again,
// ENETUNREACH, EHOSTUNREACH, ECONNRESET, EADDRNOTAVAIL, EACCES, ETIMEDOUT, the
// board's timeout for connect; for names those of [GetAddrInfo];
// ErrInterrupted.
func (s *Socket) Connect(op *world.Op, dl world.Deadline, addr Addr) error {
	switch st := s.State(); {
	case st == Closed:
		return board.EBADF
	case s.tcp() && (st == Listening || st == Connected || st == Shut):
		return fail("connect", addr, board.EISCONN)
	case s.spent.Load():
		return fail("connect", addr, board.EBADF)
	}
	to, err := s.resolve(op, dl, "connect", addr)
	if err != nil {
		return fail("connect", addr, s.expired(err, &s.board.Timeouts.Connect))
	}
	if to.Family != s.family {
		return fail("connect", addr, board.EINVAL)
	}
	err = s.ep.Connect(op, dl, to)
	return fail("connect", addr, s.connected(err, dl))
}

// connected moves on after the endpoint's connect and gives the board's error.
// told is set while a connect goes on that an earlier call has reported.
func (s *Socket) connected(err error, dl world.Deadline) error {
	if s.family == world.Unix { // is connected or not: no attempt goes on
		if err == nil {
			s.advance(Connected)
		}
		return s.expired(err, &s.board.Timeouts.Connect)
	}
	told := s.told.Load()
	if err == world.ErrInterrupted {
		if s.stream() {
			s.advance(Connecting)
		}
		return err
	}
	switch board.CondOf(err) {
	case board.OK:
		s.told.Store(false)
		s.advance(Connected)
		if told {
			return s.board.Sockets.ConnectDone.Err(nil)
		}
		return nil
	case board.EISCONN:
		s.advance(Connected)
		return err
	case board.EINPROGRESS:
		s.told.Store(true)
		s.advance(Connecting)
		return s.board.Sockets.ConnectPending.Err(err)
	case board.EALREADY:
		s.advance(Connecting)
		return s.board.Sockets.ConnectAgain.Err(err)
	case board.ETIMEDOUT:
		if dl == world.Never || dl == world.NoWait || !dl.Passed(s.world.Clock) {
			break // the network's own timeout: the attempt is over
		}
		s.told.Store(true)
		s.advance(Connecting)
		if told {
			err = s.board.Sockets.ConnectAgain.Err(board.EALREADY)
		} else {
			err = s.expired(err, &s.board.Timeouts.Connect)
		}
		if s.board.Sockets.AfterRefused == board.FailedCloses {
			_ = s.Close()
		}
		return err
	case board.ECONNREFUSED:
		err = s.board.Sockets.Refused.Err(err)
	}
	s.told.Store(false)
	if s.stream() {
		s.advance(Fresh) // the system lets it try again
		switch s.board.Sockets.AfterRefused {
		case board.FailedSpent:
			s.spent.Store(true)
		case board.FailedCloses:
			if s.Timeout() > 0 {
				_ = s.Close()
			}
		}
	}
	return err
}

// Shutdown ends reading (world.ShutRead), writing (world.ShutWrite) or both.
//
// # Errors
//
// EBADF, ENOTCONN.
func (s *Socket) Shutdown(how int) error {
	if s.State() == Closed {
		return board.EBADF
	}
	s.settle()
	if err := s.ep.Shutdown(how); err != nil {
		return &board.Error{Cond: board.CondOf(err), Op: "shutdown", Err: err}
	}
	s.advance(Shut)
	return nil
}
