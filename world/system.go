// This file holds the system's world: its clock, and the waiting on channels
// that sleeping, name resolution and taking turns share.

package world

import (
	"net"
	"time"

	"mpy/board"
)

// System gives a world that is the system's network and clock.
func System() *World { return SystemResolver(new(net.Resolver)) }

// SystemResolver is System with a resolver of names of one's own: another name
// server, say.
func SystemResolver(r *net.Resolver) *World {
	c := &sysClock{start: time.Now()}
	n := &sysNet{clock: c, resolver: prompt(r)}
	return &World{Net: n, Clock: c, Radio: &sysRadio{clock: c, net: n, hostname: "mpy"}}
}

// sysClock is the system's clock. It is the one place that reads it.
type sysClock struct{ start time.Time }

var _ Clock = (*sysClock)(nil)

func (c *sysClock) Now() time.Time           { return time.Now() }
func (c *sysClock) Monotonic() time.Duration { return time.Since(c.start) + 1 }

func (c *sysClock) AfterFunc(d time.Duration, f func()) Timer { return time.AfterFunc(d, f) }

func (c *sysClock) Sleep(op *Op, dl Deadline) error {
	if dl == NoWait {
		return nil
	}
	if dl == Never {
		return c.wait(op, dl, nil)
	}
	for {
		switch left := dl.Left(c); {
		case left <= 0:
			return nil
		case op.Pending() != 0:
			return ErrInterrupted
		case left <= time.Millisecond:
			nap(left) // an interruption can wait as long
		default: // the runtime's timers can be a millisecond late
			if err := c.wait(op, dl-Deadline(time.Millisecond), nil); err != board.ETIMEDOUT {
				return err
			}
		}
	}
}

func (c *sysClock) Waker() Waker { return &sysWaker{c, make(chan struct{}, 1)} }

type sysWaker struct {
	clock *sysClock
	ch    chan struct{}
}

func (w *sysWaker) Wake() {
	select {
	case w.ch <- struct{}{}:
	default:
	}
}

func (w *sysWaker) Wait(op *Op, dl Deadline) error { return w.clock.wait(op, dl, w.ch) }

// wait receives from ch, which may be nil: nil when it could, ETIMEDOUT when
// the deadline passed, ErrInterrupted when op has a reason.
func (c *sysClock) wait(op *Op, dl Deadline, ch <-chan struct{}) error {
	select {
	case <-ch:
		return nil
	default:
	}
	var wake <-chan struct{}
	var timer *time.Timer
	if op != nil {
		wake, timer = op.wake, op.timer
		op.publish(&op.byChan)
		defer op.withdraw()
	}
	if timer != nil {
		defer timer.Stop()
	}
	for {
		if dl.Passed(c) {
			return board.ETIMEDOUT
		}
		if op.Pending() != 0 {
			return ErrInterrupted
		}
		var expired <-chan time.Time
		if dl != Never {
			switch {
			case timer != nil:
				timer.Reset(dl.Left(c))
			default:
				timer = time.NewTimer(dl.Left(c))
				defer timer.Stop()
				if op != nil {
					op.timer = timer
				}
			}
			expired = timer.C
		}
		select {
		case <-ch:
			return nil
		case <-wake: // perhaps a late one, meant for an earlier call: look again
		case <-expired:
		}
	}
}
