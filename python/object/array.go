// This file defines Array, array.array: items of one machine type, packed.

package object

import (
	"strings"

	"github.com/go-python/gpython/py"
)

// Array is an array.array. Its items lie in B, but for typecode 'O', whose
// items are objects. While Pins is not zero its length must not change.
type Array struct {
	Code byte
	Pins int32
	B    []byte
	Objs []Value
}

// Type makes *Array a py.Object.
func (o *Array) Type() *py.Type { return &ArrayClass.Py }

// Class gives the class array.
func (o *Array) Class() *Class { return ArrayClass }

// Buffer gives the bytes of the array; objects have none.
func (o *Array) Buffer() ([]byte, byte, bool) { return o.B, o.Code, o.Code == 'O' }

// Pin keeps the array's length.
func (o *Array) Pin() { o.Pins++ }

// Unpin undoes one Pin.
func (o *Array) Unpin() { o.Pins-- }

// Resizable says, by an error, that the array must not change its length now.
func (o *Array) Resizable() error {
	if o.Pins > 0 {
		return NewError(BufferError, "array is in use by an operation and can't be resized")
	}
	return nil
}

var (
	_ Pinned   = (*Array)(nil)
	_ Buffered = (*Array)(nil)
	_ Pinned   = (*Bytearray)(nil)
	_ Buffered = (*Bytearray)(nil)
)

// Len gives the number of items.
func (o *Array) Len() int {
	if o.Code == 'O' {
		return len(o.Objs)
	}
	return itemCount(len(o.B), o.Code)
}

// Append adds one item.
func (o *Array) Append(t Thread, v Value) error {
	if err := o.Resizable(); err != nil {
		return err
	}
	if o.Code == 'O' {
		if len(o.Objs) == cap(o.Objs) && len(o.Objs) >= 512 {
			if err := t.Grow(16 * len(o.Objs)); err != nil {
				return err
			}
		}
		o.Objs = append(o.Objs, v)
		return nil
	}
	var item [8]byte
	if err := PutItemAt(t, item[:], o.Code, 0, v); err != nil {
		return err
	}
	return appendBytes(t, &o.B, item[:ItemSize(o.Code)])
}

// appendBytes appends to a growing array and charges its memory.
func appendBytes(t Thread, b *[]byte, more []byte) error {
	if n := len(*b) + len(more); n > cap(*b) {
		if err := t.Grow(n); err != nil {
			return err
		}
	}
	*b = append(*b, more...)
	return nil
}

// Extend adds all items of v; a buffer's bytes are taken as they are.
func (o *Array) Extend(t Thread, v Value) error {
	if o.Code != 'O' {
		if data, err := BytesOf(v); err == nil {
			if err := o.Resizable(); err != nil {
				return err
			}
			size := ItemSize(o.Code)
			return appendBytes(t, &o.B, data[:len(data)/size*size])
		}
	}
	if v.Obj() == Object(o) {
		o.Objs = append(o.Objs, o.Objs...)
		return nil
	}
	return Each(t, v, func(x Value) (bool, error) { return true, o.Append(t, x) })
}

func arrayNew(t Thread, _ *Class, args []Value, kw Kw) (Value, error) {
	if err := checkArgs(args, kw, 1, 2); err != nil {
		return Value{}, err
	}
	code, err := Text(args[0])
	if err != nil {
		return Value{}, err
	}
	if code == "" || ItemSize(code[0]) == 0 {
		return Value{}, NewError(ValueError, "bad typecode")
	}
	o := &Array{Code: code[0]}
	if len(args) == 1 {
		return Ref(o), nil
	}
	switch x := Native(args[1]).Obj().(type) {
	case *Bytes, *Bytearray:
		return Ref(o), o.Extend(t, Ref(x))
	}
	if n, err := lengthHint(t, args[1]); err == nil && n > 0 {
		if o.Code == 'O' {
			err = growTimes(t, 16, int64(n))
		} else if err = growTimes(t, ItemSize(o.Code), int64(n)); err == nil {
			o.B = make([]byte, 0, n*ItemSize(o.Code))
		}
		if err != nil {
			return Value{}, err
		}
	}
	err = Each(t, args[1], func(x Value) (bool, error) { return true, o.Append(t, x) })
	return Ref(o), err
}

