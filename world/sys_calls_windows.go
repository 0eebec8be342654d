// This file holds the calls of Winsock that x/sys lacks, and the translation
// of numbers and addresses. None of it has been run: it is built and vetted
// only.

package world

import (
	"encoding/binary"
	"net/netip"
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"

	"mpy/board"
)

// winsock is the library, looked up at the first call.
var (
	winsock     = windows.NewLazySystemDLL("ws2_32.dll")
	procAccept  = winsock.NewProc("accept")
	procIoctl   = winsock.NewProc("ioctlsocket")
	procPoll    = winsock.NewProc("WSAPoll")
	procConnect = winsock.NewProc("connect")
)

const (
	fionbio  = 0x8004667e
	msgPeek  = 0x2
	wsaPrNd  = 0x0100 // POLLRDNORM
	wsaWrNd  = 0x0010 // POLLWRNORM
	wsaErr   = 0x0001
	wsaHup   = 0x0002
	wsaNval  = 0x0004
	noSocket = ^uintptr(0)
)

// A PollFD is an entry of PollSockets, with the bits of package world.
type PollFD struct {
	Descriptor int
	Mask       uint32
	Ready      uint32
}

type wsaPollFD struct {
	fd              uintptr
	events, revents int16
}

// PollSockets is WSAPoll with Linux's bits: the end of a peer's stream, which
// Windows reports as a hang-up, is In, and a reset is In too.
func PollSockets(fds []PollFD, ms int) (int, error) {
	raw := make([]wsaPollFD, len(fds))
	for i, f := range fds {
		raw[i].fd = uintptr(f.Descriptor)
		if f.Mask&In != 0 {
			raw[i].events |= wsaPrNd
		}
		if f.Mask&Out != 0 {
			raw[i].events |= wsaWrNd
		}
	}
	n, _, err := procPoll.Call(uintptr(unsafe.Pointer(unsafe.SliceData(raw))), uintptr(len(raw)), uintptr(ms))
	if int32(n) < 0 {
		return 0, err
	}
	count := 0
	for i := range fds {
		f, r := &fds[i], raw[i].revents
		f.Ready = 0
		switch {
		case r&wsaNval != 0:
			f.Ready = Nval
		case r&wsaErr != 0:
			f.Ready = Err | Hup | f.Mask&(In|Out)
		case r&wsaHup != 0:
			f.Ready = f.Mask & In
			if r&wsaWrNd != 0 {
				f.Ready |= f.Mask & Out
			}
		default:
			if r&wsaPrNd != 0 {
				f.Ready |= f.Mask & In
			}
			if r&wsaWrNd != 0 {
				f.Ready |= f.Mask & Out
			}
		}
		if f.Ready != 0 {
			count++
		}
	}
	return count, nil
}

// newHandle makes a non-blocking socket.
func newHandle(domain, typ, proto int) (windows.Handle, error) {
	h, err := windows.WSASocket(int32(domain), int32(typ), int32(proto), nil, 0,
		windows.WSA_FLAG_OVERLAPPED|windows.WSA_FLAG_NO_HANDLE_INHERIT)
	if err != nil {
		return windows.InvalidHandle, err
	}
	return h, nonBlocking(h)
}

func nonBlocking(h windows.Handle) error {
	on := uint32(1)
	if r, _, err := procIoctl.Call(uintptr(h), fionbio, uintptr(unsafe.Pointer(&on))); int32(r) != 0 {
		_ = windows.Closesocket(h)
		return err
	}
	return nil
}

func buffer(p []byte) windows.WSABuf {
	return windows.WSABuf{Len: uint32(len(p)), Buf: unsafe.SliceData(p)}
}

// truncated: a datagram that is longer than the buffer is an error on Windows
// only.
func truncated(n uint32, p []byte, err error) (int, error) {
	if err == windows.WSAEMSGSIZE {
		return len(p), nil
	}
	return int(n), err
}

func winRecv(h windows.Handle, p []byte, flags int) (int, error) {
	b, n, f := buffer(p), uint32(0), uint32(flags&(Peek|0x1))
	err := windows.WSARecv(h, &b, 1, &n, &f, nil, nil)
	return truncated(n, p, err)
}

func winRecvFrom(h windows.Handle, p []byte, flags int) (int, Addr, error) {
	b, n, f := buffer(p), uint32(0), uint32(flags&(Peek|0x1))
	var rsa windows.RawSockaddrAny
	size := int32(unsafe.Sizeof(rsa))
	err := windows.WSARecvFrom(h, &b, 1, &n, &f, &rsa, &size, nil, nil)
	got, err := truncated(n, p, err)
	if err != nil {
		return 0, Addr{}, err
	}
	sa, _ := rsa.Sockaddr()
	return got, fromWindows(sa), nil
}

func winSend(h windows.Handle, p []byte, flags int) (int, error) {
	b, n := buffer(p), uint32(0)
	err := windows.WSASend(h, &b, 1, &n, uint32(flags&(DontRoute|0x1)), nil, nil)
	return int(n), err
}

