// This file gives property, staticmethod and classmethod their slots.

package object

func init() {
	PropertyClass.Methods(
		NewBuiltin("getter(self, fn, /)", "The same property, read by fn.", changed(func(p *Property, fn Value) { p.Get = fn })),
		NewBuiltin("setter(self, fn, /)", "The same property, stored by fn.", changed(func(p *Property, fn Value) { p.Set = fn })),
		NewBuiltin("deleter(self, fn, /)", "The same property, deleted by fn.", changed(func(p *Property, fn Value) { p.Del = fn })),
	)
	PropertyClass.New = newProperty
	StaticMethodClass.New = func(_ Thread, _ *Class, args []Value, kw Kw) (Value, error) {
		if err := plainArgs(args, kw, 1, 1); err != nil {
			return Value{}, err
		}
		return Ref(&StaticMethod{args[0]}), nil
	}
	ClassMethodClass.New = func(_ Thread, _ *Class, args []Value, kw Kw) (Value, error) {
		if err := plainArgs(args, kw, 1, 1); err != nil {
			return Value{}, err
		}
		return Ref(&ClassMethod{args[0]}), nil
	}
}

// changed makes a method that copies the property with one function replaced.
func changed(set func(*Property, Value)) Impl {
	return func(_ Thread, args []Value, _ Kw) (Value, error) {
		p := *args[0].Obj().(*Property)
		set(&p, args[1])
		return Ref(&p), nil
	}
}

// newProperty is property(fget, fset, fdel, doc); only doc may be a keyword, and nobody sees it.
func newProperty(_ Thread, _ *Class, args []Value, kw Kw) (Value, error) {
	if len(args) > 4 {
		return Value{}, NewError(TypeError, "extra positional arguments given")
	}
	for _, name := range kw.Names {
		if name != "doc" {
			return Value{}, NewError(TypeError, "extra keyword arguments given")
		}
	}
	return Ref(&Property{Get: Arg(args, 0), Set: Arg(args, 1), Del: Arg(args, 2)}), nil
}
