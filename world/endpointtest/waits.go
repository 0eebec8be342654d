// This file holds the tests of readiness, waiting, closing and the clock.

package endpointtest

import (
	"encoding/binary"
	"sync"
	"time"

	"mpy/board"
	"mpy/world"
)

func (s *suite) options() {
	e := s.new(world.Stream)
	one := []byte{1, 0, 0, 0}
	if !little() {
		one = []byte{0, 0, 0, 1}
	}
	for _, o := range [][2]int{{1, 2}, {1, 9}, {6, 1}} { // SO_REUSEADDR, SO_KEEPALIVE, TCP_NODELAY
		value := make([]byte, 4)
		n, err := e.Option(o[0], o[1], value)
		if s.must(err); n != 4 || value[0]|value[3] != 0 {
			s.Errorf("option %v is %v at first", o, value)
		}
		s.must(e.SetOption(o[0], o[1], one))
		if _, err := e.Option(o[0], o[1], value); err != nil || value[0]|value[3] == 0 {
			s.Errorf("option %v is %v, %v", o, value, err)
		}
	}
	s.want("unknown", e.SetOption(1, 9999, one), board.ENOPROTOOPT)
	_, err := e.Option(1, 9999, make([]byte, 4))
	s.want("unknown", err, board.ENOPROTOOPT)
}

func little() bool { return binary.NativeEndian.Uint16([]byte{1, 0}) == 1 }

func (s *suite) ready() {
	s.bits("datagrams", s.new(world.Datagram), 0, 4)
	l, addr := s.listener()
	s.bits("listening", l, 0, 0)
	a := s.new(world.Stream)
	s.must(a.Connect(nil, s.limit, addr))
	s.bits("a connection waits", l, world.In, 1)
	b, _, err := l.Accept(nil, s.limit)
	s.must(err)
	defer b.Close()
	s.bits("taken", l, 0, 0)
	s.bits("connected", a, 0, 4)
	s.send(b, "x")
	s.bits("data", a, world.In, 5)
	s.read(a, 1, 0)
	s.bits("read", a, 0, 4)
	s.must(b.Shutdown(world.ShutWrite))
	s.bits("the peer ended", a, world.In, 5)
	s.must(a.Shutdown(world.ShutWrite))
	for a.Ready(0) == 0 {
		s.must(s.w.Clock.Sleep(nil, world.After(s.w.Clock, time.Millisecond)))
	}
	s.bits("both ended", a, 0, 21)
	s.must(a.Close())
	s.bits("closed", a, 0, 32)
}

func (s *suite) wait() {
	a, b := s.pair()
	s.want("a try", a.Wait(nil, world.NoWait, world.In), board.EAGAIN)
	s.want("nothing comes", a.Wait(nil, world.After(s.w.Clock, time.Millisecond), world.In), board.ETIMEDOUT)
	done := make(chan error)
	go func() { done <- a.Wait(nil, s.limit, world.In) }()
	s.send(b, "x")
	s.must(<-done)
	s.must(a.Wait(nil, world.NoWait, world.In)) // it is still there
}

// blockers are calls that block.
func (s *suite) blockers() map[string]func(op *world.Op, dl world.Deadline) (world.Endpoint, error) {
	a, _ := s.pair()
	b, _ := s.pair()
	c, _ := s.pair()
	l, _ := s.listener()
	u, _ := s.bound(world.Datagram)
	big := make([]byte, 32<<20)
	return map[string]func(op *world.Op, dl world.Deadline) (world.Endpoint, error){
		"read": func(op *world.Op, dl world.Deadline) (world.Endpoint, error) {
			_, err := a.Read(op, dl, make([]byte, 8), 0)
			return a, err
		},
		"wait": func(op *world.Op, dl world.Deadline) (world.Endpoint, error) { return b, b.Wait(op, dl, world.In) },
		"write": func(op *world.Op, dl world.Deadline) (world.Endpoint, error) {
			_, err := c.Write(op, dl, big, 0)
			return c, err
		},
		"accept": func(op *world.Op, dl world.Deadline) (world.Endpoint, error) {
			_, _, err := l.Accept(op, dl)
			return l, err
		},
		"readfrom": func(op *world.Op, dl world.Deadline) (world.Endpoint, error) {
			_, _, err := u.ReadFrom(op, dl, make([]byte, 8), 0)
			return u, err
		},
	}
}

