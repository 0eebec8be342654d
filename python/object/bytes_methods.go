// This file fills in the class bytes.

package object

import "strings"

func init() {
	c := BytesClass
	c.New = bytesNew
	c.Repr = func(t Thread, v Value) (string, error) { return quoted(t, "b", v.Obj().(*Bytes).S, true, "") }
	c.Hash = func(_ Thread, v Value) (uint64, error) { return v.Obj().(*Bytes).Hash(), nil }
	c.Bool = func(_ Thread, v Value) (bool, error) { return v.Obj().(*Bytes).S != "", nil }
	c.Len = func(_ Thread, v Value) (int, error) { return len(v.Obj().(*Bytes).S), nil }
	c.Iter = func(_ Thread, v Value) (Value, error) {
		return Ref(&BytesIter{Data: readOnly(v.Obj().(*Bytes).S)}), nil
	}
	c.GetItem = bytesGetItem
	c.Contains = bytesContains
	c.Binary = bytesBinary
	c.RBinary = textRBinary
	c.Compare = bytesCompare
	textMethods(c)
	bytesMethods(c)
}

// bytesMethods declares what bytes and bytearray have and str has not.
func bytesMethods(c *Class) {
	c.Methods(
		NewBuiltin("decode(self, encoding='utf-8', errors=None, /)", "Gives the str that the bytes encode; the encoding is utf-8 or ascii. For errors 'ignore' or 'replace' what is no text is left out or becomes U+FFFD, else it raises UnicodeError.", bytesDecode),
		NewBuiltin("hex(self, sep=..., /)", "Gives the bytes as a str of two hexadecimal digits each, with sep between them.", bytesHex),
	)
	c.ClassMethods(
		NewBuiltin("fromhex(cls, text, /)", "Makes an object of the bytes that text gives as pairs of hexadecimal digits; white space between them is skipped.", bytesFromhex),
	)
}

func bytesGetItem(t Thread, v, key Value) (Value, error) {
	s := v.Obj().(*Bytes).S
	if sl, ok := key.Obj().(*Slice); ok {
		lo, hi, err := unitSlice(t, sl, len(s))
		if err != nil {
			return Value{}, err
		}
		if hi-lo == len(s) {
			return v, nil
		}
		return NewBytes(s[lo:hi]), nil
	}
	i, err := itemIndex(key, len(s), "bytes")
	if err != nil {
		return Value{}, err
	}
	return Int(int64(s[i])), nil
}

func bytesContains(t Thread, v, item Value) (bool, error) {
	s := v.Obj().(*Bytes).S
	n := Native(item)
	if n.IsInt() || n.IsBool() {
		c := n.AsInt()
		return c >= 0 && c < 256 && strings.IndexByte(s, byte(c)) >= 0, nil
	}
	if part, err := BytesOf(n); err == nil {
		return strings.Contains(s, viewString(part)), nil
	}
	for i := 0; i < len(s); i++ {
		same, err := Equal(t, Int(int64(s[i])), item)
		if same || err != nil {
			return same, err
		}
	}
	return false, nil
}

func bytesBinary(t Thread, op BinaryOp, a, b Value) (Value, error) {
	x := a.Obj().(*Bytes)
	switch op {
	case ADD:
		var y string
		if o, ok := b.Obj().(*Bytes); ok {
			if x.S == "" {
				return b, nil
			}
			y = o.S
		} else {
			data, err := BytesOf(b)
			if err != nil {
				return Value{}, nil // another type may know
			}
			y = viewString(data)
		}
		if y == "" {
			return a, nil
		}
		return joinToBytes(t, x, y)
	case MUL:
		return textRepeat(t, a, b)
	case MOD:
		return percent(t, x.S, bytesText, b)
	}
	return Value{}, nil
}

func bytesCompare(_ Thread, op CompareOp, a, b Value) (Value, error) {
	x := a.Obj().(*Bytes).S
	switch o := b.Obj().(type) {
	case *Bytes:
		return Bool(ordered(op, strings.Compare(x, o.S))), nil
	case *Bytearray:
		return Bool(ordered(op, strings.Compare(x, viewString(o.B)))), nil
	case *Str:
		if op > NE { // they are never equal, but have an order
			return Bool(ordered(op, strings.Compare(x, o.S))), nil
		}
	case Buffered:
		if _, ok := o.(*Array); ok && op <= NE {
			break // never equal
		}
		data, _, _ := o.Buffer()
		return Bool(ordered(op, strings.Compare(x, viewString(data)))), nil
	}
	return Value{}, nil
}
