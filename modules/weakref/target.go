// This file refers to objects weakly.

package weakref

import (
	"reflect"
	"weak"

	"mpy/python/object"
)

// target refers to an object of any type without keeping it alive.
type target struct {
	typ reflect.Type
	ptr weak.Pointer[byte]
}

// newTarget gives the target of a value; false: it is none that comes and goes.
func newTarget(v object.Value) (target, bool) {
	o := v.Obj()
	switch o := o.(type) {
	case nil, *object.Builtin:
		return target{}, false
	case *object.Singleton:
		if v == object.Ellipsis || v == object.NotImplemented {
			return target{}, false
		}
	case *object.Class:
		if !o.User {
			return target{}, false
		}
	case *object.Module:
		if o.Fixed {
			return target{}, false
		}
	case *object.Tuple:
		if len(o.Items) == 0 {
			return target{}, false
		}
	case *object.Str:
		if o.S == "" {
			return target{}, false
		}
	case *object.Bytes:
		if o.S == "" {
			return target{}, false
		}
	}
	p := reflect.ValueOf(o)
	return target{p.Type(), weak.Make((*byte)(p.UnsafePointer()))}, true
}

// get gives the object, or the zero Value when it is gone.
func (t target) get() object.Value {
	p := t.ptr.Value()
	if p == nil {
		return object.Value{}
	}
	o, ok := reflect.NewAt(t.typ.Elem(), reflect.ValueOf(p).UnsafePointer()).Interface().(object.Object)
	if !ok {
		return object.Value{}
	}
	return object.Ref(o)
}
