// This file holds what a connected stream does: moving bytes, ending, closing.

package sim

import (
	"encoding/binary"
	"time"

	"mpy/board"
	"mpy/world"
)

// ring holds the bytes that have arrived.
type ring struct {
	buf []byte
	at  int // of the first
	n   int
}

func (r *ring) write(p []byte) {
	if r.n+len(p) > len(r.buf) {
		size := max(1024, 2*len(r.buf))
		for size < r.n+len(p) {
			size *= 2
		}
		b := make([]byte, size)
		r.read(b[:r.n], true)
		r.buf, r.at = b, 0
	}
	end := (r.at + r.n) % len(r.buf)
	k := copy(r.buf[end:], p)
	copy(r.buf, p[k:])
	r.n += len(p)
}

func (r *ring) read(p []byte, peek bool) int {
	n := min(len(p), r.n)
	if n == 0 {
		return 0
	}
	k := copy(p[:n], r.buf[r.at:])
	copy(p[k:n], r.buf)
	if !peek {
		r.at = (r.at + n) % len(r.buf)
		if r.n -= n; r.n == 0 {
			r.at = 0
		}
	}
	return n
}

// room gives how many bytes can be sent now.
func (e *stream) room() int {
	p := e.peer
	if p.closed {
		return window
	}
	return max(window-p.buf.n-p.flight, 0)
}

// received is one try to receive.
func (e *stream) received(p []byte, flags int) (int, error) {
	switch {
	case e.closed:
		return 0, board.EBADF
	case e.state == fresh || e.state == listening:
		return 0, board.ENOTCONN
	case e.state == connecting:
		return 0, board.EAGAIN
	case e.state == failed:
		if e.err != board.OK {
			return 0, e.takeErr()
		}
		return 0, nil
	case e.buf.n > 0:
		n := e.buf.read(p, flags&world.Peek != 0)
		if flags&world.Peek == 0 && n > 0 && !e.peer.closed {
			e.peer.writable()
		}
		return n, nil
	case e.ended || e.shut:
		return 0, nil
	case e.err != board.OK:
		return 0, e.takeErr()
	case e.reset:
		return 0, nil
	}
	return 0, board.EAGAIN
}

func (e *stream) Read(op *world.Op, dl world.Deadline, p []byte, flags int) (int, error) {
	return e.read(op, &dl, p, flags)
}

func (e *stream) read(op *world.Op, dl *world.Deadline, p []byte, flags int) (n int, err error) {
	e.s.mu.Lock()
	defer e.s.unlock()
	err = e.s.wait(op, dl, &e.in, "data", &e.endpoint, func() (err error) {
		n, err = e.received(p, flags)
		return err
	})
	return n, err
}

func (e *stream) ReadFrom(op *world.Op, dl world.Deadline, p []byte, flags int) (int, world.Addr, error) {
	n, err := e.read(op, &dl, p, flags)
	return n, world.Addr{}, err
}

// sent is one try to send.
func (e *stream) sent(p []byte) (int, error) {
	switch {
	case e.closed:
		return 0, board.EBADF
	case e.state == fresh || e.state == listening:
		return 0, board.EPIPE
	case e.state == connecting:
		return 0, board.EAGAIN
	case e.err != board.OK:
		return 0, e.takeErr()
	case e.state == failed || e.finished || e.reset:
		return 0, board.EPIPE
	case len(p) == 0:
		return 0, nil
	}
	n := min(e.room(), len(p))
	if n == 0 {
		return 0, board.EAGAIN
	}
	peer := e.peer
	e.carry(p[:n], func(data []byte) {
		if peer.closed || peer.reset {
			peer.answerReset(e)
			return
		}
		peer.buf.write(data)
		peer.readable()
	})
	return n, nil
}

// segment is something on its way to the peer: bytes, an end, a reset.
type segment struct {
	data []byte
	f    func(data []byte)
}

// carry brings data, and f that takes it, to the peer, behind all that was sent before.
func (e *stream) carry(data []byte, f func(data []byte)) {
	g := segment{data, f}
	if len(e.unsent) > 0 || !e.launch(g) {
		g.data = append([]byte(nil), data...)
		e.peer.flight += len(data)
		if e.unsent = append(e.unsent, g); len(e.unsent) == 1 {
			e.tries = 0
			e.retry.fire = e.again
			e.s.plan(&e.retry, e.s.time()+time.Second)
		}
	}
}

// launch sends a segment, if there is a way.
func (e *stream) launch(g segment) bool {
	at, lost := e.s.travel(e.m, e.peer.m, true)
	switch {
	case lost:
		return false
	case max(at, e.arrives) <= e.s.time():
		g.f(g.data)
		return true
	}
	e.arrives = max(at, e.arrives)
	g.data = append([]byte(nil), g.data...)
	e.peer.flight += len(g.data)
	e.s.at(e.arrives, func() {
		e.peer.flight -= len(g.data)
		g.f(g.data)
	})
	return true
}

// mostTries is how often a stream tries again before it gives up: for a quarter of an hour.
const mostTries = 15

