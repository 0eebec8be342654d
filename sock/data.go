// This file holds the calls that move bytes.

package sock

import (
	"mpy/board"
	"mpy/world"
)

// try turns MSG_DONTWAIT into NoWait and takes it out of the flags.
func try(dl world.Deadline, flags int) (world.Deadline, int) {
	if flags&world.DontWait != 0 {
		return world.NoWait, flags &^ world.DontWait
	}
	return dl, flags
}

// Recv receives what is there, up to len(p) bytes; 0 and nil is the end of the
// stream or an empty datagram. world.Peek leaves it there.
//
// # Errors
//
// EBADF, EAGAIN, the board's timeout for recv, the board's condition for a
// fresh socket (ENOTCONN), ECONNRESET, ECONNREFUSED, ErrInterrupted.
func (s *Socket) Recv(op *world.Op, dl world.Deadline, p []byte, flags int) (int, error) {
	facts := &s.board.Sockets
	n, err := s.receive(op, dl, p, flags, false)
	switch {
	case n > 0:
	case err == board.EAGAIN:
		err = facts.RecvEmpty.Err(err)
	case err != nil:
		err = s.expired(err, &s.board.Timeouts.Recv)
	case dl == world.NoWait && len(p) > 0 && s.stream():
		err = facts.EndNow.Err(nil)
	}
	return n, err
}

// recvFresh gives the failure of a recv on a stream that is not connected.
func (s *Socket) recvFresh(dl world.Deadline) *board.Failure {
	facts := &s.board.Sockets
	if dl == world.NoWait && !facts.RecvFreshNow.IsZero() {
		return &facts.RecvFreshNow
	}
	return &facts.RecvFresh
}

// readFresh gives that of the stream methods.
func (s *Socket) readFresh(dl world.Deadline) *board.Failure {
	if f := &s.board.Sockets.ReadFresh; !f.IsZero() {
		return f
	}
	return s.recvFresh(dl)
}

// receive is one receive through the read-ahead; method: of a stream method.
func (s *Socket) receive(op *world.Op, dl world.Deadline, p []byte, flags int, method bool) (int, error) {
	if !s.usable() {
		closed, fresh := &s.board.Sockets.Closed.Recv, s.recvFresh(dl)
		if method {
			closed, fresh = &s.board.Sockets.Closed.Read, s.readFresh(dl)
		}
		if err := s.may(op, dl, closed, fresh); err != nil {
			return 0, err
		}
	}
	dl, flags = try(dl, flags)
	if err := s.tellFirst(op, dl); err != nil {
		return 0, err
	}
	if n, had := s.ahead.take(p, flags&world.Peek != 0); had {
		s.took(nil)
		return n, nil
	}
	if s.typ == world.Datagram && s.board.Limits.Datagrams > 0 {
		n, _, err := s.receiveFrom(op, dl, p, flags)
		s.took(err)
		return n, err
	}
	n, err := s.ep.Read(op, dl, p, flags)
	if err != nil && err == board.ECONNRESET {
		s.reset.Store(true)
	}
	if n > 0 || err != nil || len(p) == 0 || !s.stream() {
		s.took(err)
	} // else it is the end, of which the callback is told once
	return min(n, len(p)), s.after(n, err)
}

// RecvFrom is Recv that also gives the sender's address; a stream has none.
//
// # Errors
//
// As Recv, with the board's timeout for recvfrom.
func (s *Socket) RecvFrom(op *world.Op, dl world.Deadline, p []byte, flags int) (int, world.Addr, error) {
	if s.stream() {
		n, err := s.receive(op, dl, p, flags, false)
		return n, world.Addr{}, s.expired(err, &s.board.Timeouts.RecvFrom)
	}
	if s.State() == Closed {
		return 0, world.Addr{}, s.board.Sockets.Closed.Recv.Err(board.EBADF)
	}
	dl, flags = try(dl, flags)
	if err := s.tellFirst(op, dl); err != nil {
		return 0, world.Addr{}, s.expired(err, &s.board.Timeouts.RecvFrom)
	}
	n, from, err := s.receiveFrom(op, dl, p, flags)
	s.took(err)
	return min(n, len(p)), from, s.expired(s.after(n, err), &s.board.Timeouts.RecvFrom)
}

// Send sends p: all of it if it may wait, what there is room for with NoWait
// or when the deadline passes after some bytes. Beside ErrInterrupted it
// returns how much was sent.
//
// # Errors
//
// EBADF, EAGAIN, the board's timeout for send (each if nothing was sent), the
// board's condition for a fresh socket (EPIPE), EPIPE, ECONNRESET,
// EDESTADDRREQ (a datagram socket without a peer), EMSGSIZE, ECONNREFUSED,
// EACCES (broadcast), ENETUNREACH, EHOSTUNREACH, ENOBUFS, ErrInterrupted.
func (s *Socket) Send(op *world.Op, dl world.Deadline, p []byte, flags int) (int, error) {
	n, err := s.send(op, dl, p, flags, &s.board.Sockets.Closed.Send)
	if n > 0 && (err == board.EAGAIN || err == board.ETIMEDOUT) {
		return n, nil
	}
	return n, s.expired(err, &s.board.Timeouts.Send)
}

