// This file holds the module array.

// Package array is the module array; the type itself is the engine's.
package array

import (
	"mpy/host"
	"mpy/python/object"
)

// Module makes the module array.
func Module(*host.Host) *object.Def {
	return &object.Def{
		Name: "array",
		Doc:  "Arrays of numbers of one machine type.",
		Members: []object.Member{
			{Name: "array", Doc: "array(typecode[, iterable]): numbers of the type that the code names, b B h H i I l L q Q f d.", Value: object.Ref(object.ArrayClass)},
		},
	}
}
