// This file holds the system's endpoint on Windows: a non-blocking Winsock
// socket, with WSAPoll on it and on the operation's bell for waiting. Package
// net cannot be laid over an unconnected socket there, and without it bind,
// listen and connect happen on the real thing, so that no placeholder must hand
// over an address. What Linux's kernel would remember (what was told already,
// that the peer's stream had ended before a reset) the endpoint remembers. Run
// under wine; of Windows itself only documentation was at hand.

package world

import (
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sys/windows"

	"mpy/board"
)

// slice is how long a wait lasts at most where WSAPoll may say nothing: an old
// one of the failure of a connect, any of a refused datagram.
const slice = 50 * time.Millisecond

// phase is where a socket stands.
type phase uint8

const (
	idle phase = iota
	listening
	connecting
	failed // to connect, and nobody was told yet
	connected
)

type sysEndpoint struct {
	net    *sysNet
	family int
	typ    int

	life   sync.RWMutex // held for reading around every use of h
	h      windows.Handle
	closed atomic.Bool

	mu      sync.Mutex
	waiting map[*Bell]struct{}
	phase   phase
	failure board.Cond // of the connect, or of a datagram: to be told
	news    bool       // a connect turned out well, and Connect did not say so yet
	spent   bool       // a connect failed
	asked   bool       // a datagram was sent, which may be refused
	shut    bool       // writing was ended
	ended   bool       // the peer's stream ended
	told    bool       // of a reset
	reuse   uint32     // SO_REUSEADDR
	linger  [4]byte    // SO_LINGER of a datagram socket
}

var _ Endpoint = (*sysEndpoint)(nil)

