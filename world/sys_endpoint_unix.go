//go:build unix

// This file holds the system's endpoint on Unix: a descriptor that is made
// first, with a connection of package net laid over it at once, so that the
// runtime's poller does the waiting and bind, options, listen and connect
// happen on the real thing.

package world

import (
	"net"
	"os"
	"sync"
	"sync/atomic"
	"syscall"

	"golang.org/x/sys/unix"

	"mpy/board"
)

type sysEndpoint struct {
	net    *sysNet
	family int
	typ    int
	conn   net.Conn // *net.TCPConn, *net.UDPConn, *net.IPConn or *net.UnixConn
	raw    syscall.RawConn
	fd     atomic.Int64 // -1 once closed

	in, out half
	ready   struct {
		sync.Mutex
		pfd [1]unix.PollFd
		fn  func(fd uintptr)
	}
}

var _ Endpoint = (*sysEndpoint)(nil)

func (n *sysNet) Socket(family, typ, proto int) (Endpoint, error) {
	domain, ok := toDomain(family)
	if !ok {
		return nil, board.EAFNOSUPPORT
	}
	fd, err := sysSocket(domain, typ, proto)
	if err != nil {
		return nil, board.CondOf(err)
	}
	e, err := n.overlay(fd, family, typ)
	if err != nil {
		return nil, err
	}
	return e, nil
}

// overlay lays a connection over fd, which it takes. Package net turns
// TCP_NODELAY and keep-alive on; they and keep-alive's times are put back, for
// no MicroPython sets them.
func (n *sysNet) overlay(fd, family, typ int) (*sysEndpoint, error) {
	tcp := typ == Stream && family != Unix
	var old keptOptions
	if tcp {
		old.save(fd)
	}
	f := os.NewFile(uintptr(fd), "socket") // blocking: the runtime leaves it alone
	conn, err := net.FileConn(f)
	_ = f.Close()
	if err != nil {
		c := board.CondOf(err)
		if c == board.Other {
			c = board.EPROTONOSUPPORT
		}
		return nil, &board.Error{Cond: c, Op: "socket", Err: err}
	}
	raw, err := conn.(syscall.Conn).SyscallConn()
	if err != nil {
		_ = conn.Close()
		return nil, board.CondOf(err)
	}
	e := &sysEndpoint{net: n, family: family, typ: typ, conn: conn, raw: raw}
	e.in.init(e, raw.Read, conn.SetReadDeadline)
	e.out.init(e, raw.Write, conn.SetWriteDeadline)
	e.ready.fn = func(fd uintptr) {
		e.ready.pfd[0].Fd = int32(fd)
		pollNow(e.ready.pfd[:])
	}
	_ = raw.Control(func(fd uintptr) {
		e.fd.Store(int64(fd))
		if tcp {
			old.restore(int(fd))
		}
	})
	return e, nil
}

// keptOptions are the options that package net changes.
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

// control runs f with the descriptor, which stays open meanwhile.
func (e *sysEndpoint) control(f func(fd int) error) error {
	var err error
	if closed := e.raw.Control(func(fd uintptr) { err = f(int(fd)) }); closed != nil {
		return board.EBADF
	}
	if err != nil {
		return board.CondOf(err)
	}
	return nil
}

func (e *sysEndpoint) Bind(addr Addr) error {
	if addr.Family != e.family {
		return board.EINVAL
	}
	return e.control(func(fd int) error { return sysBind(fd, &addr) })
}

func (e *sysEndpoint) Listen(backlog int) error {
	return e.control(func(fd int) error { return unix.Listen(fd, backlog) })
}

func (e *sysEndpoint) Accept(op *Op, dl Deadline) (Endpoint, Addr, error) {
	r, err := e.in.do(op, dl, request{kind: doAccept})
	if err != nil {
		return nil, Addr{}, err
	}
	c, err := e.net.overlay(r.n, e.family, e.typ)
	if err != nil {
		return nil, Addr{}, err
	}
	return c, r.from, nil
}

