package sim

import (
	"fmt"
	"io"
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"

	"mpy/board"
	"mpy/world"
)

var (
	ipA = netip.MustParseAddr("10.0.0.1")
	ipB = netip.MustParseAddr("10.0.0.2")
)

// as runs f as the main actor of a virtual world with two machines.
func as(t *testing.T, f func(s *Sim, a, b *Machine, c world.Virtual)) *Sim {
	t.Helper()
	s := New(Options{Virtual: true, Seed: 1})
	a, b := s.Machine("a", ipA), s.Machine("b", ipB)
	c := s.Clock().(world.Virtual)
	op := world.NewOp()
	defer op.Close()
	c.Enter(op)
	f(s, a, b, c)
	c.Leave(op)
	s.Close()
	return s
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// serve runs f for each connection to a port.
func serve(t *testing.T, s *Sim, m *Machine, port uint16, f func(c net.Conn)) {
	l, err := m.Listen(netip.Addr{}, port)
	if err != nil {
		t.Fatal(err)
	}
	s.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			s.Go(func() {
				defer c.Close()
				f(c)
			})
		}
	})
}

func echo(c net.Conn) { _, _ = io.Copy(c, c) }

// TestTimes: what takes time takes exactly that, beside 10 µs a call.
func TestTimes(t *testing.T) {
	s := as(t, func(s *Sim, a, b *Machine, c world.Virtual) {
		s.SetLink(a, b, Link{Latency: 30 * time.Millisecond})
		serve(t, s, b, 7, echo)
		near := func(what string, from time.Duration, want time.Duration) {
			t.Helper()
			if d := c.Peek() - from - want; d < 0 || d > 2*time.Millisecond {
				t.Errorf("%s took %v, want %v", what, c.Peek()-from, want)
			}
		}
		t0 := c.Peek()
		conn := must(a.Dial(ipB, 7))
		near("connect", t0, 60*time.Millisecond)
		t0 = c.Peek()
		_, _ = conn.Write([]byte("x"))
		_, _ = conn.Read(make([]byte, 1))
		near("a round trip", t0, 60*time.Millisecond)
		t0 = c.Peek()
		conn.SetReadSpan(time.Second)
		if _, err := conn.Read(make([]byte, 1)); !isTimeout(err) {
			t.Error(err)
		}
		near("a timeout", t0, time.Second)
		t0 = c.Peek()
		_ = c.Sleep(nil, world.After(c, 24*time.Hour))
		near("a day", t0, 24*time.Hour)
		_ = conn.Close()
		if took := c.Now().Sub(epoch); took < 24*time.Hour || took > 25*time.Hour {
			t.Errorf("the calendar went %v", took)
		}
	})
	if s.Jumps() > 20 {
		t.Errorf("%d jumps", s.Jumps())
	}
}

func isTimeout(err error) bool {
	n, ok := err.(net.Error)
	return ok && n.Timeout()
}

// TestLoss: a stream loses nothing over a bad link, only time; of datagrams some
// are lost, and jitter changes their order.
func TestLoss(t *testing.T) {
	as(t, func(s *Sim, a, b *Machine, c world.Virtual) {
		s.SetLink(a, b, Link{Latency: 5 * time.Millisecond, Jitter: 20 * time.Millisecond, Loss: 0.3})
		serve(t, s, b, 7, echo)
		conn := must(a.Dial(ipB, 7))
		want := strings.Repeat("0123456789", 20000) // more than a window
		s.Go(func() { _, _ = io.WriteString(conn, want); _ = conn.CloseWrite() })
		if got := string(must(io.ReadAll(conn))); got != want {
			t.Errorf("%d bytes came back, of %d", len(got), len(want))
		}
		_ = conn.Close()
		u, v := must(a.ListenPacket(ipA, 9)), must(b.ListenPacket(ipB, 9))
		for i := range 100 {
			_, _ = u.WriteTo([]byte{byte(i)}, net.UDPAddrFromAddrPort(netip.AddrPortFrom(ipB, 9)))
		}
		_ = c.Sleep(nil, world.After(c, time.Second))
		_ = v.SetReadDeadline(time.Unix(1, 0))
		n, later, last := 0, 0, byte(0)
		p := make([]byte, 1)
		for {
			if v.e.Ready(world.In) == 0 {
				break
			}
			_, _, _ = v.e.ReadFrom(nil, world.NoWait, p, 0)
			if n++; p[0] < last {
				later++
			}
			last = p[0]
		}
		if n < 50 || n > 90 || later == 0 {
			t.Errorf("%d of 100 came, %d of them late", n, later)
		}
		_ = u.Close()
		_ = v.Close()
	})
}

