// This file gives object its methods.

package object

func init() {
	c := ObjectClass
	c.New = func(_ Thread, _ *Class, args []Value, kw Kw) (Value, error) {
		if n := len(args) + kw.Len(); n > 0 {
			return Value{}, NewError(TypeError, "function takes 0 positional arguments but %d were given", n)
		}
		return Ref(&Singleton{ObjectClass, "object"}), nil
	}
	c.Statics(NewBuiltin("__new__(cls, /)", "A new instance of cls, before its __init__.", objectNew))
	// Without an owner, so that they can say themselves what they want.
	for _, b := range []*Builtin{
		NewBuiltin("__init__(self, /)", "Does nothing.", func(Thread, []Value, Kw) (Value, error) { return None, nil }),
		NewBuiltin("__setattr__(self, name, value, /)", "Stores an attribute of the instance itself, past any __setattr__ of its class.", objectSetattr),
		NewBuiltin("__delattr__(self, name, /)", "Deletes an attribute of the instance itself, past any __delattr__ of its class.", objectDelattr),
	} {
		b.Owner = c
		c.Dict.Set(b.Name, Ref(b))
	}
}

// nativeInit is what super().__init__ finds where the base is a builtin type:
// it makes the base's value afresh.
var nativeInit = Ref(NewBuiltin("__init__(self, *args, **kw)", "Makes the value of the builtin base from the arguments.",
	func(t Thread, args []Value, kw Kw) (Value, error) {
		o, ok := args[0].Obj().(*Instance)
		if !ok || o.Cls.Native == nil || o.Cls.Native.New == nil {
			return None, nil
		}
		v, err := o.Cls.Native.New(t, o.Cls.Native, args[1:], kw)
		if err == nil {
			o.carry(v)
			o.lazy = false
		}
		return None, err
	}))

func objectNew(t Thread, args []Value, _ Kw) (Value, error) {
	c, ok := args[0].Obj().(*Class)
	if !ok || !c.User {
		return Value{}, NewError(TypeError, "arg must be user-type")
	}
	v, err := c.Allocate(t, nil, Kw{})
	if e, ok := v.Obj().(*Exception); ok {
		e.lazy = false
	}
	return v, err
}

// ownAttrs gives the instance whose attributes object's methods change.
func ownAttrs(args []Value) (o *Instance, name string, err error) {
	o, ok := AsInstance(args[0])
	if !ok {
		return nil, "", NewError(TypeError, "arg must be user-type")
	}
	if name, ok = AsStr(args[1]); !ok {
		return nil, "", NewException(TypeError)
	}
	return o, name, nil
}

func objectSetattr(_ Thread, args []Value, _ Kw) (Value, error) {
	o, name, err := ownAttrs(args)
	if err == nil {
		o.Set(name, args[2])
	}
	return None, err
}

func objectDelattr(_ Thread, args []Value, _ Kw) (Value, error) {
	o, name, err := ownAttrs(args)
	if err == nil && !o.Delete(name) {
		err = NewError(AttributeError, "no such attribute")
	}
	return None, err
}
