// This file holds the stories of making, binding, listening and accepting.

package socktest

import (
	"time"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

var listenStories = []story{
	{"3a", "tcp udp unix", "new", (*Case).newSocket},
	{"3a", "tcp4", "constructor", (*Case).constructor},
	{"3b", "tcp udp", "address forms", (*Case).addressForms},
	{"3c", "tcp udp", "bind", (*Case).binds},
	{"3c", "unix", "bind to a path", (*Case).bindsPath},
	{"3c", "tcp", "reuse", (*Case).reuse},
	{"3c", "tcp", "listen unbound", (*Case).listenUnbound},
	{"3c", anyStream, "listen again", (*Case).listenAgain},
	{"3c", anyStream, "accepted", (*Case).accepted},
	{"8", "tcp udp unix", "fileno", (*Case).fileno},
}

func (c *Case) newSocket() {
	s := c.new()
	if s.Timeout() != board.NoTimeout || s.Deadline() != world.Never {
		c.Errorf("a new socket has the timeout %v", s.Timeout())
	}
	if s.Family() != c.Family || s.Type() != c.Type || s.Proto() != 0 {
		c.Errorf("family %d, type %d, proto %d", s.Family(), s.Type(), s.Proto())
	}
	off := [][2]int{{1, 2}, {1, 9}, {1, 6}} // SO_REUSEADDR, SO_KEEPALIVE, SO_BROADCAST
	if c.tcp() {
		off = append(off, [2]int{6, 1}) // TCP_NODELAY
	}
	if c.Family == world.Unix {
		off = nil
	}
	for _, o := range off {
		if v, err := s.OptionInt(o[0], o[1]); v != 0 || err != nil {
			c.Errorf("option %v is %d, %v", o, v, err)
		}
	}
}

func (c *Case) constructor() {
	for _, tt := range []struct{ family, typ, proto, number int }{
		{2, 1, 0, 0}, {2, 1, 6, 0}, {2, 2, 17, 0}, {99, 1, 0, 97}, {-1, 1, 0, 97}, {2, 99, 0, 22}, {2, 1, 99, 93}, {2, 2, 6, 93}, {2, 3, 0, 93},
	} {
		if Emulated() && tt.typ == 99 {
			continue // it does not look at all of its bits
		}
		s, err := sock.New(c.World, c.board, tt.family, tt.typ, tt.proto)
		if err == nil {
			s.Close()
		}
		if c.want("socket", err, tt.number); c.number(err) != tt.number {
			c.Errorf("of %+v", tt)
		}
	}
}

// other is the other family of the internet.
func (c *Case) other() int { return world.Inet + world.Inet6 - c.Family }

// foreign is an address of nobody's, and one in digits of the other family.
func (c *Case) foreign() (nobodys, others string) {
	if c.Family == world.Inet {
		return "198.51.100.7", "::1"
	}
	return "2001:db8::7", "127.0.0.1"
}

func (c *Case) addressForms() {
	_, others := c.foreign()
	raw := sock.AppendSockaddr(nil, c.at(c.host, 0).Addr)
	parsed, err := sock.ParseSockaddr(raw)
	c.must(err)
	for _, tt := range []struct {
		what   string
		addr   sock.Addr
		number int
	}{
		{"digits", sock.Named(c.host, 0, 0, 0), 0},
		{"an empty host", sock.Named("", 0, 0, 0), 0},
		{"raw", sock.At(parsed), 0},
		{"digits of the other family", sock.Named(others, 0, 0, 0), -9},
		{"raw of the other family", sock.At(world.Any(c.other(), 0)), 22},
		{"no address", sock.Addr{}, 22},
		{"what is no name", sock.Named("no host", 0, 0, 0), -2},
	} {
		s := c.new()
		c.want("bind to "+tt.what, s.Bind(c.op, c.limit, tt.addr), tt.number)
		if a := c.own(s); tt.number == 0 && (a.Port == 0 || a.Family != c.Family) {
			c.Errorf("bound to %v", a)
		}
		if tt.number != 0 { // and it can be used all the same
			c.want("then", s.Bind(c.op, c.limit, c.addr()), 0)
		}
	}
	if c.Family == world.Inet {
		s := c.new()
		c.must(s.Bind(c.op, c.limit, sock.Named("127.1", 0, 0, 0)))
		if a := c.own(s); a.IP.String() != "127.0.0.1" {
			c.Errorf("127.1 is %v", a)
		}
		s = c.new()
		c.must(s.Bind(c.op, c.limit, sock.Named("localhost", 0, 0, 0)))
		if a := c.own(s); !a.IP.IsLoopback() {
			c.Errorf("localhost is %v", a)
		}
	}
}

func (c *Case) binds() {
	nobodys, _ := c.foreign()
	s := c.new()
	if c.where != "windows" || c.stream() { // wine binds a datagram socket to any address
		c.want("a foreign address", s.Bind(c.op, c.limit, c.at(nobodys, 0)), 99)
	}
	c.must(s.Bind(c.op, c.limit, c.addr()))
	a := c.own(s)
	if a.Port == 0 || !a.IP.IsLoopback() {
		c.Errorf("bound to %v", a)
	}
	c.want("twice", s.Bind(c.op, c.limit, c.addr()), 22)
	if c.own(s) != a {
		c.Error("it has another address now")
	}
	c.want("taken", c.new().Bind(c.op, c.limit, a), 98)
	c.must(s.Close())
	c.want("free again", c.new().Bind(c.op, c.limit, a), 0)
}

func (c *Case) bindsPath() {
	s, a := c.bound()
	c.want("taken", c.new().Bind(c.op, c.limit, a), 98)
	c.must(s.Close())
	c.want("the path stays", c.new().Bind(c.op, c.limit, a), 98)
	c.want("no such folder", c.new().Bind(c.op, c.limit, sock.Named(a.Path+"/x/y", 0, 0, 0)), 20)
	c.want("too long", c.new().Bind(c.op, c.limit, sock.Named("/"+string(make([]byte, 200)), 0, 0, 0)), 22)
	c.want("of another family", c.new().Bind(c.op, c.limit, sock.At(world.Any(world.Inet, 0))), 22)
}

func (c *Case) reuse() {
	on := func(s *sock.Socket) *sock.Socket { c.must(s.SetOptionInt(1, 2, 1)); return s }
	l := on(c.new())
	c.must(l.Bind(c.op, c.limit, c.addr()))
	a := c.own(l)
	c.want("one of both", c.new().Bind(c.op, c.limit, a), 98)
	s := on(c.new())
	if c.where == "windows" { // its SO_REUSEADDR is another thing, and is not used
		c.want("both, bound", s.Bind(c.op, c.limit, a), 98)
		return
	}
	c.want("both, bound", s.Bind(c.op, c.limit, a), 0)
	c.must(l.Listen(1))
	c.want("both, listening", on(c.new()).Bind(c.op, c.limit, a), 98)
	c.want("two that listen", s.Listen(1), 98)
}

func (c *Case) listenUnbound() {
	s := c.new()
	c.must(s.Listen(-1))
	if a := c.own(s); a.Port == 0 || !a.IP.IsUnspecified() {
		c.Errorf("listens on %v", a)
	}
	c.must(c.new().Connect(c.op, c.limit, c.at(c.host, c.own(s).Port)))
	b, _, err := s.Accept(c.op, c.limit)
	c.must(err)
	b.Close()
}

func (c *Case) listenAgain() {
	s, a := c.listener(0)
	for _, n := range []int{0, 1, 128, 1 << 20, -5} {
		c.want("listen", s.Listen(n), 0)
	}
	c.must(c.new().Connect(c.op, c.limit, a))
}

// accepted: what accept gives, and what the new socket takes over.
func (c *Case) accepted() {
	inherit := map[board.Inherit][2]time.Duration{ // of a listener with a timeout, and a non-blocking one
		board.InheritNothing:     {-1, -1}, // the generic board's
		board.InheritTimeout:     {time.Hour, -1},
		board.InheritAll:         {time.Hour, 0},
		board.InheritNonBlocking: {0, 0},
	}
	for how, wants := range inherit {
		b := *c.board
		b.Sockets.Accepted = how
		l, err := sock.New(c.World, &b, c.Family, c.Type, 0)
		c.must(err)
		c.must(l.Bind(c.op, c.limit, c.addr()))
		c.must(l.Listen(5))
		for i, timeout := range []time.Duration{time.Hour, 0} {
			c.must(l.SetTimeout(timeout))
			p := c.new()
			c.must(p.Connect(c.op, c.limit, c.own(l)))
			c.ready(l, world.In)
			a, from, err := l.Accept(c.op, l.Deadline())
			c.must(err)
			if a.Timeout() != wants[i] {
				c.Errorf("inherit %d of %v: %v, want %v", how, timeout, a.Timeout(), wants[i])
			}
			if own := c.own(p); from != own.Addr || from.Family != c.Family {
				c.Errorf("accepted from %v, connected from %v", from, own)
			}
			if c.tcp() { // package net would have turned them on
				for _, o := range [][2]int{{6, 1}, {1, 9}} {
					if v, err := a.OptionInt(o[0], o[1]); v != 0 || err != nil {
						c.Errorf("option %v is %d, %v", o, v, err)
					}
				}
			}
			c.send(p, "hello")
			if got := c.recv(a, 9); got != "hello" {
				c.Errorf("received %q", got)
			}
			c.must(a.Close())
			c.must(p.Close())
		}
		c.must(l.Close())
	}
}

func (c *Case) fileno() {
	s := c.new()
	if n := s.Fileno(); n < 0 {
		c.Errorf("fileno %d", n)
	}
	c.must(s.Close())
	c.must(s.Close())
	if n := s.Fileno(); n != -1 {
		c.Errorf("fileno %d after close", n)
	}
}
