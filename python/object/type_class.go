// This file gives type its slots and makes classes.

package object

func init() {
	c := TypeClass
	c.Repr = func(_ Thread, v Value) (string, error) { return "<class '" + v.Obj().(*Class).Name + "'>", nil }
	c.New = func(t Thread, _ *Class, args []Value, kw Kw) (Value, error) {
		if err := plainArgs(args, kw, 1, 3); err != nil {
			return Value{}, err
		}
		switch len(args) {
		case 1:
			return Ref(ClassOf(args[0])), nil
		case 2:
			return Value{}, NewError(TypeError, "type takes 1 or 3 arguments")
		}
		name, err := Text(args[0])
		if err != nil {
			return Value{}, err
		}
		bases, ok := args[1].Obj().(*Tuple)
		if !ok {
			return Value{}, NewException(TypeError)
		}
		body, ok := args[2].Obj().(*Dict)
		if !ok {
			return Value{}, NewException(TypeError)
		}
		return MakeClass(t, name, bases.Items, body)
	}
}

// MakeClass makes a script's class of what its body defined, as type(name,
// bases, dict) and the class statement do, and tells the members that have
// __set_name__ their names. No bases stand for object.
func MakeClass(t Thread, name string, bases []Value, body *Dict) (Value, error) {
	parents := make([]*Class, 0, max(len(bases), 1))
	for _, v := range bases {
		b, ok := v.Obj().(*Class)
		if !ok {
			return Value{}, NewException(TypeError)
		}
		if !b.User && b != ObjectClass && (b.New == nil || b.Final) {
			return Value{}, NewError(TypeError, "type '%s' isn't an acceptable base type", b.Name)
		}
		parents = append(parents, b)
	}
	if len(parents) == 0 {
		parents = append(parents, ObjectClass)
	}
	c, exc := NewUserClass(name, parents)
	if exc != nil {
		return Value{}, exc
	}
	var named []Value
	for i := 0; ; {
		k, v, ok := body.Next(&i)
		if !ok {
			break
		}
		key, ok := AsStr(k)
		if !ok {
			return Value{}, NewException(TypeError)
		}
		if key == "__new__" && ClassOf(v).Binds { // always a static method
			v = Ref(&StaticMethod{v})
		}
		c.Dict.Set(key, v)
		c.note(key, v)
		if o, ok := v.Obj().(*Instance); ok && o.Cls.Special("__set_name__").Bound() {
			named = append(named, k, v)
		}
	}
	for i := 0; i < len(named); i += 2 {
		f := ClassOf(named[i+1]).Special("__set_name__")
		if _, err := t.Call(f, []Value{named[i+1], Ref(c), named[i]}, Kw{}); err != nil {
			return Value{}, err
		}
	}
	return Ref(c), nil
}

// IsInstanceOf is isinstance(v, classes): a class or a tuple of classes.
func IsInstanceOf(v, classes Value) (bool, error) { return subclassOf(ClassOf(v), classes) }

// IsSubclassOf is issubclass(v, classes).
func IsSubclassOf(v, classes Value) (bool, error) {
	c, ok := v.Obj().(*Class)
	if !ok {
		return false, NewError(TypeError, "issubclass() arg 1 must be a class")
	}
	return subclassOf(c, classes)
}

func subclassOf(c *Class, classes Value) (bool, error) {
	switch o := classes.Obj().(type) {
	case *Class:
		return c.IsSubclass(o), nil
	case *Tuple:
		for _, v := range o.Items {
			if b, ok := v.Obj().(*Class); ok && c.IsSubclass(b) {
				return true, nil
			}
		}
		return false, nil
	}
	return false, NewError(TypeError, "issubclass() arg 2 must be a class or a tuple of classes")
}
