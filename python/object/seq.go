// This file holds what list and tuple have in common: text, comparison, search.

package object

import "math"

// reprItems writes items between open and end, with the comma of a one-tuple
// where single says so.
func reprItems(t Thread, items []Value, open, end string, single bool) (string, error) {
	b := NewBuilder(t)
	before := open
	for _, x := range items {
		s, err := Repr(t, x)
		if err == nil {
			err = b.Add(before)
		}
		if err == nil {
			err = b.Add(s)
		}
		if err != nil {
			return "", err
		}
		before = ", "
	}
	switch {
	case len(items) == 0:
		end = open + end
	case single && len(items) == 1:
		end = "," + end
	}
	err := b.Add(end)
	return b.Text(), err
}

// compareItems compares sequences item by item: the first pair that differs decides.
func compareItems(t Thread, op CompareOp, a, b []Value) (Value, error) {
	if (op == EQ || op == NE) && len(a) != len(b) {
		return Bool(op == NE), nil
	}
	pace := NewPace(t)
	for i := range a {
		if i >= len(b) {
			break
		}
		if err := pace.Did(step); err != nil {
			return Value{}, err
		}
		same, err := Equal(t, a[i], b[i])
		if err != nil {
			return Value{}, err
		}
		if same {
			continue
		}
		switch op {
		case EQ:
			return False, nil
		case NE:
			return True, nil
		}
		r, err := Compare(t, op, a[i], b[i])
		if err != nil {
			return Value{}, err
		}
		yes, err := Truth(t, r)
		return Bool(yes), err
	}
	return Bool(ordered(op, len(a)-len(b))), nil
}

// seqIndex is the method index of sequences; args are self, the item and perhaps bounds.
func seqIndex(t Thread, items []Value, args []Value) (Value, error) {
	start, stop := 0, len(items)
	var err error
	if len(args) > 2 {
		if start, err = ClampIn(t, ClassOf(args[0]), len(items), args[2]); err != nil {
			return Value{}, err
		}
	}
	if len(args) > 3 {
		if stop, err = ClampIn(t, ClassOf(args[0]), len(items), args[3]); err != nil {
			return Value{}, err
		}
	}
	i, err := findItem(t, items, args[1], start, stop)
	if err == nil && i < 0 {
		err = NewError(ValueError, "object not in sequence")
	}
	return Int(int64(i)), err
}

// findItem gives the place of the first item equal to v, or -1.
func findItem(t Thread, items []Value, v Value, start, stop int) (int, error) {
	simple := v.IsInt() || v.IsNone()
	pace := NewPace(t)
	for i := start; i < stop && i < len(items); i++ {
		if err := pace.Did(step); err != nil {
			return -1, err
		}
		x := items[i]
		if x == v && !v.IsFloat() {
			return i, nil
		}
		if simple && (x.IsInt() || x.IsNone()) {
			continue
		}
		same, err := Equal(t, x, v)
		if err != nil {
			return -1, err
		}
		if same {
			return i, nil
		}
	}
	return -1, nil
}

func seqCount(t Thread, items []Value, v Value) (Value, error) {
	n := int64(0)
	pace := NewPace(t)
	for _, x := range items {
		if err := pace.Did(step); err != nil {
			return Value{}, err
		}
		same, err := Equal(t, x, v)
		if err != nil {
			return Value{}, err
		}
		if same {
			n++
		}
	}
	return Int(n), nil
}

// slotSize is what an item costs of the heap limit.
const slotSize = 16

// makeItems makes room for n items, within the heap limit.
func makeItems(t Thread, n int64) ([]Value, error) {
	if n > math.MaxInt/slotSize {
		return nil, NewError(MemoryError, "memory allocation failed, allocating %d bytes", uint64(n)*8)
	}
	if n >= 1024 {
		if err := t.Grow(int(n) * slotSize); err != nil {
			return nil, err
		}
	}
	return make([]Value, n), nil
}

// repeatItems gives items n times over.
func repeatItems(t Thread, items []Value, n int64) ([]Value, error) {
	if n <= 0 || len(items) == 0 {
		return nil, nil
	}
	if n > math.MaxInt64/int64(len(items)) {
		return nil, NewError(MemoryError, "memory allocation failed, allocating %d bytes", uint64(len(items))*uint64(n)*8)
	}
	out, err := makeItems(t, int64(len(items))*n)
	if err != nil {
		return nil, err
	}
	copy(out, items)
	for k := len(items); k < len(out); k *= 2 {
		if err := copyItems(t, out[k:], out[:k]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// concat gives a and then b.
func concat(t Thread, a, b []Value) ([]Value, error) {
	out, err := makeItems(t, int64(len(a))+int64(len(b)))
	if err != nil {
		return nil, err
	}
	if err = copyItems(t, out, a); err == nil {
		err = copyItems(t, out[len(a):], b)
	}
	return out, err
}

// capHint gives how many items v will have where that is known for nothing.
func capHint(v Value) int {
	switch o := v.Obj().(type) {
	case *List:
		return len(o.Items)
	case *Tuple:
		return len(o.Items)
	case *Range:
		return int(min(o.Len(), 1<<16))
	case *Dict:
		return o.Len()
	case *Set:
		return o.Len()
	}
	return 0
}

// Collect gives all items of v in a new slice with room for more.
func Collect(t Thread, v Value) ([]Value, error) {
	switch o := v.Obj().(type) {
	case *List:
		return concat(t, o.Items, nil)
	case *Tuple:
		return concat(t, o.Items, nil)
	case *Range:
		n := o.Len()
		out, err := makeItems(t, n)
		pace := NewPace(t)
		for i, x := 0, o.Start; i < len(out) && err == nil; i, x = i+1, x+o.Step {
			out[i] = Int(x)
			err = pace.Did(step)
		}
		return out, err
	}
	l, err := gather(t, v)
	return l.Items, err
}

// gather makes a list of all items of v.
func gather(t Thread, v Value) (*List, error) {
	var l *List
	if n := capHint(v); n > 0 {
		l = &List{Items: make([]Value, 0, n)}
	} else {
		o := &list8{}
		l = &o.List
		l.Items = o.room[:0]
	}
	err := Each(t, v, func(x Value) (bool, error) { return true, l.Append(t, x) })
	return l, err
}
