// This file gives float its slots: construction, operators, comparison, rounding.

package object

import "math"

func init() {
	c := FloatClass
	c.New = func(t Thread, _ *Class, args []Value, kw Kw) (Value, error) {
		if err := plainArgs(args, kw, 0, 1); err != nil {
			return Value{}, err
		}
		if len(args) == 0 {
			return Float(0), nil
		}
		return newFloat(t, args[0])
	}
	c.Repr = func(_ Thread, v Value) (string, error) { return FloatRepr(v.AsFloat()), nil }
	c.Hash = func(_ Thread, v Value) (uint64, error) { return hashFloat(v.AsFloat()), nil }
	c.Bool = func(_ Thread, v Value) (bool, error) { return v.AsFloat() != 0, nil }
	c.Unary = func(_ Thread, op UnaryOp, v Value) (Value, error) {
		switch op {
		case NEG:
			return Float(-v.AsFloat()), nil
		case ABS:
			return Float(math.Abs(v.AsFloat())), nil
		case POS, FLOAT:
			return v, nil
		}
		return Value{}, nil
	}
	c.Binary = func(t Thread, op BinaryOp, a, b Value) (Value, error) {
		switch {
		case b.IsFloat():
			return FloatBinary(op, a.AsFloat(), b.AsFloat())
		case isInteger(b):
			return FloatBinary(op, a.AsFloat(), intFloat(b))
		}
		if z, ok := b.Obj().(*Complex); ok {
			return complexOp(op, Complex{Re: a.AsFloat()}, *z)
		}
		y, ok, err := userFloat(t, b)
		if !ok || err != nil {
			return Value{}, err
		}
		return FloatBinary(op, a.AsFloat(), y)
	}
	c.Compare = func(t Thread, op CompareOp, a, b Value) (Value, error) {
		switch {
		case b.IsFloat():
			return floatOrder(op, a.AsFloat(), b.AsFloat()), nil
		case isInteger(b):
			return floatOrder(op, a.AsFloat(), intFloat(b)), nil
		}
		y, ok, err := userFloat(t, b)
		if !ok || err != nil {
			return Value{}, err
		}
		return floatOrder(op, a.AsFloat(), y), nil
	}
}

// userFloat gives the float that an instance with __float__ stands for beside a float.
func userFloat(t Thread, v Value) (float64, bool, error) {
	if c := ClassOf(v); !c.User || !c.Special("__float__").Bound() {
		return 0, false, nil
	}
	f, err := ToFloat64(t, v)
	return f, true, err
}

func newFloat(t Thread, v Value) (Value, error) {
	if v.IsFloat() {
		return v, nil
	}
	if n := Native(v); !n.IsInt() {
		if data, err := BytesOf(n); err == nil {
			f, err := ParseFloat(string(data))
			return Float(f), err
		}
	}
	f, err := ToFloat64(t, v)
	return Float(f), err
}

// FloatBinary computes a op b; the zero Value where floats have no such operator.
func FloatBinary(op BinaryOp, a, b float64) (Value, error) {
	switch op {
	case ADD:
		return Float(a + b), nil
	case SUB:
		return Float(a - b), nil
	case MUL:
		return Float(a * b), nil
	case DIV:
		if b == 0 {
			return Value{}, DivideByZero()
		}
		return Float(a / b), nil
	case FLOORDIV, MOD, DIVMOD:
		if b == 0 {
			return Value{}, DivideByZero()
		}
		if op == MOD {
			return Float(floatMod(a, b)), nil
		}
		q, r := floatDivMod(a, b)
		if op == FLOORDIV {
			return Float(q), nil
		}
		return NewTuple(Float(q), Float(r)), nil
	case POW:
		return floatPow(a, b)
	}
	return Value{}, nil
}

// floatMod gives the rest, with b's sign.
func floatMod(a, b float64) float64 {
	r := math.Mod(a, b)
	switch {
	case r == 0:
		return math.Copysign(0, b)
	case (r < 0) != (b < 0):
		r += b
	}
	return r
}

// floatDivMod gives quotient and rest so that a == q*b + r.
func floatDivMod(a, b float64) (q, r float64) {
	r = math.Mod(a, b)
	q = (a - r) / b
	if r == 0 {
		r = math.Copysign(0, b)
	} else if (r < 0) != (b < 0) {
		r += b
		q--
	}
	if q == 0 {
		return math.Copysign(0, a/b), r
	}
	f := math.Floor(q)
	if q-f > 0.5 {
		f++
	}
	return f, r
}

func floatPow(a, b float64) (Value, error) {
	if a == 0 && b < 0 && !math.IsInf(b, 0) {
		return Value{}, DivideByZero()
	}
	if a < 0 && b != math.Floor(b) && !math.IsNaN(b) {
		return complexOp(POW, Complex{Re: a}, Complex{Re: b})
	}
	return Float(PowFloat(a, b)), nil
}

// floatOrder compares floats; with a nan only != holds.
func floatOrder(op CompareOp, a, b float64) Value {
	switch op {
	case EQ:
		return Bool(a == b)
	case NE:
		return Bool(a != b)
	case LT:
		return Bool(a < b)
	case LE:
		return Bool(a <= b)
	case GT:
		return Bool(a > b)
	}
	return Bool(a >= b)
}

// Round gives round(v) or, when digits is bound, round(v, digits).
func Round(t Thread, v, digits Value) (Value, error) {
	n := Native(v)
	if isInteger(n) && !n.IsBool() { // a bool is rounded as a float
		if !digits.Bound() {
			return n, nil
		}
		d, err := Index(t, digits)
		if err != nil || d >= 0 {
			return n, err
		}
		return roundInt(t, n, -d)
	}
	f, err := ToFloat64(t, v)
	if err != nil {
		return Value{}, err
	}
	if !digits.Bound() {
		return FloatToInt(math.RoundToEven(f))
	}
	d, err := Index(t, digits)
	if err != nil {
		return Value{}, err
	}
	mult := tenTo(min(max(d, -400), 400))
	return Float(math.RoundToEven(f*mult) / mult), nil
}

// roundInt rounds v to a multiple of 10^d, halves to the even one.
func roundInt(t Thread, v Value, d int) (Value, error) {
	if bits := BigOf(v).BitLen(); d > bits/3+2 { // 10^d is more than twice v
		return Int(0), nil
	}
	mult, err := PowInt(t, 10, int64(d))
	if err != nil {
		return Value{}, err
	}
	qr, err := IntBinary(t, DIVMOD, v, mult)
	if err != nil {
		return Value{}, err
	}
	q, r := qr.Obj().(*Tuple).Items[0], qr.Obj().(*Tuple).Items[1]
	twice, err := IntBinary(t, MUL, r, Int(2))
	if err != nil {
		return Value{}, err
	}
	if c := compareInts(twice, mult); c > 0 || c == 0 && BigOf(q).Bit(0) == 1 {
		if q, err = IntBinary(t, ADD, q, Int(1)); err != nil {
			return Value{}, err
		}
	}
	return IntBinary(t, MUL, q, mult)
}
