// This file gives list its slots and methods.

package object

import "math"

// Append adds v at the end.
func (o *List) Append(t Thread, v Value) error {
	if len(o.Items) == cap(o.Items) {
		if err := o.grow(t); err != nil {
			return err
		}
	}
	o.Items = append(o.Items, v)
	return nil
}

// ListAppend is the method append, which the machine knows.
var ListAppend = NewBuiltin("append(self, item, /)", "Adds item at the end.", func(t Thread, args []Value, _ Kw) (Value, error) {
	return None, args[0].Obj().(*List).Append(t, args[1])
})

// grow makes room for more: three times as much while that is little, for each
// step costs an allocation that Go clears, then twice, until that would be
// wasteful.
func (o *List) grow(t Thread) error {
	n := len(o.Items)
	room := n / 4 * 5
	switch {
	case n < 64:
		room = max(4, 3*n)
	case n < 1<<16:
		room = 2 * n
	}
	if n >= 4 { // MicroPython's lists begin with room for four
		if err := t.Grow(room * slotSize); err != nil {
			return err
		}
	}
	o.Items = append(make([]Value, 0, room), o.Items...)
	return nil
}

// Extend adds the items of any iterable at the end.
func (o *List) Extend(t Thread, v Value) error {
	switch x := v.Obj().(type) {
	case *List:
		return o.extend(t, x.Items)
	case *Tuple:
		return o.extend(t, x.Items)
	case *Range:
		items, err := Collect(t, v)
		if err != nil {
			return err
		}
		return o.extend(t, items)
	}
	return Each(t, v, func(x Value) (bool, error) { return true, o.Append(t, x) })
}

func (o *List) extend(t Thread, items []Value) error {
	if n := len(o.Items) + len(items); n > cap(o.Items) && n > 4 {
		if err := t.Grow(n * slotSize); err != nil {
			return err
		}
	}
	o.Items = append(o.Items, items...)
	return nil
}

// Pop removes and gives the item at i, which must be there.
func (o *List) Pop(i int) Value {
	v := o.Items[i]
	last := len(o.Items) - 1
	copy(o.Items[i:], o.Items[i+1:])
	o.Items[last] = Value{}
	o.Items = o.Items[:last]
	if c := cap(o.Items); c > 1024 && last < c/4 {
		o.Items = append(make([]Value, 0, c/2), o.Items...)
	}
	return v
}

func listOf(v Value) *List { return v.Obj().(*List) }

func init() {
	c := ListClass
	c.NoHash = true
	c.New = func(t Thread, _ *Class, args []Value, kw Kw) (Value, error) {
		if err := plainArgs(args, kw, 0, 1); err != nil {
			return Value{}, err
		}
		if len(args) == 0 {
			return NewList(), nil
		}
		switch args[0].Obj().(type) {
		case *List, *Tuple, *Range:
			items, err := Collect(t, args[0])
			return NewList(items...), err
		}
		o, err := gather(t, args[0])
		return Ref(o), err
	}
	c.Repr = func(t Thread, v Value) (string, error) { return reprItems(t, listOf(v).Items, "[", "]", false) }
	c.Len = func(_ Thread, v Value) (int, error) { return len(listOf(v).Items), nil }
	c.Bool = func(_ Thread, v Value) (bool, error) { return len(listOf(v).Items) != 0, nil }
	c.Iter = func(_ Thread, v Value) (Value, error) { return Ref(&ListIter{L: listOf(v)}), nil }
	c.Contains = func(t Thread, v, item Value) (bool, error) {
		i, err := findLive(t, listOf(v), item)
		return i >= 0, err
	}
	c.GetItem = listGet
	c.SetItem = listSet
	c.Binary = func(t Thread, op BinaryOp, a, b Value) (Value, error) {
		switch op {
		case ADD:
			if y, ok := b.Obj().(*List); ok {
				x := listOf(a).Items
				o, err := makeList(t, len(x)+len(y.Items))
				if err == nil {
					copy(o.Items[copy(o.Items, x):], y.Items)
				}
				return Ref(o), err
			}
		case MUL:
			n, ok, err := intMaybe(t, b)
			if !ok || err != nil {
				return Value{}, err
			}
			items, err := repeatItems(t, listOf(a).Items, n)
			return NewList(items...), err
		}
		return Value{}, nil
	}
	c.RBinary = func(t Thread, op BinaryOp, a, b Value) (Value, error) {
		if op != MUL || !isInteger(a) {
			return Value{}, nil
		}
		return c.Binary(t, op, b, a)
	}
	c.Inplace = func(t Thread, op BinaryOp, a, b Value) (Value, error) {
		if op == ADD {
			return a, listOf(a).Extend(t, b)
		}
		return Value{}, nil
	}
	c.Compare = func(t Thread, op CompareOp, a, b Value) (Value, error) {
		y, ok := b.Obj().(*List)
		if !ok {
			return Value{}, nil
		}
		return compareItems(t, op, listOf(a).Items, y.Items)
	}
	listMethods()
}

