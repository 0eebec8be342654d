// This file defines the sequence types' data: tuple, list, bytes, bytearray, range, slice.

package object

import "github.com/go-python/gpython/py"

// Tuple is a tuple; Items never change. A named tuple has a class of its own in Cls.
type Tuple struct {
	Items []Value
	Cls   *Class // nil: tuple
}

// Type makes *Tuple a py.Object.
func (o *Tuple) Type() *py.Type { return &o.Class().Py }

// Class gives the class tuple or the named tuple's own.
func (o *Tuple) Class() *Class {
	if o.Cls != nil {
		return o.Cls
	}
	return TupleClass
}

var emptyTuple = Ref(&Tuple{})

// NewTuple makes a tuple that keeps items.
func NewTuple(items ...Value) Value {
	if len(items) == 0 {
		return emptyTuple
	}
	return Ref(&Tuple{Items: items})
}

// List is a list.
type List struct{ Items []Value }

// Type makes *List a py.Object.
func (o *List) Type() *py.Type { return &ListClass.Py }

// Class gives the class list.
func (o *List) Class() *Class { return ListClass }

// NewList makes a list that keeps items.
func NewList(items ...Value) Value { return Ref(&List{Items: items}) }

// Bytes is a bytes object; it never changes.
type Bytes struct {
	S    string
	hash uint64
}

// Type makes *Bytes a py.Object.
func (o *Bytes) Type() *py.Type { return &BytesClass.Py }

// Class gives the class bytes.
func (o *Bytes) Class() *Class { return BytesClass }

// Hash gives the hash that dicts use.
func (o *Bytes) Hash() uint64 {
	if o.hash == 0 || o.hash == grownHash {
		o.hash = hashString(o.S)
	}
	return o.hash
}

var emptyBytes = Ref(&Bytes{hash: hashString("")})

// NewBytes makes a bytes object.
func NewBytes(s string) Value {
	if s == "" {
		return emptyBytes
	}
	return Ref(&Bytes{S: s})
}

// Bytearray is a bytearray. While Pins is not zero its length must not change
// (BufferError): a view of it is alive in an operation.
type Bytearray struct {
	B    []byte
	Pins int32
}

// Type makes *Bytearray a py.Object.
func (o *Bytearray) Type() *py.Type { return &BytearrayClass.Py }

// Class gives the class bytearray.
func (o *Bytearray) Class() *Class { return BytearrayClass }

// NewBytearray makes a bytearray that keeps b.
func NewBytearray(b []byte) Value { return Ref(&Bytearray{B: b}) }

// Range is a range; Step is never 0.
type Range struct{ Start, Stop, Step int64 }

// Type makes *Range a py.Object.
func (o *Range) Type() *py.Type { return &RangeClass.Py }

// Class gives the class range.
func (o *Range) Class() *Class { return RangeClass }

// Len gives the number of items.
func (o *Range) Len() int64 {
	switch {
	case o.Step > 0 && o.Start < o.Stop:
		return int64((uint64(o.Stop)-uint64(o.Start)-1)/uint64(o.Step)) + 1
	case o.Step < 0 && o.Start > o.Stop:
		return int64((uint64(o.Start)-uint64(o.Stop)-1)/(-uint64(o.Step))) + 1
	}
	return 0
}

// Slice is a slice; absent parts are None.
type Slice struct{ Start, Stop, Step Value }

// Type makes *Slice a py.Object.
func (o *Slice) Type() *py.Type { return &SliceClass.Py }

// Class gives the class slice.
func (o *Slice) Class() *Class { return SliceClass }
