// This file gives set and frozenset their slots and methods.

package object

func setOf(v Value) *Set { return v.Obj().(*Set) }

func init() {
	for _, c := range []*Class{SetClass, FrozensetClass} {
		frozen := c == FrozensetClass
		c.New = func(t Thread, _ *Class, args []Value, kw Kw) (Value, error) {
			if err := plainArgs(args, kw, 0, 1); err != nil {
				return Value{}, err
			}
			s := &Set{}
			if len(args) == 1 {
				if n := capHint(args[0]); n > 0 {
					s = NewSet(n)
				} else {
					s = newSet8()
				}
				if err := s.Update(t, args[0]); err != nil {
					return Value{}, err
				}
			}
			s.Frozen = frozen
			return Ref(s), nil
		}
		c.Repr = setRepr
		c.Len = func(_ Thread, v Value) (int, error) { return setOf(v).Len(), nil }
		c.Bool = func(_ Thread, v Value) (bool, error) { return setOf(v).Len() != 0, nil }
		c.Iter = func(_ Thread, v Value) (Value, error) { return Ref(NewDictIter(&setOf(v).d, ViewKeys)), nil }
		c.Contains = func(t Thread, v, item Value) (bool, error) { return setOf(v).Has(t, item) }
		c.Binary = setBinary
		c.Compare = setCompare
		c.Methods(setMethods()...)
	}
	SetClass.NoHash = true
	SetClass.Inplace = setInplace
	SetClass.Methods(setChangers()...)
	FrozensetClass.Hash = func(t Thread, v Value) (uint64, error) {
		if err := t.Descend(); err != nil {
			return 0, err
		}
		defer t.Ascend()
		h := uint64(0x9e37)
		for i, s := 0, setOf(v); ; {
			x, ok := s.Next(&i)
			if !ok {
				return mix(h), nil
			}
			k, err := HashKey(t, x)
			if err != nil {
				return 0, err
			}
			h += mix(k) // the order of the items must not matter
		}
	}
}

func setRepr(t Thread, v Value) (string, error) {
	s := setOf(v)
	open, end := "{", "}"
	switch {
	case s.Frozen && s.Len() == 0:
		return "frozenset()", nil
	case s.Len() == 0:
		return "set()", nil
	case s.Frozen:
		open, end = "frozenset({", "})"
	}
	items, err := Collect(t, v)
	if err != nil {
		return "", err
	}
	return reprItems(t, items, open, end, false)
}

func setBinary(t Thread, op BinaryOp, a, b Value) (Value, error) {
	if _, ok := b.Obj().(*Set); !ok {
		return Value{}, nil
	}
	var s *Set
	var err error
	switch op {
	case OR:
		s = setOf(a).Copy()
		err = s.Update(t, b)
	case XOR:
		s = setOf(a).Copy()
		err = s.Toggle(t, b)
	case AND:
		return setIntersection(t, a, b)
	case SUB:
		s = setOf(a).Copy()
		err = s.Remove(t, b)
	default:
		return Value{}, nil
	}
	return Ref(s), err
}

// setIntersection gives a plain set even of frozen ones, as MicroPython does.
func setIntersection(t Thread, a, b Value) (Value, error) {
	if a == b {
		return Ref(setOf(a).Copy()), nil
	}
	s, err := setOf(a).Common(t, b)
	return Ref(s), err
}

func setInplace(t Thread, op BinaryOp, a, b Value) (Value, error) {
	if _, ok := b.Obj().(*Set); !ok {
		return Value{}, nil
	}
	s := setOf(a)
	switch op {
	case OR:
		return a, s.Update(t, b)
	case XOR:
		return a, s.Toggle(t, b)
	case AND:
		return a, setKeep(t, s, b)
	case SUB:
		return a, s.Remove(t, b)
	}
	return Value{}, nil
}

// setKeep leaves in s only what is in v too.
func setKeep(t Thread, s *Set, v Value) error {
	if o, ok := v.Obj().(*Set); ok && o == s {
		return nil
	}
	out, err := s.Common(t, v)
	if err == nil {
		keys := s.d.Keys + 1
		s.d = out.d
		s.d.Keys = keys
	}
	return err
}

func setCompare(t Thread, op CompareOp, a, b Value) (Value, error) {
	x := setOf(a)
	y, ok := b.Obj().(*Set)
	if !ok {
		return Value{}, nil
	}
	var yes bool
	var err error
	switch op {
	case EQ, NE:
		yes = x.Len() == y.Len()
		if yes {
			yes, err = x.Within(t, y)
		}
		yes = yes == (op == EQ)
	case LE:
		yes, err = x.Within(t, y)
	case GE:
		yes, err = y.Within(t, x)
	case LT:
		if x.Len() != y.Len() {
			yes, err = x.Within(t, y)
		}
	case GT:
		if x.Len() != y.Len() {
			yes, err = y.Within(t, x)
		}
	}
	return Bool(yes), err
}

