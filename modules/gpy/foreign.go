// This file defines what our modules see of an object of gpython's that they have no type for.

package gpy

import (
	"fmt"

	"github.com/go-python/gpython/py"

	"mpy/python/object"
)

// foreign is an object of gpython's. It can be called, its attributes read.
type foreign struct {
	in *interp
	o  py.Object
}

var foreignClass = object.NewClass("object")

func (f *foreign) Type() *py.Type       { return f.o.Type() }
func (f *foreign) Class() *object.Class { return foreignClass }

func init() {
	c := foreignClass
	c.Call = func(_ object.Thread, v object.Value, args []object.Value, kw object.Kw) (object.Value, error) {
		f := v.Obj().(*foreign)
		t := make(py.Tuple, len(args))
		for i, a := range args {
			t[i] = f.in.toPy(a)
		}
		var d py.StringDict
		for i, n := range kw.Names {
			if d == nil {
				d = py.NewStringDict()
			}
			d[n] = f.in.toPy(kw.Values[i])
		}
		return f.in.back(py.Call(f.o, t, d))
	}
	c.Repr = func(_ object.Thread, v object.Value) (string, error) {
		s, err := py.ReprAsString(v.Obj().(*foreign).o)
		if err != nil {
			return "", v.Obj().(*foreign).in.fromError(err)
		}
		return s, nil
	}
	c.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		f := v.Obj().(*foreign)
		r, err := f.in.back(py.GetAttrString(f.o, name))
		if object.IsError(err, object.AttributeError) {
			return object.Value{}, nil
		}
		return r, err
	}
	c.Compare = func(_ object.Thread, op object.CompareOp, a, b object.Value) (object.Value, error) {
		x, y := a.Obj().(*foreign), b
		o, ok := y.Obj().(*foreign)
		if !ok || op != object.EQ && op != object.NE {
			return object.Value{}, nil
		}
		if op == object.EQ {
			return x.in.back(py.Eq(x.o, o.o))
		}
		return x.in.back(py.Ne(x.o, o.o))
	}
	c.Hash = func(_ object.Thread, v object.Value) (uint64, error) {
		return 0, object.NewError(object.TypeError, "unsupported type for __hash__: '%s'", fmt.Sprint(v.Obj().(*foreign).o.Type().Name))
	}
}

// back converts what gpython gave.
func (in *interp) back(o py.Object, err error) (object.Value, error) {
	if err != nil {
		return object.Value{}, in.fromError(err)
	}
	return in.fromPy(o), nil
}
