// This file makes the dict of the builtins module.

// Package builtins holds the functions that every script sees without an
// import, from abs to zip.
//
// [New] makes the dict for one interpreter: the functions of this package, the
// builtin classes of package object and the exceptions of MicroPython's unix
// port; a board that has more exceptions (TimeoutError, …) passes them. open
// comes with the module io, by the module list.
//
// What the functions need beyond a [object.Thread] they ask of its Host by small
// interfaces: [object.Console], [Output], [Streams], [Reader], [Files] and
// [Helper]. package host implements all of them.
package builtins

import "mpy/python/object"

// New makes the dict of the builtins module; extra are classes that a board
// has beyond those of MicroPython's unix port.
func New(extra ...*object.Class) *object.Dict {
	d := template.Copy()
	for _, c := range extra {
		_ = d.Set(nil, object.Const(c.Name), object.Ref(c))
	}
	return d
}

// template is what New copies. It is never changed; its keys are complete, so
// that interpreters may share them.
var template *object.Dict

// functions gives all functions of the package; each file adds its own.
func functions() []*object.Builtin {
	var all []*object.Builtin
	for _, f := range [][]*object.Builtin{numberFuncs(), sequenceFuncs(), attrFuncs(), codeFuncs(), printFuncs(), textFuncs(), helpFuncs()} {
		all = append(all, f...)
	}
	return all
}

// classes are the types that have a name among the builtins.
func classes() []*object.Class {
	return []*object.Class{
		object.BoolClass, object.BytearrayClass, object.BytesClass, object.ClassMethodClass, object.ComplexClass,
		object.DictClass, EnumerateClass, FilterClass, object.FloatClass, object.FrozensetClass, object.IntClass,
		object.ListClass, MapClass, object.MemoryviewClass, object.ObjectClass, object.PropertyClass, object.RangeClass,
		ReversedClass, object.SetClass, object.SliceClass, object.StaticMethodClass, object.StrClass, object.SuperClass,
		object.TupleClass, object.TypeClass, ZipClass,

		object.BaseException, object.ArithmeticError, object.AssertionError, object.AttributeError, object.EOFError,
		object.ExceptionClass, object.GeneratorExit, object.ImportError, object.IndentationError, object.IndexError,
		object.KeyboardInterrupt, object.KeyError, object.LookupError, object.MemoryError, object.NameError,
		object.NotImplementedError, object.OSError, object.OverflowError, object.RuntimeError, object.StopAsyncIteration,
		object.StopIteration, object.SyntaxError, object.SystemExit, object.TypeError, object.UnicodeError,
		object.ValueError, object.ViperTypeError, object.ZeroDivisionError,
	}
}

func init() {
	fns, cls := functions(), classes()
	template = object.NewDict(len(fns) + len(cls) + 8)
	set := func(name string, v object.Value) { _ = template.Set(nil, object.Const(name), v) }
	set("__name__", object.Const("builtins"))
	set("Ellipsis", object.Ellipsis)
	set("NotImplemented", object.NotImplemented)
	for _, c := range cls {
		set(c.Name, object.Ref(c))
	}
	for _, b := range fns {
		set(b.Name, object.Ref(b))
	}
}

// fn is short for object.NewBuiltin.
func fn(sig, doc string, impl object.Impl) *object.Builtin { return object.NewBuiltin(sig, doc, impl) }
