// This file holds the system's endpoint on Windows: a non-blocking Winsock
// socket, with WSAPoll on it and on the operation's bell for waiting. Package
// net cannot be laid over an unconnected socket there. None of this has been
// run: it is built and vetted only.

package world

import (
	"sync"
	"sync/atomic"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"

	"mpy/board"
)

// connectSlice is how long a wait for a connect lasts at most before it is
// asked again: an old WSAPoll does not report its failure.
const connectSlice = 50 * time.Millisecond

type sysEndpoint struct {
	net    *sysNet
	family int
	typ    int

	life   sync.RWMutex // held for reading around every use of h
	h      windows.Handle
	closed atomic.Bool

	mu         sync.Mutex
	waiting    map[*Bell]struct{}
	connecting bool
	connected  bool
}

var _ Endpoint = (*sysEndpoint)(nil)

func (n *sysNet) Socket(family, typ, proto int) (Endpoint, error) {
	domain, ok := map[int]int{Unix: windows.AF_UNIX, Inet: windows.AF_INET, Inet6: windows.AF_INET6}[family]
	if !ok {
		return nil, board.EAFNOSUPPORT
	}
	var data windows.WSAData
	if err := windows.WSAStartup(0x202, &data); err != nil {
		return nil, board.CondOf(err)
	}
	h, err := newHandle(domain, typ, proto)
	if err != nil {
		if c := board.CondOf(err); c != board.ESOCKTNOSUPPORT {
			return nil, c
		}
		return nil, board.EINVAL
	}
	return n.endpoint(h, family, typ), nil
}

func (n *sysNet) endpoint(h windows.Handle, family, typ int) *sysEndpoint {
	return &sysEndpoint{net: n, family: family, typ: typ, h: h, waiting: make(map[*Bell]struct{})}
}

// with runs f with the handle, which stays open meanwhile.
func (e *sysEndpoint) with(f func(h windows.Handle) error) error {
	e.life.RLock()
	defer e.life.RUnlock()
	if e.closed.Load() {
		return board.EBADF
	}
	if err := f(e.h); err != nil {
		return board.CondOf(err)
	}
	return nil
}

// do runs f until it does not give EAGAIN any more, waiting for mask between.
func (e *sysEndpoint) do(op *Op, dl Deadline, mask uint32, slice time.Duration, f func(h windows.Handle) error) error {
	for {
		err := e.with(f)
		if err != board.EAGAIN || dl == NoWait {
			return err
		}
		if err := e.wait(op, dl, mask, slice); err != nil {
			return err
		}
	}
}

// wait waits once; it can end early.
func (e *sysEndpoint) wait(op *Op, dl Deadline, mask uint32, slice time.Duration) error {
	clock := e.net.clock
	if op == nil {
		op = NewOp()
		defer op.Close()
	}
	bell, err := op.getBell()
	if err != nil {
		return err
	}
	e.mu.Lock()
	e.waiting[bell] = struct{}{}
	e.mu.Unlock()
	defer func() {
		e.mu.Lock()
		delete(e.waiting, bell)
		e.mu.Unlock()
	}()
	op.publish(&op.byBell)
	defer op.withdraw()
	ms := -1
	if dl != Never {
		left := dl.Left(clock)
		if left <= 0 {
			return board.ETIMEDOUT
		}
		ms = int(min((left+time.Millisecond-1)/time.Millisecond, 1<<30))
	}
	if slice > 0 && (ms < 0 || ms > int(slice/time.Millisecond)) {
		ms = int(slice / time.Millisecond)
	}
	if op.Pending() != 0 {
		return ErrInterrupted
	}
	err = e.with(func(h windows.Handle) error {
		fds := []PollFD{{Descriptor: int(h), Mask: mask}, {Descriptor: bell.Descriptor(), Mask: In}}
		_, err := PollSockets(fds, ms)
		if fds[1].Ready != 0 {
			bell.Drain()
		}
		return err
	})
	switch {
	case err != nil:
		return err
	case op.Pending() != 0:
		return ErrInterrupted
	}
	return nil
}