// lengthHint gives the length of a builtin container, 0 for what must not be asked.
func lengthHint(t Thread, v Value) (int, error) {
	if c := ClassOf(v); !c.User && c.Len != nil {
		return c.Len(t, v)
	}
	return 0, nil
}

func init() {
	c := ArrayClass
	c.New = arrayNew
	c.NoHash = true
	c.Repr = arrayRepr
	c.Bool = func(_ Thread, v Value) (bool, error) { return v.Obj().(*Array).Len() != 0, nil }
	c.Len = func(_ Thread, v Value) (int, error) { return v.Obj().(*Array).Len(), nil }
	c.Iter = arrayIterator
	c.Contains = bufferContains
	c.GetItem = arrayGetItem
	c.SetItem = arraySetItem
	c.Compare = bufferCompare
	c.Binary = arrayBinary
	c.Inplace = func(t Thread, op BinaryOp, a, b Value) (Value, error) {
		if op != ADD {
			return Value{}, nil
		}
		return a, a.Obj().(*Array).Extend(t, b)
	}
	c.Methods(
		NewBuiltin("append(self, item, /)", "Adds an item at the end.", func(t Thread, args []Value, _ Kw) (Value, error) {
			return None, args[0].Obj().(*Array).Append(t, args[1])
		}),
		NewBuiltin("extend(self, items, /)", "Adds all items at the end; the bytes of a buffer are taken as they are.", func(t Thread, args []Value, _ Kw) (Value, error) {
			return None, args[0].Obj().(*Array).Extend(t, args[1])
		}),
	)
}

// arrayIterator serves array, bytearray and memoryview.
func arrayIterator(_ Thread, v Value) (Value, error) {
	return Ref(&arrayIter{o: v.Obj().(Buffered)}), nil
}

func arrayRepr(t Thread, v Value) (string, error) {
	o := v.Obj().(*Array)
	var b strings.Builder
	b.WriteString("array('")
	b.WriteByte(o.Code)
	b.WriteByte('\'')
	for i := range o.Len() {
		if i == 0 {
			b.WriteString(", [")
		} else {
			b.WriteString(", ")
		}
		x := arrayItem(o, i)
		if !x.Bound() { // a repr emptied it
			break
		}
		s, err := Repr(t, x)
		if err != nil {
			return "", err
		}
		b.WriteString(s)
	}
	if o.Len() > 0 {
		b.WriteByte(']')
	}
	b.WriteByte(')')
	return b.String(), nil
}

func arrayGetItem(t Thread, v, key Value) (Value, error) {
	o := v.Obj().(*Array)
	if s, ok := key.Obj().(*Slice); ok {
		lo, hi, err := unitSlice(t, s, o.Len())
		if err != nil {
			return Value{}, err
		}
		if o.Code == 'O' {
			return Ref(&Array{Code: 'O', Objs: append([]Value(nil), o.Objs[lo:hi]...)}), nil
		}
		size := ItemSize(o.Code)
		return Ref(&Array{Code: o.Code, B: append([]byte(nil), o.B[lo*size:hi*size]...)}), nil
	}
	i, err := itemIndex(key, o.Len(), "array")
	if err != nil {
		return Value{}, err
	}
	if o.Code == 'O' {
		return o.Objs[i], nil
	}
	return GetItemAt(o.B, o.Code, i), nil
}

func arraySetItem(t Thread, v, key, val Value) error {
	o := v.Obj().(*Array)
	if !val.Bound() {
		return NewError(TypeError, "'array' object doesn't support item deletion")
	}
	if s, ok := key.Obj().(*Slice); ok {
		lo, hi, err := unitSlice(t, s, o.Len())
		if err != nil {
			return err
		}
		return o.replace(t, lo, hi, val)
	}
	i, err := itemIndex(key, o.Len(), "array")
	if err != nil {
		return err
	}
	if o.Code == 'O' {
		o.Objs[i] = val
		return nil
	}
	return PutItemAt(t, o.B, o.Code, i, val)
}

