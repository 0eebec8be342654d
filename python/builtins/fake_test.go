// This file holds a Thread that needs no machine, for the tests of the builtins.

package builtins

import (
	"bytes"
	"io"

	"mpy/python/object"
)

// fake is a Thread whose callables are written in Go.
type fake struct {
	depth int
	out   bytes.Buffer
}

func (f *fake) Call(fn object.Value, args []object.Value, kw object.Kw) (object.Value, error) {
	return object.CallObject(f, fn, args, kw)
}
func (f *fake) Descend() error {
	if f.depth >= 200 {
		return object.NewError(object.RuntimeError, "maximum recursion depth exceeded")
	}
	f.depth++
	return nil
}
func (f *fake) Ascend()                { f.depth-- }
func (f *fake) Release()               {}
func (f *fake) Acquire()               {}
func (f *fake) Pending() error         { return nil }
func (f *fake) Interrupted() error     { return nil }
func (f *fake) Waiter() any            { return nil }
func (f *fake) Host() any              { return f }
func (f *fake) Interp() object.Machine { return nil }
func (f *fake) Grow(n int) error       { return nil }
func (f *fake) Stdin() io.Reader       { return nil }
func (f *fake) Stdout() io.Writer      { return &f.out }
func (f *fake) Stderr() io.Writer      { return &f.out }

var _ object.Thread = (*fake)(nil)