func winSendTo(h windows.Handle, p []byte, flags int, addr Addr) (int, error) {
	sa, err := toWindows(addr)
	if err != nil {
		return 0, err
	}
	b, n := buffer(p), uint32(0)
	err = windows.WSASendto(h, &b, 1, &n, uint32(flags&(DontRoute|0x1)), sa, nil, nil)
	return int(n), err
}

func winAccept(h windows.Handle) (windows.Handle, Addr, error) {
	r, _, err := procAccept.Call(uintptr(h), 0, 0)
	if r == noSocket {
		return windows.InvalidHandle, Addr{}, err
	}
	c := windows.Handle(r)
	if err := nonBlocking(c); err != nil {
		return windows.InvalidHandle, Addr{}, err
	}
	_ = windows.SetHandleInformation(c, windows.HANDLE_FLAG_INHERIT, 0)
	sa, _ := windows.Getpeername(c)
	return c, fromWindows(sa), nil
}

func toWindows(a Addr) (windows.Sockaddr, error) {
	switch {
	case a.Family == Inet && a.IP.Is4():
		return &windows.SockaddrInet4{Port: int(a.Port), Addr: a.IP.As4()}, nil
	case a.Family == Inet6 && a.IP.IsValid():
		return &windows.SockaddrInet6{Port: int(a.Port), Addr: a.IP.As16(), ZoneId: a.Scope}, nil
	case a.Family == Unix:
		return &windows.SockaddrUnix{Name: strings.ReplaceAll(a.Path, "/", "\\")}, nil
	}
	return nil, board.EINVAL
}

func fromWindows(sa windows.Sockaddr) Addr {
	switch sa := sa.(type) {
	case *windows.SockaddrInet4:
		return Addr{Family: Inet, IP: netip.AddrFrom4(sa.Addr), Port: uint16(sa.Port)}
	case *windows.SockaddrInet6:
		return Addr{Family: Inet6, IP: netip.AddrFrom16(sa.Addr), Port: uint16(sa.Port), Scope: sa.ZoneId}
	case *windows.SockaddrUnix:
		return Addr{Family: Unix, Path: sa.Name}
	}
	return Addr{}
}

// toOption translates Linux's numbers.
func toOption(level, name int) (int32, int32, bool) {
	type key struct{ level, name int }
	to, ok := map[key][2]int32{
		{1, 2}:   {windows.SOL_SOCKET, windows.SO_REUSEADDR},
		{1, 4}:   {windows.SOL_SOCKET, 0x1007}, // SO_ERROR
		{1, 6}:   {windows.SOL_SOCKET, windows.SO_BROADCAST},
		{1, 7}:   {windows.SOL_SOCKET, windows.SO_SNDBUF},
		{1, 8}:   {windows.SOL_SOCKET, windows.SO_RCVBUF},
		{1, 9}:   {windows.SOL_SOCKET, windows.SO_KEEPALIVE},
		{1, 13}:  {windows.SOL_SOCKET, windows.SO_LINGER},
		{6, 1}:   {windows.IPPROTO_TCP, windows.TCP_NODELAY},
		{0, 1}:   {windows.IPPROTO_IP, windows.IP_TOS},
		{0, 2}:   {windows.IPPROTO_IP, windows.IP_TTL},
		{0, 32}:  {windows.IPPROTO_IP, windows.IP_MULTICAST_IF},
		{0, 33}:  {windows.IPPROTO_IP, windows.IP_MULTICAST_TTL},
		{0, 34}:  {windows.IPPROTO_IP, windows.IP_MULTICAST_LOOP},
		{0, 35}:  {windows.IPPROTO_IP, windows.IP_ADD_MEMBERSHIP},
		{0, 36}:  {windows.IPPROTO_IP, windows.IP_DROP_MEMBERSHIP},
		{41, 16}: {windows.IPPROTO_IPV6, windows.IPV6_UNICAST_HOPS},
		{41, 18}: {windows.IPPROTO_IPV6, windows.IPV6_MULTICAST_HOPS},
		{41, 19}: {windows.IPPROTO_IPV6, windows.IPV6_MULTICAST_LOOP},
		{41, 20}: {windows.IPPROTO_IPV6, windows.IPV6_JOIN_GROUP},
		{41, 21}: {windows.IPPROTO_IPV6, windows.IPV6_LEAVE_GROUP},
		{41, 26}: {windows.IPPROTO_IPV6, windows.IPV6_V6ONLY},
	}[key{level, name}]
	return to[0], to[1], ok
}

// fromLinger turns Linux's struct linger, two ints, into two shorts.
func fromLinger(value []byte) []byte {
	if len(value) < 8 {
		return value
	}
	out := make([]byte, 4)
	binary.LittleEndian.PutUint16(out, uint16(binary.LittleEndian.Uint32(value)))
	binary.LittleEndian.PutUint16(out[2:], uint16(binary.LittleEndian.Uint32(value[4:])))
	return out
}
