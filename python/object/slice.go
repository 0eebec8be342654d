// This file gives slice its methods and turns a slice into positions.

package object

import "math"

// NewSlice makes a slice; absent parts are None.
func NewSlice(start, stop, step Value) Value { return Ref(&Slice{start, stop, step}) }

// SliceIndices applies s to a sequence of the given length: n items from start
// on, step apart. For step 1 they are start to stop, and n is stop-start; for a
// negative step stop lies before start and may be -1.
func SliceIndices(t Thread, s *Slice, length int) (start, stop, step, n int, err error) {
	part := *s // s may be lent, and an __index__ could lend it again
	step = 1
	if !part.Step.IsNone() {
		if step, err = cutIndex(t, part.Step); err != nil {
			return
		}
		if step == 0 {
			err = NewError(ValueError, "slice step can't be zero")
			return
		}
	}
	low, high := 0, length
	first, last := 0, length
	if step < 0 {
		low, high = -1, length-1
		first, last = length-1, -1
	}
	if start, err = sliceBound(t, part.Start, length, low, high, first); err != nil {
		return
	}
	if stop, err = sliceBound(t, part.Stop, length, low, high, last); err != nil {
		return
	}
	switch {
	case step > 0 && start < stop:
		n = (stop-start-1)/step + 1
	case step < 0 && start > stop:
		n = (start-stop-1)/-step + 1
	}
	if n == 0 && step > 0 {
		stop = start
	}
	return
}

// sliceBound gives one end of a slice, within low and high.
func sliceBound(t Thread, v Value, length, low, high, absent int) (int, error) {
	if v.IsNone() {
		return absent, nil
	}
	i, err := cutIndex(t, v)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += length
	}
	return min(max(i, low), high), nil
}

// cutIndex is Index, but a number too big for the machine's int is cut to it.
func cutIndex(t Thread, v Value) (int, error) {
	n, err := ToInt64(t, v)
	if err != nil {
		return 0, err
	}
	return int(min(max(n, -math.MaxInt), math.MaxInt)), nil
}

// PosIn gives the position that index means in a sequence of n items, of which
// seq is the class, for messages.
func PosIn(t Thread, seq *Class, n int, index Value) (int, error) {
	i := int64(0)
	if index.IsInt() {
		i = index.AsInt()
	} else {
		k, ok, err := intMaybe(t, index)
		if err != nil {
			return 0, err
		}
		if !ok {
			return 0, NewError(TypeError, "%s indices must be integers, not %s", seq.Name, TypeName(index))
		}
		i = k
	}
	if i < 0 {
		i += int64(n)
	}
	if i < 0 || i >= int64(n) {
		return 0, NewError(IndexError, "%s index out of range", seq.Name)
	}
	return int(i), nil
}

// ClampIn gives the position that index means as a bound of a search in n items.
func ClampIn(t Thread, seq *Class, n int, index Value) (int, error) {
	i, ok, err := intMaybe(t, index)
	if err != nil {
		return 0, err
	}
	if !ok {
		return 0, NewError(TypeError, "%s indices must be integers, not %s", seq.Name, TypeName(index))
	}
	if i < 0 {
		i += int64(n)
	}
	return int(min(max(i, 0), int64(n))), nil
}

// intMaybe gives the machine integer that v stands for; false: it is no integer.
func intMaybe(t Thread, v Value) (int64, bool, error) {
	if v.IsInt() || v.IsBool() {
		return v.AsInt(), true, nil
	}
	n := v
	if c := ClassOf(v); c.User {
		m := c.Special("__int__")
		if m.Bound() {
			r, err := t.Call(m, []Value{v}, Kw{})
			if err != nil {
				return 0, false, err
			}
			n = r
		} else {
			n = Native(v)
		}
		if n.IsInt() || n.IsBool() {
			return n.AsInt(), true, nil
		}
	}
	if _, ok := n.Obj().(*BigInt); ok {
		return 0, false, NewError(OverflowError, "overflow converting long int to machine word")
	}
	return 0, false, nil
}

func init() {
	c := SliceClass
	c.NoHash = true
	c.Repr = func(t Thread, v Value) (string, error) {
		s := v.Obj().(*Slice)
		text := "slice("
		for i, x := range []Value{s.Start, s.Stop, s.Step} {
			r, err := Repr(t, x)
			if err != nil {
				return "", err
			}
			if i > 0 {
				text += ", "
			}
			text += r
		}
		return text + ")", nil
	}
	c.GetAttr = func(_ Thread, v Value, name string) (Value, error) {
		s := v.Obj().(*Slice)
		switch name {
		case "start":
			return s.Start, nil
		case "stop":
			return s.Stop, nil
		case "step":
			return s.Step, nil
		}
		return Value{}, nil
	}
	c.Methods(NewBuiltin("indices(self, length, /)", "The start, stop and step that the slice means for a sequence of the given length.",
		func(t Thread, args []Value, _ Kw) (Value, error) {
			n, err := Index(t, args[1])
			if err != nil {
				return Value{}, err
			}
			s := args[0].Obj().(*Slice)
			start, stop, step, k, err := SliceIndices(t, s, n)
			if err != nil {
				return Value{}, err
			}
			if k == 0 && step > 0 && !s.Stop.IsNone() {
				if stop, err = sliceBound(t, s.Stop, n, 0, n, n); err != nil {
					return Value{}, err
				}
			}
			return NewTuple(Int(int64(start)), Int(int64(stop)), Int(int64(step))), nil
		}))
}
