//go:build unix

// This file holds what one direction of a Unix endpoint waits with.

package world

import "time"

// until gives the runtime's form of a deadline.
func (c *sysClock) until(dl Deadline) time.Time { return time.Now().Add(dl.Left(c)) }

// A gate lets one at a time pass, and the others wait as operations do.
type gate struct {
	clock *sysClock
	token chan struct{}
}

func newGate(c *sysClock) gate {
	g := gate{c, make(chan struct{}, 1)}
	g.token <- struct{}{}
	return g
}

func (g *gate) enter(op *Op, dl Deadline) error { return g.clock.wait(op, dl, g.token) }
func (g *gate) leave()                          { g.token <- struct{}{} }
