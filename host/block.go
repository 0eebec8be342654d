// This file holds Block, the one way to wait.

package host

import (
	"mpy/python/object"
	"mpy/world"
)

// Block runs f without the interpreter lock. f is given the thread's operation,
// through which it can be interrupted, and must touch no Python object. When it
// ends with world.ErrInterrupted, callbacks run, or KeyboardInterrupt is raised,
// and f is called again: so f must use an absolute deadline, and go on where it was.
func Block(t object.Thread, f func(op *world.Op) error) error {
	for {
		if err := BlockOnce(t, f); err != world.ErrInterrupted {
			return err
		}
	}
}

// BlockOnce is Block for a caller that has something else to look at when
// callbacks have run: it then gives world.ErrInterrupted instead of calling f again.
func BlockOnce(t object.Thread, f func(op *world.Op) error) error {
	if h, ok := t.Host().(*Host); ok {
		if err := h.out.Flush(); err != nil {
			return err
		}
	}
	op, _ := t.Waiter().(*world.Op)
	t.Release()
	err := f(op)
	t.Acquire()
	if err != world.ErrInterrupted {
		return err
	}
	op.Take() // what they were, the interpreter knows
	if err := t.Pending(); err != nil {
		return err
	}
	return world.ErrInterrupted
}