// replace puts the items of val in the place of those from lo to hi.
func (o *Array) replace(t Thread, lo, hi int, val Value) error {
	if src, ok := Native(val).Obj().(*Array); ok && (o.Code == 'O' || src.Code == 'O') {
		if o.Code != src.Code {
			return errIncompatible()
		}
		if len(src.Objs) != hi-lo {
			if err := o.Resizable(); err != nil {
				return err
			}
		}
		out := append([]Value(nil), o.Objs[:lo]...)
		out = append(out, src.Objs...)
		o.Objs = append(out, o.Objs[hi:]...)
		return nil
	}
	size := ItemSize(o.Code)
	data, err := sliceSource(val, size)
	if err != nil {
		return err
	}
	if o.Code == 'O' {
		return errIncompatible()
	}
	if len(data) != (hi-lo)*size {
		if err := o.Resizable(); err != nil {
			return err
		}
	}
	return spliceBytes(t, &o.B, lo*size, hi*size, data)
}

func errIncompatible() error {
	return NewError(ValueError, "lhs and rhs should be compatible")
}

// sliceSource gives the bytes of what is assigned to a slice of an array with items of the size.
func sliceSource(v Value, size int) ([]byte, error) {
	switch o := Native(v).Obj().(type) {
	case *Bytes:
		if size != 1 {
			return nil, errIncompatible()
		}
		return readOnly(o.S), nil
	case *Bytearray:
		if size != 1 {
			return nil, errIncompatible()
		}
		return o.B, nil
	case *Array, *Memoryview:
		data, code, _ := o.(Buffered).Buffer()
		if ItemSize(code) != size {
			return nil, errIncompatible()
		}
		return data, nil
	}
	return nil, NewError(NotImplementedError, "array/bytes required on right side")
}

// spliceBytes puts data, which may be part of *b, in the place of (*b)[lo:hi].
func spliceBytes(t Thread, b *[]byte, lo, hi int, data []byte) error {
	old := *b
	more := len(data) - (hi - lo)
	if more == 0 {
		copy(old[lo:hi], data)
		return nil
	}
	if len(data) > 0 {
		data = append([]byte(nil), data...)
	}
	n := len(old) + more
	if more > 0 && n > cap(old) {
		if err := t.Grow(n); err != nil {
			return err
		}
		grown := append(old[:lo:lo], data...) // moves, for its capacity is lo
		*b = append(grown, old[hi:]...)
		return nil
	}
	*b = old[:max(n, len(old))]
	copy((*b)[lo+len(data):], old[hi:])
	copy((*b)[lo:], data)
	*b = (*b)[:n]
	return nil
}

func arrayBinary(t Thread, op BinaryOp, a, b Value) (Value, error) {
	if op != ADD {
		return Value{}, nil
	}
	o := a.Obj().(*Array)
	if o.Code == 'O' {
		other, ok := b.Obj().(*Array)
		if !ok || other.Code != 'O' {
			return Value{}, NewError(TypeError, "object with buffer protocol required")
		}
		objs := append([]Value(nil), o.Objs...)
		return Ref(&Array{Code: 'O', Objs: append(objs, other.Objs...)}), nil
	}
	data, err := BytesOf(b)
	if err != nil {
		return Value{}, err
	}
	size := ItemSize(o.Code)
	out, err := joinBytes(t, o.B, data[:len(data)/size*size])
	return Ref(&Array{Code: o.Code, B: out}), err
}

// joinBytes gives a followed by b in a new array.
func joinBytes(t Thread, a, b []byte) ([]byte, error) {
	n := len(a) + len(b)
	if n >= 4096 {
		if err := t.Grow(n); err != nil {
			return nil, err
		}
	}
	out := make([]byte, 0, n)
	return append(append(out, a...), b...), nil
}
