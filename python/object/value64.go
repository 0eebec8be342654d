// This file holds the 16-byte tagged slot, the fast form of Value for 64-bit systems.

//go:build (amd64 || arm64 || riscv64 || ppc64le || loong64 || s390x) && !slot24

package object

import (
	"math"
	"unsafe"
)

// Value is what a register, a list item or an attribute holds: a number in
// place, or a reference to an Object. The zero Value is "unbound".
//
// It is two words, like an interface, and for an object it is the interface:
// w holds the method table and p the pointer. For a number p points at its tag
// and w holds the bits, so no number is ever allocated. The collector scans p
// only, as it does in an interface.
//
// Two Values are the same object, in the sense of Python's `is`, when they are
// equal by ==. Every Object is a pointer, so that this never panics.
type Value struct {
	w uint64
	p unsafe.Pointer
}

// tags are the addresses that mark what is not a reference.
var tags [4]struct{ _ uint64 }

const (
	tagInt = iota
	tagFloat
	tagBool
	tagNone
)

// None, False and True.
var (
	None  = Value{0, unsafe.Pointer(&tags[tagNone])}
	False = Value{0, unsafe.Pointer(&tags[tagBool])}
	True  = Value{1, unsafe.Pointer(&tags[tagBool])}
)

// Int gives the Value of a machine integer.
func Int(n int64) Value { return Value{uint64(n), unsafe.Pointer(&tags[tagInt])} }

// Float gives the Value of a float.
func Float(f float64) Value { return Value{math.Float64bits(f), unsafe.Pointer(&tags[tagFloat])} }

// Bool gives True or False.
func Bool(b bool) Value {
	if b {
		return Value{1, unsafe.Pointer(&tags[tagBool])}
	}
	return Value{0, unsafe.Pointer(&tags[tagBool])}
}

// Ref gives the Value that refers to o, which must not be nil.
func Ref(o Object) Value { return *(*Value)(unsafe.Pointer(&o)) }

// IsInt says whether v is a machine integer (not a bool, not a big one).
func (v Value) IsInt() bool { return v.p == unsafe.Pointer(&tags[tagInt]) }

// IsFloat says whether v is a float.
func (v Value) IsFloat() bool { return v.p == unsafe.Pointer(&tags[tagFloat]) }

// IsBool says whether v is True or False.
func (v Value) IsBool() bool { return v.p == unsafe.Pointer(&tags[tagBool]) }

// IsNone says whether v is None.
func (v Value) IsNone() bool { return v.p == unsafe.Pointer(&tags[tagNone]) }

// IsTrue says whether v is the constant True.
func (v Value) IsTrue() bool { return v.p == unsafe.Pointer(&tags[tagBool]) && v.w != 0 }

// Bound says whether v is anything at all.
func (v Value) Bound() bool { return v.p != nil }

// AsInt gives the integer of a Value for which IsInt or IsBool holds.
func (v Value) AsInt() int64 { return int64(v.w) }

// AsFloat gives the float of a Value for which IsFloat holds.
func (v Value) AsFloat() float64 { return math.Float64frombits(v.w) }

// SetInt stores an integer in place. It writes the tag only where it changes,
// which spares the collector's write barrier in loops.
func (v *Value) SetInt(n int64) {
	v.w = uint64(n)
	if v.p != unsafe.Pointer(&tags[tagInt]) {
		v.p = unsafe.Pointer(&tags[tagInt])
	}
}

// SetFloat stores a float in place.
func (v *Value) SetFloat(f float64) {
	v.w = math.Float64bits(f)
	if v.p != unsafe.Pointer(&tags[tagFloat]) {
		v.p = unsafe.Pointer(&tags[tagFloat])
	}
}

// Obj gives the object that v refers to, nil for numbers, None, bools and unbound.
func (v Value) Obj() Object {
	if uintptr(v.p)-uintptr(unsafe.Pointer(&tags)) < unsafe.Sizeof(tags) {
		return nil
	}
	return *(*Object)(unsafe.Pointer(&v))
}