// again tries to send what found no way.
func (e *stream) again() {
	for len(e.unsent) > 0 {
		g := e.unsent[0]
		e.peer.flight -= len(g.data)
		if e.launch(g) {
			e.unsent = e.unsent[1:]
			continue
		}
		e.peer.flight += len(g.data)
		if e.tries++; e.tries < mostTries {
			e.s.plan(&e.retry, e.s.time()+min(time.Second<<e.tries, time.Minute))
		} else {
			e.unsent = nil
			e.drop()
			if !e.closed {
				e.err = board.ETIMEDOUT
			}
		}
		return
	}
}

// answerReset answers something that came for a stream that is closed: with a reset.
func (e *stream) answerReset(to *stream) {
	at, lost := e.s.travel(e.m, to.m, true)
	if !lost {
		e.s.at(max(at, e.arrives), to.drop)
	}
}

func (e *stream) Write(op *world.Op, dl world.Deadline, p []byte, flags int) (int, error) {
	return e.write(op, &dl, p)
}

func (e *stream) write(op *world.Op, dl *world.Deadline, p []byte) (n int, err error) {
	e.s.mu.Lock()
	defer e.s.unlock()
	err = e.s.wait(op, dl, &e.out, "room to send", &e.endpoint, func() error {
		for {
			k, err := e.sent(p[n:])
			if n += k; err != nil || n == len(p) {
				return err
			}
		}
	})
	if n > 0 && *dl == world.NoWait && err == board.EAGAIN {
		err = nil
	}
	return n, err
}

func (e *stream) WriteTo(op *world.Op, dl world.Deadline, p []byte, flags int, _ world.Addr) (int, error) {
	return e.write(op, &dl, p)
}

func (e *stream) Wait(op *world.Op, dl world.Deadline, mask uint32) error {
	e.s.mu.Lock()
	defer e.s.unlock()
	l := &e.in
	if mask&world.Out != 0 {
		l = &e.out
	}
	return e.s.wait(op, &dl, l, "readiness", &e.endpoint, func() error {
		switch {
		case e.closed:
			return board.EBADF
		case e.ready(mask) == 0:
			return board.EAGAIN
		}
		return nil
	})
}

func (e *stream) Ready(mask uint32) uint32 {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	return e.ready(mask)
}

func (e *stream) ready(mask uint32) (r uint32) {
	if e.closed {
		return world.Nval
	}
	switch e.state {
	case fresh:
		r = world.Out | world.Hup
	case listening:
		if len(e.waiting) > 0 {
			r = world.In
		}
	case failed:
		r = world.In | world.Out | world.Hup
	case connected:
		if e.buf.n > 0 || e.ended || e.shut || e.reset {
			r |= world.In
		}
		if e.finished || e.reset || e.room() > 0 {
			r |= world.Out
		}
		if (e.ended || e.shut) && e.finished || e.reset {
			r |= world.Hup
		}
	}
	if e.err != board.OK {
		r |= world.Err
	}
	return r & (mask | world.Always)
}

func (e *stream) Shutdown(how int) error {
	e.s.mu.Lock()
	defer e.s.unlock()
	e.s.charge()
	switch {
	case how < world.ShutRead || how > world.ShutBoth:
		return board.EINVAL
	case e.closed:
		return board.EBADF
	case e.state != connected || e.reset:
		return board.ENOTCONN
	}
	if how != world.ShutWrite {
		e.shut = true
	}
	if how != world.ShutRead {
		e.finish()
	}
	e.changed()
	return nil
}

// finish tells the peer that nothing more comes.
func (e *stream) finish() {
	if e.finished {
		return
	}
	e.finished = true
	peer := e.peer
	e.carry(nil, func([]byte) {
		if !peer.closed {
			peer.ended = true
			peer.changed()
		}
	})
}

func (e *stream) Close() error {
	e.s.mu.Lock()
	defer e.s.unlock()
	if e.closed {
		return nil
	}
	e.s.charge()
	e.shutdown()
	return nil
}

// shutdown closes the stream.
func (e *stream) shutdown() {
	switch e.state {
	case listening:
		for _, c := range e.waiting {
			c.abortPeer()
		}
		for _, c := range e.coming {
			c.back(e.m, func() { c.fail(board.ECONNREFUSED) })
		}
		e.waiting, e.coming = nil, nil
	case connected:
		if v := e.values[linger]; e.buf.n > 0 && !e.reset || len(v) == 8 && binary.NativeEndian.Uint32(v) != 0 && binary.NativeEndian.Uint32(v[4:]) == 0 {
			e.resetPeer()
		} else {
			e.finish()
		}
	}
	e.gone()
	e.buf = ring{}
	e.changed()
	if e.peer != nil && !e.peer.closed {
		e.peer.writable()
	}
}

// abortPeer closes a connection that nobody accepted.
func (e *stream) abortPeer() {
	e.resetPeer()
	e.gone()
}

// resetPeer ends the connection for the peer, behind all that was sent.
func (e *stream) resetPeer() {
	if e.reset || e.ended && e.finished {
		return
	}
	e.finished = true
	peer := e.peer
	e.carry(nil, func([]byte) {
		if peer.ended && peer.finished {
			return
		}
		peer.drop()
	})
}
