// This file makes room when the system's descriptors are used up.

package host

import (
	"time"

	"mpy/board"
	"mpy/python/object"
	"mpy/world"
)

// SpareDescriptors runs f. Where that fails for want of descriptors, it collects
// what the script has forgotten, whose collection closes it, and runs f again.
func SpareDescriptors(t object.Thread, h *Host, f func() error) error {
	err := f()
	for try := 0; try < 4 && t.Interp() != nil && NoDescriptors(err); try++ {
		t.Interp().Collect(t)
		clock := h.Clock()
		moment := world.After(clock, time.Millisecond<<try) // closing goes on beside us
		if err := Block(t, func(op *world.Op) error { return clock.Sleep(op, moment) }); err != nil {
			return err
		}
		err = f()
	}
	return err
}

// NoDescriptors reports whether an error is the want of descriptors.
func NoDescriptors(err error) bool {
	c := board.CondOf(err)
	return c == board.EMFILE || c == board.ENFILE
}
