// This file holds raw socket addresses, in Linux's layout on every system, and
// addresses as text and bytes.

package sock

import (
	"encoding/binary"
	"net/netip"

	"mpy/board"
	"mpy/world"
)

// ParseSockaddr reads a raw sockaddr. Bytes behind it are ignored.
//
// # Errors
//
// EINVAL (too short), EAFNOSUPPORT.
func ParseSockaddr(raw []byte) (world.Addr, error) {
	if len(raw) < 2 {
		return world.Addr{}, board.EINVAL
	}
	a := world.Addr{Family: int(binary.NativeEndian.Uint16(raw))}
	switch a.Family {
	case world.Inet:
		if len(raw) < 8 {
			return world.Addr{}, board.EINVAL
		}
		a.Port = binary.BigEndian.Uint16(raw[2:])
		a.IP = netip.AddrFrom4([4]byte(raw[4:8]))
	case world.Inet6:
		if len(raw) < 28 {
			return world.Addr{}, board.EINVAL
		}
		a.Port = binary.BigEndian.Uint16(raw[2:])
		a.Flow = binary.BigEndian.Uint32(raw[4:])
		a.IP = netip.AddrFrom16([16]byte(raw[8:24]))
		a.Scope = binary.NativeEndian.Uint32(raw[24:])
	case world.Unix:
		a.Path = unixPath(raw[2:])
	default:
		return world.Addr{}, board.EAFNOSUPPORT
	}
	return a, nil
}

// unixPath cuts a path at its end: a zero byte, unless it is an abstract one.
func unixPath(raw []byte) string {
	if len(raw) > 0 && raw[0] != 0 {
		for i, c := range raw {
			if c == 0 {
				return string(raw[:i])
			}
		}
	}
	return string(raw)
}

// AppendSockaddr appends the raw sockaddr of a: 16 bytes for IPv4, 28 for
// IPv6, the family and the path for AF_UNIX, nothing for no address.
func AppendSockaddr(dst []byte, a world.Addr) []byte {
	if a.IsZero() {
		return dst
	}
	dst = binary.NativeEndian.AppendUint16(dst, uint16(a.Family))
	switch a.Family {
	case world.Inet:
		ip := a.IP.As4()
		dst = binary.BigEndian.AppendUint16(dst, a.Port)
		dst = append(dst, ip[:]...)
		dst = append(dst, make([]byte, 8)...)
	case world.Inet6:
		ip := a.IP.As16()
		dst = binary.BigEndian.AppendUint16(dst, a.Port)
		dst = binary.BigEndian.AppendUint32(dst, a.Flow)
		dst = append(dst, ip[:]...)
		dst = binary.NativeEndian.AppendUint32(dst, a.Scope)
	case world.Unix:
		dst = append(dst, a.Path...)
	}
	return dst
}

// InetPton turns an address in text into its 4 or 16 bytes.
//
// # Errors
//
// EAFNOSUPPORT (family), EINVAL (text).
func InetPton(family int, text string) ([]byte, error) {
	if family != world.Inet && family != world.Inet6 {
		return nil, board.EAFNOSUPPORT
	}
	ip, err := netip.ParseAddr(text)
	if err != nil || ip.Zone() != "" || ip.Is4() != (family == world.Inet) {
		return nil, board.EINVAL
	}
	return ip.AsSlice(), nil
}

// InetNtop turns 4 or 16 bytes into text; bytes that lack count as 0, bytes
// beyond are ignored.
//
// # Errors
//
// EAFNOSUPPORT.
func InetNtop(family int, raw []byte) (string, error) {
	var b [16]byte
	copy(b[:], raw)
	switch family {
	case world.Inet:
		return netip.AddrFrom4([4]byte(b[:4])).String(), nil
	case world.Inet6:
		return netip.AddrFrom16(b).String(), nil
	}
	return "", board.EAFNOSUPPORT
}
