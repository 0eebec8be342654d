// This file holds the states that a socket can be in, and how to get there.

package socktest

import (
	"runtime"
	"time"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

// states are the makers of the states by name. One that gives nil cannot be
// reached on this world. Names of states that streams alone have begin with "s ".
var states = map[string]func(c *Case) *sock.Socket{
	"new":   (*Case).new,
	"bound": func(c *Case) *sock.Socket { s, _ := c.bound(); return s },
	"connected": func(c *Case) *sock.Socket {
		a, _ := c.pair()
		return a
	},
	"data": func(c *Case) *sock.Socket {
		a, b := c.pair()
		c.send(b, "data")
		c.ready(a, world.In)
		return a
	},
	"peeked": func(c *Case) *sock.Socket { // what is left to read was read ahead
		a, b := c.pair()
		c.send(b, "data")
		if c.stream() {
			_, err := a.Read(c.op, c.limit, make([]byte, 1))
			c.must(err)
		}
		c.ready(a, world.In)
		return a
	},
	"full": func(c *Case) *sock.Socket { // no room to send
		a, _ := c.pair()
		_ = a.SetOptionInt(1, 7, 4096)
		c.fillUp(a)
		return a
	},
	"closed": func(c *Case) *sock.Socket {
		s := c.new()
		c.must(s.Close())
		return s
	},
	"closed late": func(c *Case) *sock.Socket {
		a, _ := c.pair()
		c.must(a.Close())
		return a
	},

	"s listening": func(c *Case) *sock.Socket { l, _ := c.listener(16); return l },
	"s pending": func(c *Case) *sock.Socket { // a connection waits
		l, a := c.listener(16)
		c.must(c.new().Connect(c.op, c.limit, a))
		c.ready(l, world.In)
		return l
	},
	"s connecting": func(c *Case) *sock.Socket {
		_, a := c.listener(0)
		for range 10 { // the backlog
			s := c.new()
			switch err := s.Connect(c.op, world.After(c.World.Clock, 20*time.Millisecond), a); {
			case err == nil:
			case c.number(err) == 110:
				// On Linux a connect to this machine is done at once, or not at
				// all while the backlog is full. Elsewhere a busy machine can
				// be slow.
				if runtime.GOOS == "linux" || c.number(s.Connect(c.op, world.After(c.World.Clock, 200*time.Millisecond), a)) == 114 {
					return s
				}
			default:
				c.Fatal(err)
			}
		}
		return nil
	},
	"s fin": func(c *Case) *sock.Socket {
		a, b := c.pair()
		c.must(b.Close())
		c.ready(a, world.In)
		return a
	},
	"s fin with data": func(c *Case) *sock.Socket {
		a, b := c.pair()
		c.send(b, "last words")
		c.must(b.Shutdown(world.ShutWrite))
		c.ready(a, world.In)
		return a
	},
	"s both fin": func(c *Case) *sock.Socket {
		a, b := c.pair()
		c.must(b.Shutdown(world.ShutWrite))
		c.ready(a, world.In)
		c.must(a.Shutdown(world.ShutWrite))
		c.ready(a, 0)
		return a
	},
	"s shut": func(c *Case) *sock.Socket {
		a, _ := c.pair()
		c.must(a.Shutdown(world.ShutBoth))
		return a
	},
	"s reset": func(c *Case) *sock.Socket {
		a, b := c.pair()
		c.send(a, "unread")
		c.ready(b, world.In)
		c.must(b.Close())
		c.ready(a, 0)
		return a
	},
	"s reset with data": func(c *Case) *sock.Socket {
		a, b := c.pair()
		c.send(a, "unread")
		c.send(b, "lost")
		c.ready(b, world.In)
		c.ready(a, world.In)
		c.must(b.Close())
		c.ready(a, 0)
		return a
	},
	"s told": func(c *Case) *sock.Socket { // of a reset
		a, b := c.pair()
		c.send(a, "unread")
		c.ready(b, world.In)
		c.must(b.Close())
		c.ready(a, 0)
		_, err := a.Recv(c.op, c.limit, make([]byte, 1), 0)
		c.want("recv", err, 104)
		return a
	},
	"s dropped": func(c *Case) *sock.Socket { // its listener closed before it was accepted
		l, addr := c.listener(16)
		a := c.new()
		c.must(a.Connect(c.op, c.limit, addr))
		c.ready(l, world.In)
		c.must(l.Close())
		c.ready(a, 0)
		return a
	},
	"s refused": func(c *Case) *sock.Socket { // a non-blocking connect, not asked again
		s := c.new()
		if err := s.Connect(c.op, world.NoWait, c.nobody()); board.CondOf(err) != board.EINPROGRESS {
			return nil
		}
		c.ready(s, world.Out)
		return s
	},
	"s refusal": func(c *Case) *sock.Socket { // after a blocking one
		s := c.new()
		c.want("connect", s.Connect(c.op, c.limit, c.nobody()), 111)
		return s
	},
	"d refused": func(c *Case) *sock.Socket { // by ICMP
		a, b := c.pair()
		c.must(b.Close())
		if c.Family != world.Unix {
			c.send(a, "x")
			c.ready(a, 0)
		}
		return a
	},
	"d peered": func(c *Case) *sock.Socket { // has a peer, and no address of its own
		s := c.new()
		c.must(s.Connect(c.op, c.limit, c.peer()))
		return s
	},
}

// fillUp sends until there is no room; the peer's buffer can grow for a while.
func (c *Case) fillUp(a *sock.Socket) {
	p := make([]byte, 1<<12)
	for {
		n, err := a.Write(c.op, world.After(c.World.Clock, 10*time.Millisecond), p)
		if n == 0 && err != nil {
			c.want("no room", err, 110)
			return
		}
	}
}
