//go:build unix

// This file holds the other way of waiting: poll(2) on the descriptor and the
// operation's bell, within a callback of the connection, which keeps the
// descriptor open. Nobody else can end that callback, so that Close rings.

package world

import (
	"math"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"

	"mpy/board"
)

// direct is a half's waiting in the kernel.
type direct struct {
	op   atomic.Pointer[Op] // who waits, for Close
	step func(fd uintptr) bool
	pfd  [2]unix.PollFd
	bell *Bell
	ms   int
	done bool
}

// ring wakes whoever waits.
func (d *direct) ring() {
	if op := d.op.Load(); op != nil {
		op.ring()
	}
}

// waitInKernel is wait, in the kernel.
func (h *half) waitInKernel(op *Op, dl Deadline, rq request) (result, error) {
	bell, err := op.getBell()
	if err != nil {
		return result{}, err
	}
	clock, d := h.ep.net.clock, &h.direct
	if err := h.gate.enter(op, dl); err != nil {
		return result{}, err
	}
	defer h.gate.leave()
	h.blocked.begin(rq)
	d.bell = bell
	d.op.Store(op)
	defer d.op.Store(nil)
	op.publish(&op.byBell)
	defer op.withdraw()
	for {
		d.ms = -1
		if dl != Never {
			left := max(dl.Left(clock), 0)
			d.ms = int(min((left+time.Millisecond-1)/time.Millisecond, math.MaxInt32))
		}
		if h.dirty {
			h.dirty = false
			_ = h.deadline(time.Time{})
		}
		switch {
		case d.ms == 0: // first: callbacks that queue themselves would hold it up for ever
			err = board.ETIMEDOUT
		case op.Pending() != 0:
			err = ErrInterrupted
		case h.ep.fd.Load() < 0: // Close may have rung before us
			err = board.EBADF
		default:
			d.done = false
			err = h.await(d.step)
			switch {
			case d.done:
				return h.blocked.end(h.ep)
			case h.ep.fd.Load() < 0:
				err = board.EBADF
			default:
				h.dirty = err != nil // another call's stop function came late
				continue
			}
		}
		r, _ := h.blocked.end(h.ep)
		return r, err
	}
}

// inKernel goes on with the call, once before and once after waiting.
func (h *half) inKernel(fd int) bool {
	d := &h.direct
	if d.done = h.blocked.run(fd); d.done {
		return true
	}
	mask := int16(Out)
	switch h.blocked.kind {
	case doRead, doReadFrom, doAccept:
		mask = int16(In)
	case doPoll:
		mask = int16(h.blocked.flags)
	}
	d.pfd = [2]unix.PollFd{{Fd: int32(fd), Events: mask}, {Fd: int32(d.bell.Descriptor()), Events: int16(In)}}
	if _, err := unix.Poll(d.pfd[:], d.ms); err != nil {
		return true // EINTR: the time that is left must be computed anew
	}
	if d.pfd[1].Revents != 0 {
		d.bell.Drain()
	}
	if d.pfd[0].Revents != 0 && h.ep.fd.Load() >= 0 {
		d.done = h.blocked.run(fd)
	}
	return true
}
