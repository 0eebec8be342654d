package sock_test

import (
	"bytes"
	"testing"
	"time"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

func recvAll(t testing.TB, s *sock.Socket, n int) []byte {
	t.Helper()
	var got []byte
	buf := make([]byte, 64<<10)
	for len(got) < n {
		k, err := s.Recv(nil, world.Never, buf[:min(len(buf), n-len(got))], 0)
		must(t, err)
		if k == 0 {
			break
		}
		got = append(got, buf[:k]...)
	}
	return got
}

func TestStream(t *testing.T) {
	w := world.System()
	a, b := pair(t, w)
	buf := make([]byte, 100)
	send := func(text string) {
		t.Helper()
		n, err := a.Send(nil, world.Never, []byte(text), 0)
		if must(t, err); n != len(text) {
			t.Fatalf("sent %d of %d", n, len(text))
		}
		ready(t, b, world.In)
	}
	send("hello world")
	n, err := b.Recv(nil, world.Never, buf[:5], world.Peek)
	if must(t, err); string(buf[:n]) != "hello" {
		t.Errorf("peek %q", buf[:n])
	}
	n, from, err := b.RecvFrom(nil, world.Never, buf, 0)
	if must(t, err); string(buf[:n]) != "hello world" || !from.IsZero() {
		t.Errorf("recvfrom %q from %v", buf[:n], from)
	}
	_, err = b.Recv(nil, world.Never, buf, world.DontWait)
	want(t, "MSG_DONTWAIT", err, 11)

	// The read-ahead: a small read takes all, and everybody knows of it.
	send("one\ntwo\nrest")
	n, found, err := b.ReadTo(nil, world.Never, buf, '\n')
	if must(t, err); string(buf[:n]) != "one\n" || !found {
		t.Errorf("readline %q %v", buf[:n], found)
	}
	if b.Buffered() != 8 || b.Ready(world.In|world.Out) != 5 || b.Ready(world.Out) != 4 || !b.Soft() {
		t.Errorf("buffered %d, ready %d", b.Buffered(), b.Ready(5))
	}
	n, err = b.Recv(nil, world.NoWait, buf, world.Peek)
	if must(t, err); string(buf[:n]) != "two\nrest" {
		t.Errorf("peek into the read-ahead %q", buf[:n])
	}
	send("more")
	n, err = b.Recv(nil, world.NoWait, buf, 0)
	if must(t, err); string(buf[:n]) != "two\nrest" {
		t.Errorf("recv %q: must not add from the kernel", buf[:n])
	}
	n, err = b.Read(nil, world.NoWait, buf[:1])
	if must(t, err); string(buf[:n]) != "m" || b.Buffered() != 3 {
		t.Errorf("read %q", buf[:n])
	}
	n, found, err = b.ReadTo(nil, world.NoWait, buf, '\n')
	if must(t, err); string(buf[:n]) != "ore" || found {
		t.Errorf("line without end %q %v", buf[:n], found)
	}
	_, _, err = b.ReadTo(nil, world.NoWait, buf, '\n')
	want(t, "nothing", err, 11)

	must(t, a.Close())
	for range 3 { // the end is there for ever
		for name, number := range map[string]int{"recv": 0, "read": 0, "readline": 0, "recvfrom": 0, "peek": 0} {
			want(t, name+" at the end", calls[name](b, world.NoWait), number)
		}
	}
	if r := b.Ready(5); r != 5 {
		t.Errorf("after FIN %d, want 5", r)
	}
}

func TestReset(t *testing.T) {
	w := world.System()
	a, b := pair(t, w)
	_, err := b.Send(nil, world.Never, []byte("unread"), 0)
	must(t, err)
	ready(t, a, world.In)
	_, err = b.Send(nil, world.Never, []byte("x"), 0)
	must(t, err)
	must(t, a.Close()) // with data unread: RST
	ready(t, b, world.In)
	if r := b.Ready(5); r != 29 {
		t.Errorf("reset: %d, want 29", r)
	}
	want(t, "recv", calls["recv"](b, world.NoWait), 104)
	want(t, "recv again", calls["recv"](b, world.NoWait), 0)
	if r := b.Ready(5); r != 21 {
		t.Errorf("reset and told: %d, want 21", r)
	}
	want(t, "send", calls["send"](b, world.NoWait), 32)
}

func TestSendAll(t *testing.T) {
	w := world.System()
	a, b := pair(t, w)
	big := bytes.Repeat([]byte("0123456789abcdef"), 1<<20) // 16 MiB, more than the buffers hold
	got := make(chan []byte)
	go func() { got <- recvAll(t, b, len(big)) }()
	n, err := a.SendAll(newOp(t), world.Never, big, 0)
	if err != nil || n != len(big) {
		t.Errorf("sent %d, %v", n, err)
	}
	if !bytes.Equal(<-got, big) {
		t.Error("something else arrived")
	}
	n, err = a.SendAll(nil, world.NoWait, big, 0)
	if want(t, "sendall without waiting", err, 11); n == 0 || n == len(big) {
		t.Errorf("sent %d", n)
	}
	_, err = a.Send(nil, world.NoWait, big, 0)
	want(t, "send without room", err, 11)
	_, err = a.Send(newOp(t), world.After(w.Clock, time.Millisecond), big, 0)
	want(t, "send without room, timeout", err, 110)
	recvAll(t, b, n)
	n, err = a.Send(newOp(t), world.After(w.Clock, 20*time.Millisecond), big, 0)
	if want(t, "send, some room", err, 0); n == 0 || n == len(big) {
		t.Errorf("sent %d", n)
	}
	k := n
	recvAll(t, b, k)
	n, err = a.Write(newOp(t), world.After(w.Clock, 20*time.Millisecond), big)
	if want(t, "write, some room", err, 110); n == 0 || n == len(big) {
		t.Errorf("wrote %d", n)
	}
}

func TestDatagrams(t *testing.T) {
	w := world.System()
	a, b, at, bt := datagrams(t, w)
	buf := make([]byte, 100)
	for _, text := range []string{"one", "", "three"} {
		n, err := a.SendTo(nil, world.Never, []byte(text), 0, bt)
		if must(t, err); n != len(text) {
			t.Errorf("sent %d", n)
		}
	}
	ready(t, b, world.In)
	n, from, err := b.RecvFrom(nil, world.Never, buf[:2], world.Peek)
	if must(t, err); string(buf[:n]) != "on" || from != at.Addr {
		t.Errorf("peek %q from %v, want %v", buf[:n], from, at)
	}
	for _, text := range []string{"on", "", "th"} { // the rest of each is lost
		n, from, err := b.RecvFrom(nil, world.Never, buf[:2], world.Trunc)
		if must(t, err); string(buf[:n]) != text || from != at.Addr {
			t.Errorf("%q from %v, want %q", buf[:n], from, text)
		}
	}
	_, err = a.SendTo(nil, world.Never, make([]byte, 65508), 0, bt)
	want(t, "too long", err, 90)
	_, err = a.SendTo(nil, world.Never, []byte("x"), 0, sock.Named("255.255.255.255", 9, 0, 0))
	if c := board.CondOf(err); c != board.EACCES && c != board.ENETUNREACH {
		t.Errorf("broadcast: %v", err)
	}
	n, err = a.SendTo(nil, world.NoWait, []byte("by name"), 0, sock.Named("localhost", bt.Port, 0, 0))
	if must(t, err); n != 7 {
		t.Errorf("sent %d", n)
	}
	n, err = b.Recv(nil, world.Never, buf, 0)
	if must(t, err); string(buf[:n]) != "by name" {
		t.Errorf("got %q", buf[:n])
	}

	// A refusal by ICMP is told once.
	must(t, a.Connect(nil, world.Never, bt))
	must(t, b.Close())
	must(t, calls["send"](a, world.Never))
	ready(t, a, world.In)
	want(t, "recv", calls["recv"](a, world.NoWait), 111)
	want(t, "recv again", calls["recv"](a, world.NoWait), 11)
}

func TestReady(t *testing.T) {
	w := world.System()
	masks := [4]uint32{5, 1, 4, 0}
	check := func(name string, s *sock.Socket, bits ...uint32) {
		t.Helper()
		for i, m := range masks {
			if got := s.Ready(m); got != bits[i] {
				t.Errorf("%s, mask %d: %d, want %d", name, m, got, bits[i])
			}
		}
	}
	fresh := newSocket(t, w, world.Stream)
	check("new", fresh, 20, 16, 20, 16)
	must(t, fresh.Close())
	check("closed", fresh, 32, 32, 32, 32)
	check("udp", newSocket(t, w, world.Datagram), 4, 0, 4, 0)
	l, addr := listener(t, w)
	check("listening", l, 0, 0, 0, 0)
	c := newSocket(t, w, world.Stream)
	must(t, c.Connect(nil, world.Never, addr))
	ready(t, l, world.In)
	check("pending", l, 1, 1, 0, 0)
	p, _, err := l.Accept(nil, world.NoWait)
	must(t, err)
	defer p.Close()
	check("connected", c, 4, 0, 4, 0)
	must(t, calls["send"](p, world.Never))
	ready(t, c, world.In)
	check("data", c, 5, 1, 4, 0)
	recvAll(t, c, 1)
	must(t, p.Shutdown(world.ShutWrite))
	ready(t, c, world.In)
	check("FIN", c, 5, 1, 4, 0)
	must(t, c.Shutdown(world.ShutWrite))
	ready(t, c, 0)
	check("both FIN", c, 21, 17, 20, 16)
}

func TestTimeouts(t *testing.T) {
	s := newSocket(t, world.System(), world.Datagram)
	if s.Timeout() != board.NoTimeout || s.Deadline() != world.Never {
		t.Error("a new socket does not block")
	}
	must(t, s.SetTimeout(0))
	if s.Deadline() != world.NoWait {
		t.Error("0 waits")
	}
	must(t, s.SetTimeout(time.Hour))
	if d := s.Deadline(); d == world.Never || d == world.NoWait {
		t.Errorf("deadline %v", d)
	}
	must(t, s.SetBlocking(true))
	if s.Deadline() != world.Never {
		t.Error("setblocking(True) keeps the timeout")
	}
	must(t, s.SetTimeout(1<<62)) // more than there is
	must(t, s.SetBlocking(false))
	if s.Deadline() != world.NoWait {
		t.Error("setblocking(False) waits")
	}

	b := board.Generic()
	b.Sockets.KeepTimeout = true
	k, err := sock.New(world.System(), b, world.Inet, world.Datagram, 0)
	must(t, err)
	defer k.Close()
	must(t, k.SetTimeout(time.Hour))
	must(t, k.SetBlocking(true))
	if k.Timeout() != time.Hour {
		t.Errorf("the timeout was not kept: %v", k.Timeout())
	}
	b = board.Generic()
	b.Timeouts.Recv, b.Timeouts.Read, b.Timeouts.Accept = board.EAGAIN, board.ETIMEDOUT, board.EIO
	w := world.System()
	l, err := sock.New(w, b, world.Inet, world.Stream, 0)
	must(t, err)
	defer l.Close()
	must(t, l.Listen(1))
	want(t, "accept of another board", calls["accept"](l, world.After(w.Clock, 0)), 5)
	u, err := sock.New(w, b, world.Inet, world.Datagram, 0)
	must(t, err)
	defer u.Close()
	want(t, "recv of another board", calls["recv"](u, world.After(w.Clock, 0)), 11)
	want(t, "read of another board", calls["read"](u, world.After(w.Clock, 0)), 110)
}

// TestNoAllocation: steady sending and receiving allocates nothing.
func TestNoAllocation(t *testing.T) {
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
