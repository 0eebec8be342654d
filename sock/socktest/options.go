// This file holds the stories of socket options.

package socktest

import (
	"encoding/binary"
	"fmt"
	"net"
	"net/netip"

	"mpy/sock"
)

var optionStories = []story{
	{"3g", "tcp udp unix", "options", (*Case).options},
	{"3g", "udp4", "multicast", (*Case).multicast4},
	{"3g", "udp6", "multicast", (*Case).multicast6},
	{"3g", "udp4", "broadcast", (*Case).broadcast},
	{"3g", "tcp udp", "linger", (*Case).linger},
	{"3g", "tcp udp", "device", (*Case).device},
}

// native gives ints as an option has them.
func native(values ...int) (b []byte) {
	for _, v := range values {
		b = binary.NativeEndian.AppendUint32(b, uint32(v))
	}
	return b
}

func (c *Case) options() {
	big := func(n int) bool { return n >= 4096 } // the system may round, Linux doubles
	is := func(want int) func(int) bool { return func(n int) bool { return n == want } }
	for _, tt := range []struct {
		on          string
		what        string
		level, name int
		set         []byte
		number      int
		get         func(int) bool // what it is then
	}{
		{"tcp udp unix", "SO_REUSEADDR", 1, 2, native(1), 0, is(1)},
		{"tcp udp unix", "SO_REUSEADDR", 1, 2, native(0), 0, is(0)},
		{"tcp udp unix", "SO_BROADCAST", 1, 6, native(1), 0, is(1)},
		{"tcp udp unix", "SO_KEEPALIVE", 1, 9, native(1), 0, nil}, // reads as 0 where there is none
		{"tcp", "SO_KEEPALIVE", 1, 9, native(1), 0, is(1)},
		{"tcp udp unix", "SO_SNDBUF", 1, 7, native(4096), 0, big},
		{"tcp udp unix", "SO_RCVBUF", 1, 8, native(4096), 0, big},
		{"tcp udp unix", "SO_ERROR", 1, 4, native(0), 92, is(0)},
		{"tcp udp unix", "SO_LINGER, an int", 1, 13, native(1), 22, nil},
		{"tcp udp unix", "SO_LINGER", 1, 13, native(1, 3), 0, is(1)},
		{"tcp udp unix", "no bytes", 1, 2, nil, 22, nil},
		{"tcp udp unix", "too few bytes", 1, 2, []byte{1}, 22, nil},
		{"tcp udp unix", "unknown name", 1, 9999, native(1), 92, nil},
		{"tcp udp", "unknown level", 9999, 1, native(1), 92, nil},
		{"tcp", "TCP_NODELAY", 6, 1, native(1), 0, is(1)},
		{"tcp", "TCP_NODELAY", 6, 1, native(0), 0, is(0)},
		{"tcp4 udp4", "IP_TTL", 0, 2, native(7), 0, is(7)},
		{"tcp4 udp4", "IP_TTL", 0, 2, native(256), 22, nil},
		{"tcp4 udp4", "IP_TTL", 0, 2, native(0), 22, nil},
		{"tcp6 udp6", "IPV6_UNICAST_HOPS", 41, 16, native(9), 0, is(9)},
		{"tcp6 udp6", "IPV6_V6ONLY", 41, 26, native(1), 0, is(1)},
		{"udp4", "IP_MULTICAST_TTL", 0, 33, native(3), 0, is(3)},
		{"udp4", "IP_MULTICAST_TTL", 0, 33, native(256), 22, nil},
		{"udp4", "IP_MULTICAST_LOOP", 0, 34, native(0), 0, is(0)},
		{"udp4", "IP_MULTICAST_LOOP", 0, 34, native(1), 0, is(1)},
		{"udp4", "IP_MULTICAST_IF", 0, 32, []byte{127, 0, 0, 1}, 0, nil},
		{"udp4", "IP_MULTICAST_IF of nobody's", 0, 32, []byte{198, 51, 100, 7}, 99, nil},
		{"udp6", "IPV6_MULTICAST_HOPS", 41, 18, native(3), 0, is(3)},
		{"udp6", "IPV6_MULTICAST_LOOP", 41, 19, native(0), 0, is(0)},
		{"tcp4", "IP_ADD_MEMBERSHIP on TCP", 0, 35, []byte{239, 255, 0, 1, 127, 0, 0, 1}, 71, nil},
		{"udp4", "IP_ADD_MEMBERSHIP, too short", 0, 35, []byte{239, 255, 0, 1}, 22, nil},
		{"udp4", "IP_ADD_MEMBERSHIP of no group", 0, 35, []byte{127, 0, 0, 1, 127, 0, 0, 1}, 22, nil},
	} {
		if !on(tt.on, c.Name) {
			continue
		}
		if Emulated() && tt.level == 0 && tt.name == 32 {
			continue
		}
		s := c.new()
		c.want(tt.what, s.SetOption(tt.level, tt.name, tt.set), tt.number)
		if tt.get == nil {
			continue
		}
		value := make([]byte, 16)
		n, err := s.Option(tt.level, tt.name, value)
		if v := int(int32(binary.NativeEndian.Uint32(value))); err != nil || n < 1 || !tt.get(v) {
			c.Errorf("%s is %d, %d bytes, %v", tt.what, v, n, err)
		}
	}
}

