package cmath

import (
	"testing"

	"mpy/python/object"
	. "mpy/python/object/objtest"
)

// What MicroPython 1.29's unix port prints.
func TestCmath(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(nil)))
	z := object.NewComplex(3, -4)
	Run(t, th, m, []Case{
		C("polar", "(5.0, -0.9272952180016122)", z),
		C("phase", "3.141592653589793", -1),
		C("sqrt", "(2-1j)", z),
		C("log", "(0.6931471805599453+3.141592653589793j)", -2),
		C("rect", "(2+0j)", 2, 0),
		C("exp", "(1+0j)", 0),
		C("cos", "(1-0j)", 0),
		C("sin", "0j", 0),
		C("sqrt", "TypeError: can't convert str to complex", "a"),
	})
}
