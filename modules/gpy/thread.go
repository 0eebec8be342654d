// This file defines the thread that functions see under stock gpython.

package gpy

import (
	"mpy/python/object"
	"mpy/world"
)

// maxDepth bounds recursions in Go.
const maxDepth = 200

// thread is the one thread of a py.Context.
type thread struct {
	in    *interp
	op    *world.Op
	depth int
}

var _ object.Thread = (*thread)(nil)

func newThread(in *interp) *thread { return &thread{in: in, op: world.NewOp()} }

func (t *thread) Call(fn object.Value, args []object.Value, kw object.Kw) (object.Value, error) {
	if err := t.Descend(); err != nil {
		return object.Value{}, err
	}
	defer t.Ascend()
	return object.CallObject(t, fn, args, kw)
}

func (t *thread) Descend() error {
	if t.depth >= maxDepth {
		return object.NewError(object.RuntimeError, "maximum recursion depth exceeded")
	}
	t.depth++
	return nil
}

func (t *thread) Ascend() { t.depth-- }

// Release and Acquire do nothing: there is no lock.
func (t *thread) Release() {}
func (t *thread) Acquire() {}

// Pending finds nothing: gpython has neither callbacks nor Ctrl-C.
func (t *thread) Pending() error { return nil }

// Interrupted finds nothing.
func (t *thread) Interrupted() error { return nil }

func (t *thread) Waiter() any            { return t.op }
func (t *thread) Host() any              { return t.in.host }
func (t *thread) Interp() object.Machine { return nil }

// Grow refuses more than 1 GiB at once.
func (t *thread) Grow(n int) error {
	if n < 0 || n > 1<<30 {
		return object.NewError(object.MemoryError, "memory allocation failed, allocating %d bytes", uint(n))
	}
	return nil
}
