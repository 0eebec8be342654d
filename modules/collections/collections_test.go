package collections

import (
	"testing"

	"mpy/python/object"
	. "mpy/python/object/objtest"
)

// What MicroPython 1.29's unix port prints.
func TestNamedtuple(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(nil)))
	Run(t, th, m, []Case{
		C("namedtuple", "TypeError: object 'int' isn't a tuple or list", "P", 1),
		C("namedtuple", "TypeError: can't convert 'int' object to str implicitly", "P", List(1)),
		C("namedtuple", "TypeError: can't convert 'int' object to str implicitly", 1, "x"),
		C("namedtuple", "TypeError: can't convert 'bytes' object to str implicitly", []byte("P"), "x"),
		C("namedtuple", "<class 'P'>", "P", "a,b c"),
	})
	p := NewRecord("P", "x", "y")
	holder := &object.Module{Dict: object.NewDict(0)}
	holder.Dict.SetStr("P", object.Ref(p))
	holder.Dict.SetStr("E", object.Ref(NewRecord("E")))
	h := object.Ref(holder)
	Run(t, th, h, []Case{
		C("P", "P(x=1, y=2)", 1, 2),
		C("P", "P(x=1, y=2)", 1).With("y", 2),
		C("P", "TypeError: P() takes 2 positional arguments but 1 were given", 1),
		C("P", "TypeError: P() takes 2 positional arguments but 3 were given", 1, 2, 3),
		C("P", "TypeError: function got multiple values for argument 'x'", 1).With("x", 2),
		C("P", "TypeError: unexpected keyword argument 'z'", 1).With("z", 2),
		C("E", "E()"),
		C("E", "TypeError: E() takes 0 positional arguments but 1 were given", 1),
	})
	v, err := th.Call(object.Ref(p), []object.Value{object.Int(1), object.Int(2)}, object.Kw{})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"x": "1", "y": "2", "z": "AttributeError: 'P' object has no attribute 'z'"} {
		r, err := object.GetAttr(th, v, name)
		got := Error(th, err)
		if err == nil {
			got = Repr(th, r)
		}
		if got != want {
			t.Errorf("p.%s = %s", name, got)
		}
		if err := object.SetAttr(th, v, name, v); Error(th, err) != "AttributeError: can't set attribute" {
			t.Error(err)
		}
	}
	for _, other := range []object.Value{Tuple(1, 2), v} {
		for _, pair := range [][2]object.Value{{v, other}, {other, v}} {
			if same, err := object.Equal(th, pair[0], pair[1]); !same || err != nil {
				t.Errorf("%s != %s", Repr(th, pair[0]), Repr(th, pair[1]))
			}
		}
		a, _ := object.HashKey(th, v)
		if b, _ := object.HashKey(th, other); a != b {
			t.Error("hash")
		}
	}
	sum, err := object.Binary(th, object.ADD, v, v)
	if err != nil || Repr(th, sum) != "(1, 2, 1, 2)" {
		t.Error(Repr(th, sum), err)
	}
	if !object.IsInstance(v, object.TupleClass) {
		t.Error("no tuple")
	}
	if n := testing.AllocsPerRun(100, func() { _, _ = object.GetAttr(th, v, "y") }); n > 0 {
		t.Errorf("p.y allocates %g times", n)
	}
}

// What MicroPython 1.29's unix port prints.
func TestOrderedDict(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(nil)))
	Run(t, th, m, []Case{
		C("OrderedDict", "OrderedDict({})"),
		C("OrderedDict", "OrderedDict({'a': 1, 2: 3})", List(Tuple("a", 1), Tuple(2, 3))),
		C("OrderedDict", "OrderedDict({'a': 1})").With("a", 1),
	})
	mk := func(pairs ...any) object.Value {
		v, err := th.Call(object.Ref(OrderedDictClass), []object.Value{List(pairs...)}, object.Kw{})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	plain := object.NewDict(0)
	plain.SetStr("a", object.Int(1))
	for i, c := range []struct {
		a, b object.Value
		want bool
	}{
		{mk(Tuple(1, 2), Tuple(3, 4)), mk(Tuple(3, 4), Tuple(1, 2)), false},
		{mk(Tuple(1, 2), Tuple(3, 4)), mk(Tuple(1, 2), Tuple(3, 4)), true},
		{mk(Tuple(1, 2), Tuple(3, 4)), mk(Tuple(1, 2)), false},
		{mk(Tuple("a", 1)), object.Ref(plain), false},
		{mk(Tuple("a", 1)), Tuple(1), false},
	} {
		if same, err := object.Equal(th, c.a, c.b); same != c.want || err != nil {
			t.Errorf("%d: %v %v", i, same, err)
		}
	}
	r, err := object.Binary(th, object.OR, mk(Tuple(1, 2)), object.Ref(plain))
	if err != nil || Repr(th, r) != "OrderedDict({1: 2, 'a': 1})" {
		t.Error(Repr(th, r), err)
	}
	if got := Call(th, mk(Tuple(1, 2)), "copy", nil); got != "OrderedDict({1: 2})" {
		t.Error(got)
	}
}

