// This file holds the clock's interface and deadlines.

package world

import "time"

// A Clock is the time of a world. Nothing in the project reads another one.
type Clock interface {
	// Now is the calendar's time.
	Now() time.Time

	// Monotonic is the time since some start, above 0. It never goes back.
	Monotonic() time.Duration

	// Sleep waits until the deadline and returns nil, or ErrInterrupted. With
	// Never it waits for the interruption.
	Sleep(op *Op, dl Deadline) error

	// AfterFunc calls f, in a goroutine or an actor of its own, after d.
	AfterFunc(d time.Duration, f func()) Timer

	// Waker makes a thing to wait for in the world's time.
	Waker() Waker
}

// Virtual is the clock of a world with a time of its own, in which one goroutine
// runs at a time: an actor that has the baton. The main thread of an interpreter
// enters before it runs anything, and leaves afterwards; its other threads are
// started by Go. An actor gives the baton to the next one when it waits for
// something of the world, and may be asked to Pass it between instructions. It
// holds no lock then that others wait for.
//
// Each reading of the clock takes a little of the world's time; those that this
// package makes for deadlines do not.
type Virtual interface {
	Clock
	// Enter waits until the calling goroutine, which waits with op, has the baton.
	Enter(op *Op)
	// Leave gives it away. The goroutine is no actor any more.
	Leave(op *Op)
	// Go runs f as an actor that waits with op.
	Go(op *Op, f func())
	// Due reports whether somebody became ready to run since the baton was passed.
	Due() bool
	// Pass takes a little time and lets the others that are ready run first.
	Pass()
	// Spend takes a little time, like a call of the world.
	Spend()
	// Hold lets the time pass as the system's does, until Release: something
	// outside of the world may act.
	Hold()
	Release()
	// Peek reads the time without taking any.
	Peek() time.Duration
}

// HoldClock holds the clock of a virtual world; another one it leaves alone.
func HoldClock(c Clock) {
	if v, ok := c.(Virtual); ok {
		v.Hold()
	}
}

// ReleaseClock ends HoldClock.
func ReleaseClock(c Clock) {
	if v, ok := c.(Virtual); ok {
		v.Release()
	}
}

// Reading reads a clock without taking any of a virtual world's time.
func Reading(c Clock) time.Duration {
	if s, ok := c.(*sysClock); ok {
		return s.Monotonic()
	}
	if v, ok := c.(Virtual); ok {
		return v.Peek()
	}
	return c.Monotonic()
}

// A Timer is what AfterFunc started.
type Timer interface {
	// Stop reports whether it kept f from being called.
	Stop() bool
	// Reset starts it anew, d from now.
	Reset(d time.Duration) bool
}

// A Waker is waited for by one goroutine at a time and woken by any.
type Waker interface {
	// Wake ends the Wait that is going on, or else the next one.
	Wake()
	// Wait returns nil when woken.
	//
	// # Errors
	//
	// ETIMEDOUT, ErrInterrupted.
	Wait(op *Op, dl Deadline) error
}

// NameWaker says what is waited for with w, as "a lock", for the report of a
// deadlock; a world that makes none ignores it.
func NameWaker(w Waker, what string) {
	if n, ok := w.(interface{ Name(what string) }); ok {
		n.Name(what)
	}
}

// A Deadline is a moment of a clock's monotonic time at which a blocking call
// gives up. The zero value is Never.
type Deadline time.Duration

const (
	Never  Deadline = 0  // wait for as long as it takes
	NoWait Deadline = -1 // do not wait at all: a try, which gives EAGAIN
)

// After gives the moment d from now; a d of 0 or less is a moment that has
// passed: a call tries once and then times out.
func After(c Clock, d time.Duration) Deadline {
	now := Reading(c)
	if d <= 0 {
		return Deadline(now)
	}
	if at := now + d; at > now {
		return Deadline(at)
	}
	return Never // beyond 292 years
}

// Left gives the time until a deadline that is neither Never nor NoWait; it is
// negative or 0 when the deadline has passed.
func (d Deadline) Left(c Clock) time.Duration { return time.Duration(d) - Reading(c) }

// Passed reports whether a deadline has passed. Never has not, NoWait has.
func (d Deadline) Passed(c Clock) bool {
	return d == NoWait || d != Never && d.Left(c) <= 0
}
