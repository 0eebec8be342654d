//go:build unix

// This file holds the translation of addresses to and from x/sys.

package world

import (
	"net/netip"

	"golang.org/x/sys/unix"

	"mpy/board"
)

func toSockaddr(a Addr) (unix.Sockaddr, error) {
	switch {
	case a.Family == Inet && a.IP.Is4():
		return &unix.SockaddrInet4{Port: int(a.Port), Addr: a.IP.As4()}, nil
	case a.Family == Inet6 && a.IP.IsValid():
		return &unix.SockaddrInet6{Port: int(a.Port), Addr: a.IP.As16(), ZoneId: a.Scope}, nil
	case a.Family == Unix:
		if a.Path != "" && a.Path[0] == 0 {
			return &unix.SockaddrUnix{Name: "@" + a.Path[1:]}, nil
		}
		return &unix.SockaddrUnix{Name: a.Path}, nil
	}
	return nil, board.EINVAL
}

func fromSockaddr(sa unix.Sockaddr, family int) Addr {
	switch sa := sa.(type) {
	case *unix.SockaddrInet4:
		return Addr{Family: Inet, IP: netip.AddrFrom4(sa.Addr), Port: uint16(sa.Port)}
	case *unix.SockaddrInet6:
		return Addr{Family: Inet6, IP: netip.AddrFrom16(sa.Addr), Port: uint16(sa.Port), Scope: sa.ZoneId}
	case *unix.SockaddrUnix:
		path := sa.Name
		if path != "" && path[0] == '@' {
			path = "\x00" + path[1:]
		}
		return Addr{Family: Unix, Path: path}
	}
	return Addr{Family: family}
}
