// This file gives int its slots: construction, operators, comparison.

package object

import (
	"math"
	"math/big"
	"strconv"
)

func init() {
	c := IntClass
	c.New = newInt
	c.Repr = func(t Thread, v Value) (string, error) {
		if v.IsInt() {
			return strconv.FormatInt(v.AsInt(), 10), nil
		}
		return intText(t, v, 10)
	}
	c.Hash = func(_ Thread, v Value) (uint64, error) {
		if b, ok := v.Obj().(*BigInt); ok {
			return hashBig(&b.V), nil
		}
		return mix(uint64(v.AsInt())), nil
	}
	c.Bool = func(_ Thread, v Value) (bool, error) { return v.Obj() != nil || v.AsInt() != 0, nil }
	c.Unary = intUnary
	c.Binary = intBinary
	c.Compare = intCompare
	c.Methods(NewBuiltin(`to_bytes(self, length=1, byteorder="big", *, signed=False)`,
		"The number as length bytes, the highest first unless byteorder is \"little\"; OverflowError when it needs more.", intToBytes))
	c.ClassMethods(NewBuiltin(`from_bytes(cls, bytes, byteorder="big", signed=False, /)`,
		"The number that the bytes of a buffer make, never negative; the highest comes first unless byteorder is \"little\".", intFromBytes))
	initBool() // copies the slots, so it must come behind
}

// newInt is int(), int(x) and int(text, base).
func newInt(t Thread, _ *Class, args []Value, kw Kw) (Value, error) {
	if err := plainArgs(args, kw, 0, 2); err != nil {
		return Value{}, err
	}
	switch len(args) {
	case 0:
		return Int(0), nil
	case 2:
		text, err := Text(args[0])
		if err != nil {
			return Value{}, err
		}
		base, err := Index(t, args[1])
		if err != nil {
			return Value{}, err
		}
		return ParseInt(t, text, base)
	}
	return ToInt(t, args[0])
}

// ToInt gives int(v).
func ToInt(t Thread, v Value) (Value, error) {
	switch {
	case v.IsInt():
		return v, nil
	case v.IsBool():
		return Int(v.AsInt()), nil
	case v.IsFloat():
		return FloatToInt(v.AsFloat())
	}
	c := ClassOf(v)
	if c.User {
		if m := c.Special("__int__"); m.Bound() {
			r, err := t.Call(m, []Value{v}, Kw{})
			if err == nil && !isInteger(r) {
				err = NewError(TypeError, "can't convert %s to int", TypeName(v))
			}
			return r, err
		}
		n := Native(v)
		if n == v {
			return Value{}, NewError(TypeError, "can't convert %s to int", c.Name)
		}
		return ToInt(t, n)
	}
	if c.Unary != nil {
		r, err := c.Unary(t, INT, v)
		if r.Bound() || err != nil {
			return r, err
		}
	}
	if b, err := BytesOf(v); err == nil {
		return ParseInt(t, string(b), 10)
	}
	return Value{}, NewError(TypeError, "can't convert %s to int", c.Name)
}

// FloatToInt gives f without its fraction; OverflowError and ValueError for what is no number.
func FloatToInt(f float64) (Value, error) {
	switch {
	case f >= math.MinInt64 && f < 1<<63:
		return Int(int64(f)), nil
	case math.IsInf(f, 0):
		return Value{}, NewError(OverflowError, "can't convert inf to int")
	case math.IsNaN(f):
		return Value{}, NewError(ValueError, "can't convert NaN to int")
	}
	b, _ := big.NewFloat(f).Int(nil)
	return NewBig(b), nil
}

func intUnary(_ Thread, op UnaryOp, v Value) (Value, error) {
	if b, ok := v.Obj().(*BigInt); ok {
		switch op {
		case NEG:
			return NewBig(new(big.Int).Neg(&b.V)), nil
		case INVERT:
			return NewBig(new(big.Int).Not(&b.V)), nil
		case ABS:
			if b.V.Sign() < 0 {
				return NewBig(new(big.Int).Neg(&b.V)), nil
			}
		case FLOAT:
			return Float(bigFloat(&b.V)), nil
		}
		return v, nil
	}
	n := v.AsInt()
	switch op {
	case NEG:
		return NegInt(n), nil
	case INVERT:
		return Int(^n), nil
	case ABS:
		if n < 0 {
			return NegInt(n), nil
		}
	case FLOAT:
		return Float(float64(n)), nil
	}
	return Int(n), nil
}

