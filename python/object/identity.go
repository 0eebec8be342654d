// This file gives objects their id.

package object

import (
	"reflect"
)

// address gives a number that no other living object has. Go's collector does
// not move objects, so the address serves.
func address(v Value) uintptr {
	o := v.Obj()
	if o == nil {
		return 0
	}
	return reflect.ValueOf(o).Pointer()
}

// ID gives the id of v: its address, or a number made of the value for what is not an object.
func ID(v Value) int64 {
	switch {
	case v.Obj() != nil:
		return int64(address(v))
	case v.IsInt():
		return v.AsInt()*2 + 1
	case v.IsBool():
		return 2 + 4*v.AsInt()
	case v.IsFloat():
		return int64(hashFloat(v.AsFloat())&^7 | 4)
	}
	return 10
}
