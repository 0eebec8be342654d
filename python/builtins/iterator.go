// This file holds the iterator types enumerate, filter, map, reversed and zip.

package builtins

import (
	"github.com/go-python/gpython/py"

	"mpy/python/object"
)

// The iterator classes that have a name among the builtins.
var (
	EnumerateClass = object.NewClass("enumerate")
	FilterClass    = object.NewClass("filter")
	MapClass       = object.NewClass("map")
	ReversedClass  = object.NewClass("reversed")
	ZipClass       = object.NewClass("zip")
)

// iterator is an object of any of the classes: what it iterates and how far it is.
type iterator struct {
	class *object.Class
	fn    object.Value   // map and filter
	src   object.Value   // the one source of enumerate, filter and reversed
	srcs  []object.Value // those of map and zip
	args  []object.Value // map and filter: room for the arguments of fn
	n     int64          // enumerate: the next number; reversed: items left
}

// Type and Class make *iterator an Object.
func (o *iterator) Type() *py.Type { return &o.class.Py }

// Class gives the iterator's class.
func (o *iterator) Class() *object.Class { return o.class }

func init() {
	for _, c := range []struct {
		class *object.Class
		make  func(t object.Thread, cls *object.Class, args []object.Value, kw object.Kw) (object.Value, error)
		next  func(t object.Thread, o *iterator) (object.Value, bool, error)
	}{
		{EnumerateClass, newEnumerate, nextEnumerate},
		{FilterClass, newFilter, nextFilter},
		{MapClass, newMap, nextMap},
		{ReversedClass, newReversed, nextReversed},
		{ZipClass, newZip, nextZip},
	} {
		c.class.New = c.make
		c.class.Iter = func(_ object.Thread, v object.Value) (object.Value, error) { return v, nil }
		c.class.Next = func(t object.Thread, v object.Value) (object.Value, bool, error) {
			return c.next(t, v.Obj().(*iterator))
		}
	}
}

func made(o *iterator) (object.Value, error) { return object.Ref(o), nil }

// count checks the number of a class's arguments; most -1 is any.
func count(args []object.Value, kw object.Kw, least, most int) error {
	n := len(args)
	switch {
	case kw.Len() > 0:
		return object.NewError(object.TypeError, "function doesn't take keyword arguments")
	case least == most && n != least:
		return object.NewError(object.TypeError, "function takes %d positional arguments but %d were given", least, n)
	case n < least:
		return object.NewError(object.TypeError, "function missing %d required positional arguments", least-n)
	case most >= 0 && n > most:
		return object.NewError(object.TypeError, "function expected at most %d arguments, got %d", most, n)
	}
	return nil
}

// iterAll gives an iterator over each of args.
func iterAll(t object.Thread, args []object.Value) ([]object.Value, error) {
	out := make([]object.Value, len(args))
	for i, a := range args {
		it, err := object.Iter(t, a)
		if err != nil {
			return nil, err
		}
		out[i] = it
	}
	return out, nil
}

func newEnumerate(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
	if len(args) > 2 {
		return object.Value{}, object.NewError(object.TypeError, "extra positional arguments given")
	}
	var full [2]object.Value
	copy(full[:], args)
	for i, name := range kw.Names {
		at := 0
		switch name {
		case "start":
			at = 1
		case "iterable":
		default:
			return object.Value{}, object.NewError(object.TypeError, "extra keyword arguments given")
		}
		full[at] = kw.Values[i]
	}
	if !full[0].Bound() {
		return object.Value{}, object.NewError(object.TypeError, "'iterable' argument required")
	}
	o := &iterator{class: EnumerateClass}
	if full[1].Bound() {
		n, err := object.ToInt64(t, full[1])
		if err != nil {
			return object.Value{}, err
		}
		o.n = n
	}
	it, err := object.Iter(t, full[0])
	if err != nil {
		return object.Value{}, err
	}
	o.src = it
	return made(o)
}

func nextEnumerate(t object.Thread, o *iterator) (object.Value, bool, error) {
	n, x, ok, err := o.NextPair(t)
	if !ok || err != nil {
		return n, false, err
	}
	return object.NewPair(n, x), true, nil
}

