// This file finds, stores and deletes attributes.

package object

import "slices"

// GetAttr gives v.name; AttributeError when there is none.
func GetAttr(t Thread, v Value, name string) (Value, error) {
	r, err := FindAttr(t, v, name)
	if err == nil && !r.Bound() {
		return Value{}, NoAttr(v, name)
	}
	return r, err
}

// NoAttr is the error for an attribute that is not there.
func NoAttr(v Value, name string) *Exception {
	switch o := v.Obj().(type) {
	case *Class:
		return NewError(AttributeError, "type object '%s' has no attribute '%s'", o.Name, name)
	case *Module:
		return NewError(AttributeError, "module '%s' has no attribute '%s'", o.Name, name)
	}
	return NewError(AttributeError, "'%s' object has no attribute '%s'", TypeName(v), name)
}

// FindAttr gives v.name, or the zero Value when there is none.
func FindAttr(t Thread, v Value, name string) (Value, error) {
	fn, self, err := FindMethod(t, v, name)
	if err != nil || !self.Bound() {
		return fn, err
	}
	return Ref(&BoundMethod{self, fn}), nil
}

// FindMethod gives v.name as a function and the first argument that goes with
// it, so that a call needs no bound method; self is unbound where the attribute
// is a plain value. Both are unbound when there is none.
func FindMethod(t Thread, v Value, name string) (fn, self Value, err error) {
	switch o := v.Obj().(type) {
	case *Instance:
		return findInInstance(t, v, o, name)
	case *Exception:
		if o.Cls.User {
			return findInInstance(t, v, &o.Instance, name)
		}
	case *Module:
		if r := o.Dict.GetStr(name); r.Bound() {
			return r, Value{}, nil
		}
		if name == "__dict__" {
			return Ref(o.Dict), Value{}, nil
		}
		if g := o.Dict.GetStr("__getattr__"); g.Bound() {
			r, err := t.Call(g, []Value{NewStr(name)}, Kw{})
			if IsError(err, AttributeError) {
				return Value{}, Value{}, nil
			}
			return r, Value{}, err
		}
		return findBuiltin(t, v, o.Class(), name)
	case *Class:
		return findInClass(t, v, o, name)
	case *Super:
		return findSuper(t, o, name)
	}
	return findBuiltin(t, v, ClassOf(v), name)
}

// findBuiltin looks into a builtin class.
func findBuiltin(t Thread, v Value, c *Class, name string) (Value, Value, error) {
	if c.GetAttr != nil {
		r, err := c.GetAttr(t, v, name)
		if r.Bound() || err != nil {
			return r, Value{}, err
		}
	}
	m, _ := c.Lookup(name)
	if m.Bound() {
		return bind(t, m, v, c)
	}
	switch {
	case name == "__class__":
		return Ref(c), Value{}, nil
	case name == "__next__" && c.Next != nil:
		return nextMethod, v, nil
	}
	return Value{}, Value{}, nil
}

func findInInstance(t Thread, v Value, o *Instance, name string) (Value, Value, error) {
	if r := o.Get(name); r.Bound() {
		return r, Value{}, nil
	}
	switch name {
	case "__class__":
		return Ref(o.Cls), Value{}, nil
	case "__dict__":
		return Ref(o.dict()), Value{}, nil
	}
	c := o.Cls
	m, owner := c.Lookup(name)
	if c.Native != nil && name == "__init__" && (owner == nil || owner == ObjectClass) {
		return nativeInit, v, nil
	}
	if m.Bound() {
		if !owner.User {
			v = Native(v)
		}
		return bind(t, m, v, c)
	}
	if c.Native != nil {
		n := Native(v)
		nc := ClassOf(n)
		if nc.GetAttr != nil && (n != v || nc.User) {
			g := nc.GetAttr
			if nc.User {
				g = nc.Native.GetAttr
			}
			if g != nil {
				r, err := g(t, n, name)
				if r.Bound() || err != nil {
					return r, Value{}, err
				}
			}
		} else if nc.User && c.Native.GetAttr != nil { // an exception of a script's class
			r, err := c.Native.GetAttr(t, v, name)
			if r.Bound() || err != nil {
				return r, Value{}, err
			}
		}
	}
	if c.Getattr {
		g, _ := c.Lookup("__getattr__")
		r, err := t.Call(g, []Value{v, NewStr(name)}, Kw{})
		return r, Value{}, err
	}
	return Value{}, Value{}, nil
}

