// This file lets scripts store attributes of their own in the module's objects.

package asyncio

import "mpy/python/object"

// extra are attributes that a script stored: MicroPython's asyncio is written in
// Python, where every object takes them.
type extra struct{ dict *object.Dict }

func (x *extra) get(name string) object.Value {
	if x.dict == nil {
		return object.Value{}
	}
	return x.dict.GetStr(name)
}

// set stores an attribute, or deletes it when val is unbound; false: there is none.
func (x *extra) set(name string, val object.Value) bool {
	if !val.Bound() {
		return x.dict != nil && x.dict.DeleteStr(name)
	}
	if x.dict == nil {
		x.dict = object.NewDict(2)
	}
	x.dict.SetStr(name, val)
	return true
}

// noArgs checks the arguments of a class that takes none.
func noArgs(args []object.Value, kw object.Kw) error { return arity(args, kw, 0, 0) }

// arity checks the arguments of a class that takes no keywords.
func arity(args []object.Value, kw object.Kw, least, most int) error {
	n := len(args)
	switch {
	case kw.Len() > 0:
		return object.NewError(object.TypeError, "function doesn't take keyword arguments")
	case n < least:
		return object.NewError(object.TypeError, "function missing %d required positional arguments", least-n)
	case n > most:
		return object.NewError(object.TypeError, "function expected at most %d arguments, got %d", most, n)
	}
	return nil
}
