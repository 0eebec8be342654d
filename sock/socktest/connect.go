// This file holds the stories of connecting.

package socktest

import (
	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

var connectStories = []story{
	{"3d", anyStream, "blocking", (*Case).connectBlocking},
	{"3d", "tcp", "non-blocking", (*Case).connectNonBlocking},
	{"3d", "tcp", "non-blocking, refused", (*Case).connectRefused},
	{"3d", "tcp", "pending", (*Case).connectPending},
	{"3d", "unix!", "pending", (*Case).connectPendingUnix},
	{"3d", "tcp", "addresses", (*Case).connectAddresses},
	{"3d", "unix", "addresses", (*Case).connectPaths},
	{"3d", "tcp", "bound first", (*Case).connectBound},
	{"3d", "tcp", "while connecting, recv finds it out", (*Case).connectByRecv},
}

func (c *Case) connectBlocking() {
	nobody, addr := c.nobody(), c.peer()
	for _, dl := range []world.Deadline{world.Never, c.limit} {
		s := c.new()
		c.want("refused", s.Connect(c.op, dl, nobody), 111)
		c.want("refused again", s.Connect(c.op, dl, nobody), 111)
		c.want("then there is somebody", s.Connect(c.op, dl, addr), 0)
		c.want("connected", s.Connect(c.op, dl, addr), 106)
		if st := s.State(); st != sock.Connected {
			c.Errorf("state %v", st)
		}
		a, err := s.RemoteAddr()
		if c.must(err); a != addr.Addr {
			c.Errorf("connected to %v, want %v", a, addr)
		}
	}
}

// begin begins a connect that does not block.
func (c *Case) begin(s *sock.Socket, to sock.Addr) {
	c.Helper()
	if err := s.Connect(c.op, world.NoWait, to); board.CondOf(err) != board.EINPROGRESS {
		c.Skipf("the system connected at once: %v", err)
	}
}

func (c *Case) connectNonBlocking() {
	addr := c.peer()
	s := c.new()
	c.begin(s, addr)
	if st := s.State(); st != sock.Connecting {
		c.Errorf("state %v", st)
	}
	c.ready(s, world.Out)
	if r := s.Ready(5); r != 4 {
		c.Errorf("ready for %d", r)
	}
	c.want("second", s.Connect(c.op, world.NoWait, addr), 0)
	c.want("third", s.Connect(c.op, world.NoWait, addr), 106)
}

func (c *Case) connectRefused() {
	nobody, addr := c.nobody(), c.peer()
	s := c.new()
	for range 2 {
		c.begin(s, nobody)
		c.ready(s, world.Out)
		if r := s.Ready(5); r != 29 {
			c.Errorf("ready for %d", r)
		}
		c.want("second", s.Connect(c.op, world.NoWait, nobody), 111)
		if r := s.Ready(5); r != 20 {
			c.Errorf("told: ready for %d", r)
		}
	}
	c.begin(s, nobody)
	c.ready(s, world.Out)
	c.want("recv", calls["recv"](c, s, world.NoWait), 111)
	if c.where == "linux" {
		if r := s.Ready(5); r != 21 {
			c.Errorf("recv told: ready for %d", r)
		}
		// It counts the attempt as aborted, once.
		c.want("connect", s.Connect(c.op, c.limit, addr), 103)
	}
	c.want("a new attempt", s.Connect(c.op, c.limit, addr), 0)
}

func (c *Case) connectPending() {
	s := states["s connecting"](c) // after ETIMEDOUT
	if s == nil {
		c.Skip("no connect stays pending here")
	}
	addr := c.peer()
	c.want("again", s.Connect(c.op, world.NoWait, addr), 114)
	c.want("again with a timeout", s.Connect(c.op, c.soon(), addr), 114)
	op := world.NewOp()
	defer op.Close()
	op.Interrupt(world.Cancel)
	c.want("again, interrupted", s.Connect(op, world.Never, addr), interrupted)
	c.must(s.Close())
}

// connectPendingUnix: AF_UNIX has no pending connect. A full backlog is
// waited for.
func (c *Case) connectPendingUnix() {
	l, addr := c.listener(0)
	first, s := c.new(), c.new()
	c.must(first.Connect(c.op, c.limit, addr))
	c.want("at once", s.Connect(c.op, world.NoWait, addr), 11)
	c.want("with a timeout", s.Connect(c.op, c.soon(), addr), 110)
	c.want("once more", s.Connect(c.op, c.soon(), addr), 110)
	done := make(chan error)
	go func() { done <- s.Connect(nil, c.limit, addr) }()
	a, _, err := l.Accept(c.op, c.limit)
	c.must(err)
	defer a.Close()
	c.want("when there is room", <-done, 0)
	c.must(s.Close())

	s = c.new()
	c.want("full again", c.fill(addr), 11)
	op := world.NewOp()
	defer op.Close()
	go func() { done <- s.Connect(op, world.Never, addr) }()
	op.Interrupt(world.Cancel)
	c.want("interrupted", <-done, interrupted)
	go func() { done <- s.Connect(nil, world.Never, addr) }()
	c.must(s.Close())
	c.want("closed by another thread", <-done, 9)
}

// fill connects until the backlog is full.
func (c *Case) fill(addr sock.Addr) (err error) {
	for range 10 {
		if err = c.new().Connect(c.op, world.NoWait, addr); err != nil {
			break
		}
	}
	return err
}

func (c *Case) connectAddresses() {
	_, others := c.foreign()
	l, addr := c.listener(16)
	_ = l
	any4 := map[int]string{world.Inet: "0.0.0.0", world.Inet6: "::"}[c.Family]
	for _, tt := range []struct {
		what   string
		addr   sock.Addr
		number int
	}{
		{"digits", sock.Named(c.host, addr.Port, 0, 0), 0},
		{"any address", c.at(any4, addr.Port), 0},
		{"an empty host", sock.Named("", addr.Port, 0, 0), 0},
		{"port 0", c.at(c.host, 0), 111},
		{"another family", sock.At(world.Any(c.other(), 1)), 22},
		{"digits of another family", sock.Named(others, 1, 0, 0), -9},
		{"no address", sock.Addr{}, 22},
		{"no name", sock.Named("no host", 1, 0, 0), -2},
	} {
		s := c.new()
		c.want("to "+tt.what, s.Connect(c.op, c.limit, tt.addr), tt.number)
		if tt.number != 0 {
			c.want("after "+tt.what, s.Connect(c.op, c.limit, addr), 0)
		}
	}
	if c.Family == world.Inet {
		s := c.new()
		c.must(s.Connect(c.op, c.limit, sock.Named("localhost", addr.Port, 0, 0)))
		err := c.new().Connect(c.op, c.limit, c.at("255.255.255.255", 1))
		if n := c.number(err); n != 101 && n != 13 { // no route, or the route is a broadcast's
			c.Errorf("to everybody: %v", err)
		}
	}
}

func (c *Case) connectPaths() {
	s := c.new()
	c.want("nothing there", s.Connect(c.op, c.limit, c.addr()), 2)
	c.want("of another family", s.Connect(c.op, c.limit, sock.At(world.Any(world.Inet, 1))), 22)
	c.want("too long", s.Connect(c.op, c.limit, sock.Named("/"+string(make([]byte, 200)), 0, 0, 0)), 22)
	if c.Type == world.Stream {
		_, a := c.bound()
		c.want("bound, not listening", s.Connect(c.op, c.limit, a), 111)
	}
	a := sock.Named(c.peer().Path, 0, 0, 0)
	c.want("then there is somebody", s.Connect(c.op, c.limit, a), 0)
}

func (c *Case) connectBound() {
	addr := c.peer()
	s, own := c.new(), c.nobody()
	c.must(s.Bind(c.op, c.limit, own)) // a port of one's own choice: another is chosen anew
	c.want("refused", s.Connect(c.op, c.limit, c.nobody()), 111)
	c.must(s.Connect(c.op, c.limit, addr))
	if a := c.own(s); a != own {
		c.Errorf("bound to %v, connected from %v", own, a)
	}
}

func (c *Case) connectByRecv() {
	l, addr := c.listener(1)
	s := c.new()
	c.begin(s, addr)
	a, _, err := l.Accept(c.op, c.limit)
	c.must(err)
	defer a.Close()
	c.send(a, "x")
	if got := c.recv(s, 1); got != "x" || s.State() != sock.Connected {
		c.Errorf("received %q, %v", got, s.State())
	}
	c.want("connect", s.Connect(c.op, world.NoWait, addr), 106)
}
