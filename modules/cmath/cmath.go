// This file holds the module cmath.

// Package cmath is the module cmath.
package cmath

import (
	"math"

	"mpy/host"
	"mpy/modules/internal/libm"
	"mpy/python/object"
)

// Module makes the module cmath.
func Module(*host.Host) *object.Def {
	return &object.Def{
		Name: "cmath",
		Doc:  "Mathematical functions of complex numbers.",
		Members: []object.Member{
			{Name: "e", Doc: "The base of the natural logarithm.", Value: object.Float(math.E)},
			{Name: "pi", Doc: "The ratio of a circle's circumference to its diameter.", Value: object.Float(math.Pi)},
			fn("cos(z, /)", "Gives the cosine of z.", func(x, y float64) object.Value {
				return object.NewComplex(libm.Cos(x)*libm.Cosh(y), -libm.Sin(x)*libm.Sinh(y))
			}),
			fn("exp(z, /)", "Gives e to the power of z.", func(x, y float64) object.Value {
				r := libm.Exp(x)
				return object.NewComplex(r*libm.Cos(y), r*libm.Sin(y))
			}),
			fn("log(z, /)", "Gives the natural logarithm of z, cut along the negative real axis.", func(x, y float64) object.Value {
				return object.NewComplex(0.5*libm.Log(x*x+y*y), libm.Atan2(y, x))
			}),
			fn("log10(z, /)", "Gives the logarithm of z to base 10, cut along the negative real axis.", func(x, y float64) object.Value {
				return object.NewComplex(0.5*libm.Log10(x*x+y*y), math.Log10E*libm.Atan2(y, x))
			}),
			fn("phase(z, /)", "Gives the angle of z, from -pi to pi.", func(x, y float64) object.Value {
				return object.Float(libm.Atan2(y, x))
			}),
			fn("polar(z, /)", "Gives (r, phi), the absolute value and the angle of z.", func(x, y float64) object.Value {
				return object.NewTuple(object.Float(math.Sqrt(x*x+y*y)), object.Float(libm.Atan2(y, x)))
			}),
			object.Fn("rect(r, phi, /)", "Gives the complex number with absolute value r and angle phi.", rect),
			fn("sin(z, /)", "Gives the sine of z.", func(x, y float64) object.Value {
				return object.NewComplex(libm.Sin(x)*libm.Cosh(y), libm.Cos(x)*libm.Sinh(y))
			}),
			fn("sqrt(z, /)", "Gives the square root of z.", func(x, y float64) object.Value {
				r, phi := libm.Pow(x*x+y*y, 0.25), 0.5*libm.Atan2(y, x)
				return object.NewComplex(r*libm.Cos(phi), r*libm.Sin(phi))
			}),
		},
	}
}

// fn makes a function of one complex number. The formulas are MicroPython's,
// with what they lose and where they overflow.
func fn(sig, doc string, f func(x, y float64) object.Value) object.Member {
	return object.Fn(sig, doc, func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		z, err := object.ToComplex(t, args[0])
		if err != nil {
			return object.Value{}, err
		}
		return f(z.Re, z.Im), nil
	})
}

func rect(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	r, err := object.ToFloat64(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	phi, err := object.ToFloat64(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	return object.NewComplex(r*libm.Cos(phi), r*libm.Sin(phi)), nil
}
