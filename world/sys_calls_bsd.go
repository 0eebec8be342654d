//go:build unix && !linux

// This file holds the system calls for sockets on macOS and the BSDs. None of
// it has been run: it is built and vetted only.

package world

import (
	"encoding/binary"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"

	"mpy/board"
)

func toDomain(family int) (int, bool) {
	switch family {
	case Unix:
		return unix.AF_UNIX, true
	case Inet:
		return unix.AF_INET, true
	case Inet6:
		return unix.AF_INET6, true
	}
	return 0, false
}

// toOption translates Linux's numbers.
func toOption(level, name int) (int, int, bool) {
	type key struct{ level, name int }
	to, ok := map[key]key{
		{1, 2}:  {unix.SOL_SOCKET, unix.SO_REUSEADDR},
		{1, 3}:  {unix.SOL_SOCKET, unix.SO_TYPE},
		{1, 4}:  {unix.SOL_SOCKET, unix.SO_ERROR},
		{1, 5}:  {unix.SOL_SOCKET, unix.SO_DONTROUTE},
		{1, 6}:  {unix.SOL_SOCKET, unix.SO_BROADCAST},
		{1, 7}:  {unix.SOL_SOCKET, unix.SO_SNDBUF},
		{1, 8}:  {unix.SOL_SOCKET, unix.SO_RCVBUF},
		{1, 9}:  {unix.SOL_SOCKET, unix.SO_KEEPALIVE},
		{1, 13}: {unix.SOL_SOCKET, lingerName},
		{1, 15}: {unix.SOL_SOCKET, unix.SO_REUSEPORT},
		{6, 1}:  {unix.IPPROTO_TCP, unix.TCP_NODELAY},
		{0, 1}:  {unix.IPPROTO_IP, unix.IP_TOS},
		{0, 2}:  {unix.IPPROTO_IP, unix.IP_TTL},
		{0, 32}: {unix.IPPROTO_IP, unix.IP_MULTICAST_IF},
		{0, 33}: {unix.IPPROTO_IP, unix.IP_MULTICAST_TTL},
		{0, 34}: {unix.IPPROTO_IP, unix.IP_MULTICAST_LOOP},
		{0, 35}: {unix.IPPROTO_IP, unix.IP_ADD_MEMBERSHIP},
		{0, 36}: {unix.IPPROTO_IP, unix.IP_DROP_MEMBERSHIP},

		{41, 16}: {unix.IPPROTO_IPV6, unix.IPV6_UNICAST_HOPS},
		{41, 18}: {unix.IPPROTO_IPV6, unix.IPV6_MULTICAST_HOPS},
		{41, 19}: {unix.IPPROTO_IPV6, unix.IPV6_MULTICAST_LOOP},
		{41, 20}: {unix.IPPROTO_IPV6, unix.IPV6_JOIN_GROUP},
		{41, 21}: {unix.IPPROTO_IPV6, unix.IPV6_LEAVE_GROUP},
		{41, 26}: {unix.IPPROTO_IPV6, unix.IPV6_V6ONLY},
	}[key{level, name}]
	return to.level, to.name, ok
}

// SetOption translates what differs from Linux.
func (e *sysEndpoint) SetOption(level, name int, value []byte) error {
	if known, err := e.setIP(level, name, value); known {
		return err
	}
	if level == 1 && name == 25 {
		device, _, _ := strings.Cut(string(value), "\x00")
		return e.control(func(fd int) error { return bindToDevice(fd, e.family, device) })
	}
	if level == 1 && (name == 3 || name == 4) { // to be read only
		return board.ENOPROTOOPT
	}
	level, name, ok := toOption(level, name)
	if !ok {
		return board.ENOPROTOOPT
	}
	return e.control(func(fd int) error { return unix.SetsockoptString(fd, level, name, string(value)) })
}

