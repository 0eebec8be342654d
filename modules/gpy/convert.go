// This file converts values between the two object models.

package gpy

import (
	"math/big"

	"github.com/go-python/gpython/py"

	"mpy/python/object"
)

// toPy gives gpython's form of a value.
func (in *interp) toPy(v object.Value) py.Object {
	switch {
	case !v.Bound(), v.IsNone():
		return py.None
	case v.IsInt():
		return py.Int(v.AsInt())
	case v.IsBool():
		return py.Bool(v.IsTrue())
	case v.IsFloat():
		return py.Float(v.AsFloat())
	case v == object.Ellipsis:
		return py.Ellipsis
	case v == object.NotImplemented:
		return py.NotImplemented
	}
	switch o := v.Obj().(type) {
	case *object.BigInt:
		return (*py.BigInt)(new(big.Int).Set(&o.V))
	case *object.Str:
		return py.String(o.S)
	case *object.Bytes:
		return py.Bytes(o.S)
	case *object.Bytearray, *object.Memoryview:
		b, _ := object.BytesOf(v)
		return append(py.Bytes(nil), b...)
	case *object.Tuple:
		t := make(py.Tuple, len(o.Items))
		for i, x := range o.Items {
			t[i] = in.toPy(x)
		}
		return t
	case *object.List:
		l := py.NewListSized(len(o.Items))
		for i, x := range o.Items {
			l.Items[i] = in.toPy(x)
		}
		return l
	case *object.Dict:
		if d, ok := in.toStringDict(o); ok {
			return d
		}
	case *object.Class:
		return in.toType(o)
	case *object.Exception:
		return in.toException(o)
	case *foreign:
		return o.o
	}
	return in.toProxy(v)
}

// toStringDict converts a dict whose keys are str, the only ones that gpython has.
func (in *interp) toStringDict(o *object.Dict) (py.StringDict, bool) {
	d := py.NewStringDictSized(o.Len())
	for i := 0; ; {
		k, v, more := o.Next(&i)
		if !more {
			return d, true
		}
		name, ok := object.AsStr(k)
		if !ok {
			return nil, false
		}
		d[name] = in.toPy(v)
	}
}

// fromPy gives our form of gpython's object.
func (in *interp) fromPy(o py.Object) object.Value {
	switch o := o.(type) {
	case nil, py.NoneType:
		return object.None
	case py.Bool:
		return object.Bool(bool(o))
	case py.Int:
		return object.Int(int64(o))
	case *py.BigInt:
		return object.NewBig(new(big.Int).Set((*big.Int)(o)))
	case py.Float:
		return object.Float(float64(o))
	case py.String:
		return object.NewStr(string(o))
	case py.Bytes:
		return object.NewBytes(string(o))
	case py.Tuple:
		return object.NewTuple(in.fromAll(o)...)
	case *py.List:
		return object.NewList(in.fromAll(o.Items)...)
	case py.StringDict:
		d := object.NewDict(len(o))
		for k, v := range o {
			d.SetStr(k, in.fromPy(v))
		}
		return object.Ref(d)
	case *proxy:
		return o.v
	case *py.Type:
		if c := in.fromType(o); c != nil {
			return object.Ref(c)
		}
	}
	return object.Ref(&foreign{in, o})
}

func (in *interp) fromAll(list []py.Object) []object.Value {
	out := make([]object.Value, len(list))
	for i, o := range list {
		out[i] = in.fromPy(o)
	}
	return out
}

func (in *interp) fromKw(d py.StringDict) object.Kw {
	var kw object.Kw
	for k, v := range d {
		kw.Names = append(kw.Names, k)
		kw.Values = append(kw.Values, in.fromPy(v))
	}
	return kw
}

// result converts what a call gave.
func (in *interp) result(v object.Value, err error) (py.Object, error) {
	if err != nil {
		return nil, in.toError(err)
	}
	return in.toPy(v), nil
}
