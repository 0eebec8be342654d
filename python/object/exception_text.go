// This file prints exceptions as MicroPython does and gives them their attributes.

package object

import (
	"fmt"
	"strings"
)

// repr gives "OSError(111,)".
func (e *Exception) repr(t Thread) (string, error) {
	s, err := reprArgs(t, e.Args())
	return e.Cls.Name + s, err
}

// str gives the message: one argument's text, the tuple of several, and for
// OSError the number with its name.
func (e *Exception) str(t Thread) (string, error) {
	args := e.Args()
	switch {
	case len(args) == 0:
		return "", nil
	case e.Cls.IsSubclass(OSError) && len(args) <= 2 && args[0].IsInt():
		if n, ok := t.Host().(ErrnoName); ok {
			if name := n.ErrnoName(int(args[0].AsInt())); name != "" {
				s := fmt.Sprintf("[Errno %d] %s", args[0].AsInt(), name)
				if len(args) == 2 {
					more, err := ToStr(t, args[1])
					return s + ": " + more, err
				}
				return s, nil
			}
		}
	}
	if len(args) == 1 {
		return ToStr(t, args[0])
	}
	return reprArgs(t, args)
}

// reprArgs prints a tuple, with the comma of a single item.
func reprArgs(t Thread, items []Value) (string, error) {
	var b strings.Builder
	b.WriteByte('(')
	for i, x := range items {
		if i > 0 {
			b.WriteString(", ")
		}
		s, err := Repr(t, x)
		if err != nil {
			return "", err
		}
		b.WriteString(s)
	}
	if len(items) == 1 {
		b.WriteByte(',')
	}
	b.WriteByte(')')
	return b.String(), nil
}

func init() {
	c := BaseException
	c.New = func(_ Thread, cls *Class, args []Value, kw Kw) (Value, error) {
		if kw.Len() > 0 {
			return Value{}, NewError(TypeError, "function doesn't take keyword arguments")
		}
		return Ref(NewException(cls, append([]Value(nil), args...)...)), nil
	}
	c.Repr = func(t Thread, v Value) (string, error) { return v.Obj().(*Exception).repr(t) }
	c.Str = func(t Thread, v Value) (string, error) { return v.Obj().(*Exception).str(t) }
	c.GetAttr = exceptionAttr
	c.SetAttr = exceptionSetAttr
	c.Methods(NewBuiltin("__init__(self, *args)", "Stores the arguments.", func(_ Thread, args []Value, _ Kw) (Value, error) {
		e := args[0].Obj().(*Exception)
		e.SetArgs(append([]Value(nil), args[1:]...))
		e.lazy = false
		return None, nil
	}))
	spread(c)
}

// spread hands the slots of a class on to the builtin classes below it, which
// copied them before they were filled.
func spread(base *Class) {
	for _, c := range []*Class{SystemExit, KeyboardInterrupt, GeneratorExit, ExceptionClass, ArithmeticError, OverflowError,
		ZeroDivisionError, AssertionError, AttributeError, BufferError, EOFError, ImportError, LookupError, IndexError, KeyError,
		MemoryError, NameError, OSError, TimeoutError, ConnectionError, BrokenPipeError, ConnectionAbortedError,
		ConnectionRefusedError, ConnectionResetError, GaiError, RuntimeError, NotImplementedError,
		StopIteration, StopAsyncIteration, SyntaxError, IndentationError, SystemError, TypeError, ValueError, UnicodeError, ViperTypeError} {
		c.Slots = base.Slots
	}
}

func exceptionAttr(_ Thread, v Value, name string) (Value, error) {
	e := v.Obj().(*Exception)
	switch name {
	case "args":
		return NewTuple(e.Args()...), nil
	case "value", "errno":
		if a := e.Args(); len(a) > 0 { // of any exception, as in MicroPython
			return a[0], nil
		}
		return None, nil
	case "__cause__":
		if e.Cause.Bound() {
			return e.Cause, nil
		}
		return None, nil
	case "__traceback__":
		return None, nil
	}
	return Value{}, nil
}

func exceptionSetAttr(t Thread, v Value, name string, val Value) (bool, error) {
	e := v.Obj().(*Exception)
	switch name {
	case "args":
		if !val.Bound() {
			return false, nil
		}
		items, err := Items(t, val)
		if err == nil {
			e.SetArgs(items)
		}
		return true, err
	case "__traceback__": // None forgets it; there is nothing else to store
		if val.IsNone() {
			e.Trace = e.Trace[:0]
		}
		return true, nil
	}
	return false, nil
}