// Paired says whether the items are tuples of two.
func (o *iterator) Paired() bool {
	return o.class == EnumerateClass || o.class == ZipClass && len(o.srcs) == 2
}

// NextPair gives the parts of the next item of an enumerate or a zip of two.
func (o *iterator) NextPair(t object.Thread) (a, b object.Value, ok bool, err error) {
	if o.class == EnumerateClass {
		x, ok, err := object.Next(t, o.src)
		if !ok || err != nil {
			return x, object.Value{}, false, err
		}
		o.n++
		return object.Int(o.n - 1), x, true, nil
	}
	if a, ok, err = object.Next(t, o.srcs[0]); !ok || err != nil {
		return a, object.Value{}, false, err
	}
	if b, ok, err = object.Next(t, o.srcs[1]); !ok || err != nil {
		return b, object.Value{}, false, err
	}
	return a, b, true, nil
}

func newFilter(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
	if err := count(args, kw, 2, 2); err != nil {
		return object.Value{}, err
	}
	it, err := object.Iter(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	return made(&iterator{class: FilterClass, fn: args[0], src: it})
}

func nextFilter(t object.Thread, o *iterator) (object.Value, bool, error) {
	for {
		x, ok, err := object.Next(t, o.src)
		if !ok || err != nil {
			return x, false, err
		}
		keep := x
		if !o.fn.IsNone() {
			args := o.args
			o.args = nil
			if args == nil {
				args = make([]object.Value, 1)
			}
			args[0] = x
			keep, err = t.Call(o.fn, args, object.Kw{})
			args[0] = object.Value{}
			o.args = args
			if err != nil {
				return object.Value{}, false, err
			}
		}
		yes, err := object.Truth(t, keep)
		if yes || err != nil {
			return x, err == nil, err
		}
	}
}

func newMap(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
	if err := count(args, kw, 2, -1); err != nil {
		return object.Value{}, err
	}
	its, err := iterAll(t, args[1:])
	if err != nil {
		return object.Value{}, err
	}
	return made(&iterator{class: MapClass, fn: args[0], srcs: its})
}

func nextMap(t object.Thread, o *iterator) (object.Value, bool, error) {
	items := o.args // nil while fn runs, which may come back here
	o.args = nil
	if items == nil {
		items = make([]object.Value, len(o.srcs))
	}
	for i, it := range o.srcs {
		x, ok, err := object.Next(t, it)
		if !ok || err != nil {
			return x, false, err
		}
		items[i] = x
	}
	r, err := t.Call(o.fn, items, object.Kw{})
	clear(items)
	o.args = items
	return r, err == nil, err
}

func newReversed(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
	if err := count(args, kw, 1, 1); err != nil {
		return object.Value{}, err
	}
	if m := object.ClassOf(args[0]).Special("__reversed__"); m.Bound() {
		return t.Call(m, args[:1], object.Kw{})
	}
	n, err := object.Len(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	return made(&iterator{class: ReversedClass, src: args[0], n: int64(n)})
}

func nextReversed(t object.Thread, o *iterator) (object.Value, bool, error) {
	if o.n <= 0 {
		return object.Value{}, false, nil
	}
	o.n--
	x, err := object.GetItem(t, o.src, object.Int(o.n))
	return x, err == nil, err
}

func newZip(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
	if err := count(args, kw, 0, -1); err != nil {
		return object.Value{}, err
	}
	its, err := iterAll(t, args)
	if err != nil {
		return object.Value{}, err
	}
	return made(&iterator{class: ZipClass, srcs: its})
}

func nextZip(t object.Thread, o *iterator) (object.Value, bool, error) {
	if len(o.srcs) == 0 {
		return object.Value{}, false, nil
	}
	if len(o.srcs) == 2 {
		a, b, ok, err := o.NextPair(t)
		if !ok || err != nil {
			return a, false, err
		}
		return object.NewPair(a, b), true, nil
	}
	var items []object.Value
	for i, it := range o.srcs {
		x, ok, err := object.Next(t, it)
		if !ok || err != nil {
			return x, false, err
		}
		if items == nil {
			items = make([]object.Value, len(o.srcs))
		}
		items[i] = x
	}
	return object.NewTuple(items...), true, nil
}
