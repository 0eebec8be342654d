// This file converts exceptions.

package gpy

import (
	"errors"

	"github.com/go-python/gpython/py"

	"mpy/python/object"
)

// classes are the exceptions that both sides have, a class before its base.
var classes = [...]struct {
	ours *object.Class
	py   *py.Type
}{
	{object.SystemExit, py.SystemExit},
	{object.KeyboardInterrupt, py.KeyboardInterrupt},
	{object.GeneratorExit, py.GeneratorExit},
	{object.OverflowError, py.OverflowError},
	{object.ZeroDivisionError, py.ZeroDivisionError},
	{object.ArithmeticError, py.ArithmeticError},
	{object.AssertionError, py.AssertionError},
	{object.AttributeError, py.AttributeError},
	{object.BufferError, py.BufferError},
	{object.EOFError, py.EOFError},
	{object.ImportError, py.ImportError},
	{object.IndexError, py.IndexError},
	{object.KeyError, py.KeyError},
	{object.LookupError, py.LookupError},
	{object.MemoryError, py.MemoryError},
	{object.NameError, py.NameError},
	{object.TimeoutError, py.TimeoutError},
	{object.BrokenPipeError, py.BrokenPipeError},
	{object.ConnectionError, py.ConnectionError},
	{object.OSError, py.OSError},
	{object.NotImplementedError, py.NotImplementedError},
	{object.RuntimeError, py.RuntimeError},
	{object.StopIteration, py.StopIteration},
	{object.IndentationError, py.IndentationError},
	{object.SyntaxError, py.SyntaxError},
	{object.SystemError, py.SystemError},
	{object.TypeError, py.TypeError},
	{object.UnicodeError, py.UnicodeError},
	{object.ValueError, py.ValueError},
	{object.ExceptionClass, py.ExceptionType},
	{object.BaseException, py.BaseException},
}

// toError gives gpython's exception of an error.
func (in *interp) toError(err error) error {
	var foreign *py.Exception
	if errors.As(err, &foreign) { // it came from there
		return foreign
	}
	return in.toException(object.AsException(err))
}

func (in *interp) toException(e *object.Exception) *py.Exception {
	x := &py.Exception{Base: py.RuntimeError, Dict: py.NewStringDict()}
	for _, c := range classes {
		if e.Cls.IsSubclass(c.ours) {
			x.Base = c.py
			break
		}
	}
	args := e.Args()
	t := make(py.Tuple, len(args))
	for i, v := range args {
		t[i] = in.toPy(v)
	}
	x.Args = t
	return x
}

// fromError gives our exception of gpython's error.
func (in *interp) fromError(err error) error {
	var (
		x    *py.Exception
		typ  *py.Type
		info py.ExceptionInfo
	)
	switch e := err.(type) {
	case *py.Exception:
		x = e
	case py.ExceptionInfo:
		info = e
		x, _ = info.Value.(*py.Exception)
	case *py.Type:
		typ = e
	default:
		return err
	}
	if x != nil {
		typ = x.Base
	}
	for _, c := range classes {
		if typ != nil && typ.IsSubtype(c.py) {
			var args []object.Value
			if x != nil {
				if t, ok := x.Args.(py.Tuple); ok {
					args = in.fromAll(t)
				}
			}
			return object.NewException(c.ours, args...)
		}
	}
	return err
}
