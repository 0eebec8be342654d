// This file holds the stories of timeouts.

package socktest

import (
	"strconv"
	"strings"
	"time"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

var timeStories = []story{
	{"4", "tcp udp unix", "settimeout", (*Case).setTimeout},
	{"4", anyStream, "a timeout is a call's", (*Case).timeoutPerCall},
	{"4", "tcp4", "the board's numbers", (*Case).boardTimeouts},
	{"3d", "tcp udp unix", "interrupted", (*Case).interruptions},
	{"11.30", anyStream, "with a callback", (*Case).withCallback},
}

func (c *Case) setTimeout() {
	s := c.new()
	for _, tt := range []struct {
		set  time.Duration
		kind world.Deadline // Never, NoWait or anything else
	}{
		{-1, world.Never}, {0, world.NoWait}, {time.Hour, 1}, {-5 * time.Second, world.Never}, {1, 1}, {1<<63 - 1, world.Never},
	} {
		c.must(s.SetTimeout(tt.set))
		dl := s.Deadline()
		if dl > 0 {
			dl = 1
		}
		if dl != tt.kind {
			c.Errorf("settimeout(%v): deadline %v", tt.set, dl)
		}
	}
	c.must(s.SetTimeout(time.Hour))
	c.must(s.SetBlocking(true))
	if s.Deadline() != world.Never {
		c.Error("setblocking(True) keeps the timeout")
	}
	c.must(s.SetBlocking(false))
	if s.Deadline() != world.NoWait {
		c.Error("setblocking(False) waits")
	}
	b := *c.board // of another one
	b.Timeouts.Keep = true
	k, err := sock.New(c.World, &b, c.Family, c.Type, 0)
	c.must(err)
	defer k.Close()
	c.must(k.SetTimeout(time.Hour))
	c.must(k.SetBlocking(true))
	if k.Timeout() != time.Hour {
		c.Errorf("the timeout was not kept: %v", k.Timeout())
	}
}

// timeoutPerCall: each receive has the whole time, and what came is not lost.
func (c *Case) timeoutPerCall() {
	a, b := c.pair()
	c.must(a.SetTimeout(20 * time.Millisecond))
	c.want("nothing", calls["recv"](c, a, a.Deadline()), 110)
	for range 3 {
		c.send(b, "x")
		c.ready(a, world.In)
		c.want("something", calls["recv"](c, a, a.Deadline()), 0)
	}
	c.want("nothing", calls["read"](c, a, a.Deadline()), 110)
	c.send(b, "late")
	if got := string(c.recvAll(a, 4)); got != "late" {
		c.Errorf("received %q", got)
	}
	c.want("a deadline of the past", calls["recv"](c, a, world.After(c.World.Clock, 0)), 110)
	c.send(b, "x")
	c.ready(a, world.In)
	c.want("and data", calls["recv"](c, a, world.After(c.World.Clock, 0)), 0)
}

func (c *Case) boardTimeouts() {
	b := *c.board
	b.Timeouts.Recv, b.Timeouts.Read, b.Timeouts.Accept, b.Timeouts.Send = is(board.EAGAIN), is(board.ETIMEDOUT), is(board.EIO), is(board.ENOMEM)
	l, err := sock.New(c.World, &b, c.Family, c.Type, 0)
	c.must(err)
	defer l.Close()
	c.must(l.Listen(1))
	c.want("accept", calls["accept"](c, l, c.soon()), 5)
	s, err := sock.New(c.World, &b, c.Family, c.Type, 0)
	c.must(err)
	defer s.Close()
	c.must(s.Connect(c.op, c.limit, c.at(c.host, c.own(l).Port)))
	c.want("recv", calls["recv"](c, s, c.soon()), 11)
	c.want("read", calls["read"](c, s, c.soon()), 110)
}

// interruptions: a call that is interrupted can be made again, and goes on.
func (c *Case) interruptions() {
	a, b := c.pair()
	op := world.NewOp()
	defer op.Close()
	op.Interrupt(world.Callback)
	p := make([]byte, 9)
	_, err := a.Recv(op, c.limit, p, 0)
	c.want("recv", err, interrupted)
	if r := op.Take(); r != world.Callback {
		c.Errorf("reasons %v", r)
	}
	c.send(b, "x")
	n, err := a.Recv(op, c.limit, p, 0)
	if c.must(err); n != 1 {
		c.Errorf("received %d", n)
	}
	op.Interrupt(world.Cancel) // what does not have to wait does not look
	c.send(b, "y")
	c.ready(a, world.In)
	n, err = a.Recv(op, c.limit, p, 0)
	if c.must(err); n != 1 {
		c.Errorf("received %d", n)
	}
}

// withCallback: a callback for incoming data changes nothing of a call but for
// what it interrupts.
func (c *Case) withCallback() {
	for state, wants := range map[string]string{
		"connected": "recv 11/110 peek 11/110 dontwait 11 recvfrom 11/110 read 11/110 readbig 11/110 readline 11/110 read0 0 accept 22",
		"data":      "recv 0 peek 0 dontwait 0 recvfrom 0 read 0 readbig 0 readline 0",
		"peeked":    "recv 0 peek 0 recvfrom 0 read 0 readline 0",
		"s fin":     "recv 0 read 0 readline 0 recvfrom 0",
		"s reset":   "recv 104 read 104 readline 104",
		"s told":    "recv 0 read 0",
		"closed":    "recv 9 read 9 accept 9",
	} {
		f := strings.Fields(wants)
		for i := 0; i < len(f); i += 2 {
			now, timed, differ := strings.Cut(f[i+1], "/")
			if !differ {
				timed = now
			}
			for dl, number := range map[world.Deadline]string{world.NoWait: now, c.soon(): timed} {
				s := states[state](c)
				_ = s.OnReadable(func() {})
				if number == "0" && dl != world.NoWait {
					dl = c.limit
				}
				c.want(state+": "+f[i], calls[f[i]](c, s, dl), atoi(number))
				c.must(s.Close())
			}
		}
	}
	l, _ := c.listener(1)
	c.must(l.OnReadable(func() {}))
	c.want("accept", calls["accept"](c, l, world.NoWait), 11)
	c.want("accept", calls["accept"](c, l, c.soon()), 110)
}

func is(c board.Cond) board.Failure { return board.Failure{Cond: c} }

func atoi(s string) int { n, _ := strconv.Atoi(s); return n }