// send is one send; beside an error it returns how much was sent.
func (s *Socket) send(op *world.Op, dl world.Deadline, p []byte, flags int, closed *board.Failure) (int, error) {
	if !s.usable() {
		if err := s.may(op, dl, closed, &s.board.Sockets.SendFresh); err != nil {
			return 0, err
		}
	}
	s.settle()
	dl, flags = try(dl, flags)
	n, err := s.ep.Write(op, dl, p, flags)
	if err != nil && s.tcp() {
		err = s.gone(err)
	}
	return n, s.after(n, err)
}

// gone gives the board's failure of a send to a peer that has reset the
// connection. Which of the two conditions the system then gives, and how often,
// depends on what it had sent before.
func (s *Socket) gone(err error) error {
	if err != board.ECONNRESET && err != board.EPIPE || s.State() == Shut {
		return err
	}
	if s.reset.Swap(true) {
		return s.board.Sockets.SendGone.Err(err)
	}
	return s.board.Sockets.SendReset.Err(err)
}

// SendAll sends all of p, or fails. Beside any error it returns how much was
// sent.
//
// # Errors
//
// As Send, with the board's timeout for sendall; EAGAIN and the timeout also
// after some bytes.
func (s *Socket) SendAll(op *world.Op, dl world.Deadline, p []byte, flags int) (int, error) {
	facts := &s.board.Sockets
	if !s.stream() && !facts.SendAllUDP.IsZero() {
		return 0, facts.SendAllUDP.Err(nil)
	}
	n, err := s.send(op, dl, p, flags, &facts.Closed.Send)
	if err == nil && n < len(p) {
		err = board.EAGAIN
	}
	if n > 0 && (err == board.EAGAIN || err == board.ETIMEDOUT) && !facts.SendAllShort.IsZero() {
		return n, facts.SendAllShort.Err(err)
	}
	return n, s.expired(err, &s.board.Timeouts.SendAll)
}

// SendTo sends one datagram to addr, whose name is resolved, which can block;
// on a stream addr is ignored.
//
// # Errors
//
// As Send, with the board's timeout for sendto; EINVAL (an address of another
// family); for names those of [GetAddrInfo]; on a stream of AF_UNIX EISCONN or
// EOPNOTSUPP.
func (s *Socket) SendTo(op *world.Op, dl world.Deadline, p []byte, flags int, addr Addr) (int, error) {
	if s.stream() && s.family == world.Unix && s.State() != Closed {
		if s.State() < Connected {
			return 0, board.EOPNOTSUPP
		}
		return 0, board.EISCONN
	}
	if s.stream() {
		n, err := s.send(op, dl, p, flags, &s.board.Sockets.Closed.SendTo)
		if n > 0 && (err == board.EAGAIN || err == board.ETIMEDOUT) {
			return n, nil
		}
		return n, s.expired(err, &s.board.Timeouts.SendTo)
	}
	if s.State() == Closed {
		return 0, s.board.Sockets.Closed.SendTo.Err(board.EBADF)
	}
	if f := &s.board.Sockets.SendNothing; len(p) == 0 && !f.IsZero() {
		return 0, s.expired(s.fails(op, dl, f, nil), &s.board.Timeouts.SendTo)
	}
	to := addr.Addr
	if addr.named {
		var err error
		if to, err = s.resolve(op, dl, "sendto", addr); err != nil {
			return 0, fail("sendto", addr, s.expired(err, &s.board.Timeouts.SendTo))
		}
	}
	if to.Family != s.family {
		return 0, fail("sendto", addr, board.EINVAL)
	}
	dl, flags = try(dl, flags)
	n, err := s.ep.WriteTo(op, dl, p, flags, to)
	if err == nil && s.State() == Fresh {
		s.advance(Bound) // the system gave it a port
	}
	return n, s.expired(s.after(n, err), &s.board.Timeouts.SendTo)
}

// Read is the stream layer's read: one receive of up to len(p) bytes, where a
// small one reads ahead. 0 and nil is the end of the stream; EAGAIN means that
// it would block. An empty p gives 0 without looking.
//
// # Errors
//
// As Recv, with the board's timeout for read.
func (s *Socket) Read(op *world.Op, dl world.Deadline, p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if s.stream() && len(p) <= smallRead {
		n, _, err := s.aheadRead(op, dl, p, -1)
		return n, s.expired(err, &s.board.Timeouts.Read)
	}
	n, err := s.receive(op, dl, p, 0, true)
	return n, s.expired(err, &s.board.Timeouts.Read)
}

// Write is the stream layer's write: one send. Beside any error it returns how
// much was sent. EAGAIN means that there was no room at all; with NoWait it can
// send less than p. An empty p gives 0 without looking.
//
// # Errors
//
// As Send, with the board's timeout for write, also after some bytes.
func (s *Socket) Write(op *world.Op, dl world.Deadline, p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	n, err := s.send(op, dl, p, 0, &s.board.Sockets.Closed.Write)
	return n, s.expired(err, &s.board.Timeouts.Write)
}

// after notes what an endpoint's result says about the state: bytes that moved
// had a connection. The end of a stream says nothing, for after a refusal that
// recv has told of there is one too.
func (s *Socket) after(n int, err error) error {
	if n > 0 && err == nil && s.State() == Connecting {
		s.told.Store(false)
		s.advance(Connected)
	}
	return err
}
