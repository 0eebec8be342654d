package math

import (
	gomath "math"
	"math/big"
	"testing"

	"mpy/python/object"
	. "mpy/python/object/objtest"
)

// What MicroPython 1.29's unix port prints.
func TestMath(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(nil)))
	inf, nan := gomath.Inf(1), gomath.NaN()
	huge := object.NewBig(new(big.Int).Lsh(big.NewInt(1), 2000))
	domain := "ValueError: math domain error"
	Run(t, th, m, []Case{
		C("floor", "OverflowError: can't convert inf to int", inf),
		C("floor", "ValueError: can't convert NaN to int", nan),
		C("floor", "9007199254740992", int64(1<<53+1)),
		C("floor", "1000000000000000019884624838656", 1e30),
		C("floor", "-2", -1.5),
		C("trunc", "-1", -1.5),
		C("ceil", "-1", -1.5),
		C("ceil", "TypeError: can't convert str to float", "a"),
		C("modf", "(0.0, inf)", inf),
		C("modf", "(-0.0, -inf)", -inf),
		C("modf", "(-0.0, -3.0)", -3.0),
		C("modf", "(0.5, 3.0)", 3.5),
		C("modf", "(nan, nan)", nan),
		C("frexp", "(inf, 0)", inf),
		C("frexp", "(-0.0, 0)", gomath.Copysign(0, -1)),
		C("frexp", "(0.5, 2)", 2),
		C("ldexp", "inf", 1, 5000),
		C("ldexp", "0.0", 1, -5000),
		C("ldexp", "TypeError: can't convert float to int", 1, 1.5),
		C("ldexp", "OverflowError: overflow converting long int to machine word", 1, huge),
		C("log", domain, 0),
		C("log", domain, -1),
		C("log", "nan", nan),
		C("log", "inf", huge),
		C("log", "3.0", 8, 2),
		C("log", domain, 2, -1),
		C("log", "ZeroDivisionError: divide by zero", 2, 1),
		C("log10", "3.0", 1000),
		C("log10", "-5.0", 1e-5),
		C("log2", domain, 0),
		C("log2", "10.0", 1024),
		C("lgamma", "inf", -inf),
		C("lgamma", domain, 0),
		C("gamma", domain, -1),
		C("gamma", domain, -inf),
		C("gamma", "inf", inf),
		C("gamma", "24.0", 5),
		C("fmod", domain, inf, 1),
		C("fmod", domain, 1, 0),
		C("fmod", "-1.0", -7, 3),
		C("pow", domain, 0, -1),
		C("pow", "1.0", nan, 0),
		C("pow", domain, -8, 1.0/3),
		C("copysign", "-1.0", 1, -0.5),
		C("factorial", "ValueError: negative factorial", -1),
		C("factorial", "1", 0),
		C("factorial", "2432902008176640000", 20),
		C("factorial", "15511210043330985984000000", 25),
		C("factorial", "TypeError: can't convert float to int", 1.5),
		C("isclose", domain, 1, 1).With("rel_tol", -1),
		C("isclose", "True", 1, 1.1).With("abs_tol", 0.2),
		C("isclose", "False", 1, 1.1),
		C("isclose", "True", inf, inf),
		C("isclose", "False", nan, nan),
		C("isclose", "True", 1, 1.0000000001),
		C("atan2", "2.356194490192345", inf, -inf),
		C("exp", domain, 1000),
		C("exp", "0.0", -inf),
		C("sqrt", domain, -1),
		C("sqrt", "1.0", true),
		C("acos", domain, 2),
		C("atanh", domain, 1),
		C("radians", "3.141592653589793", 180),
		C("degrees", "180.0", gomath.Pi),
		C("isinf", "True", -inf),
		C("isnan", "True", nan),
		C("isfinite", "False", nan),
		C("isfinite", "True", 3),
	})
	if got := Call(th, m, "factorial", nil, object.Int(1<<60)); got[:11] != "MemoryError" {
		t.Error(got)
	}
	for n, want := range map[string]string{"e": "2.718281828459045", "pi": "3.141592653589793", "tau": "6.283185307179586", "inf": "inf", "nan": "nan"} {
		v, _ := object.GetAttr(th, m, n)
		if got := Repr(th, v); got != want {
			t.Errorf("%s = %s", n, got)
		}
	}
}