// hears reports whether s receives what is sent to the group, before what is
// sent to s itself afterwards.
func (c *Case) hears(s, from *sock.Socket, group, own sock.Addr) bool {
	c.Helper()
	for _, m := range []struct {
		text string
		to   sock.Addr
	}{{"group", group}, {"end", own}} {
		_, err := from.SendTo(nil, c.limit, []byte(m.text), 0, m.to)
		c.must(err)
	}
	heard := false
	for c.recv(s, 9) != "end" {
		heard = true
	}
	return heard
}

// multicast4 joins and leaves a group on the loopback interface. The group is
// one that nobody else has, for a system may give a socket what other sockets
// joined.
func (c *Case) multicast4() {
	if Emulated() {
		c.Skip("the emulator lacks the options")
	}
	s := c.new()
	c.must(s.Bind(nil, c.limit, sock.Named("", 0, 0, 0)))
	port := c.own(s).Port
	group := netip.AddrFrom4([4]byte{239, 255, byte(port >> 8), byte(port)})
	join := append(group.AsSlice(), 127, 0, 0, 1)
	from := c.new()
	c.must(from.SetOption(0, 32, []byte{127, 0, 0, 1}))
	c.must(from.SetOptionInt(0, 33, 0)) // it stays on this machine
	own, to := c.at(c.host, port), c.at(group.String(), port)
	for range 2 {
		c.want("leave before", s.SetOption(0, 36, join), 99)
		if c.hears(s, from, to, own) {
			c.Error("heard before it joined")
		}
		c.must(s.SetOption(0, 35, join))
		c.want("join twice", s.SetOption(0, 35, join), 98)
		if !c.hears(s, from, to, own) {
			c.Error("not heard")
		}
		c.must(s.SetOption(0, 36, join))
	}
	c.want("an interface of nobody's", s.SetOption(0, 35, append(group.AsSlice(), 198, 51, 100, 7)), 19)
}

// multicast6 does it within one interface ("ff01"), which nothing leaves. Few
// systems send a group's datagrams over the loopback interface.
func (c *Case) multicast6() {
	if Emulated() {
		c.Skip("the emulator lacks the options")
	}
	index := 0
	all, err := net.Interfaces()
	c.must(err)
	for _, i := range all {
		addrs, _ := i.Addrs()
		for _, a := range addrs {
			if p, err := netip.ParsePrefix(a.String()); err == nil && p.Addr().Is6() && p.Addr().IsLinkLocalUnicast() &&
				i.Flags&(net.FlagUp|net.FlagMulticast) == net.FlagUp|net.FlagMulticast {
				index = i.Index
			}
		}
	}
	if !c.system {
		index = 2
	}
	if index == 0 {
		c.Skip("no interface for IPv6's groups here")
	}
	s := c.new()
	c.must(s.Bind(nil, c.limit, sock.Named("", 0, 0, 0)))
	port := c.own(s).Port
	group := netip.MustParseAddr(fmt.Sprintf("ff01::%x:1", port))
	join := append(group.AsSlice(), native(index)...)
	from := c.new()
	c.must(from.SetOptionInt(41, 17, index)) // IPV6_MULTICAST_IF
	own, to := c.at(c.host, port), c.at(group.String(), port)
	for range 2 {
		c.want("leave before", s.SetOption(41, 21, join), 99)
		if c.hears(s, from, to, own) {
			c.Error("heard before it joined")
		}
		c.must(s.SetOption(41, 20, join))
		c.want("join twice", s.SetOption(41, 20, join), 98)
		if !c.hears(s, from, to, own) {
			c.Error("not heard")
		}
		c.must(from.SetOptionInt(41, 19, 0)) // IPV6_MULTICAST_LOOP
		if c.hears(s, from, to, own) {
			c.Error("heard without loop")
		}
		c.must(from.SetOptionInt(41, 19, 1))
		c.must(s.SetOption(41, 21, join))
	}
	c.want("no such interface", s.SetOption(41, 20, append(group.AsSlice(), native(99999)...)), 19)
}

func (c *Case) broadcast() {
	s, addr := c.bound()
	_ = s
	from := c.new()
	to := c.at("127.255.255.255", addr.Port)
	_, err := from.SendTo(nil, c.limit, []byte("x"), 0, to)
	c.want("without SO_BROADCAST", err, 13)
	c.must(from.SetOptionInt(1, 6, 1))
	_, err = from.SendTo(nil, c.limit, []byte("x"), 0, to)
	c.want("with it", err, 0)
}

// linger: closing at once is a reset.
func (c *Case) linger() {
	a, b := c.pair()
	value := make([]byte, 8)
	c.must(a.SetOption(1, 13, native(1, 0)))
	if n, err := a.Option(1, 13, value); n != 8 || err != nil || string(value) != string(native(1, 0)) {
		c.Errorf("%v, %d, %v", value, n, err)
	}
	c.must(a.Close())
	if c.stream() {
		c.ready(b, 0)
		c.want("recv", calls["recv"](c, b, c.limit), 104)
	}
}

// device binds to the loopback interface, where a script may do that.
func (c *Case) device() {
	s := c.new()
	if c.where == "windows" {
		c.want("not there", s.SetOption(1, 25, []byte("lo\x00")), 92)
		return
	}
	c.want("no such device", s.SetOption(1, 25, []byte("nosuch0\x00")), 19)
	all, err := net.Interfaces()
	c.must(err)
	for _, i := range all {
		if i.Flags&net.FlagLoopback == 0 {
			continue
		}
		if err := s.SetOption(1, 25, []byte(i.Name)); c.number(err) == 1 {
			c.Skip("not allowed")
		} else {
			c.must(err)
		}
		break
	}
	c.must(s.Connect(nil, c.limit, c.peer())) // the network of loopback is there
}
