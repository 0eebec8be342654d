// This file holds the functions of math that are more than a call of Go's.

package math

import (
	gomath "math"
	"math/big"

	"mpy/modules/internal/libm"
	"mpy/python/object"
)

// whole makes a function that gives an int of any size. As in MicroPython an
// int argument goes through a float.
func whole(sig, doc string, f func(float64) float64) object.Member {
	return object.Fn(sig, doc, func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		x, err := arg(t, args[0])
		if err != nil {
			return object.Value{}, err
		}
		x = f(x)
		switch {
		case gomath.IsNaN(x):
			return object.Value{}, object.NewError(object.ValueError, "can't convert NaN to int")
		case gomath.IsInf(x, 0):
			return object.Value{}, object.NewError(object.OverflowError, "can't convert inf to int")
		case gomath.Abs(x) < 1<<63:
			return object.Int(int64(x)), nil
		}
		b, _ := big.NewFloat(x).Int(nil)
		return object.NewBig(b), nil
	})
}

// lgamma has no sign to give.
func lgamma(x float64) float64 {
	if gomath.IsInf(x, 0) {
		return gomath.Inf(1)
	}
	y, _ := gomath.Lgamma(x)
	return y
}

// gamma is exact for small whole numbers. -inf has no value.
func gamma(x float64) float64 {
	if x == gomath.Trunc(x) && x > 0 && x <= 23 {
		f := 1.0
		for i := 2.0; i < x; i++ {
			f *= i
		}
		return f
	}
	return gomath.Gamma(x)
}

func factorial(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	n, err := object.ToInt64(t, args[0])
	switch {
	case err != nil:
		return object.Value{}, err
	case n < 0:
		return object.Value{}, object.NewError(object.ValueError, "negative factorial")
	case n <= 20:
		f := int64(1)
		for i := int64(2); i <= n; i++ {
			f *= i
		}
		return object.Int(f), nil
	}
	bits, _ := gomath.Lgamma(float64(n) + 1)
	bits /= gomath.Ln2
	if err := object.RoomForBits(t, int64(min(bits, gomath.MaxInt32))); err != nil {
		return object.Value{}, err
	}
	return object.NewBig(new(big.Int).MulRange(1, n)), nil
}

func frexp(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	x, err := arg(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	m, e := gomath.Frexp(x)
	return object.NewTuple(object.Float(m), object.Int(int64(e))), nil
}

func ldexp(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	e, err := object.ToInt64(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	x, err := arg(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	return object.Float(gomath.Ldexp(x, int(min(max(e, -1<<20), 1<<20)))), nil
}

func modf(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	x, err := arg(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	n := gomath.Trunc(x)
	rest := x - n
	if gomath.IsInf(x, 0) {
		rest = 0
	}
	return object.NewTuple(object.Float(gomath.Copysign(rest, x)), object.Float(n)), nil
}

func log(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	x, err := arg(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	if x <= 0 {
		return object.Value{}, domainError()
	}
	l := libm.Log(x)
	if len(args) == 1 {
		return object.Float(l), nil
	}
	base, err := arg(t, args[1])
	switch {
	case err != nil:
		return object.Value{}, err
	case base <= 0:
		return object.Value{}, domainError()
	case base == 1:
		return object.Value{}, object.NewError(object.ZeroDivisionError, "divide by zero")
	}
	return object.Float(l / libm.Log(base)), nil
}

func isclose(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	var x [4]float64
	x[2] = 1e-9
	for i, v := range args {
		if !v.Bound() {
			continue
		}
		var err error
		if x[i], err = arg(t, v); err != nil {
			return object.Value{}, err
		}
	}
	a, b, relative, absolute := x[0], x[1], x[2], x[3]
	if relative < 0 || absolute < 0 {
		return object.Value{}, domainError()
	}
	if a == b {
		return object.True, nil
	}
	d := gomath.Abs(a - b)
	if gomath.IsInf(d, 0) {
		return object.False, nil
	}
	return object.Bool(d <= absolute || d <= gomath.Abs(relative*a) || d <= gomath.Abs(relative*b)), nil
}