// findLive finds an item in a list that an __eq__ may change meanwhile.
func findLive(t Thread, o *List, v Value) (int, error) {
	return findItem(t, o.Items, v, 0, len(o.Items))
}

func listGet(t Thread, v, key Value) (Value, error) {
	o := listOf(v)
	if key.IsInt() {
		i := key.AsInt()
		if i < 0 {
			i += int64(len(o.Items))
		}
		if uint64(i) < uint64(len(o.Items)) {
			return o.Items[i], nil
		}
	}
	if s, ok := key.Obj().(*Slice); ok {
		return listSlice(t, o.Items, s)
	}
	i, err := PosIn(t, ListClass, len(o.Items), key)
	if err != nil {
		return Value{}, err
	}
	return o.Items[i], nil
}

// listSlice makes a list of what a slice selects.
func listSlice(t Thread, items []Value, s *Slice) (Value, error) {
	start, _, step, n, err := SliceIndices(t, s, len(items))
	if err != nil {
		return Value{}, err
	}
	return CutList(t, items, start, step, n)
}

// CutList makes a list of n of the items, from start on, step apart.
func CutList(t Thread, items []Value, start, step, n int) (Value, error) {
	if step == 1 {
		return CopyList(t, items[start:start+n])
	}
	l, err := makeList(t, n)
	for i := range l.Items {
		l.Items[i] = items[start+i*step]
	}
	return Ref(l), err
}

func listSet(t Thread, v, key, val Value) error {
	o := listOf(v)
	if s, ok := key.Obj().(*Slice); ok {
		return listSetSlice(t, o, s, val)
	}
	if !val.Bound() && len(o.Items) == 0 { // to delete is to pop
		return NewError(IndexError, "pop from empty list")
	}
	i, err := PosIn(t, ListClass, len(o.Items), key)
	if err != nil {
		return err
	}
	if !val.Bound() {
		o.Pop(i)
		return nil
	}
	o.Items[i] = val
	return nil
}

// listSetSlice replaces a slice, or deletes it when val is unbound. As in
// MicroPython, the step must be 1 and the new items a list or a tuple.
func listSetSlice(t Thread, o *List, s *Slice, val Value) error {
	start, stop, step, _, err := SliceIndices(t, s, len(o.Items))
	if err != nil {
		return err
	}
	if step != 1 {
		return NewException(NotImplementedError)
	}
	return o.Replace(t, start, stop, val)
}

// Replace puts the items of val, a list or a tuple, in place of those from
// start to stop; of nothing when it is unbound.
func (o *List) Replace(t Thread, start, stop int, val Value) error {
	var items []Value
	var err error
	if val.Bound() {
		if items, err = Sequence(val); err != nil {
			return err
		}
	}
	old := len(o.Items)
	n := old - (stop - start) + len(items)
	if n > cap(o.Items) {
		if err := t.Grow(n * slotSize); err != nil {
			return err
		}
		out := make([]Value, n)
		copy(out, o.Items[:start])
		copy(out[start+len(items):], o.Items[stop:])
		copy(out[start:], items)
		o.Items = out
		return nil
	}
	if listItems(val, o) {
		items = append([]Value(nil), items...)
	}
	all := o.Items[:max(n, old)]
	copy(all[start+len(items):], all[stop:old])
	copy(all[start:], items)
	if n < old {
		clear(all[n:])
	}
	o.Items = all[:n]
	return nil
}

