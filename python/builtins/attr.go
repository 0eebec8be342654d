// This file holds the functions of attributes and classes: getattr to issubclass, dir, callable, id, hash.

package builtins

import (
	"maps"
	"slices"

	"mpy/python/object"
)

func attrFuncs() []*object.Builtin {
	return []*object.Builtin{
		fn("callable(x, /)", "True if x can be called.", func(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return object.Bool(object.Callable(a[0])), nil
		}),
		fn("delattr(x, name, /)", "Deletes the attribute called name.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			name, err := attrName(a[1])
			if err != nil {
				return object.Value{}, err
			}
			return object.None, object.SetAttr(t, a[0], name, object.Value{})
		}),
		fn("dir(x=None, /)", "The names of x's attributes, without x those of the current scope.", dir),
		fn("getattr(x, name, default=None, /)", "The attribute called name; default, if given, where there is none.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			name, err := attrName(a[1])
			if err != nil {
				return object.Value{}, err
			}
			if len(a) == 2 {
				return object.GetAttr(t, a[0], name)
			}
			r, err := object.FindAttr(t, a[0], name)
			if object.IsError(err, object.AttributeError) || err == nil && !r.Bound() {
				return a[2], nil
			}
			return r, err
		}),
		fn("hasattr(x, name, /)", "True if x has an attribute called name.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			name, err := attrName(a[1])
			if err != nil {
				return object.Value{}, err
			}
			r, err := object.FindAttr(t, a[0], name)
			if object.IsError(err, object.AttributeError) {
				return object.False, nil
			}
			return object.Bool(r.Bound()), err
		}),
		fn("hash(x, /)", "The hash of x: equal objects have equal ones.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			n, err := object.VisibleHash(t, a[0])
			return object.Int(n), err
		}),
		fn("id(x, /)", "A number that no other object has while x lives.", func(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return object.Int(object.ID(a[0])), nil
		}),
		fn("isinstance(x, class, /)", "True if x is an instance of the class, of one derived from it, or of one of a tuple of classes.",
			func(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
				return subclass(object.ClassOf(a[0]), a[1])
			}),
		fn("issubclass(c, class, /)", "True if c is the class or derived from it, or from one of a tuple of classes.",
			func(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
				c, ok := a[0].Obj().(*object.Class)
				if !ok {
					return object.Value{}, object.NewError(object.TypeError, "issubclass() arg 1 must be a class")
				}
				return subclass(c, a[1])
			}),
		fn("setattr(x, name, value, /)", "Stores value as the attribute called name.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			name, err := attrName(a[1])
			if err != nil {
				return object.Value{}, err
			}
			return object.None, object.SetAttr(t, a[0], name, a[2])
		}),
	}
}

// attrName gives the name of an attribute, which must be a str.
func attrName(v object.Value) (string, error) {
	if s, ok := object.AsStr(v); ok {
		return s, nil
	}
	return "", object.NewError(object.TypeError, "can't convert '%s' object to str implicitly", object.TypeName(v))
}

// subclass decides isinstance and issubclass.
func subclass(c *object.Class, of object.Value) (object.Value, error) {
	switch o := of.Obj().(type) {
	case *object.Class:
		return object.Bool(derives(c, o)), nil
	case *object.Tuple:
		for _, x := range o.Items {
			if b, ok := x.Obj().(*object.Class); ok && derives(c, b) {
				return object.True, nil
			}
		}
		return object.False, nil
	}
	return object.Value{}, object.NewError(object.TypeError, "issubclass() arg 2 must be a class or a tuple of classes")
}

// derives is IsSubclass, but for bool, which in MicroPython is no int to these functions.
func derives(c, b *object.Class) bool {
	return c.IsSubclass(b) && (c != object.BoolClass || b != object.IntClass)
}

// computed are the attributes that are no members of any class: dir asks for them.
var computed = []string{
	"__class__", "__name__", "__qualname__", "__module__", "__bases__", "__dict__", "__globals__", "__cause__",
	"args", "value", "errno", "start", "stop", "step", "real", "imag", "itemsize", "buffer",
}

func dir(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	if len(a) == 0 {
		names := nameSet{}
		names.dict(t.Interp().Locals(t))
		return names.list(), nil
	}
	if m := object.ClassOf(a[0]).Special("__dir__"); m.Bound() {
		return t.Call(m, a[:1], object.Kw{})
	}
	return members(t, a[0]).list(), nil
}

// Members gives the names of v's attributes in order, as dir does, but without
// asking a __dir__.
func Members(t object.Thread, v object.Value) []string { return members(t, v).sorted() }

func members(t object.Thread, v object.Value) nameSet {
	names := nameSet{}
	switch o := v.Obj().(type) {
	case *object.Module:
		names.dict(o.Dict)
	case *object.Class:
		names.class(o)
	}
	if o, ok := object.AsInstance(v); ok {
		for i, n := range o.Shape.Names() {
			if o.Slots[i].Bound() {
				names[n] = true
			}
		}
	}
	names.class(object.ClassOf(v))
	asks := object.ClassOf(v).Special("__getattr__").Bound() // would be asked for every name
	for _, n := range computed {
		if asks && n != "__class__" || names[n] {
			continue
		}
		r, err := object.FindAttr(t, v, n)
		if err == nil && r.Bound() {
			names[n] = true
		}
	}
	return names
}

// nameSet collects names.
type nameSet map[string]bool

func (names nameSet) dict(d *object.Dict) {
	for i := 0; ; {
		k, _, ok := d.Next(&i)
		if !ok {
			return
		}
		if s, ok := object.AsStr(k); ok {
			names[s] = true
		}
	}
}

func (names nameSet) class(c *object.Class) {
	for _, m := range c.MRO {
		if m == object.ObjectClass {
			continue // its members are everywhere, and not listed
		}
		for i := range m.Dict.Len() {
			n, _ := m.Dict.At(i)
			if n != "__init__" && n != "__new__" || m.User {
				names[n] = true
			}
		}
	}
}

func (names nameSet) sorted() []string { return slices.Sorted(maps.Keys(names)) }

func (names nameSet) list() object.Value {
	all := names.sorted()
	items := make([]object.Value, len(all))
	for i, n := range all {
		items[i] = object.NewStr(n)
	}
	return object.NewList(items...)
}
