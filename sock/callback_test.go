package sock_test

import (
	"sync/atomic"
	"testing"
	"time"

	"mpy/sock"
	"mpy/world"
)

// none fails if there was a call.
func none(t *testing.T, what string, told chan struct{}) {
	t.Helper()
	select {
	case <-told:
		t.Errorf("told %s", what)
	default:
	}
}

// TestOnReadable: told once for what comes in, again after something was asked
// for, and not after the end.
func TestOnReadable(t *testing.T) {
	w := world.System()
	told := make(chan struct{}, 10)
	tell := func() { told <- struct{}{} }
	l := newSocket(t, w, world.Stream)
	must(t, l.OnReadable(tell)) // before it listens
	must(t, l.Listen(5))
	addr, err := l.LocalAddr()
	must(t, err)
	for range 3 {
		must(t, newSocket(t, w, world.Stream).Connect(nil, world.Never, local(addr.Port)))
		<-told
		c, _, err := l.Accept(nil, world.Never)
		must(t, err)
		c.Close()
	}
	must(t, l.Close())

	a, b := pair(t, w)
	ua, ub, _, to := datagrams(t, w)
	must(t, ua.Connect(nil, world.Never, to))
	for _, tt := range []struct {
		s, peer *sock.Socket
		calls   []string
	}{
		{a, b, []string{"recv", "peek", "recv", "read", "readline", "recvfrom"}},
		{ub, ua, []string{"recv", "peek", "recv", "read", "readline", "recvfrom"}},
	} {
		must(t, tt.s.OnReadable(tell))
		for _, name := range tt.calls {
			if name != "recv" || tt.s.Ready(world.In) == 0 { // after peek it is still there
				must(t, calls["send"](tt.peer, world.Never))
			}
			<-told
			want(t, name, calls[name](tt.s, world.NoWait), 0)
		}
		none(t, "though nothing came", told)
		want(t, "nothing", calls["recv"](tt.s, world.NoWait), 11)
		none(t, "of nothing", told)
		must(t, calls["send"](tt.peer, world.Never))
		<-told
		must(t, calls["send"](tt.peer, world.Never)) // more, before the first was taken
		must(t, calls["recv"](tt.s, world.Never))
		want(t, "drained", drained(tt.s), 11) // what was taken had been told of
		for len(told) > 0 {
			<-told
		}

		must(t, tt.s.OnReadable(nil))
		must(t, calls["send"](tt.peer, world.Never))
		ready(t, tt.s, world.In)
		none(t, "after the end", told)
		must(t, tt.s.OnReadable(func() {}))
		must(t, tt.s.OnReadable(nil))
		must(t, tt.s.OnReadable(tell)) // what is there already
		<-told
		must(t, tt.s.Close())
		none(t, "of the close", told)
		want(t, "closed", tt.s.OnReadable(tell), 9)
	}
}

func drained(s *sock.Socket) error {
	for {
		if err := calls["recv"](s, world.NoWait); err != nil {
			return err
		}
	}
}

// TestOnReadableAhead: what was read ahead counts as what the kernel has.
func TestOnReadableAhead(t *testing.T) {
	w := world.System()
	a, b := pair(t, w)
	told := make(chan struct{}, 10)
	must(t, a.OnReadable(func() { told <- struct{}{} }))
	_, err := b.Send(nil, world.Never, []byte("1\n2\n3\n"), 0)
	must(t, err)
	for range 3 {
		<-told
		want(t, "readline", calls["readline"](a, world.NoWait), 0)
	}
	want(t, "readline", calls["readline"](a, world.NoWait), 11)
	none(t, "of nothing", told)
}

// TestOnReadableWhileBlocked: the callback comes before the blocked call takes
// the data, and may take it itself; the call then goes on waiting.
func TestOnReadableWhileBlocked(t *testing.T) {
	w := world.System()
	for name, call := range map[string]func(s *sock.Socket, op *world.Op, dl world.Deadline) (int, error){
		"recv": func(s *sock.Socket, op *world.Op, dl world.Deadline) (int, error) {
			return s.Recv(op, dl, make([]byte, 9), 0)
		},
		"recvfrom": func(s *sock.Socket, op *world.Op, dl world.Deadline) (int, error) {
			n, _, err := s.RecvFrom(op, dl, make([]byte, 9), 0)
			return n, err
		},
		"read": func(s *sock.Socket, op *world.Op, dl world.Deadline) (int, error) {
			return s.Read(op, dl, make([]byte, 9))
		},
		"readline": func(s *sock.Socket, op *world.Op, dl world.Deadline) (int, error) {
			n, _, err := s.ReadTo(op, dl, make([]byte, 9), '\n')
			return n, err
		},
	} {
		t.Run(name, func(t *testing.T) {
			for range 200 {
				a, b := pair(t, w)
				op := newOp(t)
				var calls atomic.Int32
				must(t, a.OnReadable(func() { calls.Add(1); op.Interrupt(world.Callback) }))
				go b.Send(nil, world.Never, []byte("one"), 0)
				_, err := call(a, op, world.Never)
				if err != world.ErrInterrupted || op.Take() != world.Callback || calls.Load() != 1 {
					t.Fatalf("%v after %d calls", err, calls.Load())
				}
				n, err := a.Recv(nil, world.NoWait, make([]byte, 9), 0) // by the callback
				if must(t, err); n != 3 {
					t.Fatalf("received %d", n)
				}
				_, err = call(a, op, world.After(w.Clock, time.Millisecond/10)) // goes on
				if want(t, name, err, 110); op.Pending() != 0 {
					t.Fatal("told of nothing")
				}
				a.Close()
				b.Close()
			}
		})
	}
	t.Run("accept", func(t *testing.T) {
		l, addr := listener(t, w)
		op := newOp(t)
		must(t, l.OnReadable(func() { op.Interrupt(world.Callback) }))
		c := newSocket(t, w, world.Stream)
		go c.Connect(nil, world.Never, addr)
		if _, _, err := l.Accept(op, world.Never); err != world.ErrInterrupted || op.Take() != world.Callback {
			t.Fatal(err)
		}
		p, _, err := l.Accept(op, world.Never)
		must(t, err)
		p.Close()
	})
	t.Run("another socket", func(t *testing.T) {
		a, b := pair(t, w)
		c, _ := pair(t, w)
		op := newOp(t)
		must(t, a.OnReadable(func() { op.Interrupt(world.Callback) }))
		go b.Send(nil, world.Never, []byte("one"), 0)
		if _, err := c.Recv(op, world.Never, make([]byte, 9), 0); err != world.ErrInterrupted {
			t.Fatal(err)
		}
	})
}
