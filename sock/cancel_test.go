package sock_test

import (
	"bytes"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

// blockers are calls that block for ever, each on a socket of its own.
func blockers(t *testing.T, w *world.World) map[string]func(op *world.Op, dl world.Deadline) (*sock.Socket, error) {
	big := bytes.Repeat([]byte("x"), 16<<20)
	buf := func() []byte { return make([]byte, 16) }
	a1, _ := pair(t, w)
	a2, _ := pair(t, w)
	a3, _ := pair(t, w)
	a4, _ := pair(t, w)
	a5, _ := pair(t, w)
	l, _ := listener(t, w)
	u := newSocket(t, w, world.Datagram)
	must(t, u.Bind(nil, world.Never, local(0)))
	return map[string]func(op *world.Op, dl world.Deadline) (*sock.Socket, error){
		"recv": func(op *world.Op, dl world.Deadline) (*sock.Socket, error) {
			_, err := a1.Recv(op, dl, buf(), 0)
			return a1, err
		},
		"peek": func(op *world.Op, dl world.Deadline) (*sock.Socket, error) {
			_, err := a2.Recv(op, dl, buf(), world.Peek)
			return a2, err
		},
		"read": func(op *world.Op, dl world.Deadline) (*sock.Socket, error) {
			_, err := a3.Read(op, dl, buf())
			return a3, err
		},
		"readline": func(op *world.Op, dl world.Deadline) (*sock.Socket, error) {
			_, _, err := a4.ReadTo(op, dl, buf(), '\n')
			return a4, err
		},
		"sendall": func(op *world.Op, dl world.Deadline) (*sock.Socket, error) {
			_, err := a5.SendAll(op, dl, big, 0)
			return a5, err
		},
		"accept": func(op *world.Op, dl world.Deadline) (*sock.Socket, error) {
			_, _, err := l.Accept(op, dl)
			return l, err
		},
		"recvfrom": func(op *world.Op, dl world.Deadline) (*sock.Socket, error) {
			_, _, err := u.RecvFrom(op, dl, buf(), 0)
			return u, err
		},
	}
}

// newOp gives an Op.
func newOp(t testing.TB) *world.Op {
	op := world.NewOp()
	t.Cleanup(op.Close)
	return op
}

// TestInterrupt: an interruption at any moment ends a call, and after it the
// call goes on to its own deadline.
func TestInterrupt(t *testing.T) {
	w := world.System()
	for name, call := range blockers(t, w) {
		t.Run(name, func(t *testing.T) {
			op := newOp(t)
			var worst time.Duration
			for i := range 200 {
				var at atomic.Int64
				begun := make(chan struct{})
				go func() { // at a moment that varies
					<-begun
					for range i * 50 {
						at.Load()
					}
					at.Store(int64(w.Clock.Monotonic()))
					op.Interrupt(world.Callback)
				}()
				close(begun)
				dl := world.Never
				if i%2 == 0 {
					dl = world.After(w.Clock, time.Hour)
				}
				if _, err := call(op, dl); err != world.ErrInterrupted {
					t.Fatalf("try %d: %v", i, err)
				}
				worst = max(worst, w.Clock.Monotonic()-time.Duration(at.Load()))
				if r := op.Take(); r != world.Callback {
					t.Fatalf("reasons %b", r)
				}
			}
			t.Logf("from Interrupt to the return: %v at worst", worst)
			before := w.Clock.Monotonic()
			_, err := call(op, world.After(w.Clock, 5*time.Millisecond))
			want(t, "its own deadline", err, 110)
			if d := w.Clock.Monotonic() - before; d < 5*time.Millisecond {
				t.Errorf("timed out after %v", d)
			}
		})
	}
}

// TestCloseWhileBlocked: closing ends the others' calls with EBADF.
func TestCloseWhileBlocked(t *testing.T) {
	w := world.System()
	for name, call := range blockers(t, w) {
		t.Run(name, func(t *testing.T) {
			s, err := call(nil, world.NoWait)
			if name != "sendall" {
				want(t, "try", err, 11)
			}
			var group sync.WaitGroup
			for range 3 {
				group.Go(func() {
					_, err := call(newOp(t), world.Never)
					want(t, "closed", err, 9)
				})
			}
			must(t, s.Close())
			group.Wait()
		})
	}
}

// TestSecondReader: a reader that waits for its turn is interrupted too.
func TestSecondReader(t *testing.T) {
	w := world.System()
	a, b := pair(t, w)
	first, second := newOp(t), newOp(t)
	ended := make(chan *world.Op, 2)
	for _, op := range []*world.Op{first, second} {
		go func() {
			if _, err := a.Recv(op, world.Never, make([]byte, 1), 0); err == world.ErrInterrupted {
				ended <- op
			} else {
				ended <- nil
			}
		}()
	}
	second.Interrupt(world.Cancel)
	if op := <-ended; op != second {
		t.Error("the wrong one ended")
	}
	must(t, calls["send"](b, world.Never))
	if op := <-ended; op != nil {
		t.Error("the first one was interrupted")
	}
}

// TestHammer closes sockets while others use them in every way.
func TestHammer(t *testing.T) {
	w := world.System()
	for range 50 {
		a, b := pair(t, w)
		var group sync.WaitGroup
		for _, s := range []*sock.Socket{a, b} {
			for _, name := range []string{"recv", "read", "readline", "send", "peek", "recvfrom"} {
				group.Go(func() {
					for {
						err := calls[name](s, world.Never)
						switch board.CondOf(err) {
						case board.EBADF:
							return
						case board.OK, board.EPIPE, board.ECONNRESET:
						default:
							t.Errorf("%s: %v", name, err)
							return
						}
						s.Ready(5)
						s.Fileno()
					}
				})
			}
		}
		for _, s := range []*sock.Socket{a, b} {
			group.Go(func() { // and with an Op that somebody interrupts
				op := newOp(t)
				for i := 0; ; i++ {
					_, err := s.Recv(op, world.After(w.Clock, time.Duration(i%3)*time.Millisecond), make([]byte, 1), 0)
					if board.CondOf(err) == board.EBADF {
						return
					}
					op.Take()
					if i%2 == 0 {
						go op.Interrupt(world.Callback)
					}
				}
			})
		}
		runtime.Gosched()
		must(t, a.Close())
		must(t, b.Close())
		group.Wait()
	}
}

// TestManyConnections connects, exchanges and closes again and again.
func TestManyConnections(t *testing.T) {
	w := world.System()
	l, addr := listener(t, w)
	rounds := 500
	done := make(chan struct{})
	go func() {
		defer close(done)
		buf := make([]byte, 16)
		for range rounds {
			c, _, err := l.Accept(nil, world.Never)
			if err != nil {
				t.Error(err)
				return
			}
			n, _ := c.Recv(nil, world.Never, buf, 0)
			c.SendAll(nil, world.Never, buf[:n], 0)
			c.Close()
		}
	}()
	op := newOp(t)
	buf := make([]byte, 16)
	for range rounds {
		s, err := sock.New(w, board.Generic(), world.Inet, world.Stream, 0)
		must(t, err)
		must(t, s.Connect(op, world.After(w.Clock, time.Minute), addr))
		_, err = s.SendAll(op, world.Never, []byte("ping"), 0)
		must(t, err)
		n, err := s.Recv(op, world.Never, buf, 0)
		if must(t, err); string(buf[:n]) != "ping" {
			t.Fatalf("got %q", buf[:n])
		}
		must(t, s.Close())
	}
	<-done
}
