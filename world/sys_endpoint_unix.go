//go:build unix

// This file holds the system's endpoint on Unix: a descriptor that is made
// first, so that bind, options, listen and connect happen on the real thing. An
// *os.File is laid over it when a call has to wait, so that the runtime's poller
// does the waiting; until then that poller does not watch it, and is not woken by
// each packet for a connection of which only asyncio's or a script's own poller
// wants to know. A connection of package net would do as well, but net.FileConn
// duplicates the descriptor (at the system's limit an accepted connection was
// lost by that) and changes options that then have to be put back: to make,
// accept and close a connection took 1.4 times as long.

package world

import (
	"os"
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/sys/unix"

	"mpy/board"
)

type sysEndpoint struct {
	net    *sysNet
	family int
	typ    int

	// Who uses the descriptor holds the mutex of in or of out, and reads it then.
	fd      atomic.Int64 // -1 once closed
	in, out half
	pfd     [1]unix.PollFd // for Ready, which holds that of in

	laying sync.Mutex
	file   *os.File        // nil until a call has to wait
	lost   runtime.Cleanup // closes the descriptor, if nobody did
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
	e := n.endpoint(fd, family, typ&0xf) // without SOCK_NONBLOCK and its like
	// The runtime's poller must be there before descriptors run out: a runtime
	// that cannot make it ends the process.
	if n.first.Do(func() { err = e.overlay() }); err != nil {
		_ = e.Close()
		return nil, err
	}
	return e, nil
}

// endpoint makes an endpoint of fd, which it takes and which does not block.
func (n *sysNet) endpoint(fd, family, typ int) *sysEndpoint {
	e := &sysEndpoint{net: n, family: family, typ: typ}
	e.fd.Store(int64(fd))
	e.lost = runtime.AddCleanup(e, func(fd int) { _ = unix.Close(fd) }, fd)
	e.in.init(e)
	e.out.init(e)
	return e
}

// overlay lays an *os.File over the descriptor, before the first call that waits.
func (e *sysEndpoint) overlay() error {
	e.laying.Lock()
	defer e.laying.Unlock()
	if e.file != nil {
		return nil
	}
	fd := e.fd.Load()
	if fd < 0 {
		return board.EBADF
	}
	f := os.NewFile(uintptr(fd), "socket")
	raw, err := f.SyscallConn()
	if err != nil {
		return board.CondOf(err)
	}
	e.lost.Stop() // the file's own takes its place
	e.file = f
	e.in.await, e.in.deadline = raw.Read, f.SetReadDeadline
	e.out.await, e.out.deadline = raw.Write, f.SetWriteDeadline
	return nil
}

// control runs f, which does not wait, with the descriptor, which stays open
// meanwhile.
func (e *sysEndpoint) control(f func(fd int) error) error {
	e.in.mu.Lock()
	defer e.in.mu.Unlock()
	fd := int(e.fd.Load())
	if fd < 0 {
		return board.EBADF
	}
	if err := f(fd); err != nil {
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
	return e.net.endpoint(r.n, e.family, e.typ), r.from, nil
}

func (e *sysEndpoint) Connect(op *Op, dl Deadline, addr Addr) error {
	if addr.Family != e.family {
		return board.EINVAL
	}
	_, err := e.out.do(op, dl, request{kind: doConnect, to: addr})
	return err
}

func (e *sysEndpoint) Read(op *Op, dl Deadline, p []byte, flags int) (int, error) {
	n, err := e.in.once(sysRecv, p, flags, false)
	if err != board.EAGAIN || dl == NoWait {
		return n, err
	}
	r, err := e.in.wait(op, dl, request{kind: doRead, p: p, flags: flags})
	return r.n, err
}

func (e *sysEndpoint) ReadFrom(op *Op, dl Deadline, p []byte, flags int) (int, Addr, error) {
	r, err := e.in.do(op, dl, request{kind: doReadFrom, p: p, flags: flags})
	return r.n, r.from, err
}

func (e *sysEndpoint) Write(op *Op, dl Deadline, p []byte, flags int) (int, error) {
	n, err := e.out.once(sysSend, p, flags, true)
	if err != board.EAGAIN || dl == NoWait {
		return wrote(n, err, dl)
	}
	r, err := e.out.wait(op, dl, request{kind: doWrite, p: p[n:], flags: flags})
	return n + r.n, err
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
	fd := e.fd.Swap(-1)
	if fd < 0 {
		return nil
	}
	e.in.settle()
	e.out.settle()
	e.laying.Lock()
	defer e.laying.Unlock()
	var err error
	if e.file != nil {
		err = e.file.Close()
	} else {
		e.lost.Stop()
		err = unix.Close(int(fd))
	}
	if err != nil {
		return board.CondOf(err)
	}
	return nil
}

func (e *sysEndpoint) Ready(mask uint32) uint32 {
	e.in.mu.Lock()
	defer e.in.mu.Unlock()
	fd := e.fd.Load()
	if fd < 0 {
		return Nval
	}
	e.pfd[0] = unix.PollFd{Fd: int32(fd), Events: int16(mask &^ Always)}
	pollNow(e.pfd[:])
	return uint32(uint16(e.pfd[0].Revents))
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