// sockaddr gives the system's form of an address of the endpoint's family.
func (e *sysEndpoint) sockaddr(a Addr) (windows.Sockaddr, error) {
	if a.Family != e.family {
		return nil, board.EINVAL
	}
	return toWindows(a)
}

func (e *sysEndpoint) Bind(addr Addr) error {
	sa, err := e.sockaddr(addr)
	if err != nil {
		return err
	}
	return e.with(func(h windows.Handle) error { return windows.Bind(h, sa) })
}

func (e *sysEndpoint) Listen(backlog int) error {
	err := e.with(func(h windows.Handle) error { return windows.Listen(h, backlog) })
	if err == board.EINVAL { // unbound
		if err = e.Bind(Any(e.family, 0)); err == nil {
			err = e.with(func(h windows.Handle) error { return windows.Listen(h, backlog) })
		}
	}
	return err
}

func (e *sysEndpoint) Accept(op *Op, dl Deadline) (Endpoint, Addr, error) {
	var c windows.Handle
	var from Addr
	err := e.do(op, dl, In, 0, func(h windows.Handle) (err error) {
		c, from, err = winAccept(h)
		return err
	})
	if err != nil {
		return nil, Addr{}, err
	}
	n := e.net.endpoint(c, e.family, e.typ)
	n.connected = true
	return n, from, nil
}

func (e *sysEndpoint) Connect(op *Op, dl Deadline, addr Addr) error {
	sa, err := e.sockaddr(addr)
	if err != nil {
		return err
	}
	if e.typ != Stream {
		return e.with(func(h windows.Handle) error { return windows.Connect(h, sa) })
	}
	again := false
	err = e.do(op, dl, Out, connectSlice, func(h windows.Handle) error {
		e.mu.Lock()
		defer e.mu.Unlock()
		again = again || e.connecting
		return e.connect(h, sa)
	})
	if err == board.EAGAIN {
		err = board.EINPROGRESS
		if again {
			err = board.EALREADY
		}
	}
	return err
}

// connect begins a connect, or asks about the one that goes on.
func (e *sysEndpoint) connect(h windows.Handle, sa windows.Sockaddr) error {
	switch {
	case e.connected:
		return board.EISCONN
	case !e.connecting:
		err := windows.Connect(h, sa)
		e.connecting = err == windows.WSAEWOULDBLOCK
		e.connected = err == nil
		return err
	}
	number, err := windows.GetsockoptInt(h, windows.SOL_SOCKET, 0x1007)
	if err == nil && number != 0 {
		e.connecting = false
		return windows.Errno(number)
	}
	fds := []PollFD{{Descriptor: int(h), Mask: Out}}
	if _, err := PollSockets(fds, 0); err != nil || fds[0].Ready&Out == 0 {
		return board.EAGAIN
	}
	e.connecting, e.connected = false, true
	return nil
}

func (e *sysEndpoint) Read(op *Op, dl Deadline, p []byte, flags int) (n int, err error) {
	err = e.do(op, dl, In, 0, func(h windows.Handle) (err error) {
		n, err = winRecv(h, p, flags)
		return e.refused(err)
	})
	return n, err
}

func (e *sysEndpoint) ReadFrom(op *Op, dl Deadline, p []byte, flags int) (n int, from Addr, err error) {
	if e.typ == Stream {
		n, err = e.Read(op, dl, p, flags)
		return n, Addr{}, err
	}
	err = e.do(op, dl, In, 0, func(h windows.Handle) (err error) {
		n, from, err = winRecvFrom(h, p, flags)
		if err == windows.WSAEINVAL { // unbound: nothing can come yet
			return board.EAGAIN
		}
		return e.refused(err)
	})
	return n, from, err
}

// refused: an ICMP refusal shows as a reset of a datagram socket.
func (e *sysEndpoint) refused(err error) error {
	if e.typ == Datagram && err == windows.WSAECONNRESET {
		return board.ECONNREFUSED
	}
	return err
}

