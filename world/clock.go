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
	now := c.Monotonic()
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
func (d Deadline) Left(c Clock) time.Duration { return time.Duration(d) - c.Monotonic() }

// Passed reports whether a deadline has passed. Never has not, NoWait has.
func (d Deadline) Passed(c Clock) bool {
	return d == NoWait || d != Never && d.Left(c) <= 0
}