// listItems says whether val is o itself, so that moving o's items moves val's.
func listItems(val Value, o *List) bool {
	l, ok := Native(val).Obj().(*List)
	return ok && l == o
}

func listMethods() {
	ListClass.Methods(
		ListAppend,
		NewBuiltin("clear(self, /)", "Removes every item.", func(_ Thread, args []Value, _ Kw) (Value, error) {
			listOf(args[0]).Items = nil
			return None, nil
		}),
		NewBuiltin("copy(self, /)", "A new list with the same items.", func(t Thread, args []Value, _ Kw) (Value, error) {
			return CopyList(t, listOf(args[0]).Items)
		}),
		NewBuiltin("count(self, item, /)", "How many items equal item.", func(t Thread, args []Value, _ Kw) (Value, error) {
			return seqCount(t, listOf(args[0]).Items, args[1])
		}),
		NewBuiltin("extend(self, iterable, /)", "Adds the items of iterable at the end.", func(t Thread, args []Value, _ Kw) (Value, error) {
			return None, listOf(args[0]).Extend(t, args[1])
		}),
		NewBuiltin("index(self, item, start=0, stop=len, /)", "The place of the first item equal to item; ValueError when there is none.",
			func(t Thread, args []Value, _ Kw) (Value, error) { return seqIndex(t, listOf(args[0]).Items, args) }),
		NewBuiltin("insert(self, index, item, /)", "Puts item before the one at index.", listInsert),
		NewBuiltin("pop(self, index=-1, /)", "Removes and returns the item at index; IndexError when there is none.", listPop),
		NewBuiltin("remove(self, item, /)", "Removes the first item equal to item; ValueError when there is none.", listRemove),
		NewBuiltin("reverse(self, /)", "Turns the order round.", func(_ Thread, args []Value, _ Kw) (Value, error) {
			items := listOf(args[0]).Items
			for i, j := 0, len(items)-1; i < j; i, j = i+1, j-1 {
				items[i], items[j] = items[j], items[i]
			}
			return None, nil
		}),
		NewBuiltin("sort(self, *, key=None, reverse=False)", "Sorts in place: by key(item) if there is a key, falling if reverse. Equal items keep their order.",
			func(t Thread, args []Value, _ Kw) (Value, error) {
				return None, listOf(args[0]).Sort(t, Arg(args, 1), Arg(args, 2))
			}),
	)
}

func listInsert(t Thread, args []Value, _ Kw) (Value, error) {
	o := listOf(args[0])
	i, err := ToInt64(t, args[1])
	if err != nil {
		return Value{}, err
	}
	n := int64(len(o.Items))
	if i < 0 {
		i += n
	}
	i = min(max(i, 0), n)
	if err := o.Append(t, None); err != nil {
		return Value{}, err
	}
	copy(o.Items[i+1:], o.Items[i:])
	o.Items[i] = args[2]
	return None, nil
}

func listPop(t Thread, args []Value, _ Kw) (Value, error) {
	o := listOf(args[0])
	n := len(o.Items)
	if n == 0 {
		return Value{}, NewError(IndexError, "pop from empty list")
	}
	if len(args) == 1 {
		return o.Pop(n - 1), nil
	}
	i, err := PosIn(t, ListClass, n, args[1])
	if err != nil {
		return Value{}, err
	}
	return o.Pop(i), nil
}

func listRemove(t Thread, args []Value, _ Kw) (Value, error) {
	o := listOf(args[0])
	i, err := findItem(t, o.Items, args[1], 0, math.MaxInt)
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		return Value{}, NewError(ValueError, "object not in sequence")
	}
	if i < len(o.Items) {
		o.Pop(i)
	}
	return None, nil
}
