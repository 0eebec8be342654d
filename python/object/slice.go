// This file gives slice its methods and turns a slice into positions.

package object

import "math"

// NewSlice makes a slice; absent parts are None.
func NewSlice(start, stop, step Value) Value { return Ref(&Slice{start, stop, step}) }

// SliceIndices applies s to a sequence of the given length: n items from start
// on, step apart. For step 1 they are start to stop, and n is stop-start; for a
// negative step stop lies before start and may be -1.
func SliceIndices(t Thread, s *Slice, length int) (start, stop, step, n int, err error) {
	if start, stop, step, n, ok := CutPlain(&s.Start, &s.Stop, &s.Step, length); ok {
		return start, stop, step, n, nil
	}
	part := *s // s may be lent, and an __index__ could lend it again
	for _, v := range []*Value{&part.Step, &part.Start, &part.Stop} {
		if !v.IsNone() {
			i, err := cutIndex(t, *v)
			if err != nil {
				return 0, 0, 0, 0, err
			}
			*v = Int(int64(i))
		}
		if v == &part.Step && v.IsInt() && v.AsInt() == 0 {
			return 0, 0, 0, 0, NewError(ValueError, "slice step can't be zero")
		}
	}
	start, stop, step, n, _ = CutPlain(&part.Start, &part.Stop, &part.Step, length)
	return
}

// CutPlain is SliceIndices for ints and None; false: there is something else, or the step is 0.
func CutPlain(from, to, by *Value, length int) (start, stop, step, n int, ok bool) {
	step = 1
	if by.IsInt() {
		if step = clampInt(by.AsInt()); step == 0 {
			return
		}
	} else if !by.IsNone() {
		return
	}
	low, high := 0, length
	start, stop = low, high
	if step < 0 {
		low, high = -1, length-1
		start, stop = high, low
	}
	if from.IsInt() {
		start = sliceBound(from.AsInt(), length, low, high)
	} else if !from.IsNone() {
		return
	}
	if to.IsInt() {
		stop = sliceBound(to.AsInt(), length, low, high)
	} else if !to.IsNone() {
		return
	}
	switch {
	case step == 1:
		stop = max(start, stop)
		n = stop - start
	case step > 0 && start < stop:
		n = (stop-start-1)/step + 1
	case step > 0:
		stop = start
	case start > stop:
		n = (start-stop-1)/-step + 1
	}
	return start, stop, step, n, true
}

// sliceBound gives one end of a slice, within low and high.
func sliceBound(i int64, length, low, high int) int {
	if i < 0 {
		i += int64(length)
	}
	return int(min(max(i, int64(low)), int64(high)))
}

// sliceStop gives the end of a slice by itself.
func sliceStop(t Thread, v Value, length int) (int, error) {
	if v.IsNone() {
		return length, nil
	}
	i, err := cutIndex(t, v)
	return sliceBound(int64(i), length, 0, length), err
}

func clampInt(n int64) int { return int(min(max(n, -math.MaxInt), math.MaxInt)) }

// cutIndex is Index, but a number too big for the machine's int is cut to it.
func cutIndex(t Thread, v Value) (int, error) {
	n, err := ToInt64(t, v)
	if err != nil {
		return 0, err
	}
	return clampInt(n), nil
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
				if stop, err = sliceStop(t, s.Stop, n); err != nil {
					return Value{}, err
				}
			}
			return NewTuple(Int(int64(start)), Int(int64(stop)), Int(int64(step))), nil
		}))
}
