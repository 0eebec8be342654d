// This file declares the module math.

// Package math is the module math.
package math

import (
	gomath "math"

	"mpy/host"
	"mpy/modules/internal/libm"
	"mpy/python/object"
)

// Module makes the module math.
func Module(*host.Host) *object.Def {
	return &object.Def{
		Name: "math",
		Doc:  "Mathematical functions of floats. ValueError \"math domain error\" where a function has no value.",
		Members: []object.Member{
			{Name: "e", Doc: "The base of the natural logarithm.", Value: object.Float(gomath.E)},
			{Name: "pi", Doc: "The ratio of a circle's circumference to its diameter.", Value: object.Float(gomath.Pi)},
			{Name: "tau", Doc: "Twice pi.", Value: object.Float(2 * gomath.Pi)},
			{Name: "inf", Doc: "Infinity.", Value: object.Float(gomath.Inf(1))},
			{Name: "nan", Doc: "Not a number.", Value: object.Float(gomath.NaN())},
			one("acos(x, /)", "Gives the arc cosine of x.", libm.Acos),
			one("acosh(x, /)", "Gives the inverse hyperbolic cosine of x.", libm.Acosh),
			one("asin(x, /)", "Gives the arc sine of x.", libm.Asin),
			one("asinh(x, /)", "Gives the inverse hyperbolic sine of x.", libm.Asinh),
			one("atan(x, /)", "Gives the arc tangent of x.", libm.Atan),
			two("atan2(y, x, /)", "Gives the angle of the point (x, y), from -pi to pi.", libm.Atan2),
			one("atanh(x, /)", "Gives the inverse hyperbolic tangent of x.", libm.Atanh),
			whole("ceil(x, /)", "Gives the smallest int that is not below x.", gomath.Ceil),
			two("copysign(x, y, /)", "Gives x with the sign of y.", gomath.Copysign),
			one("cos(x, /)", "Gives the cosine of x.", libm.Cos),
			one("cosh(x, /)", "Gives the hyperbolic cosine of x.", libm.Cosh),
			plain("degrees(x, /)", "Turns radians into degrees.", func(x float64) float64 { return x * (180 / gomath.Pi) }),
			one("erf(x, /)", "Gives the error function of x.", gomath.Erf),
			one("erfc(x, /)", "Gives 1 - erf(x), also where that is tiny.", gomath.Erfc),
			one("exp(x, /)", "Gives e to the power of x.", libm.Exp),
			one("expm1(x, /)", "Gives exp(x) - 1, also where that is tiny.", libm.Expm1),
			one("fabs(x, /)", "Gives the absolute value of x as a float.", gomath.Abs),
			object.Fn("factorial(n, /)", "Gives the product of 1 to n; ValueError for a negative n.", factorial),
			whole("floor(x, /)", "Gives the greatest int that is not above x.", gomath.Floor),
			two("fmod(x, y, /)", "Gives the rest of x / y, with the sign of x.", gomath.Mod),
			object.Fn("frexp(x, /)", "Gives (m, e) such that x is m * 2**e and m is from 0.5 to 1, or 0.", frexp),
			one("gamma(x, /)", "Gives the gamma function of x.", gamma),
			object.Fn("isclose(a, b, /, *, rel_tol=1e-9, abs_tol=0)", "Says whether a and b differ by no more than the tolerances allow.", isclose),
			is("isfinite(x, /)", "Says whether x is neither infinite nor nan.", func(x float64) bool { return !gomath.IsInf(x, 0) && !gomath.IsNaN(x) }),
			is("isinf(x, /)", "Says whether x is infinite.", func(x float64) bool { return gomath.IsInf(x, 0) }),
			is("isnan(x, /)", "Says whether x is nan.", gomath.IsNaN),
			object.Fn("ldexp(m, e, /)", "Gives m * 2**e.", ldexp),
			one("lgamma(x, /)", "Gives the natural logarithm of the absolute value of gamma(x).", lgamma),
			object.Fn("log(x, base=e, /)", "Gives the logarithm of x, the natural one without a base.", log),
			one("log10(x, /)", "Gives the logarithm of x to base 10.", libm.Log10),
			one("log2(x, /)", "Gives the logarithm of x to base 2.", libm.Log2),
			object.Fn("modf(x, /)", "Gives the fraction and the whole part of x, both with its sign.", modf),
			two("pow(x, y, /)", "Gives x to the power of y, as a float.", libm.Pow),
			plain("radians(x, /)", "Turns degrees into radians.", func(x float64) float64 { return x * (gomath.Pi / 180) }),
			one("sin(x, /)", "Gives the sine of x.", libm.Sin),
			one("sinh(x, /)", "Gives the hyperbolic sine of x.", libm.Sinh),
			one("sqrt(x, /)", "Gives the square root of x.", gomath.Sqrt),
			one("tan(x, /)", "Gives the tangent of x.", libm.Tan),
			one("tanh(x, /)", "Gives the hyperbolic tangent of x.", libm.Tanh),
			whole("trunc(x, /)", "Gives x without its fraction, as an int.", gomath.Trunc),
		},
	}
}

func domainError() error { return object.NewError(object.ValueError, "math domain error") }

// arg gives a float argument; the usual one is a float already.
func arg(t object.Thread, v object.Value) (float64, error) {
	if v.IsFloat() {
		return v.AsFloat(), nil
	}
	return object.ToFloat64(t, v)
}

// one makes a function of one float that must not turn a number into nan, nor
// what is finite into something infinite.
func one(sig, doc string, f func(float64) float64) object.Member {
	return object.Fn(sig, doc, func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		x, err := arg(t, args[0])
		if err != nil {
			return object.Value{}, err
		}
		y := f(x)
		if gomath.IsNaN(y) && !gomath.IsNaN(x) || gomath.IsInf(y, 0) && !gomath.IsInf(x, 0) {
			return object.Value{}, domainError()
		}
		return object.Float(y), nil
	})
}

// two is one for two arguments.
func two(sig, doc string, f func(x, y float64) float64) object.Member {
	return object.Fn(sig, doc, func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		x, err := arg(t, args[0])
		if err != nil {
			return object.Value{}, err
		}
		y, err := arg(t, args[1])
		if err != nil {
			return object.Value{}, err
		}
		z := f(x, y)
		if gomath.IsNaN(z) && !gomath.IsNaN(x) && !gomath.IsNaN(y) || gomath.IsInf(z, 0) && !gomath.IsInf(x, 0) && !gomath.IsInf(y, 0) {
			return object.Value{}, domainError()
		}
		return object.Float(z), nil
	})
}

// plain makes a function whose result is not looked at.
func plain(sig, doc string, f func(float64) float64) object.Member {
	return object.Fn(sig, doc, func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		x, err := arg(t, args[0])
		return object.Float(f(x)), err
	})
}

// is makes a function that gives a bool.
func is(sig, doc string, f func(float64) bool) object.Member {
	return object.Fn(sig, doc, func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		x, err := arg(t, args[0])
		return object.Bool(f(x)), err
	})
}
