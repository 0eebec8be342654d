//go:build unix

// This file holds the system's endpoint on Unix: a descriptor that is made
// first, with an *os.File laid over it at once, so that the runtime's poller
// does the waiting and bind, options, listen and connect happen on the real
// thing. A connection of package net would do as well, but net.FileConn
// duplicates the descriptor (at the system's limit an accepted connection was
// lost by that) and changes options that then have to be put back: to make,
// accept and close a connection took 1.4 times as long.

package world

import (
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
	file   *os.File
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
	e, err := n.overlay(fd, family, typ&0xf) // without SOCK_NONBLOCK and its like
	if err != nil {
		return nil, err
	}
	return e, nil
}

// overlay makes an endpoint of fd, which it takes and which does not block.
func (n *sysNet) overlay(fd, family, typ int) (*sysEndpoint, error) {
	f := os.NewFile(uintptr(fd), "socket")
	raw, err := f.SyscallConn()
	if err != nil {
		_ = f.Close()
		return nil, board.CondOf(err)
	}
	e := &sysEndpoint{net: n, family: family, typ: typ, file: f, raw: raw}
	e.fd.Store(int64(fd))
	e.in.init(e, raw.Read, f.SetReadDeadline)
	e.out.init(e, raw.Write, f.SetWriteDeadline)
	e.ready.fn = func(fd uintptr) {
		e.ready.pfd[0].Fd = int32(fd)
		pollNow(e.ready.pfd[:])
	}
	return e, nil
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
	if err := e.file.Close(); err != nil {
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
