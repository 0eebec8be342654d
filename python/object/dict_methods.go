// This file gives dict its slots and methods. OrderedDict shares them.

package object

func dictOf(v Value) *Dict { return v.Obj().(*Dict) }

// KeyMissing is the KeyError for key.
func KeyMissing(key Value) *Exception { return NewException(KeyError, key) }

func init() {
	c := DictClass
	c.NoHash = true
	c.New = func(t Thread, cls *Class, args []Value, kw Kw) (Value, error) {
		if len(args) > 1 {
			return Value{}, NewError(TypeError, "function expected at most 2 arguments, got %d", len(args)+1)
		}
		d := NewDict(kw.Len())
		if cls != DictClass {
			d.Cls = cls
		}
		if len(args) == 1 {
			if err := d.Update(t, args[0]); err != nil {
				return Value{}, err
			}
		}
		return Ref(d), d.updateKw(t, kw)
	}
	c.Repr = dictRepr
	c.Len = func(_ Thread, v Value) (int, error) { return dictOf(v).live, nil }
	c.Bool = func(_ Thread, v Value) (bool, error) { return dictOf(v).live != 0, nil }
	c.Iter = func(_ Thread, v Value) (Value, error) { return Ref(NewDictIter(dictOf(v), ViewKeys)), nil }
	c.Contains = func(t Thread, v, item Value) (bool, error) { return dictOf(v).Has(t, item) }
	c.GetItem = func(t Thread, v, key Value) (Value, error) {
		r, err := dictOf(v).Get(t, key)
		if err == nil && !r.Bound() {
			err = KeyMissing(key)
		}
		return r, err
	}
	c.SetItem = dictSet
	c.Binary = func(t Thread, op BinaryOp, a, b Value) (Value, error) {
		if op != OR {
			return Value{}, nil
		}
		d := dictOf(a).Copy()
		return Ref(d), d.Update(t, b)
	}
	c.Inplace = func(t Thread, op BinaryOp, a, b Value) (Value, error) {
		if op != OR {
			return Value{}, nil
		}
		return a, dictOf(a).Update(t, b)
	}
	c.Compare = dictCompare
	dictMethods()
}

func dictSet(t Thread, v, key, val Value) error {
	d := dictOf(v)
	if val.Bound() {
		return d.Set(t, key, val)
	}
	old, err := d.Delete(t, key)
	if err == nil && !old.Bound() {
		err = KeyMissing(key)
	}
	return err
}

func dictRepr(t Thread, v Value) (string, error) {
	d := dictOf(v)
	b := make([]byte, 0, 64)
	end := "}"
	if d.Cls != nil {
		b = append(append(b, d.Cls.Name...), '(')
		end = "})"
	}
	b = append(b, '{')
	first := true
	for i := 0; ; {
		k, x, ok := d.Next(&i)
		if !ok {
			return string(append(b, end...)), nil
		}
		if !first {
			b = append(b, ", "...)
		}
		first = false
		s, err := Repr(t, k)
		if err != nil {
			return "", err
		}
		b = append(append(b, s...), ": "...)
		if s, err = Repr(t, x); err != nil {
			return "", err
		}
		b = append(b, s...)
	}
}

// Has says whether key is in d.
func (d *Dict) Has(t Thread, key Value) (bool, error) {
	v, err := d.Get(t, key)
	return v.Bound(), err
}

// writable says by an error that the dict cannot be changed.
func (d *Dict) writable() error {
	if d.Fixed {
		return NewException(TypeError)
	}
	return nil
}

// Update takes over the entries of another dict or the pairs of an iterable.
func (d *Dict) Update(t Thread, v Value) error {
	if err := d.writable(); err != nil {
		return err
	}
	if o, ok := Native(v).Obj().(*Dict); ok {
		if o == d {
			return nil
		}
		for i := 0; ; {
			k, x, ok := o.Next(&i)
			if !ok {
				return nil
			}
			if err := d.Set(t, k, x); err != nil {
				return err
			}
		}
	}
	return Each(t, v, func(pair Value) (bool, error) {
		k, x, err := pairOf(t, pair)
		if err != nil {
			return false, err
		}
		return true, d.Set(t, k, x)
	})
}

// pairOf unpacks an iterable of exactly two items.
func pairOf(t Thread, v Value) (a, b Value, err error) {
	var two [2]Value
	n := 0
	err = Each(t, v, func(x Value) (bool, error) {
		if n < 2 {
			two[n] = x
		}
		n++
		return n < 3, nil
	})
	if err == nil && n != 2 {
		err = NewError(ValueError, "dict update sequence has wrong length")
	}
	return two[0], two[1], err
}

func (d *Dict) updateKw(t Thread, kw Kw) error {
	for i, name := range kw.Names {
		if err := d.Set(t, NewStr(name), kw.Values[i]); err != nil {
			return err
		}
	}
	return nil
}

// dictCompare finds dicts equal that have equal entries; two ordered ones must
// have them in the same order.
func dictCompare(t Thread, op CompareOp, a, b Value) (Value, error) {
	if op != EQ && op != NE {
		return Value{}, nil
	}
	x := dictOf(a)
	y, ok := b.Obj().(*Dict)
	if !ok {
		return Value{}, nil
	}
	if err := t.Descend(); err != nil {
		return Value{}, err
	}
	defer t.Ascend()
	same, err := x.equal(t, y)
	return Bool(same == (op == EQ)), err
}

