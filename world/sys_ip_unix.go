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
	"os"

	"golang.org/x/net/ipv4"
	"golang.org/x/net/ipv6"
	"golang.org/x/sys/unix"

	"mpy/board"
)

// setIP sets an option of level IPPROTO_IP (0) or IPPROTO_IPV6 (41); known is
// false for one that x/net lacks. It makes a connection of package net for the
// moment, over a duplicate of the descriptor; the options that this changes are
// saved first.
func (e *sysEndpoint) setIP(level, name int, value []byte) (known bool, err error) {
	if !(level == 0 && e.family == Inet) && !(level == 41 && e.family == Inet6) {
		return false, nil
	}
	var old keptOptions
	fd := -1
	err = e.control(func(n int) (err error) {
		old.save(n)
		fd, err = unix.Dup(n)
		return err
	})
	if err != nil {
		return true, err
	}
	f := os.NewFile(uintptr(fd), "socket")
	conn, err := net.FileConn(f)
	_ = f.Close()
	if err != nil {
		return true, board.CondOf(err)
	}
	defer func() {
		_ = conn.Close()
		_ = e.control(func(n int) error { old.restore(n); return nil })
	}()
	if e.family == Inet {
		known, err = setIP4(conn, name, value)
	} else {
		known, err = setIP6(conn, name, value)
	}
	if err != nil {
		err = board.CondOf(err)
	}
	return known, err
}

// keptNames are the options that package net changes on a connection, but for
// keep-alive's times, whose names differ from one system to the next.
var keptNames = [...]struct{ level, name int }{
	{unix.IPPROTO_TCP, unix.TCP_NODELAY},
	{unix.SOL_SOCKET, unix.SO_KEEPALIVE},
	{unix.SOL_SOCKET, unix.SO_BROADCAST},
}

// keptOptions are their values.
type keptOptions [len(keptNames)]struct {
	value int
	ok    bool
}

func (k *keptOptions) save(fd int) {
	for i, o := range keptNames {
		v, err := unix.GetsockoptInt(fd, o.level, o.name)
		k[i].value, k[i].ok = v, err == nil
	}
}

func (k *keptOptions) restore(fd int) {
	for i, o := range keptNames {
		if k[i].ok {
			_ = unix.SetsockoptInt(fd, o.level, o.name, k[i].value)
		}
	}
}

func setIP4(conn net.Conn, name int, value []byte) (known bool, err error) {
	n, short := small(value)
	c := ipv4.NewConn(conn)
	var p *ipv4.PacketConn
	if pc, ok := conn.(net.PacketConn); ok {
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

func setIP6(conn net.Conn, name int, value []byte) (known bool, err error) {
	n, short := small(value)
	c := ipv6.NewConn(conn)
	var p *ipv6.PacketConn
	if pc, ok := conn.(net.PacketConn); ok {
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
