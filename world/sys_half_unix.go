//go:build unix

// This file holds one direction of a Unix endpoint: first the call is tried at
// once, then it waits in the runtime's poller, by the protocol that the
// package's comment describes. Nothing here allocates: what the runtime calls
// back is built once per endpoint.

package world

import (
	"sync"
	"time"

	"golang.org/x/sys/unix"

	"mpy/board"
)

// What a request does.
const (
	doRead = iota
	doReadFrom
	doWrite
	doWriteTo
	doAccept
	doConnect
	doPoll // for flags
)

type request struct {
	kind  int
	p     []byte
	flags int
	to    Addr
}

type result struct {
	n    int // bytes, or the accepted descriptor
	from Addr
}

// A call is a request in progress on a descriptor.
type call struct {
	request
	n       int
	errno   error // nil or a unix.Errno
	pending bool  // a connect has begun in this call
	name    rawName
}

type half struct {
	ep       *sysEndpoint
	await    func(func(fd uintptr) bool) error // RawConn.Read or Write
	deadline func(time.Time) error

	mu    sync.Mutex // holds tried, and the descriptor open, for the moment of a try
	tried call

	gate    gate // holds blocked for as long as a call waits
	blocked call
	step    func(fd uintptr) bool
	stop    stopper
	dirty   bool // the runtime may have a deadline
}

func (h *half) init(e *sysEndpoint) {
	h.ep = e
	h.gate = newGate(e.net.clock)
	h.step = func(fd uintptr) bool { return h.blocked.run(int(fd)) }
	h.stop.stop = func() { _ = h.deadline(time.Unix(1, 0)) }
}

// do runs a request: it tries, and waits if it may.
func (h *half) do(op *Op, dl Deadline, rq request) (result, error) {
	r, err := h.try(rq)
	if dl == NoWait || err != board.EAGAIN && err != board.EINPROGRESS && err != board.EALREADY {
		return r, err
	}
	if h.ep.family == Unix && (rq.kind == doConnect || rq.kind == doWriteTo) {
		return h.retry(op, dl, rq)
	}
	return h.wait(op, dl, rq)
}

// once tries to move bytes by sysRecv or sysSend, all of them or as many as go
// at once. It is try without a request, whose copies cost a tenth of a small receive.
func (h *half) once(move func(fd int, p []byte, flags int) (int, error), p []byte, flags int, all bool) (n int, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	fd := h.ep.fd.Load()
	if fd < 0 {
		return 0, board.EBADF
	}
	for {
		k, err := move(int(fd), p[n:], flags)
		switch err {
		case nil:
			if n += k; !all || n == len(p) {
				return n, nil
			}
		case unix.EINTR:
		default:
			return n, board.CondOf(err)
		}
	}
}

// retryAtMost is the longest pause between the tries of retry.
const retryAtMost = 10 * time.Millisecond

// retry tries a request again and again. The kernel tells nobody who polls that
// a listener of AF_UNIX has room for one more, or the queue that an unconnected
// datagram is for: the socket itself is writable all the time. Close is
// noticed by the next try.
func (h *half) retry(op *Op, dl Deadline, rq request) (result, error) {
	clock := h.ep.net.clock
	for pause := time.Millisecond; ; pause = min(2*pause, retryAtMost) {
		at := After(clock, pause)
		if dl != Never && dl < at {
			at = dl
		}
		if err := clock.Sleep(op, at); err != nil {
			return result{}, err
		}
		r, err := h.try(rq)
		if err != board.EAGAIN {
			return r, err
		}
		if dl.Passed(clock) {
			return r, board.ETIMEDOUT
		}
	}
}

// try runs a request once, on the bare descriptor: the file's way would fail
// without a call when an old deadline has passed, and queue behind another
// goroutine's wait.
func (h *half) try(rq request) (result, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	fd := h.ep.fd.Load()
	if fd < 0 {
		return result{}, board.EBADF
	}
	h.tried.begin(rq)
	h.tried.run(int(fd))
	return h.tried.end(h.ep)
}

// settle waits for the end of a try that has the descriptor.
func (h *half) settle() {
	h.mu.Lock()
	defer h.mu.Unlock()
}

// wait runs a request until it is done.
func (h *half) wait(op *Op, dl Deadline, rq request) (result, error) {
	clock := h.ep.net.clock
	if err := h.gate.enter(op, dl); err != nil {
		return result{}, err
	}
	defer h.gate.leave()
	if err := h.ep.overlay(); err != nil {
		return result{}, err
	}
	h.blocked.begin(rq)
	op.publish(&h.stop)
	defer op.withdraw()
	for {
		switch {
		case dl != Never:
			h.dirty = true
			_ = h.deadline(clock.until(dl))
		case h.dirty:
			h.dirty = false
			_ = h.deadline(time.Time{})
		}
		if op.Pending() != 0 {
			r, _ := h.blocked.end(h.ep)
			if dl.Passed(clock) { // first: callbacks that queue themselves would hold it up for ever
				return r, board.ETIMEDOUT
			}
			return r, ErrInterrupted
		}
		err := h.await(h.step)
		switch {
		case err == nil:
			return h.blocked.end(h.ep)
		case h.ep.fd.Load() < 0:
			r, _ := h.blocked.end(h.ep)
			return r, board.EBADF
		case op.Pending() == 0 && dl.Passed(clock):
			r, _ := h.blocked.end(h.ep)
			return r, board.ETIMEDOUT
		}
		h.dirty = true // an interruption, or one that came late and left its deadline
	}
}

func (c *call) begin(rq request) {
	c.request, c.n, c.errno, c.pending = rq, 0, nil, false
}

// end gives the result and lets go of the caller's buffer.
func (c *call) end(e *sysEndpoint) (r result, err error) {
	r.n = c.n
	if c.errno != nil {
		err = board.CondOf(c.errno)
	} else if c.kind == doAccept || c.kind == doReadFrom {
		r.from = c.name.addr(e.family)
	}
	c.p, c.to = nil, Addr{}
	return r, err
}

// run goes on with the request and reports whether it is done, which a request
// that would block is not.
func (c *call) run(fd int) (done bool) {
	for {
		switch c.kind {
		case doRead:
			c.n, c.errno = sysRecv(fd, c.p, c.flags)
		case doReadFrom:
			c.n, c.errno = sysRecvFrom(fd, c.p, c.flags, &c.name)
		case doWrite:
			var n int
			n, c.errno = sysSend(fd, c.p, c.flags)
			if c.errno == nil {
				c.n += n
				if c.p = c.p[n:]; len(c.p) > 0 {
					continue
				}
			}
		case doWriteTo:
			c.n, c.errno = sysSendTo(fd, c.p, c.flags, &c.name, &c.to)
		case doAccept:
			c.n, c.errno = sysAccept(fd, &c.name)
		case doConnect:
			c.errno = sysConnect(fd, &c.name, &c.to, c.pending)
			c.pending = true
		case doPoll:
			pfd := [1]unix.PollFd{{Fd: int32(fd), Events: int16(c.flags)}}
			if pollNow(pfd[:]); pfd[0].Revents == 0 {
				c.errno = unix.EAGAIN
			} else {
				c.errno = nil
			}
		}
		switch c.errno {
		case nil:
			return true
		case unix.EINTR:
			if c.kind == doConnect {
				return false // it goes on: ask again when it is writable
			}
		case unix.EAGAIN, unix.EINPROGRESS, unix.EALREADY:
			return false
		default:
			return true
		}
	}
}
