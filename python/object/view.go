// This file holds the strings that share memory with bytes: views of arrays, and short strs that lie in one piece with their object.

package object

import "unsafe"

// viewString gives bytes as a string without a copy; it changes when they do.
func viewString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// str16 and its like are strs with room for their text, one allocation in place of two.
type (
	str16 struct {
		Str
		b [16]byte
	}
	str32 struct {
		Str
		b [32]byte
	}
	str64 struct {
		Str
		b [64]byte
	}
)

// shortStr is the most text that goes into the object.
const shortStr = 64

// makeStr makes a str of size bytes, 2 to shortStr of them, and gives the bytes to fill in.
func makeStr(size int) (*Str, []byte) {
	switch {
	case size <= 16:
		o := &str16{}
		o.S, o.n = unsafe.String(&o.b[0], size), -1
		return &o.Str, o.b[:size]
	case size <= 32:
		o := &str32{}
		o.S, o.n = unsafe.String(&o.b[0], size), -1
		return &o.Str, o.b[:size]
	}
	o := &str64{}
	o.S, o.n = unsafe.String(&o.b[0], size), -1
	return &o.Str, o.b[:size]
}

// copyStr makes a str of a copy of b.
func copyStr(b []byte) Value {
	if len(b) > shortStr {
		return Ref(&Str{S: string(b), n: -1})
	}
	if len(b) < 2 {
		return NewStr(string(b))
	}
	o, room := makeStr(len(b))
	copy(room, b)
	return Ref(o)
}

// bytes8 and its like are bytes objects with room for their bytes.
type (
	bytes8 struct {
		Bytes
		b [8]byte
	}
	bytes24 struct {
		Bytes
		b [24]byte
	}
	bytes40 struct {
		Bytes
		b [40]byte
	}
	bytearray16 struct {
		Bytearray
		b [16]byte
	}
	bytearray32 struct {
		Bytearray
		b [32]byte
	}
)

// shortBytes is the most data that goes into the object.
const shortBytes = 40

// makeBytes makes a bytes object of size bytes, 1 to shortBytes of them, and gives them to fill in.
func makeBytes(size int) (*Bytes, []byte) {
	switch {
	case size <= 8:
		o := &bytes8{}
		o.S = unsafe.String(&o.b[0], size)
		return &o.Bytes, o.b[:size]
	case size <= 24:
		o := &bytes24{}
		o.S = unsafe.String(&o.b[0], size)
		return &o.Bytes, o.b[:size]
	}
	o := &bytes40{}
	o.S = unsafe.String(&o.b[0], size)
	return &o.Bytes, o.b[:size]
}

// joinToBytes gives x + y, of which y is not empty.
func joinToBytes(t Thread, x *Bytes, y string) (Value, error) {
	n := len(x.S) + len(y)
	if n > shortBytes {
		o, err := addBytes(t, x, y)
		return Ref(o), err
	}
	o, room := makeBytes(n)
	copy(room[copy(room, x.S):], y)
	return Ref(o), nil
}

// copyBytes makes a bytes object of a copy of b.
func copyBytes(b []byte) Value {
	switch n := len(b); {
	case n == 0:
		return emptyBytes
	case n > shortBytes:
		return Ref(&Bytes{S: string(b)})
	default:
		o, room := makeBytes(n)
		copy(room, b)
		return Ref(o)
	}
}

// copyBytearray makes a bytearray of a copy of b.
func copyBytearray(b []byte) Value {
	switch n := len(b); {
	case n == 0:
		return NewBytearray(nil)
	case n <= 16:
		o := &bytearray16{}
		o.B = o.b[:copy(o.b[:], b)]
		return Ref(&o.Bytearray)
	case n <= 32:
		o := &bytearray32{}
		o.B = o.b[:copy(o.b[:], b)]
		return Ref(&o.Bytearray)
	}
	return NewBytearray(append([]byte(nil), b...))
}

// copyOf makes a value of the kind of a copy of b.
func (k textKind) copyOf(b []byte) Value {
	switch k {
	case strText:
		return copyStr(b)
	case bytesText:
		return copyBytes(b)
	}
	return copyBytearray(b)
}

// own makes a value of the kind that keeps b.
func (k textKind) own(b []byte) Value {
	switch k {
	case strText:
		return NewStr(viewString(b))
	case bytesText:
		return NewBytes(viewString(b))
	}
	return NewBytearray(b)
}
