// This file holds the stories of datagrams.

package socktest

import (
	"mpy/sock"
	"mpy/world"
)

var gramStories = []story{
	{"3g", anyGram, "datagrams", (*Case).datagrams},
	{"3g", anyGram, "stream calls", (*Case).gramReads},
	{"3g", "udp", "limits", (*Case).gramLimits},
	{"3g", "udp", "refused", (*Case).gramRefused},
	{"3d", "udp", "peers", (*Case).gramPeers},
	{"3b", "udp", "sendto", (*Case).sendTo},
	{"4", "unixgram", "full", (*Case).gramFull},
}

func (c *Case) datagrams() {
	a, at := c.bound()
	b, bt := c.bound()
	for _, text := range []string{"one", "", "three"} {
		n, err := a.SendTo(c.op, c.limit, []byte(text), 0, bt)
		if c.must(err); n != len(text) {
			c.Errorf("sent %d", n)
		}
	}
	p := make([]byte, 2)
	for i, text := range []string{"on", "on", "", "th"} { // the rest of each is lost
		flags := world.Trunc // which must not give the whole length
		if i == 0 {
			flags = world.Peek
		}
		n, from, err := b.RecvFrom(c.op, c.limit, p, flags)
		if c.must(err); string(p[:n]) != text || from != at.Addr {
			c.Errorf("%q from %v, want %q from %v", p[:n], from, text, at)
		}
	}
	_, _, err := b.RecvFrom(c.op, c.limit, p, world.DontWait)
	c.want("no more", err, 11)

	s := c.new() // without an address: sendto gives it one, but for AF_UNIX
	_, err = s.SendTo(c.op, c.limit, []byte("x"), 0, bt)
	c.must(err)
	_, from, err := b.RecvFrom(c.op, c.limit, p, 0)
	c.must(err)
	if own := c.own(s); own.Port != from.Port || c.Family == world.Unix && from.Path != "" {
		c.Errorf("from %v, sent by %v", from, own)
	}
}

func (c *Case) gramReads() {
	a, b := c.pair()
	p := make([]byte, 4)
	c.send(a, "too long")
	n, err := b.Read(c.op, c.limit, p)
	if c.must(err); string(p[:n]) != "too " || b.Buffered() != 0 {
		c.Errorf("read %q", p[:n])
	}
	c.send(a, "a line\n")
	c.send(a, "\n")
	n, found, err := b.ReadTo(c.op, c.limit, p, '\n') // a byte a datagram
	if c.must(err); string(p[:n]) != "a" || found {
		c.Errorf("readline %q, %v", p[:n], found)
	}
	n, found, err = b.ReadTo(c.op, c.limit, p, '\n')
	if c.must(err); string(p[:n]) != "\n" || !found {
		c.Errorf("readline %q, %v", p[:n], found)
	}
	c.send(a, "")
	n, err = b.Read(c.op, c.limit, p)
	if c.must(err); n != 0 {
		c.Errorf("an empty one has %d bytes", n)
	}
	n, err = a.SendAll(c.op, c.limit, []byte("all"), 0)
	if c.must(err); n != 3 || c.recv(b, 9) != "all" {
		c.Errorf("sent %d", n)
	}
	n, err = a.Write(c.op, c.limit, []byte("write"))
	if c.must(err); n != 5 || c.recv(b, 9) != "write" {
		c.Errorf("wrote %d", n)
	}
}

func (c *Case) gramLimits() {
	a, _ := c.bound()
	b, bt := c.bound()
	_, err := a.SendTo(c.op, c.limit, make([]byte, 70000), 0, bt)
	c.want("too long", err, 90)
	n, err := a.SendTo(c.op, c.limit, make([]byte, 65507), 0, bt) // IPv4's most; IPv6 has 20 more
	if c.must(err); n != 65507 || len(c.recv(b, 1<<17)) != n {
		c.Errorf("sent %d", n)
	}
	_, err = a.Send(c.op, c.limit, []byte("x"), 0)
	c.want("without a peer", err, 89)
	if c.Family == world.Inet {
		_, err = a.SendTo(c.op, c.limit, []byte("x"), 0, c.at("255.255.255.255", 9))
		if n := c.number(err); n != 13 && n != 101 { // not allowed, or there is no network
			c.Errorf("to everybody: %v", err)
		}
		c.want("to the broadcast address of loopback", func() error {
			s := c.new()
			_, err := s.SendTo(c.op, c.limit, []byte("x"), 0, c.at("127.255.255.255", 9))
			return err
		}(), 13)
		c.must(a.SetOptionInt(1, 6, 1))
	}
}