func (d *Dict) equal(t Thread, o *Dict) (bool, error) {
	ordered := d.Cls != nil
	if d.live != o.live || ordered != (o.Cls != nil) { // in MicroPython an OrderedDict equals no dict
		return false, nil
	}
	pace := NewPace(t)
	for i, j := 0, 0; ; {
		if err := pace.Did(step); err != nil {
			return false, err
		}
		k, x, ok := d.Next(&i)
		if !ok {
			return true, nil
		}
		var y Value
		if ordered {
			k2, y2, _ := o.Next(&j)
			if !k2.Bound() {
				return false, nil
			}
			same, err := Equal(t, k, k2)
			if !same || err != nil {
				return false, err
			}
			y = y2
		} else {
			var err error
			if y, err = o.Get(t, k); err != nil || !y.Bound() {
				return false, err
			}
		}
		same, err := Equal(t, x, y)
		if !same || err != nil {
			return false, err
		}
	}
}

func dictMethods() {
	c := DictClass
	c.Methods(
		NewBuiltin("clear(self, /)", "Removes every entry.", func(_ Thread, args []Value, _ Kw) (Value, error) {
			d := dictOf(args[0])
			if err := d.writable(); err != nil {
				return Value{}, err
			}
			d.Clear()
			return None, nil
		}),
		NewBuiltin("copy(self, /)", "A new dict with the same entries.", func(_ Thread, args []Value, _ Kw) (Value, error) {
			return Ref(dictOf(args[0]).Copy()), nil
		}),
		NewBuiltin("get(self, key, default=None, /)", "The value of key, or default.", dictGet),
		NewBuiltin("items(self, /)", "A view of the entries as (key, value).", func(_ Thread, args []Value, _ Kw) (Value, error) {
			return Ref(&DictView{dictOf(args[0]), ViewItems}), nil
		}),
		NewBuiltin("keys(self, /)", "A view of the keys.", func(_ Thread, args []Value, _ Kw) (Value, error) {
			return Ref(&DictView{dictOf(args[0]), ViewKeys}), nil
		}),
		NewBuiltin("values(self, /)", "A view of the values.", func(_ Thread, args []Value, _ Kw) (Value, error) {
			return Ref(&DictView{dictOf(args[0]), ViewValues}), nil
		}),
		NewBuiltin("pop(self, key, default=None, /)", "Removes key and returns its value, or default; KeyError when there is neither.", dictPop),
		NewBuiltin("popitem(self, /)", "Removes the entry made last and returns (key, value); KeyError when the dict is empty.", dictPopitem),
		NewBuiltin("setdefault(self, key, default=None, /)", "The value of key, which becomes default if it had none.", dictSetdefault),
		NewBuiltin("update(self, other=(), /, **kw)", "Takes over the entries of another dict, of (key, value) pairs, and of the keywords.", dictUpdate),
		NewBuiltin("__getitem__(self, key, /)", "self[key]", func(t Thread, args []Value, _ Kw) (Value, error) {
			return GetItem(t, args[0], args[1])
		}),
		NewBuiltin("__setitem__(self, key, value, /)", "self[key] = value", func(t Thread, args []Value, _ Kw) (Value, error) {
			return None, SetItem(t, args[0], args[1], args[2])
		}),
		NewBuiltin("__delitem__(self, key, /)", "del self[key]", func(t Thread, args []Value, _ Kw) (Value, error) {
			return None, SetItem(t, args[0], args[1], Value{})
		}),
	)
	c.ClassMethods(NewBuiltin("fromkeys(cls, iterable, value=None, /)", "A dict with the items of iterable as keys, all with the same value.",
		func(t Thread, args []Value, _ Kw) (Value, error) {
			val := None
			if len(args) > 2 {
				val = args[2]
			}
			d := NewDict(capHint(args[1]))
			return Ref(d), Each(t, args[1], func(k Value) (bool, error) { return true, d.Set(t, k, val) })
		}))
}

func dictGet(t Thread, args []Value, _ Kw) (Value, error) {
	v, err := args[0].Obj().(*Dict).Get(t, args[1])
	if err == nil && !v.Bound() {
		if len(args) > 2 {
			return args[2], nil
		}
		return None, nil
	}
	return v, err
}

func dictPop(t Thread, args []Value, _ Kw) (Value, error) {
	d := dictOf(args[0])
	if err := d.writable(); err != nil {
		return Value{}, err
	}
	v, err := d.Delete(t, args[1])
	if err == nil && !v.Bound() {
		if len(args) > 2 {
			return args[2], nil
		}
		err = KeyMissing(args[1])
	}
	return v, err
}

func dictPopitem(_ Thread, args []Value, _ Kw) (Value, error) {
	d := dictOf(args[0])
	if err := d.writable(); err != nil {
		return Value{}, err
	}
	k, v, ok := d.PopLast()
	if !ok {
		return Value{}, NewError(KeyError, "popitem(): dictionary is empty")
	}
	return NewPair(k, v), nil
}

func dictSetdefault(t Thread, args []Value, _ Kw) (Value, error) {
	d := dictOf(args[0])
	if err := d.writable(); err != nil {
		return Value{}, err
	}
	v, err := d.Get(t, args[1])
	if err == nil && !v.Bound() {
		v = None
		if len(args) > 2 {
			v = args[2]
		}
		err = d.Set(t, args[1], v)
	}
	return v, err
}

func dictUpdate(t Thread, args []Value, kw Kw) (Value, error) {
	d := dictOf(args[0])
	if err := d.writable(); err != nil {
		return Value{}, err
	}
	if v := Arg(args, 1); v.Bound() {
		if err := d.Update(t, v); err != nil {
			return Value{}, err
		}
	}
	return None, d.updateKw(t, kw)
}
