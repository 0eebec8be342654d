// This file makes tuples with named items, as sys.implementation is one.

// Package attrs makes tuples whose items have names and whose class has none of its own.
package attrs

import (
	"mpy/modules/collections"
	"mpy/python/object"
)

// Class makes the class of such tuples, with a name.
func Class(name string, fields ...string) *object.Class {
	return collections.NewRecord(name, fields...)
}

// New makes a tuple; names and items have the same length.
func New(names []string, items []object.Value) object.Value {
	c := collections.NewRecord("tuple", names...)
	full := c.Repr
	c.Repr = func(t object.Thread, v object.Value) (string, error) {
		s, err := full(t, v)
		if err != nil {
			return "", err
		}
		return s[len("tuple"):], nil
	}
	return object.Ref(&object.Tuple{Items: items, Cls: c})
}
