// This file defines the iterators over str, bytes, bytearray, memoryview and array.

package object

import "github.com/go-python/gpython/py"

// The classes of the iterators, which scripts see as "iterator".
var (
	strIterClass   = NewClass("iterator")
	bytesIterClass = NewClass("iterator")
	arrayIterClass = NewClass("iterator")
)

// StrIter gives the characters of a str. At is a byte offset.
type StrIter struct {
	S  *Str
	At int
}

// Type makes *StrIter a py.Object.
func (o *StrIter) Type() *py.Type { return &strIterClass.Py }

// Class gives the class of iterators over str.
func (o *StrIter) Class() *Class { return strIterClass }

// Next gives the next character, or the zero Value at the end.
func (o *StrIter) Next() Value {
	s := o.S.S
	if o.At >= len(s) {
		return Value{}
	}
	if c := s[o.At]; c < 128 {
		o.At++
		return Ref(&chars[c])
	}
	c := charAt(s, o.At)
	o.At += len(c)
	return Ref(&Str{S: c, n: 1})
}

// BytesIter gives the bytes of a bytes object as ints: Data[I] next.
type BytesIter struct {
	Data []byte // must not be written
	I    int
}

// Type makes *BytesIter a py.Object.
func (o *BytesIter) Type() *py.Type { return &bytesIterClass.Py }

// Class gives the class of iterators over bytes.
func (o *BytesIter) Class() *Class { return bytesIterClass }

// arrayIter gives the items of a bytearray, memoryview or array, whose length may change meanwhile.
type arrayIter struct {
	o Buffered
	i int
}

// Type makes *arrayIter a py.Object.
func (o *arrayIter) Type() *py.Type { return &arrayIterClass.Py }

// Class gives the class of iterators over arrays.
func (o *arrayIter) Class() *Class { return arrayIterClass }

func init() {
	self := func(_ Thread, v Value) (Value, error) { return v, nil }
	strIterClass.Iter = self
	strIterClass.Next = func(_ Thread, v Value) (Value, bool, error) {
		r := v.Obj().(*StrIter).Next()
		return r, r.Bound(), nil
	}
	bytesIterClass.Iter = self
	bytesIterClass.Next = func(_ Thread, v Value) (Value, bool, error) {
		o := v.Obj().(*BytesIter)
		if o.I >= len(o.Data) {
			return Value{}, false, nil
		}
		o.I++
		return Int(int64(o.Data[o.I-1])), true, nil
	}
	arrayIterClass.Iter = self
	arrayIterClass.Next = func(_ Thread, v Value) (Value, bool, error) {
		o := v.Obj().(*arrayIter)
		r := arrayItem(o.o, o.i)
		o.i++
		return r, r.Bound(), nil
	}
}

// arrayItem gives the i-th item of an array of any kind, or the zero Value behind its end.
func arrayItem(o Buffered, i int) Value {
	switch a := o.(type) {
	case *Bytearray:
		if i < len(a.B) {
			return Int(int64(a.B[i]))
		}
		return Value{}
	case *Array:
		if a.Code != 'O' {
			break
		}
		if i < len(a.Objs) {
			return a.Objs[i]
		}
		return Value{}
	}
	data, code, _ := o.Buffer()
	if i >= itemCount(len(data), code) {
		return Value{}
	}
	return GetItemAt(data, code, i)
}
