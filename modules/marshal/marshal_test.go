package marshal

import (
	"testing"

	"mpy/python/object"
	. "mpy/python/object/objtest"
)

// What MicroPython 1.29 prints; tests/py/library/marshal_code.py has code.
func TestMarshal(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(nil)))
	Run(t, th, m, []Case{
		C("dumps", "ValueError: unmarshallable object", 1),
		C("loads", "TypeError: object with buffer protocol required", 1),
		C("loads", "TypeError: function takes 1 positional arguments but 0 were given"),
	})
}
