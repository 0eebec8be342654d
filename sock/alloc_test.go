package sock_test

import (
	"runtime"
	"testing"
	"time"

	"mpy/board"
	"mpy/world"
)

// TestNoAllocation: steady sending and receiving allocates nothing.
func TestNoAllocation(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a call of Winsock allocates")
	}
	w := world.System()
	a, b := pair(t, w)
	ua, ub, _, bt := datagrams(t, w)
	op := newOp(t)
	buf := make([]byte, 64)
	check := func(name string, f func() error) {
		t.Helper()
		var err error
		if n := testing.AllocsPerRun(200, func() {
			if e := f(); e != nil {
				err = e
			}
		}); n != 0 || err != nil {
			t.Errorf("%s: %v allocations, %v", name, n, err)
		}
	}
	check("send and recv", func() error {
		if _, err := a.Send(op, world.Never, buf, 0); err != nil {
			return err
		}
		_, err := b.Recv(op, world.Never, buf, 0)
		return err
	})
	check("with a timeout", func() error {
		if _, err := a.SendAll(op, a.Deadline(), buf, 0); err != nil {
			return err
		}
		_, err := b.Recv(op, world.After(w.Clock, time.Minute), buf, 0)
		return err
	})
	check("write and readline", func() error {
		if _, err := a.Write(op, world.Never, buf); err != nil {
			return err
		}
		_, _, err := b.ReadTo(op, world.Never, buf, '\n')
		return err
	})
	check("would block", func() error {
		if _, err := b.Recv(op, world.NoWait, buf, 0); err != board.EAGAIN {
			return board.EIO
		}
		return nil
	})
	check("sendto and recvfrom", func() error {
		if _, err := ua.SendTo(op, world.Never, buf, 0, bt); err != nil {
			return err
		}
		_, _, err := ub.RecvFrom(op, world.Never, buf, 0)
		return err
	})
	check("ready", func() error {
		if a.Ready(5) != 4 {
			return board.EIO
		}
		return nil
	})
	done := make(chan struct{})
	go func() { // answers, so that the reader below parks
		defer close(done)
		p := make([]byte, 64)
		for {
			n, err := b.Recv(nil, world.Never, p, 0)
			if n == 0 || err != nil {
				return
			}
			b.Send(nil, world.Never, p[:n], 0)
		}
	}()
	check("ping-pong", func() error {
		a.Send(op, world.Never, buf, 0)
		for n := 0; n < len(buf); {
			k, err := a.Recv(op, world.After(w.Clock, time.Minute), buf[n:], 0)
			if err != nil {
				return err
			}
			n += k
		}
		return nil
	})
	must(t, a.Close())
	<-done
}
