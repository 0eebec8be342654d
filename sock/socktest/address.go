// This file holds the stories of addresses that need more than digits: of a
// link, and of the file system or beside it.

package socktest

import (
	"net"
	"net/netip"
	"runtime"
	"strconv"

	"mpy/sock"
	"mpy/world"
)

var addressStories = []story{
	{"2", "tcp6 udp6", "link-local", (*Case).linkLocal},
	{"2", "unix", "paths", (*Case).names},
	{"2", "unix", "abstract names", (*Case).abstract},
}

// ownLink finds an address of this machine that is valid on one link only.
func ownLink() (ip netip.Addr, i net.Interface, ok bool) {
	all, _ := net.Interfaces()
	for _, i := range all {
		addrs, _ := i.Addrs()
		for _, a := range addrs {
			p, err := netip.ParsePrefix(a.String())
			if err == nil && p.Addr().Is6() && p.Addr().IsLinkLocalUnicast() && i.Flags&net.FlagUp != 0 {
				return p.Addr(), i, true
			}
		}
	}
	return ip, i, false
}

func (c *Case) linkLocal() {
	ip, i, ok := ownLink()
	if !ok || !c.system {
		c.Skip("no link-local address here")
	}
	scope := uint32(i.Index)
	text := ip.WithZone("").String()
	for _, host := range []struct {
		text  string
		scope uint32
	}{
		{text, scope}, {text + "%" + strconv.Itoa(i.Index), 0}, {text + "%" + i.Name, 0},
	} {
		s := c.new()
		c.must(s.Bind(nil, c.limit, sock.Named(host.text, 0, 0, host.scope)))
		a := c.own(s)
		if a.IP != ip || a.Scope != scope {
			c.Errorf("%v is %v", host, a)
		}
		if c.stream() {
			c.must(s.Listen(1))
		}
		p := c.new()
		c.must(p.Connect(c.op, c.limit, sock.Named(host.text, a.Port, 0, host.scope)))
		if r, err := p.RemoteAddr(); err != nil || r != a.Addr {
			c.Errorf("connected to %v, %v, want %v", r, err, a)
		}
		if !c.stream() {
			c.send(p, "x")
			_, from, err := s.RecvFrom(c.op, c.limit, make([]byte, 9), 0)
			if c.must(err); from != c.own(p).Addr || from.Scope != scope {
				c.Errorf("from %v, sent by %v", from, c.own(p))
			}
			raw, err := sock.ParseSockaddr(sock.AppendSockaddr(nil, from))
			c.must(err)
			n, err := s.SendTo(c.op, c.limit, []byte("back"), 0, sock.At(raw))
			if c.must(err); n != 4 || c.recv(p, 9) != "back" {
				c.Errorf("sent %d", n)
			}
			continue
		}
		b, from, err := s.Accept(c.op, c.limit)
		c.must(err)
		c.must(b.Close())
		if from != c.own(p).Addr || from.Scope != scope {
			c.Errorf("accepted from %v, connected from %v", from, c.own(p))
		}
	}
	if runtime.GOOS == "linux" { // others choose one
		c.want("without a scope", c.new().Bind(nil, c.limit, sock.Named(text, 0, 0, 0)), 22)
	}
	c.want("a link that is none", c.new().Bind(nil, c.limit, sock.Named(text+"%nosuch0", 0, 0, 0)), -2)
	s := c.new() // ::1 has the only scope there is for it
	c.must(s.Bind(nil, c.limit, sock.Named("::1", 0, 0, 0)))
	if a := c.own(s); a.Scope != 0 || a.Flow != 0 {
		c.Errorf("bound to %+v", a)
	}
}

// exchange binds to a, and sends there from b's address, if that is not empty.
func (c *Case) exchange(a, b string) {
	c.Helper()
	at := sock.At(world.Addr{Family: world.Unix, Path: a})
	s := c.new()
	c.must(s.Bind(nil, c.limit, at))
	if own := c.own(s); own != at {
		c.Errorf("bound to %q, want %q", own.Path, a)
	}
	p := c.new()
	if b != "" {
		c.must(p.Bind(nil, c.limit, sock.At(world.Addr{Family: world.Unix, Path: b})))
	}
	var from world.Addr
	if c.stream() {
		c.must(s.Listen(1))
		c.must(p.Connect(c.op, c.limit, at))
		q, f, err := s.Accept(c.op, c.limit)
		c.must(err)
		defer q.Close()
		from = f
		if r, err := q.RemoteAddr(); err != nil || r != from {
			c.Errorf("from %q, peer %q, %v", from.Path, r.Path, err)
		}
		if r, err := p.RemoteAddr(); err != nil || r != at.Addr {
			c.Errorf("peer %q, %v", r.Path, err)
		}
		c.send(p, "x")
		if c.recv(q, 9) != "x" {
			c.Error("something else arrived")
		}
	} else {
		_, err := p.SendTo(c.op, c.limit, []byte("x"), 0, at)
		c.must(err)
		_, from, err = s.RecvFrom(c.op, c.limit, make([]byte, 9), 0)
		c.must(err)
		if b == "" && from.IsZero() { // a datagram of a socket without a name has no address
			from.Family = world.Unix
		}
	}
	if from != (world.Addr{Family: world.Unix, Path: b}) {
		c.Errorf("from %+v, want %q", from, b)
	}
	c.must(s.Close())
	c.must(p.Close())
}

func (c *Case) names() {
	dir := c.addr().Path
	c.exchange(dir+"@", "")
	c.exchange(dir+"x y\xff", dir+"\u00e4")
	c.exchange(dir+"ab", dir+"abc")
	if runtime.GOOS == "linux" { // as long as can be: no room for an end mark
		longest := dir
		for len(longest) < 108 {
			longest += "x"
		}
		c.exchange(longest, longest[:107]) // the shorter one is another file
		c.want("longer", c.new().Bind(nil, c.limit, sock.Named(longest+"x", 0, 0, 0)), 22)
	}
}

// abstract: Linux has names beside the file system; they begin with a zero
// byte, and go when their socket does.
func (c *Case) abstract() {
	if runtime.GOOS != "linux" {
		c.Skip("Linux alone has them")
	}
	name := "\x00" + c.addr().Path
	for range 2 {
		c.exchange(name, "")
		c.exchange(name+"\x00with zeros\x00", name)
	}
	s := c.new()
	c.must(s.Bind(nil, c.limit, sock.At(world.Addr{Family: world.Unix}))) // the kernel chooses one
	if a := c.own(s); len(a.Path) < 2 || a.Path[0] != 0 {
		c.Errorf("bound to %q", a.Path)
	}
}
