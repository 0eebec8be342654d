package sock_test

import (
	"io"
	"net"
	"os"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/nettest"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

// TestConn: a connected socket has all it takes to be a net.Conn. Nothing of
// ours needs it as one, so the adapter stands here.
func TestConn(t *testing.T) {
	w := world.System()
	nettest.TestConn(t, func() (c1, c2 net.Conn, stop func(), err error) {
		a, b := rawPair(t, w)
		return newConn(w, a), newConn(w, b), func() { a.Close(); b.Close() }, nil
	})
}

// conn is a socket as a net.Conn: each call has an Op of its own, which a
// deadline that is set meanwhile interrupts.
type conn struct {
	w           *world.World
	s           *sock.Socket
	read, write direction
}

// direction is what the calls of one direction share.
type direction struct {
	mu       sync.Mutex
	deadline time.Time
	calls    map[*world.Op]bool // that are under way
}

func newConn(w *world.World, s *sock.Socket) net.Conn {
	return &conn{w: w, s: s}
}

// do makes a call until it is not interrupted by another deadline.
func (c *conn) do(d *direction, name string, call func(op *world.Op, dl world.Deadline) error) error {
	op := world.NewOp()
	defer op.Close()
	defer func() {
		d.mu.Lock()
		delete(d.calls, op)
		d.mu.Unlock()
	}()
	for {
		d.mu.Lock()
		if d.calls == nil {
			d.calls = make(map[*world.Op]bool)
		}
		d.calls[op] = true
		op.Take()
		dl := world.Never
		if !d.deadline.IsZero() {
			dl = world.After(c.w.Clock, time.Until(d.deadline))
		}
		d.mu.Unlock()
		err := error(board.ETIMEDOUT)
		if dl == world.Never || !dl.Passed(c.w.Clock) {
			err = call(op, dl)
		}
		switch {
		case err == nil || err == io.EOF:
			return err
		case err == world.ErrInterrupted:
			continue
		case board.CondOf(err) == board.ETIMEDOUT:
			err = os.ErrDeadlineExceeded
		case board.CondOf(err) == board.EBADF:
			err = net.ErrClosed
		}
		return &net.OpError{Op: name, Net: "tcp", Addr: c.RemoteAddr(), Err: err}
	}
}

func (c *conn) Read(p []byte) (n int, err error) {
	err = c.do(&c.read, "read", func(op *world.Op, dl world.Deadline) (err error) {
		if n, err = c.s.Recv(op, dl, p, 0); n == 0 && err == nil && len(p) > 0 {
			err = io.EOF
		}
		return err
	})
	return n, err
}

func (c *conn) Write(p []byte) (sent int, err error) {
	err = c.do(&c.write, "write", func(op *world.Op, dl world.Deadline) error {
		n, err := c.s.SendAll(op, dl, p[sent:], 0)
		sent += n
		return err
	})
	return sent, err
}

func (c *conn) Close() error { return c.s.Close() }

func tcpAddr(a world.Addr, err error) net.Addr {
	if err != nil {
		return &net.TCPAddr{}
	}
	return &net.TCPAddr{IP: a.IP.AsSlice(), Port: int(a.Port)}
}

func (c *conn) LocalAddr() net.Addr  { return tcpAddr(c.s.LocalAddr()) }
func (c *conn) RemoteAddr() net.Addr { return tcpAddr(c.s.RemoteAddr()) }

func (d *direction) set(t time.Time) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.deadline = t
	for op := range d.calls {
		op.Interrupt(world.Callback)
	}
}

func (c *conn) SetReadDeadline(t time.Time) error  { c.read.set(t); return nil }
func (c *conn) SetWriteDeadline(t time.Time) error { c.write.set(t); return nil }
func (c *conn) SetDeadline(t time.Time) error {
	c.read.set(t)
	c.write.set(t)
	return nil
}