func (e *sysEndpoint) Write(op *Op, dl Deadline, p []byte, flags int) (n int, err error) {
	err = e.do(op, dl, Out, 0, func(h windows.Handle) error {
		for {
			k, err := winSend(h, p[n:], flags)
			if err != nil {
				if err == windows.WSAECONNABORTED || err == windows.WSAESHUTDOWN {
					return board.EPIPE
				}
				if e.typ == Datagram && err == windows.WSAENOTCONN {
					return board.EDESTADDRREQ
				}
				return err
			}
			if n += k; n >= len(p) || e.typ != Stream {
				return nil
			}
		}
	})
	if n > 0 && dl == NoWait && err == board.EAGAIN {
		err = nil
	}
	return n, err
}

func (e *sysEndpoint) WriteTo(op *Op, dl Deadline, p []byte, flags int, addr Addr) (n int, err error) {
	if e.typ == Stream {
		return e.Write(op, dl, p, flags)
	}
	err = e.do(op, dl, Out, 0, func(h windows.Handle) (err error) {
		n, err = winSendTo(h, p, flags, addr)
		return err
	})
	return n, err
}

func (e *sysEndpoint) Wait(op *Op, dl Deadline, mask uint32) error {
	return e.do(op, dl, mask, 0, func(h windows.Handle) error {
		fds := []PollFD{{Descriptor: int(h), Mask: mask}}
		if n, err := PollSockets(fds, 0); err != nil || n == 0 {
			return board.EAGAIN
		}
		return nil
	})
}

func (e *sysEndpoint) SetOption(level, name int, value []byte) error {
	l, o, ok := toOption(level, name)
	if !ok {
		return board.ENOPROTOOPT
	}
	if level == 1 && name == 13 {
		value = fromLinger(value)
	}
	return e.with(func(h windows.Handle) error {
		return windows.Setsockopt(h, l, o, unsafe.SliceData(value), int32(len(value)))
	})
}

func (e *sysEndpoint) Option(level, name int, value []byte) (int, error) {
	l, o, ok := toOption(level, name)
	if !ok {
		return 0, board.ENOPROTOOPT
	}
	n := int32(len(value))
	err := e.with(func(h windows.Handle) error {
		return windows.Getsockopt(h, l, o, unsafe.SliceData(value), &n)
	})
	return int(n), err
}

func (e *sysEndpoint) Shutdown(how int) error {
	if how < ShutRead || how > ShutBoth {
		return board.EINVAL
	}
	return e.with(func(h windows.Handle) error { return windows.Shutdown(h, how-1) })
}

func (e *sysEndpoint) Close() error {
	if e.closed.Swap(true) {
		return nil
	}
	e.mu.Lock()
	for bell := range e.waiting {
		bell.Ring()
	}
	e.mu.Unlock()
	e.life.Lock() // all are out
	defer e.life.Unlock()
	if err := windows.Closesocket(e.h); err != nil {
		return board.CondOf(err)
	}
	return nil
}

func (e *sysEndpoint) Ready(mask uint32) (ready uint32) {
	err := e.with(func(h windows.Handle) error {
		fds := []PollFD{{Descriptor: int(h), Mask: mask}}
		_, err := PollSockets(fds, 0)
		ready = fds[0].Ready
		return err
	})
	if err == board.EBADF {
		return Nval
	}
	return ready
}

func (e *sysEndpoint) Descriptor() int {
	if e.closed.Load() {
		return -1
	}
	return int(e.h)
}

// Watch has nothing to tell: the socket shows everything.
func (e *sysEndpoint) Watch(*Watch)   {}
func (e *sysEndpoint) Unwatch(*Watch) {}

func (e *sysEndpoint) LocalAddr() (a Addr, err error) {
	err = e.with(func(h windows.Handle) error {
		sa, err := windows.Getsockname(h)
		if err == windows.WSAEINVAL { // unbound
			a = Any(e.family, 0)
			return nil
		}
		a = fromWindows(sa)
		return err
	})
	return a, err
}

func (e *sysEndpoint) RemoteAddr() (a Addr, err error) {
	err = e.with(func(h windows.Handle) error {
		sa, err := windows.Getpeername(h)
		a = fromWindows(sa)
		return err
	})
	return a, err
}
