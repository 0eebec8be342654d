package sock_test

import (
	"bytes"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mpy/board"
	"mpy/sock"
	"mpy/world"
)

// FuzzNumeric: what reads as an address is one, and reads the same in its
// usual form; what package netip takes without a zone, we take.
func FuzzNumeric(f *testing.F) {
	for _, s := range []string{"127.0.0.1", "0x7f.1", "017.1", "4294967295", "::1", "fe80::1%3", "fe80::1%eth0", "1.2.3.4.5", "0b1", "::ffff:1.2.3.4", "-1", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		h, ok := sock.Numeric(text)
		if !ok {
			if ip, err := netip.ParseAddr(text); err == nil && ip.Zone() == "" {
				t.Errorf("%q is %v", text, ip)
			}
			return
		}
		if !h.IP.IsValid() || h.IP.Zone() != "" || h.Scope != 0 && h.IP.Is4() {
			t.Errorf("%q: %+v", text, h)
		}
		again, ok := sock.Numeric(h.IP.String())
		if !ok || again.IP != h.IP {
			t.Errorf("%q: %v, then %v", text, h, again)
		}
		if ip, err := netip.ParseAddr(text); err == nil && ip.Zone() == "" && ip != h.IP {
			t.Errorf("%q: %v, package netip has %v", text, h, ip)
		}
		family := world.Inet
		if h.IP.Is6() {
			family = world.Inet6
		}
		raw, err := sock.InetPton(family, h.IP.String())
		if err != nil {
			t.Error(err)
		}
		if back, err := sock.InetNtop(family, raw); err != nil || back != h.IP.String() {
			t.Errorf("%q: %v, %v", text, back, err)
		}
	})
}

// FuzzSockaddr: a raw address that can be read can be written and read again.
func FuzzSockaddr(f *testing.F) {
	for _, a := range []world.Addr{
		{Family: world.Inet, IP: netip.MustParseAddr("10.1.2.3"), Port: 8080},
		{Family: world.Inet6, IP: netip.MustParseAddr("fe80::1"), Port: 8080, Flow: 7, Scope: 3},
		{Family: world.Unix, Path: "/run/x"}, {Family: world.Unix, Path: "\x00abstract\x00"}, {Family: world.Unix},
	} {
		f.Add(sock.AppendSockaddr(nil, a))
	}
	f.Add([]byte{2})
	f.Add([]byte{99, 0, 1})
	f.Fuzz(func(t *testing.T, raw []byte) {
		a, err := sock.ParseSockaddr(raw)
		if err != nil {
			if c := board.CondOf(err); c != board.EINVAL && c != board.EAFNOSUPPORT {
				t.Errorf("% x: %v", raw, err)
			}
			return
		}
		b, err := sock.ParseSockaddr(sock.AppendSockaddr(nil, a))
		if err != nil || a != b {
			t.Errorf("% x: %+v, then %+v, %v", raw, a, b, err)
		}
		_ = a.String()
		// A datagram is sent to this machine at most.
		if a.Family == world.Unix || a.IP.IsLoopback() {
			w := world.System()
			s, err := sock.New(w, board.Generic(), a.Family, world.Datagram, 0)
			if err != nil {
				return
			}
			defer s.Close()
			if _, err := s.SendTo(nil, world.NoWait, nil, 0, sock.At(a)); board.CondOf(err) == board.Other {
				t.Errorf("%+v: %v", a, err)
			}
		}
	})
}

// FuzzOption: whatever is set, the answer has a number, and the socket can be
// used and closed.
func FuzzOption(f *testing.F) {
	f.Add(uint8(0), uint8(1), uint8(2), []byte{1, 0, 0, 0})
	f.Add(uint8(1), uint8(0), uint8(35), []byte{239, 255, 0, 1, 127, 0, 0, 1})
	f.Add(uint8(2), uint8(41), uint8(20), make([]byte, 20))
	f.Add(uint8(0), uint8(1), uint8(13), []byte{1, 0, 0, 0, 0, 0, 0, 0})
	f.Add(uint8(0), uint8(1), uint8(25), []byte("lo\x00"))
	f.Add(uint8(3), uint8(1), uint8(4), []byte{})
	f.Fuzz(func(t *testing.T, kind, level, name uint8, value []byte) {
		if name >= 64 || len(value) > 64 {
			return // netfilter's and others that change more than a socket begin there
		}
		kinds := [][2]int{{world.Inet, world.Stream}, {world.Inet, world.Datagram}, {world.Inet6, world.Datagram}, {world.Unix, world.Stream}}
		k := kinds[int(kind)%len(kinds)]
		s, err := sock.New(world.System(), board.Generic(), k[0], k[1], 0)
		if err != nil {
			return
		}
		defer s.Close()
		if err := s.SetOption(int(level), int(name), value); board.CondOf(err) == board.Other {
			t.Errorf("option %d %d % x: %v", level, name, value, err)
		}
		if n, err := s.Option(int(level), int(name), value); err == nil && n > len(value) {
			t.Errorf("option %d %d: %d, %v", level, name, n, err)
		}
		if k[1] == world.Stream && k[0] == world.Inet {
			want(t, "recv", calls["recv"](s, world.NoWait), 107)
		}
		must(t, s.Close())
	})
}

