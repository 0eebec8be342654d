// This file dispatches the other protocols: length, items, iteration, membership, calls.

package object

import "github.com/go-python/gpython/py"

// callSpecial calls a special method, which may be a static or class method; args[0] is self.
func callSpecial(t Thread, m Value, args []Value) (Value, error) {
	switch o := m.Obj().(type) {
	case *StaticMethod:
		return t.Call(o.Fn, args[1:], Kw{})
	case *ClassMethod:
		args[0] = Ref(ClassOf(args[0]))
		return t.Call(o.Fn, args, Kw{})
	}
	return t.Call(m, args, Kw{})
}

// Len gives len(v).
func Len(t Thread, v Value) (int, error) {
	switch o := v.Obj().(type) {
	case *List:
		return len(o.Items), nil
	case *Tuple:
		return len(o.Items), nil
	}
	c := ClassOf(v)
	if c.User {
		if m := c.Special("__len__"); m.Bound() {
			r, err := callSpecial(t, m, []Value{v})
			if err != nil {
				return 0, err
			}
			return Index(t, r)
		}
		v = Native(v)
		c = ClassOf(v)
	}
	if c.User || c.Len == nil {
		return 0, NewError(TypeError, "object of type '%s' has no len()", c.Name)
	}
	return c.Len(t, v)
}

// GetItem gives v[key].
func GetItem(t Thread, v, key Value) (Value, error) {
	c := ClassOf(v)
	what := c.Name // a subclass of int is named by its own name
	if c.User {
		if m := c.Special("__getitem__"); m.Bound() {
			return callSpecial(t, m, []Value{v, key})
		}
		v = Native(v)
		c = ClassOf(v)
	}
	if c.User || c.GetItem == nil {
		return Value{}, NewError(TypeError, "'%s' object isn't subscriptable", what)
	}
	return c.GetItem(t, v, key)
}

// SetItem stores v[key] = val, or deletes v[key] when val is unbound.
func SetItem(t Thread, v, key, val Value) error {
	c := ClassOf(v)
	what := c.Name
	if c.User {
		name, args := "__setitem__", []Value{v, key, val}
		if !val.Bound() {
			name, args = "__delitem__", args[:2]
		}
		if m := c.Special(name); m.Bound() {
			_, err := callSpecial(t, m, args)
			return err
		}
		v = Native(v)
		c = ClassOf(v)
	}
	if c.User || c.SetItem == nil {
		if !val.Bound() {
			return NewError(TypeError, "'%s' object doesn't support item deletion", what)
		}
		return NewError(TypeError, "'%s' object doesn't support item assignment", what)
	}
	return c.SetItem(t, v, key, val)
}

// Contains says whether item is in v.
func Contains(t Thread, v, item Value) (bool, error) {
	c := ClassOf(v)
	if c.User {
		if m := c.Special("__contains__"); m.Bound() {
			r, err := callSpecial(t, m, []Value{v, item})
			if err != nil {
				return false, err
			}
			return Truth(t, r)
		}
		if n := Native(v); n != v {
			v, c = n, ClassOf(n)
		}
	}
	if !c.User && c.Contains != nil {
		return c.Contains(t, v, item)
	}
	if v.IsBool() { // an int, the message says
		v = Int(v.AsInt())
	}
	it, err := Iter(t, v)
	if err != nil {
		return false, err
	}
	pace := NewPace(t)
	for {
		x, ok, err := Next(t, it)
		if err == nil {
			err = pace.Did(step)
		}
		if !ok || err != nil {
			return false, err
		}
		same, err := Equal(t, x, item)
		if same || err != nil {
			return same, err
		}
	}
}

// Iter gives iter(v).
func Iter(t Thread, v Value) (Value, error) {
	c := ClassOf(v)
	what := c.Name
	if c.User {
		if m := c.Special("__iter__"); m.Bound() {
			return callSpecial(t, m, []Value{v})
		}
		if n := Native(v); n != v {
			v, c = n, ClassOf(n)
		} else if m := c.Special("__getitem__"); m.Bound() {
			return itemIter(v, m), nil
		}
	}
	if c.User || c.Iter == nil {
		return Value{}, NewError(TypeError, "'%s' object isn't iterable", what)
	}
	return c.Iter(t, v)
}

// itemIter iterates by __getitem__(0), (1), … until IndexError or StopIteration.
func itemIter(v, getitem Value) Value {
	i := int64(0)
	return NewIter("iterator", func(t Thread) (Value, bool, error) {
		r, err := t.Call(getitem, []Value{v, Int(i)}, Kw{})
		if IsError(err, IndexError) || IsError(err, StopIteration) {
			return Value{}, false, nil
		}
		i++
		return r, err == nil, err
	})
}

