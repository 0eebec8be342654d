// This file holds a Thread that needs no machine and helpers for the tests of modules written in Go.

// Package objtest lets modules be tested without a virtual machine.
package objtest

import (
	"bytes"
	"io"
	"testing"

	"mpy/python/object"
)

// Thread is an object.Thread whose callables are written in Go.
type Thread struct {
	Out     bytes.Buffer   // standard output
	Outside any            // what Host gives; nil: the Thread itself
	Machine object.Machine // what Interp gives
	depth   int
}

var _ object.Thread = (*Thread)(nil)

// Call calls fn.
func (t *Thread) Call(fn object.Value, args []object.Value, kw object.Kw) (object.Value, error) {
	return object.CallObject(t, fn, args, kw)
}

// Descend allows 200 levels.
func (t *Thread) Descend() error {
	if t.depth >= 200 {
		return object.NewError(object.RuntimeError, "maximum recursion depth exceeded")
	}
	t.depth++
	return nil
}

// Ascend leaves a level.
func (t *Thread) Ascend() { t.depth-- }

// Depth gives the number of levels entered; a test expects 0 at its end.
func (t *Thread) Depth() int { return t.depth }

// Release does nothing.
func (t *Thread) Release() {}

// Acquire does nothing.
func (t *Thread) Acquire() {}

// Pending finds nothing.
func (t *Thread) Pending() error { return nil }

// Interrupted finds nothing.
func (t *Thread) Interrupted() error { return nil }

// Waiter gives no operation.
func (t *Thread) Waiter() any { return nil }

// Host gives Outside, or the Thread.
func (t *Thread) Host() any {
	if t.Outside != nil {
		return t.Outside
	}
	return t
}

// Interp gives Machine.
func (t *Thread) Interp() object.Machine { return t.Machine }

// Grow refuses what no test needs: 1 GiB.
func (t *Thread) Grow(n int) error {
	if n > 1<<30 || n < 0 {
		return object.NewError(object.MemoryError, "memory allocation failed, allocating %d bytes", n)
	}
	return nil
}

// Stdin is empty.
func (t *Thread) Stdin() io.Reader { return bytes.NewReader(nil) }

// Stdout is Out.
func (t *Thread) Stdout() io.Writer { return &t.Out }

// Stderr is Out.
func (t *Thread) Stderr() io.Writer { return &t.Out }

// Import makes the module of a declaration.
func Import(tb testing.TB, t *Thread, d *object.Def) *object.Module {
	tb.Helper()
	m, err := d.Make(t)
	if err != nil {
		tb.Fatal(err)
	}
	for _, x := range d.Members {
		if x.Doc == "" {
			tb.Errorf("%s.%s has no doc", d.Name, x.Name)
		}
	}
	return m
}

// Call calls v.name(args…), with keywords where kw has them, and gives the
// repr of the result, or "Class: message" of the exception.
func Call(t *Thread, v object.Value, name string, kw map[string]object.Value, args ...object.Value) string {
	fn, err := object.GetAttr(t, v, name)
	if err != nil {
		return Error(t, err)
	}
	var k object.Kw
	for n, x := range kw {
		k.Names = append(k.Names, n)
		k.Values = append(k.Values, x)
	}
	r, err := t.Call(fn, args, k)
	if err != nil {
		return Error(t, err)
	}
	return Repr(t, r)
}

// Repr gives repr(v), or the exception.
func Repr(t *Thread, v object.Value) string {
	s, err := object.Repr(t, v)
	if err != nil {
		return Error(t, err)
	}
	return s
}

// Error gives "Class: message", "Class" where there is no message, "" for no error.
func Error(t *Thread, err error) string {
	if err == nil {
		return ""
	}
	e := object.AsException(err)
	s, err := object.ToStr(t, object.Ref(e))
	if err != nil || s == "" {
		return e.Cls.Name
	}
	return e.Cls.Name + ": " + s
}

// List makes a list of Go values: see Of.
func List(items ...any) object.Value { return object.NewList(values(items)...) }

// Tuple makes a tuple of Go values: see Of.
func Tuple(items ...any) object.Value { return object.NewTuple(values(items)...) }

func values(items []any) []object.Value {
	out := make([]object.Value, len(items))
	for i, x := range items {
		out[i] = Of(x)
	}
	return out
}

// Of makes a Value of a Go value: nil, bool, int, float64, string (str), []byte (bytes), a Value.
func Of(x any) object.Value {
	switch x := x.(type) {
	case object.Value:
		return x
	case bool:
		return object.Bool(x)
	case int:
		return object.Int(int64(x))
	case int64:
		return object.Int(x)
	case float64:
		return object.Float(x)
	case string:
		return object.NewStr(x)
	case []byte:
		return object.NewBytes(string(x))
	case object.Object:
		return object.Ref(x)
	}
	return object.None
}

// Case is a call and what it must give: a repr, or "Class: message".
type Case struct {
	Name string
	Args []any
	Kw   map[string]any
	Want string
}

// C makes a Case; see Of for the arguments.
func C(name, want string, args ...any) Case { return Case{Name: name, Args: args, Want: want} }

// With adds a keyword argument.
func (c Case) With(name string, v any) Case {
	kw := map[string]any{name: v}
	for n, x := range c.Kw {
		kw[n] = x
	}
	c.Kw = kw
	return c
}

// Run makes the calls of attributes of v.
func Run(tb testing.TB, t *Thread, v object.Value, cases []Case) {
	tb.Helper()
	for _, c := range cases {
		kw := map[string]object.Value{}
		for n, x := range c.Kw {
			kw[n] = Of(x)
		}
		if got := Call(t, v, c.Name, kw, values(c.Args)...); got != c.Want {
			tb.Errorf("%s%v%v = %s, want %s", c.Name, c.Args, c.Kw, got, c.Want)
		}
	}
	if t.depth != 0 {
		tb.Errorf("depth is %d at the end", t.depth)
	}
}
