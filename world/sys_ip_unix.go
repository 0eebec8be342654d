//go:build unix

// This file holds the options of IP through golang.org/x/net, which knows the
// sizes and structures of each Unix. Linux takes a script's bytes as they are,
// so that its own errors come back; the others come here, and so do Linux's
// tests.

package world

import (
	"encoding/binary"
	"net"
	"net/netip"

	"golang.org/x/net/ipv4"
	"golang.org/x/net/ipv6"

	"mpy/board"
)

// setIP sets an option of level IPPROTO_IP (0) or IPPROTO_IPV6 (41); known is
// false for one that x/net lacks.
func (e *sysEndpoint) setIP(level, name int, value []byte) (known bool, err error) {
	switch {
	case level == 0 && e.family == Inet:
		known, err = e.setIP4(name, value)
	case level == 41 && e.family == Inet6:
		known, err = e.setIP6(name, value)
	}
	if err != nil {
		err = board.CondOf(err)
	}
	return known, err
}

func (e *sysEndpoint) setIP4(name int, value []byte) (known bool, err error) {
	n, short := small(value)
	c := ipv4.NewConn(e.conn)
	var p *ipv4.PacketConn
	if pc, ok := e.conn.(net.PacketConn); ok {
		p = ipv4.NewPacketConn(pc)
	}
	switch name {
	case 1, 2, 33, 34:
		if short || n > 255 || name == 2 && n == 0 {
			return true, board.EINVAL
		}
	case 32, 35, 36:
	default:
		return false, nil
	}
	switch {
	case name == 1:
		return true, c.SetTOS(n)
	case name == 2:
		return true, c.SetTTL(n)
	case p == nil:
		return true, board.EPROTO // as Linux has it for TCP
	case name == 33:
		return true, p.SetMulticastTTL(n)
	case name == 34:
		return true, p.SetMulticastLoopback(n != 0)
	case name == 32:
		i, err := interfaceOf(value, board.EADDRNOTAVAIL)
		if err != nil {
			return true, err
		}
		return true, p.SetMulticastInterface(i)
	}
	if len(value) < 8 {
		return true, board.EINVAL
	}
	i, err := interfaceOf(value[4:], board.ENODEV)
	group := netip.AddrFrom4([4]byte(value))
	switch {
	case !group.IsMulticast():
		return true, board.EINVAL
	case err != nil:
		return true, err
	case name == 35:
		return true, p.JoinGroup(i, &net.UDPAddr{IP: group.AsSlice()})
	}
	return true, p.LeaveGroup(i, &net.UDPAddr{IP: group.AsSlice()})
}

func (e *sysEndpoint) setIP6(name int, value []byte) (known bool, err error) {
	n, short := small(value)
	c := ipv6.NewConn(e.conn)
	var p *ipv6.PacketConn
	if pc, ok := e.conn.(net.PacketConn); ok {
		p = ipv6.NewPacketConn(pc)
	}
	switch {
	case name != 16 && name != 17 && name != 18 && name != 19 && name != 20 && name != 21:
		return false, nil
	case name < 20 && short:
		return true, board.EINVAL
	case name == 16:
		return true, c.SetHopLimit(n)
	case p == nil:
		return true, board.ENOPROTOOPT
	case name == 17:
		i, err := interfaceAt(n)
		if err != nil {
			return true, err
		}
		return true, p.SetMulticastInterface(i)
	case name == 18:
		return true, p.SetMulticastHopLimit(n)
	case name == 19:
		return true, p.SetMulticastLoopback(n != 0)
	case len(value) < 20:
		return true, board.EINVAL
	}
	i, err := interfaceAt(int(binary.NativeEndian.Uint32(value[16:])))
	if err != nil {
		return true, err
	}
	group := &net.UDPAddr{IP: net.IP(value[:16:16])}
	if name == 20 {
		return true, p.JoinGroup(i, group)
	}
	return true, p.LeaveGroup(i, group)
}

// small reads a number that Linux takes as an int or as one byte.
func small(value []byte) (n int, short bool) {
	switch {
	case len(value) >= 4:
		return int(int32(binary.NativeEndian.Uint32(value))), false
	case len(value) >= 1:
		return int(value[0]), false
	}
	return 0, true
}

// interfaceOf finds the interface that has an address, of 4 bytes, or that has
// the index behind it; nil stands for the system's choice.
func interfaceOf(raw []byte, none board.Cond) (*net.Interface, error) {
	if len(raw) < 4 {
		return nil, board.EINVAL
	}
	if len(raw) >= 8 {
		if index := binary.NativeEndian.Uint32(raw[4:]); index != 0 {
			return interfaceAt(int(index))
		}
	}
	own := netip.AddrFrom4([4]byte(raw))
	if own.IsUnspecified() {
		return nil, nil
	}
	all, err := net.Interfaces()
	if err != nil {
		return nil, err
	}
	for _, i := range all {
		addrs, err := i.Addrs()
		if err != nil {
			continue
		}
		for _, a := range addrs {
			if p, err := netip.ParsePrefix(a.String()); err == nil && p.Addr() == own {
				return &i, nil
			}
		}
	}
	return nil, none
}

// interfaceAt gives the interface with an index; 0 is the system's choice.
func interfaceAt(index int) (*net.Interface, error) {
	if index == 0 {
		return nil, nil
	}
	i, err := net.InterfaceByIndex(index)
	if err != nil {
		return nil, board.ENODEV
	}
	return i, nil
}