// Next gives the next item of an iterator, or false at its end, with the value
// of its StopIteration, if it has one.
func Next(t Thread, it Value) (Value, bool, error) {
	switch o := it.Obj().(type) { // the commonest, which call nothing
	case *RangeIter:
		v, ok := o.Next()
		return v, ok, nil
	case *ListIter:
		v, ok := o.Next()
		return v, ok, nil
	case *TupleIter:
		v, ok := o.Next()
		return v, ok, nil
	case *DictIter:
		v, ok := o.Next()
		return v, ok, nil
	case *StrIter:
		v := o.Next()
		return v, v.Bound(), nil
	}
	c := ClassOf(it)
	if c.User {
		if m := c.Special("__next__"); m.Bound() {
			r, err := callSpecial(t, m, []Value{it})
			if v, stop := StopValue(err); stop {
				return v, false, nil
			}
			return r, err == nil, err
		}
		it = Native(it)
		c = ClassOf(it)
	}
	if c.User || c.Next == nil {
		return Value{}, false, NewError(TypeError, "'%s' object isn't an iterator", c.Name)
	}
	if err := t.Descend(); err != nil { // a chain of map(…, map(…, …)) can be as long as a script likes
		return Value{}, false, err
	}
	v, ok, err := c.Next(t, it)
	t.Ascend()
	return v, ok, err
}

// Drainer is an iterator that can give all its items in one go; f says false to stop.
type Drainer interface {
	Drain(t Thread, f func(Value) (bool, error)) error
}

// Pairs is an iterator whose items may be tuples of two that it need not make.
type Pairs interface {
	// Paired says whether they are.
	Paired() bool
	// NextPair gives the two parts of the next item, or false at the end, with
	// what Next gives there in a.
	NextPair(t Thread) (a, b Value, ok bool, err error)
}

// Each calls f for every item of v; f says false to stop.
func Each(t Thread, v Value, f func(Value) (bool, error)) error {
	pace := NewPace(t)
	switch o := v.Obj().(type) {
	case *List:
		for i := 0; i < len(o.Items); i++ {
			if more, err := f(o.Items[i]); !more || err != nil {
				return err
			}
			if err := pace.Did(step); err != nil {
				return err
			}
		}
		return nil
	case *Tuple:
		for _, x := range o.Items {
			if more, err := f(x); !more || err != nil {
				return err
			}
			if err := pace.Did(step); err != nil {
				return err
			}
		}
		return nil
	}
	it, err := Iter(t, v)
	if err != nil {
		return err
	}
	if d, ok := it.Obj().(Drainer); ok {
		return d.Drain(t, f)
	}
	for n := 1; ; n++ {
		x, ok, err := Next(t, it)
		if !ok || err != nil {
			return err
		}
		if more, err := f(x); !more || err != nil {
			return err
		}
		if n%4096 == 0 { // sum(range(10 ** 12)) can be interrupted
			if err := t.Pending(); err != nil {
				return err
			}
		}
	}
}

// Items gives all items of v in a new slice.
func Items(t Thread, v Value) ([]Value, error) {
	switch o := v.Obj().(type) {
	case *List:
		return concat(t, o.Items, nil)
	case *Tuple:
		return concat(t, o.Items, nil)
	}
	var out []Value
	err := Each(t, v, func(x Value) (bool, error) {
		if len(out) == cap(out) && len(out) >= 4096 {
			if err := t.Grow(16 * len(out)); err != nil {
				return false, err
			}
		}
		out = append(out, x)
		return true, nil
	})
	return out, err
}

// FuncIter is an iterator made of a Go function.
type FuncIter struct {
	Name string
	Fn   func(t Thread) (Value, bool, error)
}

// Type makes *FuncIter a py.Object.
func (o *FuncIter) Type() *py.Type { return &IteratorClass.Py }

// Class gives the class of builtin iterators.
func (o *FuncIter) Class() *Class { return IteratorClass }

// NewIter makes an iterator that calls fn for each item; fn says false at the end, and again when asked again.
func NewIter(name string, fn func(t Thread) (Value, bool, error)) Value {
	return Ref(&FuncIter{name, fn})
}

func init() {
	IteratorClass.Iter = func(_ Thread, v Value) (Value, error) { return v, nil }
	IteratorClass.Next = func(t Thread, v Value) (Value, bool, error) { return v.Obj().(*FuncIter).Fn(t) }
}

