// This file holds the calls of Winsock that x/sys lacks or shows in an
// unhandy form, and the translation of addresses.

package world

import (
	"encoding/binary"
	"net/netip"
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"

	"mpy/board"
)

// The library is looked up at the first call.
var (
	winsock    = windows.NewLazySystemDLL("ws2_32.dll")
	procAccept = winsock.NewProc("accept")
	procIoctl  = winsock.NewProc("ioctlsocket")
	procPoll   = winsock.NewProc("WSAPoll")
)

const (
	fionbio  = 0x8004667e
	noSocket = ^uintptr(0)
)

// newHandle makes a non-blocking socket.
func newHandle(domain, typ, proto int) (windows.Handle, error) {
	var data windows.WSAData
	if err := windows.WSAStartup(0x202, &data); err != nil { // once would do; it counts
		return windows.InvalidHandle, err
	}
	h, err := windows.WSASocket(int32(domain), int32(typ), int32(proto), nil, 0,
		windows.WSA_FLAG_OVERLAPPED|windows.WSA_FLAG_NO_HANDLE_INHERIT)
	if err != nil {
		return windows.InvalidHandle, err
	}
	if domain == windows.AF_INET6 { // on Linux :: takes IPv4, too
		_ = windows.SetsockoptInt(h, windows.IPPROTO_IPV6, windows.IPV6_V6ONLY, 0)
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

// winFlags are the flags that mean the same there: MSG_OOB, MSG_PEEK,
// MSG_DONTROUTE.
const winFlags = 0x1 | Peek | DontRoute

func winRecv(h windows.Handle, p []byte, flags int) (int, error) {
	b, n, f := buffer(p), uint32(0), uint32(flags&winFlags)
	err := windows.WSARecv(h, &b, 1, &n, &f, nil, nil)
	return truncated(n, p, err)
}

func winRecvFrom(h windows.Handle, p []byte, flags int) (int, Addr, error) {
	b, n, f := buffer(p), uint32(0), uint32(flags&winFlags)
	var rsa windows.RawSockaddrAny
	size := int32(unsafe.Sizeof(rsa))
	err := windows.WSARecvFrom(h, &b, 1, &n, &f, &rsa, &size, nil, nil)
	got, err := truncated(n, p, err)
	if err != nil {
		return 0, Addr{}, err
	}
	return got, fromWindowsRaw(&rsa), nil
}

func winSend(h windows.Handle, p []byte, flags int) (int, error) {
	b, n := buffer(p), uint32(0)
	err := windows.WSASend(h, &b, 1, &n, uint32(flags&winFlags&^Peek), nil, nil)
	return int(n), err
}

func winSendTo(h windows.Handle, p []byte, flags int, sa windows.Sockaddr) (int, error) {
	b, n := buffer(p), uint32(0)
	err := windows.WSASendto(h, &b, 1, &n, uint32(flags&winFlags&^Peek), sa, nil, nil)
	return int(n), err
}

func winAccept(h windows.Handle) (windows.Handle, Addr, error) {
	var rsa windows.RawSockaddrAny
	size := int32(unsafe.Sizeof(rsa))
	r, _, err := procAccept.Call(uintptr(h), uintptr(unsafe.Pointer(&rsa)), uintptr(unsafe.Pointer(&size)))
	if r == noSocket {
		return windows.InvalidHandle, Addr{}, err
	}
	c := windows.Handle(r)
	if err := nonBlocking(c); err != nil {
		return windows.InvalidHandle, Addr{}, err
	}
	_ = windows.SetHandleInformation(c, windows.HANDLE_FLAG_INHERIT, 0)
	return c, fromWindowsRaw(&rsa), nil
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

// toPeer is toWindows for an address to connect or send to. "Any address" is
// this machine, which Windows alone does not take it for.
func toPeer(a Addr) (windows.Sockaddr, error) {
	if a.IP.IsValid() && a.IP.IsUnspecified() {
		a.IP = netip.IPv6Loopback()
		if a.Family == Inet {
			a.IP = netip.AddrFrom4([4]byte{127, 0, 0, 1})
		}
	}
	return toWindows(a)
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

func fromWindowsRaw(rsa *windows.RawSockaddrAny) Addr {
	sa, err := rsa.Sockaddr()
	if err != nil {
		return Addr{}
	}
	return fromWindows(sa)
}

// socketError reads SO_ERROR, as a condition.
func socketError(h windows.Handle) board.Cond {
	number, err := windows.GetsockoptInt(h, windows.SOL_SOCKET, 0x1007)
	if err != nil || number == 0 {
		return board.OK
	}
	return board.CondOf(windows.Errno(number))
}

// fromLinger turns Linux's struct linger, two ints, into two shorts; toLinger
// does the reverse.
func fromLinger(value []byte) []byte {
	out := binary.LittleEndian.AppendUint16(nil, uint16(binary.LittleEndian.Uint32(value)))
	return binary.LittleEndian.AppendUint16(out, uint16(binary.LittleEndian.Uint32(value[4:])))
}

func toLinger(value []byte) []byte {
	out := binary.LittleEndian.AppendUint32(nil, uint32(binary.LittleEndian.Uint16(value)))
	return binary.LittleEndian.AppendUint32(out, uint32(binary.LittleEndian.Uint16(value[2:])))
}