// setMethods are those that set and frozenset have.
func setMethods() []*Builtin {
	return []*Builtin{
		NewBuiltin("copy(self, /)", "A new set with the same items.", func(_ Thread, args []Value, _ Kw) (Value, error) {
			return Ref(setOf(args[0]).Copy()), nil
		}),
		NewBuiltin("difference(self, *others)", "The items that are in none of the iterables.", func(t Thread, args []Value, _ Kw) (Value, error) {
			s := setOf(args[0]).Copy()
			for _, v := range args[1:] {
				if v == args[0] {
					v = Ref(s)
				}
				if err := s.Remove(t, v); err != nil {
					return Value{}, err
				}
			}
			return Ref(s), nil
		}),
		NewBuiltin("intersection(self, other, /)", "The items that are in the iterable too.", func(t Thread, args []Value, _ Kw) (Value, error) {
			return setIntersection(t, args[0], args[1])
		}),
		NewBuiltin("isdisjoint(self, other, /)", "Whether no item is in the iterable too.", func(t Thread, args []Value, _ Kw) (Value, error) {
			apart := true
			err := Each(t, args[1], func(x Value) (bool, error) {
				has, err := setOf(args[0]).Has(t, x)
				apart = !has
				return apart, err
			})
			return Bool(apart), err
		}),
		NewBuiltin("issubset(self, other, /)", "Whether every item is in the iterable.", func(t Thread, args []Value, _ Kw) (Value, error) {
			o, err := asSet(t, args[1])
			if err != nil {
				return Value{}, err
			}
			yes, err := setOf(args[0]).Within(t, o)
			return Bool(yes), err
		}),
		NewBuiltin("issuperset(self, other, /)", "Whether every item of the iterable is in the set.", func(t Thread, args []Value, _ Kw) (Value, error) {
			o, err := asSet(t, args[1])
			if err != nil {
				return Value{}, err
			}
			yes, err := o.Within(t, setOf(args[0]))
			return Bool(yes), err
		}),
		NewBuiltin("symmetric_difference(self, other, /)", "The items that are in only one of the two.", func(t Thread, args []Value, _ Kw) (Value, error) {
			s := setOf(args[0]).Copy()
			return Ref(s), s.Toggle(t, args[1])
		}),
		NewBuiltin("union(self, other, /)", "The items of both.", func(t Thread, args []Value, _ Kw) (Value, error) {
			s := setOf(args[0]).Copy()
			return Ref(s), s.Update(t, args[1])
		}),
		NewBuiltin("__contains__(self, item, /)", "item in self", func(t Thread, args []Value, _ Kw) (Value, error) {
			has, err := setOf(args[0]).Has(t, args[1])
			return Bool(has), err
		}),
	}
}

// setChangers are those that only set has.
func setChangers() []*Builtin {
	return []*Builtin{
		NewBuiltin("add(self, item, /)", "Adds item.", func(t Thread, args []Value, _ Kw) (Value, error) {
			return None, setOf(args[0]).Add(t, args[1])
		}),
		NewBuiltin("clear(self, /)", "Removes every item.", func(_ Thread, args []Value, _ Kw) (Value, error) {
			setOf(args[0]).d.Clear()
			return None, nil
		}),
		NewBuiltin("discard(self, item, /)", "Removes item if it is there.", func(t Thread, args []Value, _ Kw) (Value, error) {
			_, err := setOf(args[0]).Delete(t, args[1])
			return None, err
		}),
		NewBuiltin("difference_update(self, *others)", "Removes the items of the iterables.", func(t Thread, args []Value, _ Kw) (Value, error) {
			for _, v := range args[1:] {
				if err := setOf(args[0]).Remove(t, v); err != nil {
					return Value{}, err
				}
			}
			return None, nil
		}),
		NewBuiltin("intersection_update(self, other, /)", "Removes what is not in the iterable.", func(t Thread, args []Value, _ Kw) (Value, error) {
			return None, setKeep(t, setOf(args[0]), args[1])
		}),
		NewBuiltin("pop(self, /)", "Removes and returns the item that was added first; KeyError when there is none.", func(_ Thread, args []Value, _ Kw) (Value, error) {
			k, _, ok := setOf(args[0]).d.PopFirst()
			if !ok {
				return Value{}, NewError(KeyError, "pop from an empty set")
			}
			return k, nil
		}),
		NewBuiltin("remove(self, item, /)", "Removes item; KeyError when it is not there.", func(t Thread, args []Value, _ Kw) (Value, error) {
			ok, err := setOf(args[0]).Delete(t, args[1])
			if err == nil && !ok {
				err = KeyMissing(args[1])
			}
			return None, err
		}),
		NewBuiltin("symmetric_difference_update(self, other, /)", "Removes the items of the iterable that are there and adds the others.",
			func(t Thread, args []Value, _ Kw) (Value, error) { return None, setOf(args[0]).Toggle(t, args[1]) }),
		NewBuiltin("update(self, *others)", "Adds the items of the iterables.", func(t Thread, args []Value, _ Kw) (Value, error) {
			for _, v := range args[1:] {
				if err := setOf(args[0]).Update(t, v); err != nil {
					return Value{}, err
				}
			}
			return None, nil
		}),
	}
}
