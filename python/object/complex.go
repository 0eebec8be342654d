// This file defines Complex and gives complex its slots.

package object

import (
	"math"

	"github.com/go-python/gpython/py"
)

// Complex is a complex number.
type Complex struct{ Re, Im float64 }

// Type makes *Complex a py.Object.
func (z *Complex) Type() *py.Type { return &ComplexClass.Py }

// Class gives the class complex.
func (z *Complex) Class() *Class { return ComplexClass }

// NewComplex makes a complex number.
func NewComplex(re, im float64) Value { return Ref(&Complex{re, im}) }

func init() {
	c := ComplexClass
	c.New = newComplex
	c.Repr = func(_ Thread, v Value) (string, error) {
		z := v.Obj().(*Complex)
		if z.Re == 0 {
			return string(append(AppendFloat(nil, z.Im, 'g', reprPrec, 0), 'j')), nil
		}
		b := AppendFloat([]byte{'('}, z.Re, 'g', reprPrec, 0)
		b = AppendFloat(b, z.Im, 'g', reprPrec, '+')
		return string(append(b, 'j', ')')), nil
	}
	c.Hash = func(_ Thread, v Value) (uint64, error) {
		z := v.Obj().(*Complex)
		if z.Im == 0 {
			return hashFloat(z.Re), nil
		}
		return mix(hashFloat(z.Re) ^ hashFloat(z.Im)*3), nil
	}
	c.Bool = func(_ Thread, v Value) (bool, error) {
		z := v.Obj().(*Complex)
		return z.Re != 0 || z.Im != 0, nil
	}
	c.Unary = func(_ Thread, op UnaryOp, v Value) (Value, error) {
		z := v.Obj().(*Complex)
		switch op {
		case NEG:
			return NewComplex(-z.Re, -z.Im), nil
		case POS:
			return v, nil
		case ABS:
			return Float(math.Sqrt(z.Re*z.Re + z.Im*z.Im)), nil
		}
		return Value{}, nil
	}
	c.Binary = func(_ Thread, op BinaryOp, a, b Value) (Value, error) {
		y, ok := complexOf(b)
		if !ok {
			return Value{}, nil
		}
		return complexOp(op, *a.Obj().(*Complex), y)
	}
	c.Compare = func(_ Thread, op CompareOp, a, b Value) (Value, error) {
		x := a.Obj().(*Complex)
		y, ok := complexOf(b)
		if !ok || op != EQ && op != NE {
			return Value{}, nil
		}
		return Bool((x.Re == y.Re && x.Im == y.Im) == (op == EQ)), nil
	}
	c.GetAttr = func(_ Thread, v Value, name string) (Value, error) {
		z := v.Obj().(*Complex)
		switch name {
		case "real":
			return Float(z.Re), nil
		case "imag":
			return Float(z.Im), nil
		}
		return Value{}, nil
	}
}

// complexOf gives any number as a complex one.
func complexOf(v Value) (Complex, bool) {
	switch {
	case v.IsFloat():
		return Complex{Re: v.AsFloat()}, true
	case isInteger(v):
		return Complex{Re: intFloat(v)}, true
	}
	if z, ok := v.Obj().(*Complex); ok {
		return *z, true
	}
	return Complex{}, false
}

func newComplex(t Thread, _ *Class, args []Value, kw Kw) (Value, error) {
	if err := plainArgs(args, kw, 0, 2); err != nil {
		return Value{}, err
	}
	switch len(args) {
	case 0:
		return NewComplex(0, 0), nil
	case 1:
		if s, ok := AsStr(args[0]); ok {
			re, im, err := parseComplex(s)
			return NewComplex(re, im), err
		}
		if _, ok := args[0].Obj().(*Complex); ok {
			return args[0], nil
		}
		z, err := ToComplex(t, args[0])
		return NewComplex(z.Re, z.Im), err
	}
	if args[0].IsFloat() && args[1].IsFloat() {
		return NewComplex(args[0].AsFloat(), args[1].AsFloat()), nil
	}
	x, err := complexPart(t, args[0])
	if err != nil {
		return Value{}, err
	}
	y, err := complexPart(t, args[1])
	if err != nil {
		return Value{}, err
	}
	return NewComplex(x.Re-y.Im, x.Im+y.Re), nil
}

// complexPart is for complex(x, y), which says "float" of what it cannot use.
func complexPart(t Thread, v Value) (Complex, error) {
	if z, ok := Native(v).Obj().(*Complex); ok {
		return *z, nil
	}
	f, err := ToFloat64(t, v)
	return Complex{Re: f}, err
}

// ToComplex gives an argument that must be a number as a complex one.
func ToComplex(t Thread, v Value) (Complex, error) {
	if z, ok := complexOf(Native(v)); ok {
		return z, nil
	}
	if c := ClassOf(v); c.User {
		if m := c.Special("__complex__"); m.Bound() {
			r, err := t.Call(m, []Value{v}, Kw{})
			if err != nil {
				return Complex{}, err
			}
			if z, ok := r.Obj().(*Complex); ok {
				return *z, nil
			}
		} else if c.Special("__float__").Bound() {
			f, err := ToFloat64(t, v)
			return Complex{Re: f}, err
		}
	}
	return Complex{}, NewError(TypeError, "can't convert %s to complex", TypeName(v))
}

func complexOp(op BinaryOp, x, y Complex) (Value, error) {
	switch op {
	case ADD:
		return NewComplex(x.Re+y.Re, x.Im+y.Im), nil
	case SUB:
		return NewComplex(x.Re-y.Re, x.Im-y.Im), nil
	case MUL:
		return complexMul(x, y.Re, y.Im), nil
	case FLOORDIV:
		return Value{}, NewError(TypeError, "can't truncate-divide a complex number")
	case DIV:
		switch {
		case y.Im == 0 && y.Re == 0:
			return Value{}, NewError(ZeroDivisionError, "complex divide by zero")
		case y.Im == 0:
			return NewComplex(x.Re/y.Re, x.Im/y.Re), nil
		case y.Re == 0:
			return NewComplex(x.Im/y.Im, -x.Re/y.Im), nil
		}
		n := y.Re*y.Re + y.Im*y.Im
		return complexMul(x, y.Re/n, y.Im/-n), nil
	case POW:
		return complexPow(x, y)
	}
	return Value{}, nil
}

func complexMul(x Complex, re, im float64) Value {
	return NewComplex(float64(x.Re*re)-float64(x.Im*im), float64(x.Re*im)+float64(x.Im*re))
}

// complexPow computes exp(y ln x).
func complexPow(x, y Complex) (Value, error) {
	abs := math.Sqrt(x.Re*x.Re + x.Im*x.Im)
	if abs == 0 {
		switch {
		case y.Im != 0 || y.Re < 0:
			return Value{}, NewError(ZeroDivisionError, "0.0 to a complex power")
		case y.Re == 0:
			return NewComplex(1, x.Im), nil
		}
		return NewComplex(0, x.Im), nil
	}
	ln, arg := logFloat(abs), math.Atan2(x.Im, x.Re)
	size := expFloat(float64(y.Re*ln) - float64(y.Im*arg))
	turn := float64(y.Im*ln) + float64(y.Re*arg)
	return NewComplex(size*cosFloat(turn), size*sinFloat(turn)), nil
}
