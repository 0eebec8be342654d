// This file holds the functions of iterables: all, any, iter, len, max, min, next, sorted.

package builtins

import "mpy/python/object"

func sequenceFuncs() []*object.Builtin {
	return []*object.Builtin{
		fn("all(iterable, /)", "True if every item is true.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return search(t, a[0], false)
		}),
		fn("any(iterable, /)", "True if some item is true.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return search(t, a[0], true)
		}),
		fn("iter(x, /)", "An iterator over x.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return object.Iter(t, a[0])
		}),
		fn("len(x, /)", "How many items x has.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			n, err := object.Len(t, a[0])
			return object.Int(int64(n)), err
		}),
		fn("max(arg, /, *args, **kw)", "The greatest of the arguments, or of the items of the only one. Keywords: key, a function to compare by; default, for an empty iterable.",
			func(t object.Thread, a []object.Value, kw object.Kw) (object.Value, error) {
				return best(t, object.GT, a, kw)
			}),
		fn("min(arg, /, *args, **kw)", "The least of the arguments, or of the items of the only one. Keywords: key, a function to compare by; default, for an empty iterable.",
			func(t object.Thread, a []object.Value, kw object.Kw) (object.Value, error) {
				return best(t, object.LT, a, kw)
			}),
		fn("next(iterator, default=None, /)", "The next item; at the end the default, or StopIteration without one.", next),
		fn("sorted(iterable, /, *args, **kw)", "A new list of the items in order. Keywords: key, a function to compare by; reverse.", sorted),
	}
}

// search says whether an item's truth is want; for all, which wants a false one, the other way round.
func search(t object.Thread, v object.Value, want bool) (object.Value, error) {
	found := false
	err := object.Each(t, v, func(x object.Value) (bool, error) {
		yes, err := object.Truth(t, x)
		found = yes == want && err == nil
		return !found, err
	})
	return object.Bool(found == want), err
}

// contest looks for the greatest (op GT) or least (LT) item.
type contest struct {
	op          object.CompareOp
	key         object.Value
	arg         [1]object.Value // of key
	top, topKey object.Value
}

func (c *contest) consider(t object.Thread, x object.Value) error {
	k := x
	if c.key.Bound() {
		c.arg[0] = x
		r, err := t.Call(c.key, c.arg[:], object.Kw{})
		if err != nil {
			return err
		}
		k = r
	}
	if c.top.Bound() {
		better, err := beats(t, c.op, k, c.topKey)
		if err != nil || !better {
			return err
		}
	}
	c.top, c.topKey = x, k
	return nil
}

// best gives the greatest or least of several arguments or of one iterable's items.
func best(t object.Thread, op object.CompareOp, a []object.Value, kw object.Kw) (object.Value, error) {
	if len(a) == 2 && kw.Len() == 0 { // by far the commonest, and without anything to allocate
		better, err := beats(t, op, a[1], a[0])
		if better {
			return a[1], nil
		}
		return a[0], err
	}
	c := &contest{op: op, key: kw.Get("key")}
	if len(a) > 1 {
		for _, x := range a {
			if err := c.consider(t, x); err != nil {
				return object.Value{}, err
			}
		}
		return c.top, nil
	}
	if err := object.Each(t, a[0], func(x object.Value) (bool, error) { return true, c.consider(t, x) }); err != nil {
		return object.Value{}, err
	}
	if !c.top.Bound() {
		if d := kw.Get("default"); d.Bound() {
			return d, nil
		}
		return object.Value{}, object.NewError(object.ValueError, "arg is an empty sequence")
	}
	return c.top, nil
}

func beats(t object.Thread, op object.CompareOp, x, y object.Value) (bool, error) {
	if x.IsInt() && y.IsInt() {
		if op == object.GT {
			return x.AsInt() > y.AsInt(), nil
		}
		return x.AsInt() < y.AsInt(), nil
	}
	r, err := object.Compare(t, op, x, y)
	return r.IsTrue(), err
}

func next(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	if len(a) == 1 {
		// A script's __next__ may raise a StopIteration with a value, which shows here.
		if m := object.ClassOf(a[0]).Special("__next__"); m.Bound() {
			return t.Call(m, a[:1], object.Kw{})
		}
	}
	x, ok, err := object.Next(t, a[0])
	switch {
	case ok || err != nil:
		return x, err
	case len(a) > 1:
		return a[1], nil
	}
	return object.Value{}, object.StopError(x)
}

func sorted(t object.Thread, a []object.Value, kw object.Kw) (object.Value, error) {
	if len(a) > 1 {
		return object.Value{}, object.NewError(object.TypeError, "must use keyword argument for key function")
	}
	items, err := object.Items(t, a[0])
	if err != nil {
		return object.Value{}, err
	}
	l := object.NewList(items...)
	_, err = t.Call(object.ListClass.Dict.Get("sort"), []object.Value{l}, kw)
	return l, err
}
