// This file holds the safe slot, used on 32-bit systems and, under the build tag slot24, everywhere as a cross-check.

//go:build !(amd64 || arm64 || riscv64 || ppc64le || loong64 || s390x) || slot24

package object

import (
	"math"

	"github.com/go-python/gpython/py"
)

// Value is what a register, a list item or an attribute holds: a number in
// place, or a reference to an Object. The zero Value is "unbound". Two Values
// are the same object, in the sense of Python's `is`, when they are equal by ==.
// Every Object is a pointer, so that this never panics.
type Value struct {
	o Object
	n uint64
}

// tag objects mark what is not a reference; they never leave this file.
type tag struct{ _ uint64 }

func (*tag) Type() *py.Type { return py.NoneTypeType }
func (*tag) Class() *Class  { return nil }

var tags [4]tag

var (
	tagInt   Object = &tags[0]
	tagFloat Object = &tags[1]
	tagBool  Object = &tags[2]
	tagNone  Object = &tags[3]
)

// None, False and True.
var (
	None  = Value{&tags[3], 0}
	False = Value{&tags[2], 0}
	True  = Value{&tags[2], 1}
)

// Int gives the Value of a machine integer.
func Int(n int64) Value { return Value{tagInt, uint64(n)} }

// Float gives the Value of a float.
func Float(f float64) Value { return Value{tagFloat, math.Float64bits(f)} }

// Bool gives True or False.
func Bool(b bool) Value {
	if b {
		return True
	}
	return False
}

// Ref gives the Value that refers to o, which must not be nil.
func Ref(o Object) Value { return Value{o: o} }

// IsInt says whether v is a machine integer (not a bool, not a big one).
func (v Value) IsInt() bool { return v.o == tagInt }

// IsFloat says whether v is a float.
func (v Value) IsFloat() bool { return v.o == tagFloat }

// IsBool says whether v is True or False.
func (v Value) IsBool() bool { return v.o == tagBool }

// IsNone says whether v is None.
func (v Value) IsNone() bool { return v.o == tagNone }

// IsTrue says whether v is the constant True.
func (v Value) IsTrue() bool { return v.o == tagBool && v.n != 0 }

// Bound says whether v is anything at all.
func (v Value) Bound() bool { return v.o != nil }

// AsInt gives the integer of a Value for which IsInt or IsBool holds.
func (v Value) AsInt() int64 { return int64(v.n) }

// AsFloat gives the float of a Value for which IsFloat holds.
func (v Value) AsFloat() float64 { return math.Float64frombits(v.n) }

// SetInt stores an integer in place.
func (v *Value) SetInt(n int64) { v.o, v.n = tagInt, uint64(n) }

// SetFloat stores a float in place.
func (v *Value) SetFloat(f float64) { v.o, v.n = tagFloat, math.Float64bits(f) }

// Obj gives the object that v refers to, nil for numbers, None, bools and unbound.
func (v Value) Obj() Object {
	if _, ok := v.o.(*tag); ok {
		return nil
	}
	return v.o
}
