// This file defines Object, what every reference refers to, and finds the class of a Value.

package object

import "github.com/go-python/gpython/py"

// Object is a py.Object of this engine. Every implementation is a pointer type.
type Object interface {
	py.Object
	Class() *Class
}

// ClassOf gives the class of v, which must be bound.
func ClassOf(v Value) *Class {
	if o := v.Obj(); o != nil {
		return o.Class()
	}
	switch {
	case v.IsInt():
		return IntClass
	case v.IsFloat():
		return FloatClass
	case v.IsBool():
		return BoolClass
	case v.IsNone():
		return NoneClass
	}
	return ObjectClass
}

// TypeName gives the name of v's class, as error messages have it.
func TypeName(v Value) string { return ClassOf(v).Name }

// IsInstance says whether v is an instance of c or of a class derived from it.
func IsInstance(v Value, c *Class) bool { return ClassOf(v).IsSubclass(c) }

// Singleton is an object with nothing but its identity and its name.
type Singleton struct {
	class *Class
	name  string
}

// Type and Class make *Singleton an Object.
func (s *Singleton) Type() *py.Type { return &s.class.Py }

// Class gives the singleton's class.
func (s *Singleton) Class() *Class { return s.class }

// Ellipsis is the value of `...`, NotImplemented what an operator's method
// returns to let the other operand try.
var (
	Ellipsis       Value
	NotImplemented Value
)

func init() {
	e, n := &Singleton{EllipsisClass, "Ellipsis"}, &Singleton{NotImplementedClass, "NotImplemented"}
	Ellipsis, NotImplemented = Ref(e), Ref(n)
	for _, c := range []*Class{EllipsisClass, NotImplementedClass} {
		c.Repr = func(_ Thread, v Value) (string, error) { return v.Obj().(*Singleton).name, nil }
	}
}
