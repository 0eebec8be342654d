package weakref

import (
	"runtime"
	"testing"

	"mpy/host"
	"mpy/python/object"
	. "mpy/python/object/objtest"
)

// tests/py/library/weak_references.py shows what MicroPython 1.29 does.
func TestWeakref(t *testing.T) {
	h := host.New(host.Options{})
	th := &Thread{Outside: h}
	m := object.Ref(Import(t, th, Module(h)))
	Run(t, th, m, []Case{
		C("ref", "TypeError: not a heap object", 1),
		C("ref", "TypeError: function missing 1 required positional arguments"),
		C("finalize", "TypeError: function missing 2 required positional arguments"),
	})
	list := List(1, 2, 3)
	ref := func(v object.Value) object.Value {
		fn, err := object.GetAttr(th, m, "ref")
		if err != nil {
			t.Fatal(err)
		}
		r, err := th.Call(fn, []object.Value{v}, object.Kw{})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	refs := []object.Value{ref(list), ref(object.Ref(object.NewDict(0))), ref(list)}
	runtime.GC()
	for i, want := range []string{"[1, 2, 3]", "None", "[1, 2, 3]"} {
		v, err := th.Call(refs[i], nil, object.Kw{})
		if got := Repr(th, v); err != nil || got != want {
			t.Errorf("%d: %s, %v", i, got, err)
		}
	}
	h.Drain()
	runtime.KeepAlive(list)
}