// FuzzStream runs calls on two connected streams, none of which blocks, and
// compares them with a model: two queues of bytes and who has closed what.
// AF_UNIX it is, where what was sent is there at once.
func FuzzStream(f *testing.F) {
	f.Add([]byte("\x00\x05\x12\x03\x12\x09\x04\x00\x15\x00"))
	f.Add([]byte("\x00\xff\x00\xff\x11\x01\x13\x02\x14\x05\x07\x00\x11\xff\x11\xff"))
	f.Add([]byte("\x10\x09\x00\x09\x08\x00\x11\x03\x11\x09\x11\x09\x10\x01"))
	f.Add([]byte("\x06\x00\x00\x01\x16\x00\x10\x01\x11\x01\x01\x01\x08\x00\x18\x00\x01\x01"))
	w := world.System()
	if s, err := sock.New(w, board.Generic(), world.Unix, world.Stream, 0); err != nil {
		f.Skip(err)
	} else {
		s.Close()
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, ops []byte) {
		l, err := sock.New(w, board.Generic(), world.Unix, world.Stream, 0)
		if err != nil {
			t.Skip(err)
		}
		path := filepath.Join(dir, "s")
		os.Remove(path)
		must(t, l.Bind(nil, world.Never, sock.Named(path, 0, 0, 0)))
		must(t, l.Listen(1))
		a, err := sock.New(w, board.Generic(), world.Unix, world.Stream, 0)
		must(t, err)
		must(t, a.Connect(nil, world.Never, sock.Named(path, 0, 0, 0)))
		b, _, err := l.Accept(nil, world.Never)
		must(t, err)
		must(t, l.Close())
		m := &model{t: t, s: [2]*sock.Socket{a, b}}
		for ; len(ops) >= 2 && !t.Failed(); ops = ops[2:] {
			m.do(int(ops[0]>>4&1), ops[0]&0xf, int(ops[1]))
		}
		a.Close()
		b.Close()
	})
}

// model is what FuzzStream expects. Index 0 is a, 1 is b.
type model struct {
	t      *testing.T
	s      [2]*sock.Socket
	queue  [2][]byte // what waits to be received
	ahead  [2]int    // how much of it the socket has read ahead
	shut   [2]bool   // will send no more
	closed [2]bool
	reset  [2]bool // will be told of a reset
	next   byte
}

func (m *model) do(i int, call byte, n int) {
	s, o := m.s[i], 1-i
	number := func(err error) int { return board.Generic().Errno(board.CondOf(err)) }
	check := func(what string, err error, number_ int) {
		if got := number(err); got != number_ {
			m.t.Errorf("%d: %s(%d): %d (%v), want %d; %+v", i, what, n, got, err, number_, *m)
		}
	}
	switch call {
	case 0: // send
		p := make([]byte, n*64)
		for k := range p {
			p[k] = m.next + byte(k)
		}
		sent, err := s.Send(nil, world.NoWait, p, 0)
		switch {
		case m.closed[i]:
			check("send", err, 9)
		case m.shut[i] || m.closed[o]:
			check("send", err, 32)
		case number(err) == 11:
			if len(m.queue[o]) == 0 {
				m.t.Errorf("no room in an empty queue: %+v", *m)
			}
		default:
			check("send", err, 0)
		}
		m.queue[o] = append(m.queue[o], p[:sent]...)
		m.next += byte(sent)
	case 1, 2, 3, 4: // recv, peek, read, readline
		p := make([]byte, n)
		var got int
		var err error
		switch call {
		case 1:
			got, err = s.Recv(nil, world.NoWait, p, 0)
		case 2:
			got, err = s.Recv(nil, world.NoWait, p, world.Peek)
		case 3:
			got, err = s.Read(nil, world.NoWait, p)
		case 4:
			got, _, err = s.ReadTo(nil, world.NoWait, p, '\n')
		}
		switch {
		case (call == 3 || call == 4) && n == 0:
			check("read", err, 0)
		case m.closed[i]:
			check("recv", err, 9)
		case n == 0 && len(m.queue[i]) > 0:
			check("recv", err, 0)
		case len(m.queue[i]) > 0:
			check("recv", err, 0)
			if got == 0 || !bytes.HasPrefix(m.queue[i], p[:got]) {
				m.t.Errorf("%d: received % x of % x", i, p[:got], m.queue[i])
			}
			if end := bytes.IndexByte(p[:max(got-1, 0)], '\n'); call == 4 && end >= 0 {
				m.t.Errorf("%d: readline % x", i, p[:got])
			}
			if call != 2 {
				m.queue[i] = m.queue[i][got:]
			}
		case m.reset[i]:
			check("recv", err, 104)
			m.reset[i] = false
		case m.shut[o]:
			check("recv", err, 0)
			if got != 0 {
				m.t.Errorf("%d: %d bytes after the end", i, got)
			}
		default:
			check("recv", err, 11)
		}
		m.ahead[i] = s.Buffered()
		if m.ahead[i] > len(m.queue[i]) {
			m.t.Errorf("%d: %d read ahead of %d", i, m.ahead[i], len(m.queue[i]))
		}
	case 6: // the end of what is sent
		err := s.Shutdown(world.ShutWrite)
		switch {
		case m.closed[i]:
			check("shutdown", err, 9)
		default:
			check("shutdown", err, 0)
			m.shut[i] = true
		}
	case 8:
		check("close", s.Close(), 0)
		if m.closed[i] {
			return
		}
		m.closed[i], m.shut[i] = true, true
		if len(m.queue[i]) > m.ahead[i] && !m.closed[o] { // the kernel has some that nobody read
			m.reset[o] = true
		}
		m.queue[i] = nil
	default: // ready
		r := s.Ready(world.In | world.Out)
		var wants uint32
		switch {
		case m.closed[i]:
			wants = world.Nval
		default:
			if len(m.queue[i]) > 0 || m.shut[o] || m.reset[i] {
				wants |= world.In
			}
			if m.shut[i] && m.shut[o] || m.closed[o] {
				wants |= world.Hup
			}
			if m.reset[i] {
				wants |= world.Err
			}
		}
		if r&^world.Out != wants {
			m.t.Errorf("%d: ready for %d, want %d; %+v", i, r, wants, *m)
		}
	}
}

