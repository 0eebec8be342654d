// This file holds addresses as a script gives them: with a name in place of an
// IP address, perhaps.

package sock

import (
	"net/netip"
	"strconv"
	"strings"

	"mpy/board"
	"mpy/world"
)

// An Addr is an address as a call takes it. If Host is set, the call turns it
// into an IP address of the socket's family: digits as they are, "" as any
// address, a name by asking the world. Else IP says it. Use [Named] to make
// one with a Host.
type Addr struct {
	world.Addr
	Host  string
	named bool
}

// Named gives an address whose host is yet to be resolved. host may be empty.
func Named(host string, port uint16, flow, scope uint32) Addr {
	return Addr{Addr: world.Addr{Port: port, Flow: flow, Scope: scope}, Host: host, named: true}
}

// At gives an address that needs no resolving.
func At(a world.Addr) Addr { return Addr{Addr: a} }

// String gives the address as it was given.
func (a Addr) String() string {
	if a.named {
		return a.Host + ":" + strconv.Itoa(int(a.Port))
	}
	return a.Addr.String()
}

// resolve turns a into an address of the socket's family.
func (s *Socket) resolve(op *world.Op, dl world.Deadline, call string, a Addr) (world.Addr, error) {
	if !a.named {
		return a.Addr, nil
	}
	out := a.Addr
	out.Family = s.family
	if s.family == world.Unix {
		out.Path = a.Host
		return out, nil
	}
	facts := &s.board.Addresses
	names := facts.Names
	if call == "sendto" {
		names = facts.NamesSendTo
	}
	if a.Host == "" && facts.EmptyIsAny {
		out.IP = world.Any(s.family, 0).IP
		return out, nil
	}
	if a.Host == "<broadcast>" && names && s.family == world.Inet {
		out.IP = netip.AddrFrom4([4]byte{255, 255, 255, 255})
		return out, nil
	}
	if h, ok := Numeric(a.Host); ok {
		if (s.family == world.Inet) != h.IP.Is4() {
			return out, &board.Error{Cond: board.EAIAddrFamily, Op: call, Who: a.Host}
		}
		out.IP = h.IP
		if h.Scope != 0 {
			out.Scope = h.Scope
		}
		return out, nil
	}
	if !names {
		return out, facts.BadHost.Err(board.EAINoName)
	}
	// A name takes what time it takes; a non-blocking call waits for it too, as
	// getaddrinfo before it would have.
	if dl == world.NoWait {
		dl = world.Never
	}
	hosts, err := s.world.Net.Resolve(op, dl, a.Host, s.family)
	if c := board.CondOf(err); c.IsEAI() {
		return out, lookupFailed(&s.board.GetAddrInfo, a.Host, c)
	}
	if err != nil {
		return out, err
	}
	out.IP = hosts[0].IP
	if hosts[0].Scope != 0 {
		out.Scope = hosts[0].Scope
	}
	return out, nil
}

// Numeric reads an IP address in digits: IPv4 in any of inet_aton's forms
// ("127.1", "0x7f.1", "0"), IPv6 with a scope in digits.
func Numeric(text string) (world.Host, bool) {
	if strings.IndexByte(text, ':') >= 0 {
		addr, zone, _ := strings.Cut(text, "%")
		ip, err := netip.ParseAddr(addr)
		if err != nil || !ip.Is6() {
			return world.Host{}, false
		}
		h := world.Host{IP: ip}
		if zone != "" {
			n, err := strconv.ParseUint(zone, 10, 32)
			if err != nil {
				return world.Host{}, false // a name of an interface: the world knows it
			}
			h.Scope = uint32(n)
		}
		return h, true
	}
	ip, ok := aton(text)
	return world.Host{IP: ip}, ok
}

// aton reads the forms of inet_aton: one to four numbers, decimal, octal or
// hexadecimal, the last of which fills what is left.
func aton(text string) (netip.Addr, bool) {
	var value uint64
	parts := 0
	for rest, more := text, true; more; parts++ {
		var part string
		part, rest, more = strings.Cut(rest, ".")
		if parts == 4 || part == "" || part[0] < '0' || part[0] > '9' || strings.IndexByte(part, '_') >= 0 ||
			len(part) > 1 && strings.ContainsRune("bBoO", rune(part[1])) {
			return netip.Addr{}, false
		}
		n, err := strconv.ParseUint(part, 0, 32)
		if err != nil {
			return netip.Addr{}, false
		}
		width := 1
		if !more {
			width = 4 - parts
		}
		if n >= 1<<(8*width) {
			return netip.Addr{}, false
		}
		value = value<<(8*width) | n
	}
	return netip.AddrFrom4([4]byte{byte(value >> 24), byte(value >> 16), byte(value >> 8), byte(value)}), true
}