func (e *sysEndpoint) Connect(op *Op, dl Deadline, addr Addr) error {
	if addr.Family != e.family {
		return board.EINVAL
	}
	_, err := e.out.do(op, dl, request{kind: doConnect, to: addr})
	return err
}

func (e *sysEndpoint) Read(op *Op, dl Deadline, p []byte, flags int) (int, error) {
	r, err := e.in.do(op, dl, request{kind: doRead, p: p, flags: flags})
	return r.n, err
}

func (e *sysEndpoint) ReadFrom(op *Op, dl Deadline, p []byte, flags int) (int, Addr, error) {
	r, err := e.in.do(op, dl, request{kind: doReadFrom, p: p, flags: flags})
	return r.n, r.from, err
}

func (e *sysEndpoint) Write(op *Op, dl Deadline, p []byte, flags int) (int, error) {
	r, err := e.out.do(op, dl, request{kind: doWrite, p: p, flags: flags})
	return wrote(r.n, err, dl)
}

func (e *sysEndpoint) WriteTo(op *Op, dl Deadline, p []byte, flags int, addr Addr) (int, error) {
	if e.typ == Stream {
		return e.Write(op, dl, p, flags)
	}
	if addr.Family != e.family {
		return 0, board.EINVAL
	}
	r, err := e.out.do(op, dl, request{kind: doWriteTo, p: p, flags: flags, to: addr})
	return wrote(r.n, err, dl)
}

// wrote: a try that sent something turned out well.
func wrote(n int, err error, dl Deadline) (int, error) {
	if n > 0 && dl == NoWait && err == board.EAGAIN {
		err = nil
	}
	return n, err
}

func (e *sysEndpoint) Wait(op *Op, dl Deadline, mask uint32) error {
	h := &e.in
	if mask&Out != 0 {
		h = &e.out
	}
	_, err := h.do(op, dl, request{kind: doPoll, flags: int(mask)})
	return err
}

func (e *sysEndpoint) Option(level, name int, value []byte) (n int, err error) {
	level, name, ok := toOption(level, name)
	if !ok {
		return 0, board.ENOPROTOOPT
	}
	err = e.control(func(fd int) error { n, err = sysGetsockopt(fd, level, name, value); return err })
	return n, err
}

func (e *sysEndpoint) Shutdown(how int) error {
	if how < ShutRead || how > ShutBoth {
		return board.EINVAL
	}
	return e.control(func(fd int) error { return unix.Shutdown(fd, how-1) })
}

func (e *sysEndpoint) Close() error {
	if e.fd.Swap(-1) < 0 {
		return nil
	}
	e.in.direct.ring() // the connection's Close waits for them
	e.out.direct.ring()
	if err := e.conn.Close(); err != nil {
		return board.CondOf(err)
	}
	return nil
}

func (e *sysEndpoint) Ready(mask uint32) uint32 {
	e.ready.Lock()
	defer e.ready.Unlock()
	e.ready.pfd[0] = unix.PollFd{Events: int16(mask &^ Always)}
	if e.raw.Control(e.ready.fn) != nil {
		return Nval
	}
	return uint32(uint16(e.ready.pfd[0].Revents))
}

func (e *sysEndpoint) Descriptor() int { return int(e.fd.Load()) }

// Watch has nothing to tell: the descriptor shows everything.
func (e *sysEndpoint) Watch(*Watch)   {}
func (e *sysEndpoint) Unwatch(*Watch) {}

func (e *sysEndpoint) LocalAddr() (a Addr, err error) {
	err = e.control(func(fd int) error { a, err = sysLocalAddr(fd, e.family); return err })
	return a, err
}

func (e *sysEndpoint) RemoteAddr() (a Addr, err error) {
	err = e.control(func(fd int) error { a, err = sysRemoteAddr(fd, e.family); return err })
	return a, err
}

// pollNow asks poll(2) without waiting.
func pollNow(fds []unix.PollFd) {
	for {
		if _, err := unix.Poll(fds, 0); err != unix.EINTR {
			return
		}
	}
}
