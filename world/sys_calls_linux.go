// This file holds Linux's system calls for sockets, made so that the hot ones
// do not allocate (those of x/sys build an address for each call).

package world

import (
	"encoding/binary"
	"net/netip"
	"unsafe"

	"golang.org/x/sys/unix"
)

// toDomain: the numbers are our own.
func toDomain(family int) (int, bool) { return family, true }

// toOption: so are these.
func toOption(level, name int) (int, int, bool) { return level, name, true }

// SetOption passes a script's bytes on as they are.
func (e *sysEndpoint) SetOption(level, name int, value []byte) error {
	return e.control(func(fd int) error { return unix.SetsockoptString(fd, level, name, string(value)) })
}

func sysSocket(domain, typ, proto int) (int, error) {
	return unix.Socket(domain, typ|unix.SOCK_CLOEXEC|unix.SOCK_NONBLOCK, proto)
}

// rawName is an address as the system wrote it.
type rawName struct {
	sa  unix.RawSockaddrAny
	len uint32
}

// zero is what a pointer to no bytes points to.
var zero byte

func base(p []byte) unsafe.Pointer {
	if len(p) == 0 {
		return unsafe.Pointer(&zero)
	}
	return unsafe.Pointer(&p[0])
}

// brief is how many bytes a call may move of which the scheduler is told
// nothing: it takes some microseconds, and telling costs a tenth of one.
const brief = 16 << 10

func sysRecv(fd int, p []byte, flags int) (int, error) {
	if len(p) > brief {
		n, _, e := unix.Syscall6(unix.SYS_RECVFROM, uintptr(fd), uintptr(base(p)), uintptr(len(p)), uintptr(flags), 0, 0)
		return count(n, e)
	}
	n, _, e := unix.RawSyscall6(unix.SYS_RECVFROM, uintptr(fd), uintptr(base(p)), uintptr(len(p)), uintptr(flags), 0, 0)
	return count(n, e)
}

func sysRecvFrom(fd int, p []byte, flags int, from *rawName) (int, error) {
	from.len = unix.SizeofSockaddrAny
	n, _, e := unix.Syscall6(unix.SYS_RECVFROM, uintptr(fd), uintptr(base(p)), uintptr(len(p)), uintptr(flags),
		uintptr(unsafe.Pointer(&from.sa)), uintptr(unsafe.Pointer(&from.len)))
	return count(n, e)
}

func sysSend(fd int, p []byte, flags int) (int, error) {
	flags |= unix.MSG_NOSIGNAL
	if len(p) > brief {
		n, _, e := unix.Syscall6(unix.SYS_SENDTO, uintptr(fd), uintptr(base(p)), uintptr(len(p)), uintptr(flags), 0, 0)
		return count(n, e)
	}
	n, _, e := unix.RawSyscall6(unix.SYS_SENDTO, uintptr(fd), uintptr(base(p)), uintptr(len(p)), uintptr(flags), 0, 0)
	return count(n, e)
}

func sysSendTo(fd int, p []byte, flags int, to *rawName, addr *Addr) (int, error) {
	if err := to.set(addr); err != nil {
		return 0, err
	}
	n, _, e := unix.Syscall6(unix.SYS_SENDTO, uintptr(fd), uintptr(base(p)), uintptr(len(p)), uintptr(flags|unix.MSG_NOSIGNAL),
		uintptr(unsafe.Pointer(&to.sa)), uintptr(to.len))
	return count(n, e)
}

func count(n uintptr, e unix.Errno) (int, error) {
	if e != 0 {
		return 0, e
	}
	return int(n), nil
}

func sysAccept(fd int, from *rawName) (int, error) {
	from.len = unix.SizeofSockaddrAny
	n, _, e := unix.Syscall6(unix.SYS_ACCEPT4, uintptr(fd), uintptr(unsafe.Pointer(&from.sa)),
		uintptr(unsafe.Pointer(&from.len)), unix.SOCK_CLOEXEC|unix.SOCK_NONBLOCK, 0, 0)
	return count(n, e)
}

// sysConnect asks connect itself how a pending one went: SO_ERROR would leave
// the socket half-connecting.
func sysConnect(fd int, to *rawName, addr *Addr, pending bool) error {
	if err := to.set(addr); err != nil {
		return err
	}
	_, _, e := unix.Syscall(unix.SYS_CONNECT, uintptr(fd), uintptr(unsafe.Pointer(&to.sa)), uintptr(to.len))
	_, err := count(0, e)
	return err
}

