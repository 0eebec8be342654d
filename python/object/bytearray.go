// This file fills in the class bytearray, and what array, bytearray and memoryview compare and search alike.

package object

import "strings"

// Buffer gives the bytes of the bytearray.
func (o *Bytearray) Buffer() ([]byte, byte, bool) { return o.B, 'B', false }

// Append adds one byte.
func (o *Bytearray) Append(t Thread, v Value) error {
	n, err := lowBits(t, v)
	if err != nil {
		return err
	}
	if err := o.Resizable(); err != nil {
		return err
	}
	return pushByte(t, &o.B, byte(n))
}

// Extend adds the bytes of a buffer or all ints of an iterable.
func (o *Bytearray) Extend(t Thread, v Value) error {
	data, err := BytesOf(v)
	if err != nil {
		return o.extendItems(t, v)
	}
	if err := o.Resizable(); err != nil {
		return err
	}
	return appendBytes(t, &o.B, data)
}

func (o *Bytearray) extendItems(t Thread, v Value) error {
	return Each(t, v, func(x Value) (bool, error) { return true, o.Append(t, x) })
}

func init() {
	c := BytearrayClass
	c.New = bytearrayNew
	c.NoHash = true
	c.Repr = func(t Thread, v Value) (string, error) {
		return quoted(t, "bytearray(b", viewString(v.Obj().(*Bytearray).B), true, ")")
	}
	c.Bool = func(_ Thread, v Value) (bool, error) { return len(v.Obj().(*Bytearray).B) != 0, nil }
	c.Len = func(_ Thread, v Value) (int, error) { return len(v.Obj().(*Bytearray).B), nil }
	c.Iter = arrayIterator
	c.Contains = bufferContains
	c.GetItem = bytearrayGetItem
	c.SetItem = bytearraySetItem
	c.Compare = bufferCompare
	c.Binary = func(t Thread, op BinaryOp, a, b Value) (Value, error) {
		if op != ADD {
			return Value{}, nil
		}
		data, err := BytesOf(b)
		if err != nil {
			return Value{}, err
		}
		out, err := joinBytes(t, a.Obj().(*Bytearray).B, data)
		return NewBytearray(out), err
	}
	c.Inplace = func(t Thread, op BinaryOp, a, b Value) (Value, error) {
		if op != ADD {
			return Value{}, nil
		}
		return a, a.Obj().(*Bytearray).Extend(t, b)
	}
	textMethods(c)
	bytesMethods(c)
	c.Methods(
		NewBuiltin("append(self, item, /)", "Adds a byte, given as an int, at the end.", func(t Thread, args []Value, _ Kw) (Value, error) {
			return None, args[0].Obj().(*Bytearray).Append(t, args[1])
		}),
		NewBuiltin("extend(self, items, /)", "Adds the bytes of a buffer, or all ints of an iterable, at the end.", func(t Thread, args []Value, _ Kw) (Value, error) {
			return None, args[0].Obj().(*Bytearray).Extend(t, args[1])
		}),
	)
}

func bytearrayGetItem(t Thread, v, key Value) (Value, error) {
	b := v.Obj().(*Bytearray).B
	if s, ok := key.Obj().(*Slice); ok {
		lo, hi, err := unitSlice(t, s, len(b))
		if err != nil {
			return Value{}, err
		}
		return copyBytearray(b[lo:hi]), nil
	}
	i, err := itemIndex(key, len(b), "bytearray")
	if err != nil {
		return Value{}, err
	}
	return Int(int64(b[i])), nil
}

func bytearraySetItem(t Thread, v, key, val Value) error {
	o := v.Obj().(*Bytearray)
	if !val.Bound() {
		return NewError(TypeError, "'bytearray' object doesn't support item deletion")
	}
	if s, ok := key.Obj().(*Slice); ok {
		lo, hi, err := unitSlice(t, s, len(o.B))
		if err != nil {
			return err
		}
		data, err := sliceSource(val, 1)
		if err != nil {
			return err
		}
		if len(data) != hi-lo {
			if err := o.Resizable(); err != nil {
				return err
			}
		}
		return spliceBytes(t, &o.B, lo, hi, data)
	}
	i, err := itemIndex(key, len(o.B), "bytearray")
	if err != nil {
		return err
	}
	n, err := lowBits(t, val)
	if err != nil {
		return err
	}
	o.B[i] = byte(n)
	return nil
}

// bufferContains searches bytes in a bytearray; that of numbers MicroPython lacks.
func bufferContains(_ Thread, v, item Value) (bool, error) {
	if part, err := BytesOf(item); err == nil {
		o, ok := v.Obj().(*Bytearray)
		return ok && strings.Contains(viewString(o.B), viewString(part)), nil
	}
	n := Native(item)
	if _, ok := n.Obj().(*BigInt); ok || n.IsInt() || n.IsFloat() {
		return false, NewError(NotImplementedError, "")
	}
	return false, nil
}

// bufferCompare compares array, bytearray and memoryview with any buffer, where
// comparing the bytes tells: items of the same size, no floats, and for an
// order at least one of them unsigned. An array equals no str and no bytes.
// What is no buffer is neither less nor greater, as MicroPython has it.
func bufferCompare(_ Thread, op CompareOp, a, b Value) (Value, error) {
	x, xc, _ := a.Obj().(Buffered).Buffer()
	y, err := BytesOf(b)
	if err != nil {
		if op > NE && !ClassOf(b).User {
			return Bool(false), nil
		}
		return Value{}, nil
	}
	yc := byte('B')
	if o, ok := b.Obj().(Buffered); ok {
		_, yc, _ = o.Buffer()
	} else if _, ok := a.Obj().(*Array); ok && op <= NE {
		return Value{}, nil
	}
	code := xc | 0x20
	unsigned := xc <= 'Z' || yc <= 'Z'
	if code != yc|0x20 || code == 'f' || code == 'd' || !unsigned && op > NE {
		return Value{}, NewError(NotImplementedError, "")
	}
	if xc == 'O' {
		return Bool((op == EQ) == sameObjs(a, b)), nil
	}
	return Bool(ordered(op, strings.Compare(viewString(x), viewString(y)))), nil
}

// sameObjs says whether two arrays hold the very same objects.
func sameObjs(a, b Value) bool {
	x, ok1 := a.Obj().(*Array)
	y, ok2 := b.Obj().(*Array)
	if !ok1 || !ok2 || len(x.Objs) != len(y.Objs) {
		return false
	}
	for i, v := range x.Objs {
		if v != y.Objs[i] {
			return false
		}
	}
	return true
}
