// This file holds the stories of streams.

package socktest

import (
	"bytes"

	"mpy/sock"
	"mpy/world"
)

var streamStories = []story{
	{"3g", anyStream, "bytes", (*Case).streamBytes},
	{"3g", anyStream, "sendall", (*Case).sendAll},
	{"3g", anyStream, "end", (*Case).streamEnd},
	{"3g", anyStream, "write to a closed peer", (*Case).closedPeer},
	{"11.52", "tcp", "send after a reset", (*Case).sendAfterReset},
	{"5", anyStream, "read ahead", (*Case).readAhead},
	{"3g", "tcp", "closed with something unread", (*Case).closedUnread},
	{"3g", anyStream, "two directions", (*Case).bothWays},
}

// closedUnread: a socket that is closed before all was read resets the
// connection, also where the rest was read ahead.
func (c *Case) closedUnread() {
	a, b := c.pair()
	c.send(a, "line\nmore")
	if _, _, err := b.ReadTo(c.op, c.limit, make([]byte, 64), '\n'); err != nil {
		c.Fatal(err)
	}
	c.must(b.Close())
	c.ready(a, world.In)
	_, err := a.Recv(c.op, c.limit, make([]byte, 1), 0)
	c.want("recv", err, 104)
}

func (c *Case) streamBytes() {
	a, b := c.pair()
	c.send(a, "hello ")
	c.send(a, "world")
	for {
		p := make([]byte, 64)
		n, err := b.Recv(c.op, c.limit, p, world.Peek)
		if c.must(err); string(p[:n]) == "hello world" {
			break // both pieces came
		}
	}
	p := make([]byte, 5)
	n, err := b.Recv(c.op, c.limit, p, world.Peek)
	if c.must(err); string(p[:n]) != "hello" {
		c.Errorf("peek %q", p[:n])
	}
	n, err = b.Recv(c.op, c.limit, nil, 0)
	if c.must(err); n != 0 {
		c.Errorf("recv(0) %d", n)
	}
	n, from, err := b.RecvFrom(c.op, c.limit, p, 0)
	if c.must(err); string(p[:n]) != "hello" || !from.IsZero() {
		c.Errorf("recvfrom %q from %v", p[:n], from)
	}
	if got := c.recv(b, 100); got != " world" { // in one piece
		c.Errorf("recv %q", got)
	}
	_, err = b.Recv(c.op, c.limit, p, world.DontWait)
	c.want("MSG_DONTWAIT", err, 11)
	for _, f := range []func(p []byte) (int, error){
		func(p []byte) (int, error) { return a.Send(c.op, c.limit, p, 0) },
		func(p []byte) (int, error) { return a.Send(c.op, c.limit, p, world.DontWait) },
		func(p []byte) (int, error) { return a.Write(c.op, c.limit, p) },
		func(p []byte) (int, error) { return a.SendAll(c.op, world.NoWait, p, 0) },
	} {
		n, err := f([]byte("123"))
		if c.must(err); n != 3 {
			c.Errorf("sent %d", n)
		}
		if got := string(c.recvAll(b, 3)); got != "123" {
			c.Errorf("recv %q", got)
		}
	}
}

func (c *Case) sendAll() {
	a, b := c.pair()
	_ = a.SetOptionInt(1, 7, 1<<16) // buffers that do not grow
	_ = b.SetOptionInt(1, 8, 1<<16)
	big := bytes.Repeat([]byte("0123456789abcdef"), 1<<19) // 8 MiB, more than they hold
	got := make(chan []byte)
	go func() { got <- c.recvAll(b, len(big)) }()
	n, err := a.SendAll(c.op, c.limit, big, 0)
	if c.must(err); n != len(big) {
		c.Errorf("sent %d", n)
	}
	if !bytes.Equal(<-got, big) {
		c.Error("something else arrived")
	}
	n, err = a.SendAll(c.op, world.NoWait, big, 0)
	if c.want("sendall without waiting", err, 11); n == 0 || n == len(big) {
		c.Errorf("sent %d", n)
	}
	c.recvAll(b, n)
	n, err = a.Send(c.op, c.soon(), big, 0) // some, then the time was up
	if c.must(err); n == 0 || n == len(big) {
		c.Errorf("sent %d", n)
	}
	c.recvAll(b, n)
	n, err = a.SendAll(c.op, c.soon(), big, 0)
	if c.want("sendall, the time was up", err, 110); n == 0 || n == len(big) {
		c.Errorf("sent %d", n)
	}
	c.recvAll(b, n)
	n, err = a.Write(c.op, c.soon(), big)
	if c.want("write, the time was up", err, 110); n == 0 || n == len(big) {
		c.Errorf("wrote %d", n)
	}
	c.recvAll(b, n)
	n, err = a.Write(c.op, world.NoWait, big)
	if c.must(err); n == 0 || n == len(big) {
		c.Errorf("wrote %d", n)
	}
}

