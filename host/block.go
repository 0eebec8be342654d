// This file holds Block, the one way to wait.

package host

import (
	"io"

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
		if h.terms != nil && h.terms.busy == nil {
			if err := h.Repeat(t); err != nil {
				return err
			}
		}
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
	if op.Take()&world.Stuck != 0 { // what else they were, the interpreter knows
		return stuck(t, op)
	}
	if err := t.Pending(); err != nil {
		return err
	}
	return world.ErrInterrupted
}

// DeadlockError is raised where a script waits for what cannot happen. Only a
// described world knows. It is no Exception, so that a script that tries again
// after any error ends.
var DeadlockError = object.NewClass("DeadlockError", object.BaseException)

func init() { DeadlockError.Slots = object.BaseException.Slots }

// stuck makes the exception, or ends a script that does not give up.
func stuck(t object.Thread, op *world.Op) error {
	why, forGood := op.Why()
	if !forGood {
		return object.NewError(DeadlockError, "%s", why)
	}
	if h, ok := t.Host().(*Host); ok && h.Kill != nil {
		_, _ = io.WriteString(h.err, "mpy: the script is ended: it waits again and again for what cannot happen\n")
		h.Kill()
	}
	return object.NewException(object.SystemExit, object.Int(1))
}