func (s *suite) timeouts() {
	for name, call := range s.blockers() {
		for _, d := range []time.Duration{0, time.Millisecond, 20 * time.Millisecond} {
			before := s.w.Clock.Monotonic()
			_, err := call(world.NewOp(), world.After(s.w.Clock, d))
			s.want(name, err, board.ETIMEDOUT)
			if took := s.w.Clock.Monotonic() - before; took < d {
				s.Errorf("%s: %v took %v", name, d, took)
			}
		}
	}
}

func (s *suite) interrupt() {
	for name, call := range s.blockers() {
		op := world.NewOp()
		op.Interrupt(world.Cancel) // before
		_, err := call(op, world.Never)
		if err != world.ErrInterrupted || op.Take() != world.Cancel {
			s.Errorf("%s: %v", name, err)
		}
		for i := range 100 { // during, at a moment that varies
			dl := world.Never
			if i%2 == 0 {
				dl = s.limit
			}
			begun := make(chan struct{})
			go func() {
				<-begun
				for range i * 50 {
					op.Pending()
				}
				op.Interrupt(world.Callback)
			}()
			close(begun)
			_, err := call(op, dl)
			if err != world.ErrInterrupted || op.Take() != world.Callback {
				s.Fatalf("%s: %v", name, err)
			}
		}
		op.Close()
	}
}

func (s *suite) close() {
	for name, call := range s.blockers() {
		e, _ := call(nil, world.NoWait)
		var group sync.WaitGroup
		for range 3 {
			group.Go(func() {
				_, err := call(nil, world.Never)
				s.want(name+" while it is closed", err, board.EBADF)
			})
		}
		s.must(e.Close())
		group.Wait()
		s.must(e.Close())
		_, err := call(nil, s.limit)
		s.want(name+" after close", err, board.EBADF)
		for what, err := range map[string]error{
			"bind": e.Bind(loopback(0)), "listen": e.Listen(1), "connect": e.Connect(nil, s.limit, loopback(1)),
			"shutdown": e.Shutdown(world.ShutBoth), "setsockopt": e.SetOption(1, 2, make([]byte, 4)),
		} {
			s.want(what+" after close", err, board.EBADF)
		}
		if e.Descriptor() != -1 {
			s.Errorf("descriptor %d after close", e.Descriptor())
		}
	}
}

func (s *suite) clock() {
	c := s.w.Clock
	if c.Monotonic() <= 0 {
		s.Error("monotonic time begins above 0")
	}
	for _, d := range []time.Duration{-1, 0, time.Millisecond, 20 * time.Millisecond} {
		for _, op := range []*world.Op{nil, world.NewOp()} {
			before := c.Monotonic()
			s.must(c.Sleep(op, world.After(c, d)))
			if took := c.Monotonic() - before; took < d {
				s.Errorf("sleeping %v took %v", d, took)
			}
		}
	}
	op := world.NewOp()
	for _, dl := range []world.Deadline{world.Never, s.limit} {
		go op.Interrupt(world.Cancel)
		if err := c.Sleep(op, dl); err != world.ErrInterrupted || op.Take() != world.Cancel {
			s.Error(err)
		}
	}
	w := c.Waker()
	w.Wake()
	s.must(w.Wait(op, world.Never)) // woken before
	s.want("not woken", w.Wait(op, world.After(c, time.Millisecond)), board.ETIMEDOUT)
	go w.Wake()
	s.must(w.Wait(op, s.limit))
	rang := make(chan struct{}, 2)
	t := c.AfterFunc(time.Millisecond, func() { rang <- struct{}{} })
	<-rang
	t.Reset(time.Millisecond)
	<-rang
	if t.Reset(time.Hour); !t.Stop() {
		s.Error("the timer could not be stopped")
	}
}
