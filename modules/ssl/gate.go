// This file holds the gate, which lets one thread at a time through.

package ssl

import (
	"slices"

	"mpy/board"
	"mpy/host"
	"mpy/python/object"
	"mpy/world"
)

// gate is a lock that threads wait for as they wait for anything else: without
// the interpreter's lock, until they are interrupted. Its own state is guarded
// by the interpreter's lock.
type gate struct {
	owner   object.Thread
	waiting []world.Waker
}

// enter waits until nobody else is inside. A thread that is inside already,
// because a stream written in Python came back to us, gets EBUSY.
func (g *gate) enter(t object.Thread, h *host.Host) error {
	for g.owner != nil {
		if g.owner == t {
			return board.EBUSY
		}
		w := h.Clock().Waker()
		g.waiting = append(g.waiting, w)
		err := host.Block(t, func(op *world.Op) error { return w.Wait(op, world.Never) })
		if i := slices.Index(g.waiting, w); i >= 0 {
			g.waiting = slices.Delete(g.waiting, i, i+1)
		}
		if err != nil {
			return err
		}
	}
	g.owner = t
	return nil
}

// leave lets the others try.
func (g *gate) leave() {
	g.owner = nil
	for _, w := range g.waiting {
		w.Wake()
	}
}

// free says whether nobody is inside.
func (g *gate) free() bool { return g.owner == nil }