func (c *Case) streamEnd() {
	a, b := c.pair()
	c.send(a, "last")
	c.must(a.Close())
	if got := string(c.recvAll(b, 100)); got != "last" {
		c.Errorf("received %q", got)
	}
	for _, dl := range []world.Deadline{world.Never, world.NoWait, c.limit} { // for ever, in every mode
		for range 2 {
			for _, name := range []string{"recv", "recvfrom", "peek", "dontwait", "recv0", "read", "readbig", "readline"} {
				c.want(name+" at the end", calls[name](c, b, dl), 0)
			}
		}
	}
}

func (c *Case) closedPeer() {
	a, b := c.pair()
	c.must(b.Close())
	c.ready(a, world.In)
	if c.tcp() {
		c.want("the first", calls["send"](c, a, c.limit), 0)
		c.ready(a, 0) // the answer is a reset
	}
	for _, name := range []string{"send", "sendall", "write"} {
		c.want(name, calls[name](c, a, c.limit), 32)
	}
	for range 2 {
		c.want("recv", calls["recv"](c, a, c.limit), 0)
	}
}

func (c *Case) sendAfterReset() {
	for _, name := range []string{"send", "sendall", "write"} {
		s := states["s reset"](c)
		c.want(name, calls[name](c, s, c.limit), 104)
		c.want(name+" again", calls[name](c, s, c.limit), 32)
		c.want("recv", calls["recv"](c, s, c.limit), 0)
	}
}

// readAhead: a small read takes all that is there, and everybody knows of it.
func (c *Case) readAhead() {
	a, b := c.pair()
	p := make([]byte, 100)
	line := func(dl world.Deadline, text string, found bool) {
		c.Helper()
		n, ok, err := b.ReadTo(c.op, dl, p, '\n')
		if c.must(err); string(p[:n]) != text || ok != found {
			c.Errorf("readline %q, %v", p[:n], ok)
		}
	}
	c.send(a, "one\ntwo\nrest")
	c.ready(b, world.In)
	line(c.limit, "one\n", true)
	if b.Buffered() != 8 || b.Ready(5) != 5 || b.Ready(world.Out) != 4 || b.Ready(0) != 0 || !b.Soft() {
		c.Errorf("buffered %d, ready for %d", b.Buffered(), b.Ready(5))
	}
	n, err := b.Recv(c.op, world.NoWait, p, world.Peek)
	if c.must(err); string(p[:n]) != "two\nrest" {
		c.Errorf("peek %q", p[:n])
	}
	c.send(a, "more")
	n, err = b.Recv(c.op, world.NoWait, p, 0)
	if c.must(err); string(p[:n]) != "two\nrest" {
		c.Errorf("recv %q: it must not add from the kernel", p[:n])
	}
	c.ready(b, world.In)
	n, err = b.Read(c.op, world.NoWait, p[:1])
	if c.must(err); string(p[:n]) != "m" || b.Buffered() != 3 {
		c.Errorf("read %q", p[:n])
	}
	line(world.NoWait, "ore", false)
	_, _, err = b.ReadTo(c.op, world.NoWait, p, '\n')
	c.want("nothing", err, 11)

	c.send(a, "abcdef\n")
	c.ready(b, world.In)
	n, found, err := b.ReadTo(c.op, c.limit, p[:3], '\n') // a limit
	if c.must(err); string(p[:n]) != "abc" || found {
		c.Errorf("limited readline %q, %v", p[:n], found)
	}
	c.must(a.Close())
	line(c.limit, "def\n", true)
	line(c.limit, "", false)

	// A reset does not take away what was read ahead.
	a, b = c.pair()
	c.send(b, "unread")
	c.send(a, "xy")
	c.ready(a, world.In)
	c.ready(b, world.In)
	n, err = b.Read(c.op, c.limit, p[:1])
	if c.must(err); n != 1 || b.Buffered() != 1 {
		c.Errorf("read %d, buffered %d", n, b.Buffered())
	}
	c.must(a.Close())
	c.ready(b, 0)
	if got := c.recv(b, 9); got != "y" {
		c.Errorf("recv %q", got)
	}
	c.want("then", calls["read"](c, b, c.limit), 104)
}

// bothWays: two threads use one socket at once.
func (c *Case) bothWays() {
	a, b := c.pair()
	data := bytes.Repeat([]byte("x"), 1<<20)
	done := make(chan error, 2)
	for _, s := range []*sock.Socket{a, b} {
		go func() { _, err := s.SendAll(nil, c.limit, data, 0); done <- err }()
	}
	got := make(chan int, 2)
	for _, s := range []*sock.Socket{a, b} {
		go func() { got <- len(c.recvAll(s, len(data))) }()
	}
	for range 2 {
		c.must(<-done)
		if n := <-got; n != len(data) {
			c.Errorf("received %d", n)
		}
	}
}
