package sock_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

// resolved gives what getaddrinfo says of a name, one socket type only.
func resolved(w *world.World, op *world.Op, dl world.Deadline, name string, family int) (string, error) {
	list, err := sock.GetAddrInfo(w, board.Generic(), op, dl, name, "80", family, world.Stream, 0, 0)
	if err == world.ErrInterrupted {
		return "", err
	}
	if err != nil {
		return fmt.Sprint(board.Generic().Errno(board.CondOf(err))), err
	}
	var all []string
	for _, a := range list {
		if a.Addr.Port != 80 || a.Type != world.Stream || a.Family != a.Addr.Family {
			return fmt.Sprintf("%+v", a), nil
		}
		all = append(all, a.Addr.IP.String())
	}
	return strings.Join(all, " "), nil
}

// TestNameServer: what a name server answers, and what getaddrinfo says then.
// Section 2 of the page of facts: -2 for a name that is not there, -3 where
// asking again may help, -4 for an answer that is none.
func TestNameServer(t *testing.T) {
	s := newNameServer(t)
	w := s.world()
	limit := world.After(w.Clock, time.Minute)
	var many []string
	for i := range 200 {
		many = append(many, fmt.Sprint("192.0.2.", i))
	}
	for _, tt := range []struct {
		name   string
		family int
		want   string
	}{
		{"a", 0, "192.0.2.1"},
		{"a", 2, "192.0.2.1"},
		{"a", 10, "-2"}, // the name is there, but has none of these
		{"aaaa", 0, "2001:db8::1"},
		{"aaaa", 10, "2001:db8::1"},
		{"aaaa", 2, "-2"},
		{"both", 0, "192.0.2.1 192.0.2.2 192.0.2.3 2001:db8::1 2001:db8::2"},
		{"both", 2, "192.0.2.1 192.0.2.2 192.0.2.3"},
		{"both", 10, "2001:db8::1 2001:db8::2"},
		{"twice", 2, "192.0.2.7"},
		{"alias", 2, "192.0.2.4"},
		{"alias", 0, "192.0.2.4 2001:db8::4"},
		{"many", 2, strings.Join(many, " ")},
		{"spoofed", 2, "192.0.2.1"},
		{"empty", 0, "-2"},
		{"nx", 0, "-2"},
		{"nx", 2, "-2"},
		{"servfail", 0, "-3"},
		{"refused", 2, "-4"},
		{"formerr", 2, "-4"},
		{"garbage", 2, "-3"}, // is not taken for an answer
		{"silent", 2, "-3"},
		{"deaf", 0, "-3"},
	} {
		got, err := resolved(w, newOp(t), limit, tt.name+".test.", tt.family)
		if sorted(got) != sorted(tt.want) {
			t.Errorf("%s, family %d: %s (%v), want %s", tt.name, tt.family, got, err, tt.want)
		}
		if tt.family == 2 && tt.want[0] != '-' && strings.Contains(got, ":") || tt.family == 10 && strings.Contains(got, ".") {
			t.Errorf("%s, family %d: %s", tt.name, tt.family, got)
		}
	}
	if s.byTCP == 0 {
		t.Error("a truncated answer was not asked for by TCP")
	}
	got, _ := resolved(w, nil, limit, "both.test.", 0)
	if i, j := strings.Index(got, "192.0.2.1"), strings.Index(got, "2001"); i > j {
		t.Errorf("IPv6 comes first: %s", got)
	}
	for family, asked := range map[int]dnsmessage.Type{2: dnsmessage.TypeA, 10: dnsmessage.TypeAAAA} {
		for len(s.asked) > 0 {
			<-s.asked
		}
		if _, err := resolved(w, nil, limit, "both-once.test.", family); err != nil {
			t.Error(err)
		}
		for len(s.asked) > 0 {
			if q := <-s.asked; q.Type != asked {
				t.Errorf("family %d asks for %v", family, q.Type)
			}
		}
	}
	for _, err := range []error{errNoNetwork} {
		got, err := resolved(unreachable(err), nil, limit, "a.test.", 2)
		if got != "-3" {
			t.Errorf("no server: %s (%v)", got, err)
		}
	}
}

func sorted(list string) string {
	f := strings.Fields(list)
	for i := range f {
		for j := range f[:i] {
			if f[i] < f[j] {
				f[i], f[j] = f[j], f[i]
			}
		}
	}
	return strings.Join(f, " ")
}