// FuzzStates runs calls on one stream socket that nobody talks to.
func FuzzStates(f *testing.F) {
	f.Add("bind listen accept recv send close bind")
	f.Add("connect connect recv send bind listen close")
	f.Add("listen listen bind accept write read connect")
	w := world.System()
	f.Fuzz(func(t *testing.T, script string) {
		s, err := sock.New(w, board.Generic(), world.Inet, world.Stream, 0)
		must(t, err)
		defer s.Close()
		state := "new"
		for i, call := range strings.Fields(script) {
			if i > 50 {
				return
			}
			key := state + " " + call
			wants, ok := lonely[key]
			if !ok {
				continue
			}
			var err error
			switch call {
			case "bind":
				err = s.Bind(nil, world.NoWait, local(0))
			case "listen":
				err = s.Listen(3)
			case "accept":
				_, _, err = s.Accept(nil, world.NoWait)
			case "close":
				err = s.Close()
			case "shutdown":
				err = s.Shutdown(world.ShutBoth)
			default:
				err = calls[call](s, world.NoWait)
			}
			want(t, key, err, wants.number)
			if wants.next != "" {
				state = wants.next
			}
			if r := s.Ready(world.In | world.Out); r != map[string]uint32{"new": 20, "bound": 20, "listening": 0, "closed": 32}[state] {
				t.Errorf("after %s, in state %s: ready for %d", key, state, r)
			}
			if t.Failed() {
				t.Fatalf("in %q", script)
			}
		}
	})
}

// lonely is FuzzStates' model: what a call gives in a state, and the next state
// if that is another one.
var lonely = map[string]struct {
	number int
	next   string
}{
	"new bind": {0, "bound"}, "new listen": {0, "listening"}, "new accept": {22, ""}, "new recv": {107, ""}, "new read": {107, ""},
	"new readline": {107, ""}, "new peek": {107, ""}, "new send": {32, ""}, "new write": {32, ""}, "new close": {0, "closed"}, "new shutdown": {107, ""},
	"bound bind": {22, ""}, "bound listen": {0, "listening"}, "bound accept": {22, ""}, "bound recv": {107, ""}, "bound read": {107, ""},
	"bound readline": {107, ""}, "bound peek": {107, ""}, "bound send": {32, ""}, "bound write": {32, ""}, "bound close": {0, "closed"}, "bound shutdown": {107, ""},
	"listening bind": {22, ""}, "listening listen": {0, ""}, "listening accept": {11, ""}, "listening recv": {107, ""}, "listening read": {107, ""},
	"listening readline": {107, ""}, "listening peek": {107, ""}, "listening send": {32, ""}, "listening write": {32, ""}, "listening close": {0, "closed"},
	"closed bind": {9, ""}, "closed listen": {9, ""}, "closed accept": {9, ""}, "closed recv": {9, ""}, "closed read": {9, ""}, "closed readline": {9, ""},
	"closed peek": {9, ""}, "closed send": {9, ""}, "closed write": {9, ""}, "closed close": {0, ""}, "closed shutdown": {9, ""},
}
