// This file holds what str, bytes and bytearray have in common: their methods are one set of functions over text.

package object

import (
	"encoding/binary"
	"math/bits"
)

// textKind says which of the three types a text is of.
type textKind uint8

const (
	strText textKind = iota
	bytesText
	bytearrayText
)

// text is a str, bytes or bytearray as a string. That of a bytearray is the
// array itself: it must not be used after anything that can run a script.
type text struct {
	s    string
	kind textKind
}

// textOf gives the text of a value that is known to be of one of the three types.
func textOf(v Value) text {
	switch o := v.Obj().(type) {
	case *Str:
		return text{o.S, strText}
	case *Bytes:
		return text{o.S, bytesText}
	case *Bytearray:
		return text{viewString(o.B), bytearrayText}
	}
	return text{}
}

// make makes a value of the kind from a part of a text of the kind.
func (k textKind) make(s string) Value {
	switch k {
	case strText:
		return NewStr(s)
	case bytesText:
		return NewBytes(s)
	}
	return copyBytearray(readOnly(s))
}

// empty makes the empty text that MicroPython gives; it has none for bytearray.
func (k textKind) empty() Value {
	if k == strText {
		return NewStr("")
	}
	return NewBytes("")
}

// name gives the name of the type.
func (k textKind) name() string {
	switch k {
	case strText:
		return "str"
	case bytesText:
		return "bytes"
	}
	return "bytearray"
}

// arg gives the text of an argument that must go with the kind: str with str,
// bytes and bytearray with one another.
func (k textKind) arg(v Value) (string, error) {
	switch o := v.Obj().(type) {
	case *Str:
		if k == strText {
			return o.S, nil
		}
	case *Bytes:
		if k != strText {
			return o.S, nil
		}
	case *Bytearray:
		if k != strText {
			return viewString(o.B), nil
		}
	case *Instance:
		if n := Native(v); n != v {
			return k.arg(n)
		}
	}
	return "", badConversion(v)
}

// badConversion is the error for a value where a text of another kind is needed.
func badConversion(v Value) error {
	from, to := TypeName(v), "str"
	if from == "str" {
		to = "bytes"
	}
	return NewError(TypeError, "can't convert '%s' object to %s implicitly", from, to)
}

// indexOf gives an index argument as an int; what names the type that is indexed.
func indexOf(v Value, what string) (int, error) {
	if !v.IsInt() {
		if n := Native(v); n.IsInt() || n.IsBool() {
			v = n
		} else if _, ok := n.Obj().(*BigInt); ok {
			return 0, NewError(OverflowError, "overflow converting long int to machine word")
		} else {
			return 0, NewError(TypeError, "%s indices must be integers, not %s", what, TypeName(v))
		}
	}
	n := v.AsInt()
	if int64(int(n)) != n {
		return 0, NewError(OverflowError, "overflow converting long int to machine word")
	}
	return int(n), nil
}

// itemIndex gives an index argument within a sequence of n items.
func itemIndex(v Value, n int, what string) (int, error) {
	i, err := indexOf(v, what)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += n
	}
	if uint(i) >= uint(n) {
		return 0, NewError(IndexError, "%s index out of range", what)
	}
	return i, nil
}

// clampIndex places a bound of a slice within n items.
func clampIndex(i, n int) int {
	if i < 0 {
		i += n
		if i < 0 {
			return 0
		}
	}
	return min(i, n)
}

// unitSlice gives the bounds of a slice of n items with step 1, the only step
// that texts and arrays know; lo <= hi.
func unitSlice(t Thread, s *Slice, n int) (lo, hi int, err error) {
	lo, hi = 0, n
	if s.Step.IsNone() || s.Step.IsInt() && s.Step.AsInt() == 1 {
		if (s.Start.IsInt() || s.Start.IsNone()) && (s.Stop.IsInt() || s.Stop.IsNone()) {
			if s.Start.IsInt() {
				lo = clampIndex64(s.Start.AsInt(), n)
			}
			if s.Stop.IsInt() {
				hi = clampIndex64(s.Stop.AsInt(), n)
			}
			return lo, max(lo, hi), nil
		}
	}
	step := 1
	if !s.Step.IsNone() {
		if step, err = Index(t, s.Step); err != nil {
			return 0, 0, err
		}
	}
	if !s.Start.IsNone() {
		if lo, err = Index(t, s.Start); err != nil {
			return 0, 0, err
		}
	}
	if !s.Stop.IsNone() {
		if hi, err = Index(t, s.Stop); err != nil {
			return 0, 0, err
		}
	}
	switch step {
	case 0:
		return 0, 0, NewError(ValueError, "slice step can't be zero")
	case 1:
		lo = clampIndex(lo, n)
		return lo, max(lo, clampIndex(hi, n)), nil
	}
	return 0, 0, NewError(NotImplementedError, "only slices with step=1 (aka None) are supported")
}

func clampIndex64(i int64, n int) int {
	if i < 0 {
		i += int64(n)
		if i < 0 {
			return 0
		}
	}
	if i > int64(n) {
		return n
	}
	return int(i)
}

// countChars counts the characters of s eight bytes at a time: every byte that does not continue one.
func countChars(s string) int {
	b := readOnly(s)
	n := len(b)
	more := 0
	for len(b) >= 8 {
		w := binary.LittleEndian.Uint64(b)
		if w&0x8080808080808080 != 0 {
			more += bits.OnesCount64(w >> 7 &^ (w >> 6) & 0x0101010101010101)
		}
		b = b[8:]
	}
	for _, c := range b {
		if c&0xC0 == 0x80 {
			more++
		}
	}
	return n - more
}

// index reads a position.
func (x text) index(v Value) (int, error) {
	if x.kind == strText {
		return indexOf(v, "string")
	}
	return indexOf(v, x.kind.name())
}

// bounds gives the byte offsets of the optional arguments start and end of a
// method; end may lie before start.
func (x text) bounds(self Value, args []Value, at int) (lo, hi int, err error) {
	lo, hi = 0, len(x.s)
	if len(args) <= at {
		return lo, hi, nil
	}
	place := func(v Value) (int, error) {
		i, err := x.index(v)
		if err != nil {
			return 0, err
		}
		if x.kind == strText {
			o := self.Obj().(*Str)
			return o.offset(clampIndex(i, o.Len())), nil
		}
		return clampIndex(i, len(x.s)), nil
	}
	if v := args[at]; v.Bound() && !v.IsNone() {
		if lo, err = place(v); err != nil {
			return 0, 0, err
		}
	}
	if v := Arg(args, at+1); v.Bound() && !v.IsNone() {
		if hi, err = place(v); err != nil {
			return 0, 0, err
		}
	}
	return lo, hi, nil
}

// repeatText gives s n times; the memory is charged first.
func repeatText(t Thread, s string, n int64) (string, error) {
	if n <= 0 || s == "" {
		return "", nil
	}
	if err := growTimes(t, len(s), n); err != nil {
		return "", err
	}
	b, err := addTimes(t, make([]byte, 0, len(s)*int(n)), s, int(n))
	return viewString(b), err
}

// maxAlloc is more than any object may have.
const maxAlloc = 1<<(bits.UintSize-2) - 1

// growTimes charges n times size bytes.
func growTimes(t Thread, size int, n int64) error {
	hi, lo := bits.Mul64(uint64(size), uint64(n))
	if hi != 0 || lo > maxAlloc {
		return NewError(MemoryError, "memory allocation failed, allocating %d bytes", lo+1)
	}
	if lo >= 4096 {
		return t.Grow(int(lo))
	}
	return nil
}