// IntBinary computes a op b of two integers (ints, big ones, bools); it is what
// the machine falls back on.
func IntBinary(t Thread, op BinaryOp, a, b Value) (Value, error) {
	if a.IsInt() && b.IsInt() {
		return smallOp(t, op, a.AsInt(), b.AsInt())
	}
	return intOp(t, op, a, b)
}

func intBinary(t Thread, op BinaryOp, a, b Value) (Value, error) {
	switch {
	case a.IsInt() && b.IsInt():
		return smallOp(t, op, a.AsInt(), b.AsInt())
	case isInteger(b):
		return intOp(t, op, a, b)
	case b.IsFloat():
		return FloatBinary(op, intFloat(a), b.AsFloat())
	}
	if z, ok := b.Obj().(*Complex); ok {
		return complexOp(op, Complex{Re: intFloat(a)}, *z)
	}
	return Value{}, nil
}

// intFloat gives an integer as a float.
func intFloat(v Value) float64 {
	if b, ok := v.Obj().(*BigInt); ok {
		return bigFloat(&b.V)
	}
	return float64(v.AsInt())
}

func intCompare(_ Thread, op CompareOp, a, b Value) (Value, error) {
	switch {
	case isInteger(b):
		return Bool(ordered(op, compareInts(a, b))), nil
	case b.IsFloat():
		return floatOrder(op, intFloat(a), b.AsFloat()), nil
	}
	return Value{}, nil
}

func intToBytes(t Thread, args []Value, _ Kw) (Value, error) {
	n := 1
	if v := Arg(args, 1); v.Bound() {
		var err error
		if n, err = Index(t, v); err != nil {
			return Value{}, err
		}
	}
	if n < 0 {
		return Value{}, NewException(ValueError)
	}
	signed := false
	if v := Arg(args, 3); v.Bound() {
		var err error
		if signed, err = Truth(t, v); err != nil {
			return Value{}, err
		}
	}
	b := BigOf(args[0])
	if b.Sign() < 0 && !signed {
		return Value{}, NewError(OverflowError, "can't convert negative int to unsigned")
	}
	if n >= 1024 {
		if err := t.Grow(n); err != nil {
			return Value{}, err
		}
	}
	if !fits(b, n, signed) {
		return Value{}, NewError(OverflowError, "value would overflow a %d byte buffer", n)
	}
	buf := make([]byte, n)
	PutInt(buf, b, isLittle(Arg(args, 2)))
	return NewBytes(string(buf)), nil
}

func isLittle(v Value) bool {
	s, ok := AsStr(v)
	return ok && s == "little"
}

// fits says whether b can be stored in n bytes.
func fits(b *big.Int, n int, signed bool) bool {
	bits := b.BitLen()
	if signed {
		if b.Sign() < 0 { // -128 has 8 bits and fits in one byte
			bits = new(big.Int).Not(b).BitLen()
		}
		if b.Sign() != 0 || n > 0 {
			bits++
		}
	}
	return bits <= 8*n
}

// PutInt stores the low bytes of b, in two's complement.
func PutInt(buf []byte, b *big.Int, little bool) {
	if b.Sign() < 0 {
		mod := new(big.Int).Lsh(big.NewInt(1), uint(8*len(buf)))
		b = mod.Add(mod, b)
	}
	b.FillBytes(buf)
	if little {
		for i, j := 0, len(buf)-1; i < j; i, j = i+1, j-1 {
			buf[i], buf[j] = buf[j], buf[i]
		}
	}
}

func intFromBytes(_ Thread, args []Value, _ Kw) (Value, error) {
	data, err := BytesOf(args[1])
	if err != nil {
		return Value{}, err
	}
	little := isLittle(Arg(args, 2))
	if len(data) < 8 {
		n := int64(0)
		for i := range data {
			if little {
				n |= int64(data[i]) << (8 * i)
			} else {
				n = n<<8 | int64(data[i])
			}
		}
		return Int(n), nil
	}
	if little {
		back := make([]byte, len(data))
		for i, x := range data {
			back[len(data)-1-i] = x
		}
		data = back
	}
	return NewBig(new(big.Int).SetBytes(data)), nil
}

// plainArgs checks the arguments of a constructor that takes no keywords.
func plainArgs(args []Value, kw Kw, least, most int) error {
	n := len(args)
	switch {
	case kw.Len() > 0:
		return NewError(TypeError, "function doesn't take keyword arguments")
	case n >= least && n <= most:
		return nil
	case least == most:
		return NewError(TypeError, "function takes %d positional arguments but %d were given", least, n)
	case n < least:
		return NewError(TypeError, "function missing %d required positional arguments", least-n)
	}
	return NewError(TypeError, "function expected at most %d arguments, got %d", most, n)
}
