// This file declares the module weakref.

// Package weakref is the module weakref: references that do not keep alive.
package weakref

import (
	"mpy/host"
	"mpy/python/object"
)

// Module makes the module weakref.
func Module(h *host.Host) *object.Def {
	m := newModule(h)
	return &object.Def{
		Name: "weakref",
		Doc: "References that do not keep alive what they refer to, and functions that are called when it is gone. " +
			"That something is gone shows at gc.collect(), or some time later.",
		Members: []object.Member{
			{Name: "finalize", Doc: "finalize(obj, callback, *args, **kwargs): has callback(*args, **kwargs) called when obj is gone, or when the result is called, whichever is first. " +
				"It has alive, peek() and detach().", Value: object.Ref(m.finalize)},
			{Name: "ref", Doc: "ref(obj, callback=None): a reference; calling it gives obj, or None when that is gone. Then callback(ref) is called, if the reference itself is still there.", Value: object.Ref(m.ref)},
		},
	}
}