// toFlags translates the flags that differ from Linux's.
func toFlags(flags int) int {
	out := flags &^ (WaitAll | Trunc | NoSignal)
	if flags&WaitAll != 0 {
		out |= unix.MSG_WAITALL
	}
	return out
}

func sysSocket(domain, typ, proto int) (int, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	fd, err := unix.Socket(domain, typ, proto)
	if err == nil {
		unix.CloseOnExec(fd)
		err = unix.SetNonblock(fd, true)
		if domain == unix.AF_INET6 { // on Linux :: takes IPv4, too
			_ = unix.SetsockoptInt(fd, unix.IPPROTO_IPV6, unix.IPV6_V6ONLY, 0)
		}
	}
	return fd, err
}

// rawName is an address as the system gave it.
type rawName struct{ sa unix.Sockaddr }

func (r *rawName) addr(family int) Addr { return fromSockaddr(r.sa, family) }

func sysRecv(fd int, p []byte, flags int) (int, error) {
	if flags == 0 {
		return unix.Read(fd, p)
	}
	n, _, err := unix.Recvfrom(fd, p, toFlags(flags))
	return max(n, 0), err
}

func sysRecvFrom(fd int, p []byte, flags int, from *rawName) (n int, err error) {
	n, from.sa, err = unix.Recvfrom(fd, p, toFlags(flags))
	return max(n, 0), err
}

func sysSend(fd int, p []byte, flags int) (int, error) {
	if flags == 0 {
		n, err := unix.Write(fd, p)
		return max(n, 0), err
	}
	n, err := unix.SendmsgN(fd, p, nil, nil, toFlags(flags))
	return max(n, 0), err
}

func sysSendTo(fd int, p []byte, flags int, _ *rawName, addr *Addr) (int, error) {
	sa, err := toSockaddr(addr)
	if err != nil {
		return 0, err
	}
	n, err := unix.SendmsgN(fd, p, nil, sa, toFlags(flags))
	return max(n, 0), err
}

func sysAccept(fd int, from *rawName) (int, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	n, sa, err := unix.Accept(fd)
	if err == nil {
		unix.CloseOnExec(n)
		err = unix.SetNonblock(n, true)
	}
	from.sa = sa
	return n, err
}

// sysConnect connects. A pending one is asked about with connect again; BSDs
// then say that it is connected, or give the failure.
func sysConnect(fd int, _ *rawName, addr *Addr, pending bool) error {
	sa, err := toSockaddr(addr)
	if err != nil {
		return err
	}
	err = unix.Connect(fd, sa)
	if pending && err == unix.EISCONN {
		return nil
	}
	if pending && err == unix.EINVAL {
		if n, e := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_ERROR); e == nil && n != 0 {
			return unix.Errno(n)
		}
	}
	return err
}

func sysBind(fd int, addr *Addr) error {
	sa, err := toSockaddr(addr)
	if err != nil {
		return err
	}
	return unix.Bind(fd, sa)
}

// sysLocalAddr and sysRemoteAddr give a socket's addresses; family is the
// socket's.
func sysLocalAddr(fd, family int) (Addr, error) {
	sa, err := unix.Getsockname(fd)
	return fromSockaddr(sa, family), err
}

func sysRemoteAddr(fd, family int) (Addr, error) {
	sa, err := unix.Getpeername(fd)
	return fromSockaddr(sa, family), err
}

func sysGetsockopt(fd, level, name int, value []byte) (int, error) {
	switch {
	case name == lingerName && level == unix.SOL_SOCKET && len(value) >= 8:
		l, err := unix.GetsockoptLinger(fd, level, name)
		if err != nil {
			return 0, err
		}
		binary.NativeEndian.PutUint32(value, uint32(l.Onoff))
		binary.NativeEndian.PutUint32(value[4:], uint32(l.Linger))
		return 8, nil
	case len(value) < 4:
		return 0, unix.EINVAL
	}
	v, err := unix.GetsockoptInt(fd, level, name)
	binary.NativeEndian.PutUint32(value, uint32(v))
	return 4, err
}
