// This file holds addresses and the numbers of families and types, which are
// Linux's on every system.

package world

import (
	"net/netip"
	"strconv"
)

// Address families.
const (
	Unspec = 0
	Unix   = 1
	Inet   = 2
	Inet6  = 10
)

// Socket types.
const (
	Stream   = 1
	Datagram = 2
	Raw      = 3
)

// Flags of Read, Write and their like. Others are passed to the system, with
// Linux's numbers.
const (
	Peek      = 0x2    // MSG_PEEK
	DontRoute = 0x4    // MSG_DONTROUTE
	Trunc     = 0x20   // MSG_TRUNC
	DontWait  = 0x40   // MSG_DONTWAIT: the same as NoWait
	WaitAll   = 0x100  // MSG_WAITALL
	NoSignal  = 0x4000 // MSG_NOSIGNAL: always on
)

// An Addr is a socket's address. It is comparable; the zero value is no
// address.
type Addr struct {
	Family int
	IP     netip.Addr // without a zone; Inet and Inet6
	Port   uint16
	Flow   uint32 // Inet6: flow information
	Scope  uint32 // Inet6: scope id, the number of an interface
	Path   string // Unix; an abstract one starts with a zero byte
}

// IsZero reports whether there is no address.
func (a Addr) IsZero() bool { return a == Addr{} }

// String gives "127.0.0.1:80", "[::1%2]:80", or the path.
func (a Addr) String() string {
	switch a.Family {
	case Unix:
		return a.Path
	case Inet6:
		ip := a.IP
		if a.Scope != 0 {
			ip = ip.WithZone(strconv.FormatUint(uint64(a.Scope), 10))
		}
		return netip.AddrPortFrom(ip, a.Port).String()
	case Inet:
		return netip.AddrPortFrom(a.IP, a.Port).String()
	}
	return "none"
}

// Any gives the address that means any address of the family.
func Any(family int, port uint16) Addr {
	switch family {
	case Inet:
		return Addr{Family: Inet, IP: netip.IPv4Unspecified(), Port: port}
	case Inet6:
		return Addr{Family: Inet6, IP: netip.IPv6Unspecified(), Port: port}
	}
	return Addr{Family: family}
}

// A Host is one address of a resolved name.
type Host struct {
	IP    netip.Addr // without a zone
	Scope uint32
}

// Loopback gives the address of the machine itself.
func Loopback(family int) netip.Addr {
	if family == Inet6 {
		return netip.IPv6Loopback()
	}
	return netip.AddrFrom4([4]byte{127, 0, 0, 1})
}