func (n *sysNet) Socket(family, typ, proto int) (Endpoint, error) {
	domain, ok := map[int]int{Unix: windows.AF_UNIX, Inet: windows.AF_INET, Inet6: windows.AF_INET6}[family]
	typ &^= 0x80800 // SOCK_NONBLOCK, SOCK_CLOEXEC
	switch {
	case !ok:
		return nil, board.EAFNOSUPPORT
	case typ < Stream || typ > Raw:
		return nil, board.EINVAL
	case typ == Raw && proto == 0, typ == Datagram && proto == 6, typ == Stream && proto == 17:
		return nil, board.EPROTONOSUPPORT
	}
	h, err := newHandle(domain, typ, proto)
	switch c := board.CondOf(err); c {
	case board.OK:
		return n.endpoint(h, family, typ), nil
	case board.ESOCKTNOSUPPORT:
		return nil, board.EINVAL
	case board.EPROTOTYPE:
		return nil, board.EPROTONOSUPPORT
	default:
		return nil, c
	}
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
func (e *sysEndpoint) do(op *Op, dl Deadline, mask uint32, f func(h windows.Handle) error) error {
	for {
		err := e.with(f)
		if err != board.EAGAIN || dl == NoWait {
			return err
		}
		if err := e.wait(op, dl, mask); err != nil {
			return err
		}
	}
}

// wait waits once; it can end early.
func (e *sysEndpoint) wait(op *Op, dl Deadline, mask uint32) error {
	clock := e.net.clock
	if op == nil {
		op = NewOp()
		defer op.Close()
	}
	bell, err := op.bell.get()
	if err != nil {
		return err
	}
	e.mu.Lock()
	e.waiting[bell] = struct{}{}
	p := e.phase
	e.mu.Unlock()
	defer func() {
		e.mu.Lock()
		delete(e.waiting, bell)
		e.mu.Unlock()
	}()
	op.publish(&op.bell.stop)
	defer op.withdraw()
	ms := -1
	if dl != Never {
		left := dl.Left(clock)
		if left <= 0 {
			return board.ETIMEDOUT
		}
		ms = int(min((left+time.Millisecond-1)/time.Millisecond, 1<<30))
	}
	if p == connecting {
		mask |= Out // connected, above all
	}
	if n := int(slice / time.Millisecond); p == connecting || p == connected && e.typ != Stream {
		if ms < 0 || ms > n {
			ms = n
		}
	}
	if op.Pending() != 0 {
		return ErrInterrupted
	}
	err = e.with(func(h windows.Handle) error {
		raw := [2]wsaPollFD{{fd: uintptr(h), events: wsaEvents(mask)}, {fd: uintptr(bell.Descriptor()), events: wsaIn}}
		_, err := wsaPoll(raw[:], ms)
		if raw[1].revents != 0 {
			bell.Drain()
		}
		if raw[0].revents == wsaHup && mask&In == 0 { // woke for what was not asked for
			time.Sleep(time.Millisecond)
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

// Bind keeps the address from being taken over: without SO_EXCLUSIVEADDRUSE
// any socket with Windows' SO_REUSEADDR could. A stream's own SO_REUSEADDR is
// never set, for Windows reuses an address that waits for late segments
// anyway, which is what Linux's is for; where a script sets it, the address is
// not exclusive.
func (e *sysEndpoint) Bind(addr Addr) error {
	if addr.Family != e.family {
		return board.EINVAL
	}
	sa, err := toWindows(addr)
	if err != nil {
		return err
	}
	return e.with(func(h windows.Handle) error {
		e.mu.Lock()
		exclusive := e.typ == Stream && e.family != Unix && e.reuse == 0
		e.mu.Unlock()
		if exclusive {
			_ = windows.SetsockoptInt(h, windows.SOL_SOCKET, ^windows.SO_REUSEADDR, 1) // SO_EXCLUSIVEADDRUSE
		}
		return windows.Bind(h, sa)
	})
}

func (e *sysEndpoint) Listen(backlog int) error {
	if e.typ != Stream && !e.closed.Load() {
		return board.EOPNOTSUPP
	}
	listen := func(h windows.Handle) error {
		e.mu.Lock()
		defer e.mu.Unlock()
		err := windows.Listen(h, backlog)
		if err == nil {
			e.phase = listening
		}
		return err
	}
	err := e.with(listen)
	if err == board.EINVAL && e.family != Unix { // unbound
		if err = e.Bind(Any(e.family, 0)); err == nil {
			err = e.with(listen)
		}
	}
	return err
}

func (e *sysEndpoint) Accept(op *Op, dl Deadline) (Endpoint, Addr, error) {
	if e.typ != Stream && !e.closed.Load() {
		return nil, Addr{}, board.EOPNOTSUPP
	}
	var c windows.Handle
	var from Addr
	err := e.do(op, dl, In, func(h windows.Handle) (err error) {
		c, from, err = winAccept(h)
		return err
	})
	if err != nil {
		return nil, Addr{}, err
	}
	n := e.net.endpoint(c, e.family, e.typ)
	n.phase = connected
	return n, from, nil
}

func (e *sysEndpoint) Connect(op *Op, dl Deadline, addr Addr) error {
	if addr.Family != e.family {
		return board.EINVAL
	}
	sa, err := toPeer(addr)
	if err != nil {
		return err
	}
	if e.typ != Stream {
		return e.with(func(h windows.Handle) error {
			e.mu.Lock()
			defer e.mu.Unlock()
			if err := windows.Connect(h, sa); err != nil {
				return err
			}
			e.phase, e.failure = connected, board.OK
			return nil
		})
	}
	again := false
	err = e.do(op, dl, Out, func(h windows.Handle) error {
		e.mu.Lock()
		defer e.mu.Unlock()
		again = again || e.phase == connecting
		if addr.Port == 0 && addr.Family != Unix && e.phase == idle {
			return board.ECONNREFUSED // as Linux has it
		}
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

// connect begins a connect, or asks about the one that goes on; e.mu is held.
func (e *sysEndpoint) connect(h windows.Handle, sa windows.Sockaddr) error {
	e.finish(h)
	switch e.phase {
	case connected:
		if e.news {
			e.news = false
			return nil
		}
		return board.EISCONN
	case listening:
		return board.EISCONN
	case connecting:
		return board.EAGAIN
	case failed:
		return e.fail()
	}
	err := windows.Connect(h, sa)
	if err == windows.WSAECONNABORTED && e.spent { // wine: what is left of the last one
		err = windows.Connect(h, sa)
	}
	switch err {
	case nil:
		e.phase = connected
	case windows.WSAEWOULDBLOCK:
		e.phase = connecting
	}
	return err
}

// finish learns how a connect went; e.mu is held.
func (e *sysEndpoint) finish(h windows.Handle) {
	if e.phase != connecting {
		return
	}
	if c := socketError(h); c != board.OK {
		e.phase, e.failure = failed, c
		return
	}
	switch r := look(h); {
	case r&wsaErr != 0:
		e.phase, e.failure = failed, board.ECONNREFUSED
	case r&wsaOut != 0:
		e.phase, e.news = connected, true
	}
}

// fail tells of a failed connect; e.mu is held.
func (e *sysEndpoint) fail() error {
	c := e.failure
	e.phase, e.failure, e.spent = idle, board.OK, true
	return c
}

func (e *sysEndpoint) Wait(op *Op, dl Deadline, mask uint32) error {
	return e.do(op, dl, mask, func(h windows.Handle) error {
		e.mu.Lock()
		defer e.mu.Unlock()
		if e.bits(h)&(mask|Always) == 0 {
			return board.EAGAIN
		}
		return nil
	})
}

func (e *sysEndpoint) Shutdown(how int) error {
	if how < ShutRead || how > ShutBoth {
		return board.EINVAL
	}
	return e.with(func(h windows.Handle) error {
		err := windows.Shutdown(h, how-1)
		if err == nil && how != ShutRead {
			e.mu.Lock()
			e.shut = true
			e.mu.Unlock()
		}
		return err
	})
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