// What MicroPython 1.29's unix port prints.
func TestDeque(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(nil)))
	Run(t, th, m, []Case{
		C("deque", "TypeError: function missing 2 required positional arguments"),
		C("deque", "TypeError: function missing 1 required positional arguments", List()),
		C("deque", "ValueError", List(), -1),
		C("deque", "TypeError: can't convert NoneType to int", List(), nil),
		C("deque", "TypeError: function expected at most 3 arguments, got 4", List(), 3, 1, 2),
		C("deque", "TypeError: function doesn't take keyword arguments", List()).With("maxlen", 3),
		C("deque", "IndexError: full", List(1, 2, 3), 2, 1),
		C("deque", "TypeError: 'int' object isn't iterable", 5, 5),
		C("deque", "<deque>", List(), 1<<30),
	})
	mk := func(args ...any) object.Value {
		v, err := th.Call(object.Ref(DequeClass), Tuple(args...).Obj().(*object.Tuple).Items, object.Kw{})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	list := func(v object.Value) string {
		items, err := object.Items(th, v)
		if err != nil {
			return Error(th, err)
		}
		return Repr(th, object.NewList(items...))
	}
	d := mk(List(1, 2, 3, 4), 3)
	if got := list(d); got != "[2, 3, 4]" {
		t.Error(got)
	}
	Run(t, th, d, []Case{C("appendleft", "None", 9)})
	if got := list(d); got != "[9, 2, 3]" {
		t.Error(got)
	}
	Run(t, th, d, []Case{C("pop", "3"), C("popleft", "9"), C("pop", "2"), C("pop", "IndexError: empty"), C("popleft", "IndexError: empty")})
	d = mk(Tuple(), 2, 1)
	Run(t, th, d, []Case{
		C("append", "None", 1), C("append", "None", 2), C("append", "IndexError: full", 3),
		C("appendleft", "IndexError: full", 3), C("extend", "IndexError: full", List(3)),
	})
	for _, c := range []struct {
		key  any
		want string
	}{{0, "1"}, {-1, "2"}, {2, "IndexError: deque index out of range"}, {-3, "IndexError: deque index out of range"}, {"a", "TypeError: deque indices must be integers, not str"}} {
		r, err := object.GetItem(th, d, Of(c.key))
		got := Error(th, err)
		if err == nil {
			got = Repr(th, r)
		}
		if got != c.want {
			t.Errorf("d[%v]: %s", c.key, got)
		}
	}
	if err := object.SetItem(th, d, Of(0), object.Value{}); Error(th, err) != "TypeError: 'deque' object doesn't support item deletion" {
		t.Error(err)
	}
	if err := object.SetItem(th, d, Of(-1), Of(7)); err != nil || list(d) != "[1, 7]" {
		t.Error(err, list(d))
	}
	if _, err := object.HashKey(th, d); Error(th, err) != "TypeError: unsupported type for __hash__: 'deque'" {
		t.Error(err)
	}
	d0 := mk(Tuple(), 0)
	Run(t, th, d0, []Case{C("append", "None", 1), C("appendleft", "None", 1)})
	if got := list(d0); got != "[]" {
		t.Error(got)
	}
	big := mk(Tuple(), 1000)
	for i := range 5000 {
		Run(t, th, big, []Case{C("append", "None", i)})
		if i%3 == 0 {
			Call(th, big, "popleft", nil)
		}
	}
	if n, _ := object.Len(th, big); n != 1000 {
		t.Error(n)
	}
	Run(t, th, big, []Case{C("popleft", "4000"), C("pop", "4999"), C("extend", "None", big)})
	it, _ := object.Iter(th, mk(List(1, 2, 3), 5))
	for want := int64(1); want <= 3; want++ {
		if v, ok, err := object.Next(th, it); !ok || err != nil || v.AsInt() != want {
			t.Error(v, ok, err)
		}
	}
	if _, ok, _ := object.Next(th, it); ok {
		t.Error("not at its end")
	}
}
