package gc

import (
	"strconv"
	"testing"

	"mpy/python/object"
	. "mpy/python/object/objtest"
)

// What MicroPython 1.29's unix port prints.
func TestGC(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(nil)))
	Run(t, th, m, []Case{
		C("threshold", "-1"),
		C("threshold", "None", 100),
		C("threshold", "96"),
		C("threshold", "None", -1),
		C("threshold", "-1"),
		C("threshold", "TypeError: can't convert str to int", "a"),
		C("isenabled", "True"),
		C("disable", "None"),
		C("isenabled", "False"),
		C("enable", "None"),
		C("isenabled", "True"),
	})
	for _, name := range []string{"collect", "mem_free", "mem_alloc"} {
		if n, err := strconv.Atoi(Call(th, m, name, nil)); err != nil || n < 0 {
			t.Errorf("%s: %d %v", name, n, err)
		}
	}
}
