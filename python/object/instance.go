// This file defines Instance, what a script's class makes.

package object

import "github.com/go-python/gpython/py"

// Instance is an object of a script's class. A deleted attribute leaves its
// slot unbound. Native is the value of the builtin base, where there is one.
type Instance struct {
	Cls    *Class
	Shape  *Shape
	Slots  []Value
	Native Value
	lazy   bool // Native is provisional, or the exception not yet one: the script's __init__ has yet to make it
}

// Type makes *Instance a py.Object.
func (o *Instance) Type() *py.Type { return &o.Cls.Py }

// Class gives the instance's class.
func (o *Instance) Class() *Class { return o.Cls }

// Carried is a native value that wants to know the instance of a script's class
// that carries it, because methods of its own give it (__enter__), and whether
// it still does, because it holds something of the system's.
type Carried interface {
	Object
	Carry(by Value)
	Drop() // another value took its place
}

// carry makes v the instance's native value.
func (o *Instance) carry(v Value) {
	if c, ok := o.Native.Obj().(Carried); ok && o.Native != v {
		c.Drop()
	}
	o.Native = v
	if c, ok := v.Obj().(Carried); ok {
		c.Carry(Ref(o))
	}
}

// instance2 and its like keep the first slots in the instance's own allocation.
type instance2 struct {
	Instance
	a [2]Value
}
type instance4 struct {
	Instance
	a [4]Value
}
type instance8 struct {
	Instance
	a [8]Value
}

// NewInstance makes an instance without attributes, with room for as many as
// earlier instances of the class came to have.
func NewInstance(c *Class) *Instance {
	var o *Instance
	switch h := c.Hint; {
	case h == 0:
		o = &Instance{}
	case h <= 2:
		i := &instance2{}
		o = &i.Instance
		o.Slots = i.a[:0]
	case h <= 4:
		i := &instance4{}
		o = &i.Instance
		o.Slots = i.a[:0]
	case h <= 8:
		i := &instance8{}
		o = &i.Instance
		o.Slots = i.a[:0]
	default:
		o = &Instance{Slots: make([]Value, 0, h)}
	}
	o.Cls, o.Shape = c, c.Root
	return o
}

// Get gives an attribute of the instance's own, or the zero Value.
func (o *Instance) Get(name string) Value {
	if i := o.Shape.Index(name); i >= 0 {
		return o.Slots[i]
	}
	return Value{}
}

// Set stores an attribute of the instance's own.
func (o *Instance) Set(name string, v Value) {
	if i := o.Shape.Index(name); i >= 0 {
		o.Slots[i] = v
		return
	}
	o.Extend(o.Shape.With(name), v)
}

// Extend moves the instance on to s, which has one slot more, for v.
func (o *Instance) Extend(s *Shape, v Value) {
	o.Shape = s
	o.Slots = append(o.Slots, v)
	if s.n > o.Cls.Hint && s.n <= 64 {
		o.Cls.Hint = s.n
	}
}

// Delete removes an attribute of the instance's own; false: it has none.
func (o *Instance) Delete(name string) bool {
	i := o.Shape.Index(name)
	if i < 0 || !o.Slots[i].Bound() {
		return false
	}
	o.Slots[i] = Value{}
	return true
}

// AsInstance gives the attribute part of what a script's class made: an
// Instance, or an Exception of a class of the script's.
func AsInstance(v Value) (*Instance, bool) {
	switch o := v.Obj().(type) {
	case *Instance:
		return o, true
	case *Exception:
		if o.Cls.User {
			return &o.Instance, true
		}
	}
	return nil, false
}

// Native gives the value that builtin code works on: v itself, or what an
// instance of a class derived from a builtin type carries.
func Native(v Value) Value {
	if o, ok := v.Obj().(*Instance); ok && o.Native.Bound() {
		return o.Native
	}
	return v
}