// gramRefused: a refusal by ICMP is told once.
func (c *Case) gramRefused() {
	for _, name := range []string{"recv", "recvfrom", "read", "send"} {
		s := states["d refused"](c)
		c.want(name, calls[name](c, s, c.limit), 111)
		c.want("told once", calls["recv"](c, s, world.NoWait), 11)
	}
}

func (c *Case) gramPeers() {
	a, at := c.bound()
	b, bt := c.bound()
	s, _ := c.bound()
	c.must(a.Connect(c.op, c.limit, bt))
	if r, err := a.RemoteAddr(); err != nil || r != bt.Addr {
		c.Errorf("peer %v, %v", r, err)
	}
	_, err := s.SendTo(c.op, c.limit, []byte("stranger"), 0, at) // is filtered out
	c.must(err)
	_, err = b.SendTo(c.op, c.limit, []byte("friend"), 0, at)
	c.must(err)
	if got := c.recv(a, 99); got != "friend" {
		c.Errorf("received %q", got)
	}
	c.must(a.Connect(c.op, c.limit, c.own(s))) // another peer
	_, err = s.SendTo(c.op, c.limit, []byte("no stranger now"), 0, at)
	c.must(err)
	if got := c.recv(a, 99); got != "no stranger now" {
		c.Errorf("received %q", got)
	}
}

func (c *Case) sendTo() {
	_, others := c.foreign()
	b, bt := c.bound()
	for _, tt := range []struct {
		what   string
		addr   sock.Addr
		number int
	}{
		{"digits", sock.Named(c.host, bt.Port, 0, 0), 0},
		{"raw", bt, 0},
		{"an empty host", sock.Named("", bt.Port, 0, 0), 0},
		{"of another family", sock.At(world.Any(c.other(), 9)), 22},
		{"digits of another family", sock.Named(others, 9, 0, 0), -9},
		{"no address", sock.Addr{}, 22},
		{"no name", sock.Named("no host", 9, 0, 0), -2},
	} {
		for _, dl := range []world.Deadline{world.NoWait, c.limit} {
			n, err := c.new().SendTo(c.op, dl, []byte("hello"), 0, tt.addr)
			c.want("to "+tt.what, err, tt.number)
			if err == nil && (n != 5 || c.recv(b, 9) != "hello") {
				c.Errorf("to %s: sent %d", tt.what, n)
			}
		}
	}
	if c.Family == world.Inet {
		_, err := c.new().SendTo(c.op, world.NoWait, []byte("by name"), 0, sock.Named("localhost", bt.Port, 0, 0))
		if c.must(err); c.recv(b, 9) != "by name" {
			c.Error("something else arrived")
		}
	}
}

// gramFull: a path's queue is short, and sendto waits for room in it.
func (c *Case) gramFull() {
	b, bt := c.bound()
	a := c.new()
	n := 0
	for ; n < 10000; n++ {
		if _, err := a.SendTo(c.op, world.NoWait, []byte("x"), 0, bt); err != nil {
			c.want("full", err, 11)
			break
		}
	}
	_, err := a.SendTo(c.op, c.soon(), []byte("x"), 0, bt)
	c.want("full, with a timeout", err, 110)
	done := make(chan error)
	go func() { _, err := a.SendTo(nil, c.limit, []byte("x"), 0, bt); done <- err }()
	for range n + 1 {
		if got := c.recv(b, 9); got != "x" {
			c.Errorf("received %q", got)
		}
	}
	c.must(<-done)
}