// CallObject calls what is not a script's function: builtins, bound methods,
// classes, instances with __call__. The machine calls it; others call Thread.Call.
func CallObject(t Thread, fn Value, args []Value, kw Kw) (Value, error) {
	switch o := fn.Obj().(type) {
	case *Builtin:
		return o.Call(t, args, kw)
	case *BoundMethod:
		full := make([]Value, len(args)+1)
		full[0] = o.Self
		copy(full[1:], args)
		return t.Call(o.Fn, full, kw)
	case *Class:
		return o.Instantiate(t, args, kw)
	case *Instance:
		if m := o.Cls.Special("__call__"); m.Bound() {
			full := make([]Value, len(args)+1)
			full[0] = fn
			copy(full[1:], args)
			return t.Call(m, full, kw)
		}
	case *StaticMethod:
		return t.Call(o.Fn, args, kw)
	}
	if n := Native(fn); n != fn {
		return t.Call(n, args, kw)
	}
	if c := ClassOf(fn); c.Call != nil {
		return c.Call(t, fn, args, kw)
	}
	return Value{}, NewError(TypeError, "'%s' object isn't callable", TypeName(fn))
}

// Callable says whether v can be called.
func Callable(v Value) bool {
	switch o := v.Obj().(type) {
	case *Builtin, *BoundMethod, *Class:
		return true
	case *Instance:
		return o.Cls.Special("__call__").Bound()
	}
	c := ClassOf(v)
	return c.Call != nil || c.Binds
}

// Instantiate calls the class.
func (c *Class) Instantiate(t Thread, args []Value, kw Kw) (Value, error) {
	if m := c.Class(); m.User {
		if f := m.Special("__call__"); f.Bound() {
			return t.Call(f, append([]Value{Ref(c)}, args...), kw)
		}
	}
	if !c.User {
		if c.New == nil {
			return Value{}, NewError(TypeError, "can't create '%s' instances", c.Name)
		}
		return c.New(t, c, args, kw)
	}
	var v Value
	if n := c.Special("__new__"); n.Bound() {
		if s, ok := n.Obj().(*StaticMethod); ok {
			n = s.Fn
		}
		r, err := t.Call(n, append([]Value{Ref(c)}, args...), kw)
		if err != nil || !ClassOf(r).IsSubclass(c) {
			return r, err
		}
		v = r
	} else {
		r, err := c.Allocate(t, args, kw)
		if err != nil {
			return Value{}, err
		}
		v = r
	}
	init := c.Special("__init__")
	if !init.Bound() { // arguments that nobody takes are ignored
		return v, nil
	}
	r, err := t.Call(init, append([]Value{v}, args...), kw)
	if err == nil && !r.IsNone() {
		err = NewError(TypeError, "__init__() should return None, not '%s'", TypeName(r))
	}
	switch o := v.Obj().(type) {
	case *Instance:
		if o.lazy && err == nil {
			err = o.settle(t, args, kw)
		}
	case *Exception:
		o.lazy = o.lazy && err != nil
	}
	return v, err
}

// settle makes the builtin part from the class's arguments when an __init__ of
// the script's has neither made it by the base's __init__ nor put anything into it.
func (o *Instance) settle(t Thread, args []Value, kw Kw) error {
	o.lazy = false
	if o.Native.Bound() {
		if c := ClassOf(o.Native); c.Len != nil {
			if n, err := c.Len(t, o.Native); n > 0 || err != nil {
				return err
			}
		}
	}
	v, err := o.Cls.Native.New(t, o.Cls.Native, args, kw)
	if err == nil {
		o.carry(v)
	}
	return err
}

// Allocate makes an instance of a script's class, before __init__: what
// object.__new__ does. The value of a builtin base is made from the arguments
// when the script's classes have no __init__ of their own, else later, by the
// call of the base's __init__.
func (c *Class) Allocate(t Thread, args []Value, kw Kw) (Value, error) {
	if c.IsSubclass(BaseException) {
		e := NewException(c, append([]Value(nil), args...)...)
		if init := c.Special("__init__"); init.Bound() {
			b, ok := init.Obj().(*Builtin)
			e.lazy = !ok || b.Owner != BaseException
		}
		return Ref(e), nil
	}
	o := NewInstance(c)
	if c.Native != nil {
		if c.Native.New == nil {
			return Value{}, NewError(TypeError, "can't create '%s' instances", c.Native.Name)
		}
		if c.Special("__init__").Bound() {
			if v, err := c.Native.New(t, c.Native, nil, Kw{}); err == nil {
				o.carry(v)
			}
			o.lazy = true
			return Ref(o), nil
		}
		v, err := c.Native.New(t, c.Native, args, kw)
		if err != nil {
			return Value{}, err
		}
		o.carry(v)
	}
	return Ref(o), nil
}
