package sock_test

import (
	"bytes"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

// rounds is how often each hammer strikes.
func rounds() int {
	if testing.Short() {
		return 100
	}
	return 1000
}

// noise makes, uses and closes connections until it is stopped, so that a
// descriptor's number is used anew as soon as it is free. Whoever reads or
// accepts what was sent here has mistaken a number for his own.
func noise(t *testing.T, w *world.World) {
	l, addr := listener(t, w)
	var stop atomic.Bool
	done := make(chan struct{})
	go func() {
		defer close(done)
		for !stop.Load() {
			a, err := sock.New(w, board.Generic(), world.Inet, world.Stream, 0)
			if err != nil {
				t.Error(err)
				return
			}
			if err := a.Connect(nil, world.Never, addr); err == nil {
				if b, _, err := l.Accept(nil, world.Never); err == nil {
					a.SendAll(nil, world.Never, []byte("noise"), 0)
					b.SendAll(nil, world.Never, []byte("noise"), 0)
					b.Close()
				}
			}
			a.Close()
		}
	}()
	t.Cleanup(func() {
		stop.Store(true)
		<-done
	})
}

// spin passes a little time, more in each round.
func spin(i int) {
	for range i % 500 * 40 {
		spins.Load()
	}
}

var spins atomic.Int32

// TestHammerClose closes a socket while another thread is in a call, or about
// to make it: the call ends, with EBADF, and nobody else's data.
func TestHammerClose(t *testing.T) {
	w := world.System()
	noise(t, w)
	big := bytes.Repeat([]byte("x"), 1<<20)
	full, fullAddr := listener(t, w)
	must(t, full.Listen(0))
	for range 10 { // fill the backlog, so that connects stay pending
		s := newSocket(t, w, world.Stream)
		if err := s.Connect(nil, world.After(w.Clock, 20*time.Millisecond), fullAddr); err != nil {
			break
		}
	}
	path, pathAddr := unixListener(t, w)
	must(t, path.Listen(0))
	must(t, unixSocket(t, w).Connect(nil, world.Never, pathAddr))

	recv := func(s *sock.Socket, op *world.Op, dl world.Deadline) error {
		p := make([]byte, 16)
		n, err := s.Recv(op, dl, p, 0)
		if n > 0 {
			t.Errorf("somebody else's %q", p[:n])
		}
		return err
	}
	var peer *sock.Socket // of the round's socket, if it has one
	one := func(t *testing.T) *sock.Socket {
		a, b := rawPair(t, w)
		peer = b
		return a
	}
	for _, tt := range []struct {
		name string
		make func(t *testing.T) *sock.Socket
		call func(s *sock.Socket, op *world.Op, dl world.Deadline) error
	}{
		{"recv", one, recv},
		{"peek", one, func(s *sock.Socket, op *world.Op, dl world.Deadline) error {
			_, err := s.Recv(op, dl, make([]byte, 16), world.Peek)
			return err
		}},
		{"readline", one, func(s *sock.Socket, op *world.Op, dl world.Deadline) error {
			_, _, err := s.ReadTo(op, dl, make([]byte, 16), '\n')
			return err
		}},
		{"sendall", one, func(s *sock.Socket, op *world.Op, dl world.Deadline) error {
			for {
				if _, err := s.SendAll(op, dl, big, 0); err != nil {
					return err
				}
			}
		}},
		{"accept", func(t *testing.T) *sock.Socket {
			l, err := sock.New(w, board.Generic(), world.Inet, world.Stream, 0)
			must(t, err)
			must(t, l.Listen(5))
			return l
		}, func(s *sock.Socket, op *world.Op, dl world.Deadline) error {
			c, _, err := s.Accept(op, dl)
			if err == nil {
				t.Error("somebody else's connection")
				c.Close()
			}
			return err
		}},
		{"recvfrom", func(t *testing.T) *sock.Socket {
			u, err := sock.New(w, board.Generic(), world.Inet, world.Datagram, 0)
			must(t, err)
			must(t, u.Bind(nil, world.Never, local(0)))
			return u
		}, func(s *sock.Socket, op *world.Op, dl world.Deadline) error {
			_, _, err := s.RecvFrom(op, dl, make([]byte, 16), 0)
			return err
		}},
		{"recv with a callback", func(t *testing.T) *sock.Socket {
			a := one(t)
			must(t, a.OnReadable(func() { t.Error("told of nothing") }))
			return a
		}, recv},
		{"connect", func(t *testing.T) *sock.Socket {
			s, err := sock.New(w, board.Generic(), world.Inet, world.Stream, 0)
			must(t, err)
			return s
		}, func(s *sock.Socket, op *world.Op, dl world.Deadline) error { return s.Connect(op, dl, fullAddr) }},
		{"connect unix", func(t *testing.T) *sock.Socket {
			s, err := sock.New(w, board.Generic(), world.Unix, world.Stream, 0)
			must(t, err)
			return s
		}, func(s *sock.Socket, op *world.Op, dl world.Deadline) error { return s.Connect(op, dl, pathAddr) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			op := world.NewOp()
			defer op.Close()
			n := rounds()
			if tt.name == "connect unix" {
				n /= 10 // a close is noticed by the next try
			}
			for i := range n {
				s := tt.make(t)
				begun, done := make(chan struct{}), make(chan error)
				dl := world.Never
				if i%3 == 0 {
					dl = world.After(w.Clock, time.Hour)
				}
				go func() { close(begun); done <- tt.call(s, op, dl) }()
				<-begun
				spin(i)
				must(t, s.Close())
				if err := <-done; board.CondOf(err) != board.EBADF {
					t.Fatalf("round %d: %v", i, err)
				}
				if peer != nil {
					must(t, peer.Close())
					peer = nil
				}
			}
		})
	}
}

// TestHammerInterrupt interrupts the same calls, and makes them again: nothing
// that was sent is lost or comes twice.
func TestHammerInterrupt(t *testing.T) {
	w := world.System()
	a, b := pair(t, w)
	op := world.NewOp()
	var group sync.WaitGroup
	var stop atomic.Bool
	group.Go(func() {
		for i := 0; !stop.Load(); i++ {
			spin(i)
			op.Interrupt(world.Callback)
		}
	})
	total := rounds() * 100
	group.Go(func() {
		p := make([]byte, 251)
		for sent := 0; sent < total; {
			for i := range p {
				p[i] = byte(sent + i)
			}
			n, err := b.SendAll(nil, world.Never, p[:min(len(p), total-sent)], 0)
			if err != nil {
				t.Error(err)
				return
			}
			sent += n
		}
	})
	p := make([]byte, 1000)
	interrupted := 0
	for got := 0; got < total; {
		n, err := a.Recv(op, world.Never, p, 0)
		if err == world.ErrInterrupted {
			op.Take()
			interrupted++
			continue
		}
		must(t, err)
		for i, c := range p[:n] {
			if c != byte(got+i) {
				t.Fatalf("byte %d is %d", got+i, c)
			}
		}
		got += n
	}
	stop.Store(true)
	group.Wait()
	op.Close()
	t.Logf("interrupted %d times", interrupted)
}

// rawPair is pair without cleanups.
func rawPair(t *testing.T, w *world.World) (a, b *sock.Socket) {
	l, err := sock.New(w, board.Generic(), world.Inet, world.Stream, 0)
	must(t, err)
	defer l.Close()
	must(t, l.Bind(nil, world.Never, local(0)))
	must(t, l.Listen(1))
	addr, err := l.LocalAddr()
	must(t, err)
	a, err = sock.New(w, board.Generic(), world.Inet, world.Stream, 0)
	must(t, err)
	must(t, a.Connect(nil, world.Never, sock.At(addr)))
	b, _, err = l.Accept(nil, world.Never)
	must(t, err)
	return a, b
}

func unixSocket(t *testing.T, w *world.World) *sock.Socket {
	s, err := sock.New(w, board.Generic(), world.Unix, world.Stream, 0)
	if board.CondOf(err) == board.EAFNOSUPPORT {
		t.Skip(err)
	}
	must(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

func unixListener(t *testing.T, w *world.World) (*sock.Socket, sock.Addr) {
	l := unixSocket(t, w)
	addr := sock.Named(t.TempDir()+"/s", 0, 0, 0)
	must(t, l.Bind(nil, world.Never, addr))
	must(t, l.Listen(5))
	return l, addr
}
