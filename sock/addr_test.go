package sock_test

import (
	"fmt"
	"net/netip"
	"reflect"
	"testing"
	"time"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

func TestNumeric(t *testing.T) {
	for text, ip := range map[string]string{
		"127.0.0.1": "127.0.0.1", "0": "0.0.0.0", "1": "0.0.0.1", "127.1": "127.0.0.1", "0x7f.1": "127.0.0.1", "1.2.3": "1.2.0.3",
		"017.1": "15.0.0.1", "4294967295": "255.255.255.255", "::1": "::1", "fe80::1%3": "fe80::1",
		"256.1.1.1": "", "1.2.3.4.5": "", "": "", "a": "", "1.": "", ".1": "", "1.2.3.4 ": "", "0b1": "", "0o7": "", "1_0": "",
		"4294967296": "", "1.2.65536": "", "::g": "", "::1%lo": "", "-1": "", "+1": "", "09": "",
	} {
		h, ok := sock.Numeric(text)
		if got := h.IP.String(); ok != (ip != "") || ok && got != ip {
			t.Errorf("%q: %v, %v", text, got, ok)
		}
	}
}

func TestGetAddrInfo(t *testing.T) {
	w, b := world.System(), board.Generic()
	for _, tt := range []struct {
		host, service            string
		family, typ, proto, flag int
		want                     string // of the first ones: family type proto address
	}{
		{"127.0.0.1", "80", 0, 0, 0, 0, "2 1 6 127.0.0.1:80;2 2 17 127.0.0.1:80;2 3 0 127.0.0.1:80;"},
		{"127.0.0.1", "80", 0, 1, 0, 0, "2 1 6 127.0.0.1:80;"},
		{"127.0.0.1", "80", 0, 2, 0, 0, "2 2 17 127.0.0.1:80;"},
		{"127.0.0.1", "80", 0, 0, 17, 0, "2 2 17 127.0.0.1:80;"},
		{"127.0.0.1", "80", 2, 3, 0, 0, "-8"},
		{"127.0.0.1", "80", 0, 1, 17, 0, "-7"},
		{"127.0.0.1", "80", 0, 99, 0, 0, "-7"},
		{"127.0.0.1", "80", 99, 0, 0, 0, "-6"},
		{"127.0.0.1", "80", 1, 0, 0, 0, "-6"},
		{"127.0.0.1", "80", 10, 0, 0, 0, "-9"},
		{"::1", "80", 2, 0, 0, 0, "-9"},
		{"127.0.0.1", "80", 0, 1, 0, 1 << 20, "-1"},
		{"::1", "80", 0, 1, 0, 0, "10 1 6 [::1]:80;"},
		{"fe80::1%2", "80", 0, 1, 0, 0, "10 1 6 [fe80::1%2]:80;"},
		{"127.1", "65536", 0, 1, 0, 0, "2 1 6 127.0.0.1:0;"},
		{"127.1", "70000", 0, 1, 0, 0, "2 1 6 127.0.0.1:4464;"},
		{"127.1", "-1", 0, 1, 0, 0, "2 1 6 127.0.0.1:65535;"},
		{"127.1", "http", 0, 1, 0, 0, "2 1 6 127.0.0.1:80;"},
		{"127.1", "nosuch", 0, 0, 0, 0, "-8"},
		{"", "80", 0, 0, 0, 0, "-2"},
		{"", "80", 0, 0, 0, sock.AIPassive, "-2"},
		{"256.1.1.1", "80", 0, 0, 0, sock.AINumericHost, "-2"},
		{"127.0.0.1\x00x", "80", 0, 1, 0, 0, "2 1 6 127.0.0.1:80;"},
		{"localhost", "80", 2, 1, 0, 0, "2 1 6 127.0.0.1:80;"},
	} {
		list, err := sock.GetAddrInfo(w, b, nil, world.Never, tt.host, tt.service, tt.family, tt.typ, tt.proto, tt.flag)
		got := ""
		for _, a := range list {
			got += fmt.Sprint(a.Family, " ", a.Type, " ", a.Proto, " ", a.Addr, ";")
			if a.CanonName != "" {
				t.Errorf("canonname %q", a.CanonName)
			}
		}
		if err != nil {
			got = fmt.Sprint(b.Errno(board.CondOf(err)))
		}
		if got != tt.want {
			t.Errorf("%q %q %d %d %d %d: %s, want %s (%v)", tt.host, tt.service, tt.family, tt.typ, tt.proto, tt.flag, got, tt.want, err)
		}
	}
}

// stuck is a network on which names never resolve.
type stuck struct {
	world.Net
	asked chan struct{}
	clock world.Clock
}

func (n stuck) Resolve(op *world.Op, dl world.Deadline, name string, family int) ([]world.Host, error) {
	n.asked <- struct{}{}
	return nil, n.clock.Sleep(op, dl)
}

func TestNameInterrupted(t *testing.T) {
	w := world.System()
	asked := make(chan struct{})
	w.Net = stuck{w.Net, asked, w.Clock}
	op := world.NewOp()
	go func() { <-asked; op.Interrupt(world.Cancel) }()
	s := newSocket(t, w, world.Stream)
	if err := s.Connect(op, world.NoWait, sock.Named("nowhere", 80, 0, 0)); err != world.ErrInterrupted {
		t.Error(err)
	}
}

func TestNames(t *testing.T) {
	w := world.System()
	_, addr := listener(t, w)
	for _, host := range []string{"localhost", "127.1", ""} {
		s := newSocket(t, w, world.Stream)
		must(t, s.Connect(nil, world.After(w.Clock, time.Minute), sock.Named(host, addr.Port, 0, 0)))
	}
	want(t, "IPv6 address for an IPv4 socket", newSocket(t, w, world.Stream).Connect(nil, world.Never, sock.Named("::1", 1, 0, 0)), -9)
	want(t, "a space", newSocket(t, w, world.Stream).Connect(nil, world.Never, sock.Named("no host", 1, 0, 0)), -2)
}

func TestSockaddr(t *testing.T) {
	for _, a := range []world.Addr{
		{Family: world.Inet, IP: netip.MustParseAddr("10.1.2.3"), Port: 8080},
		{Family: world.Inet6, IP: netip.MustParseAddr("fe80::1"), Port: 8080, Flow: 7, Scope: 3},
		{Family: world.Unix, Path: "/run/x"},
		{Family: world.Unix, Path: "\x00abstract"},
	} {
		raw := sock.AppendSockaddr(nil, a)
		got, err := sock.ParseSockaddr(raw)
		if err != nil || got != a {
			t.Errorf("%v -> %v -> %v, %v", a, raw, got, err)
		}
	}
	if n := len(sock.AppendSockaddr(nil, world.Any(world.Inet, 0))); n != 16 {
		t.Errorf("an IPv4 one has %d bytes", n)
	}
	if n := len(sock.AppendSockaddr(nil, world.Any(world.Inet6, 0))); n != 28 {
		t.Errorf("an IPv6 one has %d bytes", n)
	}
	for _, raw := range [][]byte{nil, {2}, {2, 0, 1}, {10, 0, 1, 2, 3, 4, 5, 6}} {
		_, err := sock.ParseSockaddr(raw)
		want(t, fmt.Sprint(raw), err, 22)
	}
	_, err := sock.ParseSockaddr([]byte{99, 0})
	want(t, "family 99", err, 97)

	b, err := sock.InetPton(2, "1.2.3.4")
	if err != nil || !reflect.DeepEqual(b, []byte{1, 2, 3, 4}) {
		t.Error(b, err)
	}
	for text, family := range map[string]int{"1.2.3": 2, "0x7f.0.0.1": 2, "::1": 2, "1.2.3.4": 10} {
		_, err := sock.InetPton(family, text)
		want(t, text, err, 22)
	}
	_, err = sock.InetPton(99, "x")
	want(t, "family 99", err, 97)
	if s, _ := sock.InetNtop(2, []byte("abcd")); s != "97.98.99.100" {
		t.Error(s)
	}
	if s, _ := sock.InetNtop(10, append(make([]byte, 15), 1)); s != "::1" {
		t.Error(s)
	}
}
