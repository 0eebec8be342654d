//go:build unix && !linux

// This file holds the translation of addresses to and from x/sys.

package world

import (
	"net/netip"

	"golang.org/x/sys/unix"
)

func toSockaddr(a *Addr) (unix.Sockaddr, error) {
	switch {
	case a.Family == Inet && a.IP.Is4():
		return &unix.SockaddrInet4{Port: int(a.Port), Addr: a.IP.As4()}, nil
	case a.Family == Inet6 && a.IP.IsValid():
		return &unix.SockaddrInet6{Port: int(a.Port), Addr: a.IP.As16(), ZoneId: a.Scope}, nil
	case a.Family == Unix:
		return &unix.SockaddrUnix{Name: a.Path}, nil
	}
	return nil, unix.EINVAL
}

func fromSockaddr(sa unix.Sockaddr, family int) Addr {
	switch sa := sa.(type) {
	case *unix.SockaddrInet4:
		return Addr{Family: Inet, IP: netip.AddrFrom4(sa.Addr), Port: uint16(sa.Port)}
	case *unix.SockaddrInet6:
		return Addr{Family: Inet6, IP: netip.AddrFrom16(sa.Addr), Port: uint16(sa.Port), Scope: sa.ZoneId}
	case *unix.SockaddrUnix:
		return Addr{Family: Unix, Path: sa.Name}
	}
	return Addr{Family: family}
}