// dict gives the instance's attributes as a dict that cannot be changed.
func (o *Instance) dict() *Dict {
	d := NewDict(len(o.Slots))
	for i, n := range o.Shape.Names() {
		if o.Slots[i].Bound() {
			d.SetStr(n, o.Slots[i])
		}
	}
	d.Fixed = true
	return d
}

// isAccessor says whether a class member is a data descriptor.
func isAccessor(v Value) bool {
	switch o := v.Obj().(type) {
	case *Property:
		return true
	case *Instance:
		return o.Cls.Special("__set__").Bound() || o.Cls.Special("__delete__").Bound()
	}
	return false
}

// bind turns a class member found through an instance v of class c into what the script sees.
func bind(t Thread, m, v Value, c *Class) (fn, self Value, err error) {
	switch o := m.Obj().(type) {
	case *Builtin:
		if o.Owner == nil {
			return m, Value{}, nil
		}
		return m, v, nil
	case *StaticMethod:
		return o.Fn, Value{}, nil
	case *ClassMethod:
		return o.Fn, Ref(c), nil
	case *Property:
		if !o.Get.Bound() || o.Get.IsNone() {
			return Value{}, Value{}, NewError(AttributeError, "unreadable attribute")
		}
		r, err := t.Call(o.Get, []Value{v}, Kw{})
		return r, Value{}, err
	case *Instance:
		if g := o.Cls.Special("__get__"); g.Bound() {
			r, err := t.Call(g, []Value{m, v, Ref(c)}, Kw{})
			return r, Value{}, err
		}
	case nil:
	default:
		if o.Class().Binds {
			return m, v, nil
		}
	}
	return m, Value{}, nil
}

func findInClass(t Thread, v Value, c *Class, name string) (Value, Value, error) {
	m, owner := c.Lookup(name)
	if name == "__init__" && c != ObjectClass && (owner == nil || owner == ObjectClass) {
		return nativeInit, Value{}, nil
	}
	if m.Bound() {
		switch o := m.Obj().(type) {
		case *StaticMethod:
			return o.Fn, Value{}, nil
		case *ClassMethod:
			return o.Fn, v, nil
		case *Instance:
			if g := o.Cls.Special("__get__"); g.Bound() {
				r, err := t.Call(g, []Value{m, None, v}, Kw{})
				return r, Value{}, err
			}
		}
		return m, Value{}, nil
	}
	switch name {
	case "__name__", "__qualname__":
		return NewStr(c.Name), Value{}, nil
	case "__class__":
		return Ref(c.Class()), Value{}, nil
	case "__bases__":
		items := make([]Value, len(c.Bases))
		for i, b := range c.Bases {
			items[i] = Ref(b)
		}
		return NewTuple(items...), Value{}, nil
	case "__mro__":
		items := make([]Value, len(c.MRO))
		for i, b := range c.MRO {
			items[i] = Ref(b)
		}
		return NewTuple(items...), Value{}, nil
	case "__dict__":
		d := NewDict(c.Dict.Len())
		for i := range c.Dict.Len() {
			n, m := c.Dict.At(i)
			d.SetStr(n, m)
		}
		d.Fixed = true
		return Ref(d), Value{}, nil
	}
	meta := c.Class()
	if m, _ := meta.Lookup(name); m.Bound() {
		return bind(t, m, v, meta)
	}
	if meta.Getattr {
		g, _ := meta.Lookup("__getattr__")
		r, err := t.Call(g, []Value{v, NewStr(name)}, Kw{})
		return r, Value{}, err
	}
	return Value{}, Value{}, nil
}

