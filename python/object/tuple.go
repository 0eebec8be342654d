// This file gives tuple its slots and methods; named tuples share them.

package object

func tupleItems(v Value) []Value { return v.Obj().(*Tuple).Items }

func init() {
	c := TupleClass
	c.New = func(t Thread, _ *Class, args []Value, kw Kw) (Value, error) {
		if err := plainArgs(args, kw, 0, 1); err != nil {
			return Value{}, err
		}
		if len(args) == 0 {
			return emptyTuple, nil
		}
		if o, ok := args[0].Obj().(*Tuple); ok && o.Cls == nil {
			return args[0], nil
		}
		switch args[0].Obj().(type) {
		case *List, *Tuple, *Range:
			items, err := Collect(t, args[0])
			return NewTuple(items...), err
		}
		o, err := gather(t, args[0])
		if err != nil || len(o.Items) > 8 {
			return NewTuple(o.Items...), err
		}
		return CopyTuple(t, o.Items)
	}
	c.Repr = func(t Thread, v Value) (string, error) { return reprItems(t, tupleItems(v), "(", ")", true) }
	c.Hash = func(t Thread, v Value) (uint64, error) {
		if err := t.Descend(); err != nil {
			return 0, err
		}
		defer t.Ascend()
		h := uint64(0x345678)
		pace := NewPace(t)
		for _, x := range tupleItems(v) {
			if err := pace.Did(step); err != nil {
				return 0, err
			}
			k, err := HashKey(t, x)
			if err != nil {
				return 0, err
			}
			h = mix(h ^ k)
		}
		return h, nil
	}
	c.Len = func(_ Thread, v Value) (int, error) { return len(tupleItems(v)), nil }
	c.Bool = func(_ Thread, v Value) (bool, error) { return len(tupleItems(v)) != 0, nil }
	c.Iter = func(_ Thread, v Value) (Value, error) { return Ref(&TupleIter{Items: tupleItems(v)}), nil }
	c.Contains = func(t Thread, v, item Value) (bool, error) {
		items := tupleItems(v)
		i, err := findItem(t, items, item, 0, len(items))
		return i >= 0, err
	}
	c.GetItem = tupleGet
	c.Binary = func(t Thread, op BinaryOp, a, b Value) (Value, error) {
		switch op {
		case ADD:
			if y, ok := b.Obj().(*Tuple); ok {
				items, err := concat(t, tupleItems(a), y.Items)
				return NewTuple(items...), err
			}
		case MUL:
			n, ok, err := intMaybe(t, b)
			if !ok || err != nil {
				return Value{}, err
			}
			items, err := repeatItems(t, tupleItems(a), n)
			return NewTuple(items...), err
		}
		return Value{}, nil
	}
	c.RBinary = func(t Thread, op BinaryOp, a, b Value) (Value, error) {
		if op != MUL || !isInteger(a) {
			return Value{}, nil
		}
		return c.Binary(t, op, b, a)
	}
	c.Compare = func(t Thread, op CompareOp, a, b Value) (Value, error) {
		y, ok := b.Obj().(*Tuple)
		if !ok {
			return Value{}, nil
		}
		return compareItems(t, op, tupleItems(a), y.Items)
	}
	c.Methods(
		NewBuiltin("count(self, item, /)", "How many items equal item.", func(t Thread, args []Value, _ Kw) (Value, error) {
			return seqCount(t, tupleItems(args[0]), args[1])
		}),
		NewBuiltin("index(self, item, start=0, stop=len, /)", "The place of the first item equal to item; ValueError when there is none.",
			func(t Thread, args []Value, _ Kw) (Value, error) { return seqIndex(t, tupleItems(args[0]), args) }),
	)
}

func tupleGet(t Thread, v, key Value) (Value, error) {
	o := v.Obj().(*Tuple)
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
		start, stop, step, _, err := SliceIndices(t, s, len(o.Items))
		if err != nil {
			return Value{}, err
		}
		if step != 1 {
			return Value{}, NewError(NotImplementedError, "only slices with step=1 (aka None) are supported")
		}
		return CopyTuple(t, o.Items[start:stop])
	}
	i, err := PosIn(t, o.Class(), len(o.Items), key)
	if err != nil {
		return Value{}, err
	}
	return o.Items[i], nil
}