// sysBind binds. That of x/sys takes a path that begins with @ for an abstract
// name, which is not what it is here.
func sysBind(fd int, addr *Addr) error {
	var own rawName
	if err := own.set(addr); err != nil {
		return err
	}
	_, _, e := unix.Syscall(unix.SYS_BIND, uintptr(fd), uintptr(unsafe.Pointer(&own.sa)), uintptr(own.len))
	_, err := count(0, e)
	return err
}

// sysLocalAddr and sysRemoteAddr give a socket's addresses; family is the
// socket's.
func sysLocalAddr(fd, family int) (Addr, error)  { return sysAddr(unix.SYS_GETSOCKNAME, fd, family) }
func sysRemoteAddr(fd, family int) (Addr, error) { return sysAddr(unix.SYS_GETPEERNAME, fd, family) }

func sysAddr(call uintptr, fd, family int) (Addr, error) {
	r := rawName{len: unix.SizeofSockaddrAny}
	if _, _, e := unix.Syscall(call, uintptr(fd), uintptr(unsafe.Pointer(&r.sa)), uintptr(unsafe.Pointer(&r.len))); e != 0 {
		return Addr{}, e
	}
	return r.addr(family), nil
}

func sysGetsockopt(fd, level, name int, value []byte) (int, error) {
	n := uint32(len(value))
	_, _, e := unix.Syscall6(unix.SYS_GETSOCKOPT, uintptr(fd), uintptr(level), uintptr(name),
		uintptr(base(value)), uintptr(unsafe.Pointer(&n)), 0)
	if e != 0 {
		return 0, e
	}
	return int(n), nil
}

// addr reads the address; family is the socket's, for an AF_UNIX peer without
// a name.
func (r *rawName) addr(family int) Addr {
	if r.len < 2 {
		return Addr{}
	}
	b := unsafe.Slice((*byte)(unsafe.Pointer(&r.sa)), r.len)
	switch r.sa.Addr.Family {
	case unix.AF_INET:
		return Addr{Family: Inet, Port: binary.BigEndian.Uint16(b[2:]), IP: netip.AddrFrom4([4]byte(b[4:8]))}
	case unix.AF_INET6:
		return Addr{
			Family: Inet6,
			Port:   binary.BigEndian.Uint16(b[2:]),
			Flow:   binary.BigEndian.Uint32(b[4:]),
			IP:     netip.AddrFrom16([16]byte(b[8:24])),
			Scope:  binary.NativeEndian.Uint32(b[24:]),
		}
	case unix.AF_UNIX:
		path := b[2:]
		if len(path) > 0 && path[0] != 0 && path[len(path)-1] == 0 {
			path = path[:len(path)-1]
		}
		return Addr{Family: Unix, Path: string(path)}
	}
	return Addr{}
}

// maxPath is the length of the longest path, which has no end mark.
const maxPath = unix.SizeofSockaddrUnix - 2

// set writes an address.
func (r *rawName) set(a *Addr) error {
	b := (*[unix.SizeofSockaddrAny]byte)(unsafe.Pointer(&r.sa))
	clear(b[:28])
	switch {
	case a.Family == Inet && a.IP.Is4():
		ip := a.IP.As4()
		binary.BigEndian.PutUint16(b[2:], a.Port)
		copy(b[4:], ip[:])
		r.len = unix.SizeofSockaddrInet4
	case a.Family == Inet6 && a.IP.IsValid():
		ip := a.IP.As16()
		binary.BigEndian.PutUint16(b[2:], a.Port)
		binary.BigEndian.PutUint32(b[4:], a.Flow)
		copy(b[8:], ip[:])
		binary.NativeEndian.PutUint32(b[24:], a.Scope)
		r.len = unix.SizeofSockaddrInet6
	case a.Family == Unix && len(a.Path) <= maxPath:
		n := 2 + copy(b[2:], a.Path)
		if a.Path != "" && a.Path[0] != 0 && len(a.Path) < maxPath {
			b[n] = 0
			n++
		}
		r.len = uint32(n)
	default:
		return unix.EINVAL
	}
	r.sa.Addr.Family = uint16(a.Family)
	return nil
}