// TestOff: a network that is off keeps a stream waiting, and it goes on later.
func TestOff(t *testing.T) {
	as(t, func(s *Sim, a, b *Machine, c world.Virtual) {
		serve(t, s, b, 7, echo)
		conn := must(a.Dial(ipB, 7))
		a.SetOnline(false)
		_, _ = conn.Write([]byte("hello"))
		conn.SetReadSpan(5 * time.Second)
		if _, err := conn.Read(make([]byte, 9)); !isTimeout(err) {
			t.Error(err)
		}
		if _, err := a.Dial(ipB, 7); board.CondOf(err) != board.ENETUNREACH {
			t.Error(err)
		}
		a.SetOnline(true)
		conn.SetReadSpan(time.Minute)
		p := make([]byte, 9)
		if n, err := conn.Read(p); err != nil || string(p[:n]) != "hello" {
			t.Errorf("%q, %v", p[:n], err)
		}
		b.SetSilent(true)
		_, _ = conn.Write([]byte("lost"))
		conn.SetReadSpan(time.Hour)
		if _, err := conn.Read(p); board.CondOf(err) != board.ETIMEDOUT || isTimeout(err) && c.Peek() > time.Hour {
			t.Error(err)
		}
		_ = conn.Close()
	})
}

// TestRepeats: many actors with random sleeps do the same in each run.
func TestRepeats(t *testing.T) {
	run := func(seed uint64) string {
		var log strings.Builder
		s := New(Options{Virtual: true, Seed: seed})
		a, b := s.Machine("a", ipA), s.Machine("b", ipB)
		c := s.Clock().(world.Virtual)
		op := world.NewOp()
		c.Enter(op)
		s.SetLink(nil, nil, Link{Latency: time.Millisecond, Jitter: 5 * time.Millisecond, Loss: 0.1})
		serve(t, s, b, 7, func(conn net.Conn) {
			p := make([]byte, 16)
			for {
				n, err := conn.Read(p)
				if err != nil {
					return
				}
				_ = c.Sleep(nil, world.After(c, time.Duration(s.Random(20))*time.Millisecond))
				_, _ = conn.Write(p[:n])
			}
		})
		left := 8
		w := c.Waker()
		for i := range left {
			s.Go(func() {
				conn := must(a.Dial(ipB, 7))
				p := make([]byte, 16)
				for j := range 20 {
					_, _ = fmt.Fprintf(conn, "%d.%d", i, j)
					conn.SetReadSpan(time.Duration(10+s.Random(20)) * time.Millisecond)
					n, err := conn.Read(p)
					fmt.Fprintln(&log, c.Peek(), i, j, string(p[:n]), err != nil)
				}
				_ = conn.Close()
				if left--; left == 0 {
					w.Wake()
				}
			})
		}
		_ = w.Wait(op, world.Never)
		c.Leave(op)
		s.Close()
		return log.String()
	}
	first := run(1)
	for range 100 {
		if again := run(1); again != first {
			t.Fatalf("differs:\n%s\n%s", first, again)
		}
	}
	if run(2) == first {
		t.Error("another seed, the same course")
	}
}

// TestOutside: while an actor is outside the clock walks, and others run.
func TestOutside(t *testing.T) {
	as(t, func(s *Sim, a, b *Machine, c world.Virtual) {
		ch, ran := make(chan struct{}), false
		s.Go(func() { ran = true; close(ch) })
		began := c.Peek()
		s.Outside(func() {
			<-ch
			time.Sleep(2 * time.Millisecond)
		})
		if took := c.Peek() - began; !ran || took < 2*time.Millisecond || took > 10*time.Second {
			t.Errorf("ran %v, took %v", ran, took)
		}
		_ = c.Sleep(nil, world.After(c, time.Hour)) // and jumps again
	})
}

func BenchmarkPingPong(b *testing.B) {
	s := New(Options{Virtual: true})
	m, n := s.Machine("a", ipA), s.Machine("b", ipB)
	c := s.Clock().(world.Virtual)
	op := world.NewOp()
	c.Enter(op)
	l := must(n.Listen(netip.Addr{}, 7))
	s.Go(func() { conn := must(l.Accept()); echo(conn); _ = conn.Close() })
	conn := must(m.Dial(ipB, 7))
	p := make([]byte, 64)
	b.ReportAllocs()
	for b.Loop() {
		_, _ = conn.Write(p)
		_, _ = conn.Read(p)
	}
	_ = conn.Close()
	c.Leave(op)
	s.Close()
}
