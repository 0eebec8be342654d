// This file computes the hashes that scripts see, which are not those that dicts use.

package object

// VisibleHash gives hash(v). It is the same in every run, so that what a script
// prints does not depend on the process: the text hashes of MicroPython, the
// numbers themselves, and for containers the sum of their items' hashes.
func VisibleHash(t Thread, v Value) (int64, error) {
	switch {
	case v.IsInt(), v.IsBool():
		return smallHash(v.AsInt()), nil
	case v.IsFloat():
		return floatHash(v.AsFloat()), nil
	case v.IsNone():
		return 6, nil
	}
	switch o := v.Obj().(type) {
	case *Str:
		return textHash(t, o.S)
	case *Bytes:
		return textHash(t, o.S)
	case *BigInt:
		n, err := Truncated(t, v)
		return smallHash(int64(n)), err
	case *Complex:
		return floatHash(o.Re) ^ floatHash(o.Im), nil
	case *Tuple:
		return sumHash(t, o.Items, 0x1f3a)
	case *Set:
		if o.Frozen {
			items, err := Collect(t, v)
			if err != nil {
				return 0, err
			}
			return sumHash(t, items, 0x2e5b)
		}
	case *Instance, *Exception:
		return userHash(t, v)
	}
	h, err := HashKey(t, v)
	return smallHash(int64(h)), err
}

// smallHash keeps what fits into MicroPython's small int.
func smallHash(n int64) int64 { return n << 1 >> 1 }

func floatHash(f float64) int64 {
	if f > -(1<<62) && f < 1<<62 {
		return int64(f)
	}
	return 0
}

// textHash is djb2 in 16 bits, as MicroPython stores it beside interned strings.
func textHash(t Thread, s string) (int64, error) {
	h := uint32(5381)
	for pace := NewPace(t); s != ""; {
		n := min(len(s), stretch)
		for i := range n {
			h = h*33 ^ uint32(s[i])
		}
		s = s[n:]
		if err := pace.Did(n); err != nil {
			return 0, err
		}
	}
	if h &= 0xffff; h != 0 {
		return int64(h), nil
	}
	return 1, nil
}

func sumHash(t Thread, items []Value, start int64) (int64, error) {
	if err := t.Descend(); err != nil {
		return 0, err
	}
	defer t.Ascend()
	pace := NewPace(t)
	for _, x := range items {
		if err := pace.Did(step); err != nil {
			return 0, err
		}
		h, err := VisibleHash(t, x)
		if err != nil {
			return 0, err
		}
		start += h
	}
	return smallHash(start), nil
}

// userHash asks __hash__, whose result may be any integer.
func userHash(t Thread, v Value) (int64, error) {
	c := ClassOf(v)
	if m := c.Special("__hash__"); m.Bound() && !m.IsNone() {
		r, err := t.Call(m, []Value{v}, Kw{})
		if err != nil {
			return 0, err
		}
		if n := Native(r); isInteger(n) {
			return VisibleHash(t, n)
		}
		return 0, NewError(TypeError, "can't convert %s to int", TypeName(r))
	}
	if n := Native(v); n != v && !c.Special("__eq__").Bound() {
		return VisibleHash(t, n)
	}
	h, err := HashKey(t, v)
	return smallHash(int64(h)), err
}