// TestAllKinds: with no filter there is an entry for each address and each type.
func TestAllKinds(t *testing.T) {
	w := newNameServer(t).world()
	list, err := sock.GetAddrInfo(w, board.Generic(), nil, world.Never, "both.test.", "domain", 0, 0, 0, 0)
	must(t, err)
	got := map[string]int{}
	for _, a := range list {
		got[fmt.Sprint(a.Family, a.Type, a.Proto, a.Addr.Port)]++
	}
	for key, n := range map[string]int{"2 1 6 53": 3, "2 2 17 53": 3, "10 1 6 53": 2, "10 2 17 53": 2} {
		if got[key] != n {
			t.Errorf("%s: %d, want %d, of %v", key, got[key], n, got)
		}
	}
	b := board.Generic()
	b.GetAddrInfo.Single = true
	b.GetAddrInfo.CanonName = board.CanonHost
	list, err = sock.GetAddrInfo(w, b, nil, world.Never, "both.test.", "80", 0, 0, 0, 0)
	if err != nil || len(list) != 1 || list[0].CanonName != "both.test." {
		t.Errorf("%+v, %v", list, err)
	}
	list, err = sock.GetAddrInfo(w, board.Generic(), nil, world.Never, "both.test.", "80", 0, 1, 0, sock.AICanonName)
	if err != nil || list[0].CanonName != "both.test." || list[1].CanonName != "" {
		t.Errorf("%+v, %v", list, err)
	}
	_, err = sock.GetAddrInfo(w, board.Generic(), nil, world.Never, "both.test.", "http", 0, 0, 0, sock.AINumericServ)
	want(t, "AI_NUMERICSERV", err, -2)
	_, err = sock.GetAddrInfo(w, board.Generic(), nil, world.Never, "both.test.", "80", 0, 0, 0, sock.AINumericHost)
	want(t, "AI_NUMERICHOST", err, -2)
}

// TestSlowAnswer: a resolution is interrupted, times out, goes on behind a
// callback, and is taken up again.
func TestSlowAnswer(t *testing.T) {
	s := newNameServer(t)
	w := s.world()
	op := newOp(t)
	limit := world.After(w.Clock, time.Minute)
	interrupt := func(r world.Reason) {
		go func() { <-s.asked; op.Interrupt(r) }()
	}

	interrupt(world.Cancel)
	if _, err := resolved(w, op, world.Never, "slow-1.test.", 2); err != world.ErrInterrupted {
		t.Fatal(err)
	}
	op.Take()
	got, _ := resolved(w, op, world.After(w.Clock, 20*time.Millisecond), "slow-2.test.", 2)
	if got != "110" {
		t.Errorf("timeout: %s", got)
	}
	<-s.asked

	interrupt(world.Callback) // the lookup goes on, and is not asked for again
	if _, err := resolved(w, op, limit, "slow-3.test.", 2); err != world.ErrInterrupted {
		t.Fatal(err)
	}
	op.Take()
	for range 3 {
		s.release <- struct{}{}
	}
	got, err := resolved(w, op, limit, "slow-3.test.", 2)
	if got != "192.0.2.9" {
		t.Errorf("taken up: %s, %v", got, err)
	}
	for len(s.asked) > 0 {
		if q := <-s.asked; strings.HasPrefix(q.Name.String(), "slow-3") {
			t.Error("asked twice")
		}
	}

	// connect, bind and sendto wait for a name too, with the call's deadline.
	l, addr := listener(t, w)
	_ = l
	c := newSocket(t, w, world.Stream)
	must(t, c.Connect(op, limit, sock.Named("here.test.", addr.Port, 0, 0)))
	u := newSocket(t, w, world.Datagram)
	must(t, u.Bind(op, limit, sock.Named("here.test.", 0, 0, 0)))
	for _, call := range []func(s *sock.Socket, name string) error{
		func(c *sock.Socket, name string) error { return c.Connect(op, limit, sock.Named(name, 9, 0, 0)) },
		func(c *sock.Socket, name string) error { return c.Connect(op, world.NoWait, sock.Named(name, 9, 0, 0)) },
		func(c *sock.Socket, name string) error { return c.Bind(op, limit, sock.Named(name, 9, 0, 0)) },
		func(c *sock.Socket, name string) error {
			if c.Type() == world.Stream {
				return c.Connect(op, limit, sock.Named(name, 9, 0, 0))
			}
			_, err := c.SendTo(op, limit, []byte("x"), 0, sock.Named(name, 9, 0, 0))
			return err
		},
	} {
		for _, typ := range []int{world.Stream, world.Datagram} {
			want(t, "an unknown name", call(newSocket(t, w, typ), "nx.test."), -2)
			want(t, "no answer", call(newSocket(t, w, typ), "silent.test."), -3)
			want(t, "IPv6 only", call(newSocket(t, w, typ), "aaaa.test."), -2)
		}
	}
	want(t, "timeout", newSocket(t, w, world.Stream).Connect(op, world.After(w.Clock, 20*time.Millisecond), sock.Named("slow-4.test.", 9, 0, 0)), 110)
}
