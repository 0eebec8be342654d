// This file defines the class of pins, and how a module takes one.

package circuit

import (
	"github.com/go-python/gpython/py"

	"mpy/host"
	"mpy/modules/internal/device"
	"mpy/modules/internal/pins"
	"mpy/python/object"
)

// Pin is a pin as CircuitPython knows it.
type Pin struct {
	*pins.Pin
	shown string
}

// PinClass is microcontroller.Pin.
var PinClass = object.NewClass("Pin")

// Type makes *Pin a py.Object.
func (*Pin) Type() *py.Type { return &PinClass.Py }

// Class gives the class of pins.
func (*Pin) Class() *object.Class { return PinClass }

func init() {
	PinClass.Repr = func(_ object.Thread, v object.Value) (string, error) { return v.Obj().(*Pin).shown, nil }
}

// pinOf gives the pin of a name, always the same object.
func pinOf(h *host.Host, name, where string) object.Value {
	type key string
	return h.Shared(key(name), func() any {
		return object.Ref(&Pin{pins.Of(h).Pin(name), where + name})
	}).(object.Value)
}

// pinArg gives the pin that an argument must be.
func pinArg(name string, v object.Value) (*Pin, error) {
	p, ok := object.Native(v).Obj().(*Pin)
	if !ok {
		return nil, object.NewError(object.TypeError, "%s must be of type Pin, not %s", name, object.TypeName(v))
	}
	return p, nil
}

// takes gives the code of a constructor whose arguments of these names must be
// pins, or None where optional; the first pin becomes the object's Data.
func takes(optional bool, names ...string) func(object.Thread, *device.Object) error {
	return func(_ object.Thread, o *device.Object) error {
		for _, name := range names {
			v := o.Args[name]
			if optional && v.IsNone() {
				continue
			}
			p, err := pinArg(name, v)
			if err != nil {
				return err
			}
			if o.Data == nil {
				o.Data = p
			}
		}
		return nil
	}
}

// gone is the error of an object that was given back by deinit.
func gone() error {
	return object.NewError(object.ValueError, "Object has been deinitialized and can no longer be used. Create a new object.")
}

// pin gives the pin of an object that was not given back.
func pin(o *device.Object) (*Pin, error) {
	p, ok := o.Data.(*Pin)
	if !ok {
		return nil, gone()
	}
	return p, nil
}

// deinit gives pins back.
func deinit(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	device.Of(args[0]).Data = nil
	return object.None, nil
}