func findSuper(t Thread, s *Super, name string) (Value, Value, error) {
	c, ok := s.Self.Obj().(*Class)
	if !ok || !c.IsSubclass(s.Cls) {
		c = ClassOf(s.Self)
	} else {
		ok = true
	}
	m, owner := s.Cls.LookupAfter(s.Cls, name) // by the class's own bases, as in MicroPython, not by the MRO of self
	if c.Native != nil && name == "__init__" && (owner == nil || owner == ObjectClass) {
		return nativeInit, s.Self, nil
	}
	if !m.Bound() {
		if name == "__class__" {
			return Ref(SuperClass), Value{}, nil
		}
		return Value{}, Value{}, nil
	}
	if name == "__new__" {
		if st, isStatic := m.Obj().(*StaticMethod); isStatic {
			return st.Fn, Value{}, nil
		}
		return m, Value{}, nil
	}
	if ok {
		switch o := m.Obj().(type) {
		case *ClassMethod:
			return o.Fn, s.Self, nil
		case *StaticMethod:
			return o.Fn, Value{}, nil
		}
		if c == s.Self.Obj() {
			return m, Value{}, nil
		}
	}
	self := s.Self
	if !owner.User {
		self = Native(self)
	}
	return bind(t, m, self, c)
}

// SetAttr stores v.name = val, or deletes v.name when val is unbound.
func SetAttr(t Thread, v Value, name string, val Value) error {
	switch o := v.Obj().(type) {
	case *Module:
		if o.Fixed && !slices.Contains(o.Mutable, name) {
			break
		}
		if val.Bound() {
			o.Dict.SetStr(name, val)
			return nil
		}
		if o.Dict.DeleteStr(name) {
			return nil
		}
		return NoAttr(v, name)
	case *Class:
		if !o.User {
			break
		}
		if len(o.subs) > 0 && !o.Accessors && val.Bound() && (isAccessor(val) || name == "__setattr__" || name == "__delattr__") {
			return NewError(AttributeError, "can't add special method to already-subclassed class")
		}
		if !o.Set(name, val) {
			break
		}
		return nil
	}
	if o, ok := AsInstance(v); ok {
		return setInInstance(t, v, o, name, val)
	}
	if c := ClassOf(v); c.SetAttr != nil {
		ok, err := c.SetAttr(t, v, name, val)
		if ok || err != nil {
			return err
		}
	}
	return NewError(AttributeError, "'%s' object has no attribute '%s'", TypeName(v), name)
}

func setInInstance(t Thread, v Value, o *Instance, name string, val Value) error {
	c := o.Cls
	if c.Accessors {
		done, err := setByClass(t, v, c, name, val)
		if done || err != nil {
			return err
		}
	}
	return SetOwn(t, v, name, val)
}

// SetOwn stores or deletes an attribute of the instance's own, past any
// __setattr__: what object.__setattr__ does.
func SetOwn(t Thread, v Value, name string, val Value) error {
	o, ok := AsInstance(v)
	if !ok {
		return SetAttr(t, v, name, val)
	}
	// An Instance keeps its attributes itself, whatever its builtin part is; an
	// exception has some that its builtin class knows.
	if _, plain := v.Obj().(*Instance); !plain && o.Cls.Native != nil && o.Cls.Native.SetAttr != nil {
		ok, err := o.Cls.Native.SetAttr(t, v, name, val)
		if ok || err != nil {
			return err
		}
	}
	if val.Bound() {
		o.Set(name, val)
		return nil
	}
	if !o.Delete(name) {
		return NoAttr(v, name)
	}
	return nil
}

// setByClass lets the class's __setattr__ or a data descriptor take the store.
func setByClass(t Thread, v Value, c *Class, name string, val Value) (bool, error) {
	special := "__setattr__"
	if !val.Bound() {
		special = "__delattr__"
	}
	if m := c.Special(special); m.Bound() {
		args := []Value{v, NewStr(name), val}
		if !val.Bound() {
			args = args[:2]
		}
		_, err := t.Call(m, args, Kw{})
		return true, err
	}
	m, _ := c.Lookup(name)
	switch o := m.Obj().(type) {
	case *Property:
		f, args := o.Set, []Value{v, val}
		if !val.Bound() {
			f, args = o.Del, args[:1]
		}
		if !f.Bound() || f.IsNone() {
			return false, NoAttr(v, name)
		}
		_, err := t.Call(f, args, Kw{})
		return true, err
	case *Instance:
		special, args := "__set__", []Value{m, v, val}
		if !val.Bound() {
			special, args = "__delete__", args[:2]
		}
		if f := o.Cls.Special(special); f.Bound() {
			_, err := t.Call(f, args, Kw{})
			return true, err
		}
	}
	return false, nil
}
