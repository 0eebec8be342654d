// This file runs a handshake in a coroutine.

package ssl

import (
	"crypto/tls"
	"crypto/x509"
	"iter"
	"runtime"

	"mpy/board"
	"mpy/host"
	"mpy/python/object"
	"mpy/world"
)

// shake is a handshake that goes on. It must not reach the Socket: the
// coroutine's stack would keep a forgotten one alive.
type shake struct {
	wire *wire
	conn *tls.Conn
	next func() (ask, bool)
	stop func()
	err  error // how it ended

	want    ask // what it stopped for
	peer    []*x509.Certificate
	suite   uint16
	verdict error // the answer to askVerify

	until world.Deadline // it must be over by then
}

// begin makes the coroutine, which runs from the first step on.
func (s *shake) begin() {
	s.next, s.stop = iter.Pull(func(yield func(ask) bool) {
		s.wire.yield = yield
		s.err = s.conn.Handshake()
		s.wire.yield = nil
	})
}

// step goes on to where something is wanted; over says that the handshake ended.
func (s *shake) step() (over bool) {
	want, ok := s.next()
	s.want = want
	return !ok
}

// abandon ends the coroutine.
func (s *shake) abandon() {
	s.stop()
}

// judge is crypto/tls's VerifyConnection: it lets the Socket's thread judge.
func (s *shake) judge(cs tls.ConnectionState) error {
	s.peer, s.suite = cs.PeerCertificates, cs.CipherSuite
	if s.wire.yield == nil || !s.wire.yield(askVerify) {
		return errAbandoned
	}
	return s.verdict
}

// handshake goes on with the handshake as far as the stream lets it, and says
// EAGAIN where it does not. The caller is inside the gate rd.
func (o *Socket) handshake(t object.Thread) error {
	s, spoke := o.shake, false
	for {
		spoke = spoke || o.wire.sent < len(o.wire.out)
		if err := o.send(t); err != nil {
			return err
		}
		switch {
		case o.closed:
			return o.gone()
		case o.done: // and the last of it is sent
			return nil
		case s.next == nil:
			s.begin()
			o.guard = runtime.AddCleanup(o, (*shake).abandon, s)
			o.mod.shaking.Add(o)
		case s.want == askVerify:
			s.verdict = o.verify(t, s)
		case o.wire.waiting() || o.wire.ended:
		case spoke && o.never():
			// The answer takes a round trip: the next call shall look for it, also
			// where the peer is so near that it might be here by now.
			o.lacks = world.In
			return board.EAGAIN
		default:
			if s.until != world.Never {
				o.lacks = world.In
				if ready, err := o.await(t, s.until); err != nil {
					return err
				} else if !ready {
					return o.die(t, &fault{code: errTimeout})
				}
			}
			if err := o.receive(t); err != nil {
				return err
			}
			continue
		}
		over := false
		// Arithmetic for a millisecond or so: others may run.
		if err := host.Block(t, func(*world.Op) error {
			over = s.step()
			return nil
		}); err != nil {
			return err
		}
		o.wire.emptied(&o.mod.buffers)
		if !over {
			continue
		}
		o.forget()
		if s.err == nil {
			o.established()
			continue
		}
		err := o.failed(t, s)
		if e, ok := o.send(t).(*object.Exception); ok { // an alert, if it goes; Ctrl-C meanwhile
			return e
		}
		return err
	}
}

// never says whether a read of the stream is known not to block.
func (o *Socket) never() bool {
	s, ok := o.under.(tryer)
	return ok && s.Sock().Timeout() == 0
}

// established notes that the handshake ended well.
func (o *Socket) established() {
	o.done = true
	o.wire.alert = 0
	if !o.server && o.mode == certNone {
		o.mod.warn()
	}
}

// forget lets go of a handshake.
func (o *Socket) forget() {
	if s := o.shake; s != nil {
		o.shake = nil
		if s.next != nil {
			o.guard.Stop()
			o.mod.shaking.Remove(o)
			s.abandon()
		}
	}
}

// abandon ends a handshake that nobody will go on with.
func (o *Socket) abandon() {
	o.closed = true
	o.release()
	o.update()
}

// failed ends the connection after a handshake that ended badly.
func (o *Socket) failed(t object.Thread, s *shake) error {
	switch v := s.verdict.(type) {
	case nil:
	case *badCertificate:
		return o.die(t, &fault{code: errVerifyFailed, why: v.why()})
	case code:
		return o.die(t, &fault{code: v})
	default:
		return o.die(t, &fault{code: errFatalX509, once: v})
	}
	c := ofTLS(s.err, o.wire.alert)
	if c == errUnknownName && o.server {
		c = errHandshakeFailure // it has no certificate, for which crypto/tls has no better alert
	}
	return o.die(t, &fault{code: c})
}
