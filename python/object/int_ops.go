// This file computes with integers: machine ones first, big ones where those overflow.

package object

import (
	"math"
	"math/big"
	"math/bits"
)

// AddInt gives a + b.
func AddInt(a, b int64) Value {
	if c := a + b; (c > a) == (b > 0) {
		return Int(c)
	}
	return addBig(a, b)
}

func addBig(a, b int64) Value { return NewBig(new(big.Int).Add(big.NewInt(a), big.NewInt(b))) }

// SubInt gives a - b.
func SubInt(a, b int64) Value {
	if c := a - b; (c < a) == (b > 0) {
		return Int(c)
	}
	return NewBig(new(big.Int).Sub(big.NewInt(a), big.NewInt(b)))
}

// MulInt gives a * b.
func MulInt(a, b int64) Value {
	if int64(int32(a)) == a && int64(int32(b)) == b {
		return Int(a * b)
	}
	return mulWide(a, b)
}

func mulWide(a, b int64) Value {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	hi -= uint64(a>>63)&uint64(b) + uint64(b>>63)&uint64(a)
	if int64(hi) == int64(lo)>>63 {
		return Int(int64(lo))
	}
	return NewBig(new(big.Int).Mul(big.NewInt(a), big.NewInt(b)))
}

// NegInt gives -a.
func NegInt(a int64) Value {
	if a == math.MinInt64 {
		return NewBig(new(big.Int).Neg(big.NewInt(a)))
	}
	return Int(-a)
}

// DivideByZero is the error of every division by zero but the complex one.
func DivideByZero() *Exception { return NewError(ZeroDivisionError, "divide by zero") }

// FloorDivInt gives a // b.
func FloorDivInt(a, b int64) (Value, error) {
	if b == 0 {
		return Value{}, DivideByZero()
	}
	if b == -1 {
		return NegInt(a), nil
	}
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return Int(q), nil
}

// ModInt gives a % b, which has b's sign.
func ModInt(a, b int64) (Value, error) {
	if b == 0 {
		return Value{}, DivideByZero()
	}
	if b == -1 {
		return Int(0), nil
	}
	r := a % b
	if r != 0 && (r < 0) != (b < 0) {
		r += b
	}
	return Int(r), nil
}

// DivInt gives a / b, a float.
func DivInt(a, b int64) (Value, error) {
	if b == 0 {
		return Value{}, DivideByZero()
	}
	return Float(float64(a) / float64(b)), nil
}

// LshInt gives a << b.
func LshInt(t Thread, a, b int64) (Value, error) {
	if b < 0 {
		return Value{}, NewError(ValueError, "negative shift count")
	}
	if b < 63 {
		if c := a << b; c>>b == a {
			return Int(c), nil
		}
	}
	return lshBig(t, big.NewInt(a), b)
}

// RshInt gives a >> b.
func RshInt(a, b int64) (Value, error) {
	if b < 0 {
		return Value{}, NewError(ValueError, "negative shift count")
	}
	return Int(a >> min(uint64(b), 63)), nil
}

// maxBits bounds the integers that are computed at all: 1 MiB each, half of
// MicroPython's whole heap, in which a product of bigger ones would have no
// room. Reading or writing the digits of that many takes half a second, during which Ctrl-C must wait.
const maxBits = 1 << 23

// RoomForBits says whether an integer of n bits may be made.
func RoomForBits(t Thread, n int64) error { return roomForBits(t, n) }

// roomForBits says whether an integer of n bits may be made.
func roomForBits(t Thread, n int64) error {
	if n < 1<<16 {
		return nil
	}
	if n > maxBits {
		return NewError(MemoryError, "memory allocation failed, allocating %d bytes", n/8)
	}
	return t.Grow(int(n / 8))
}

func lshBig(t Thread, a *big.Int, n int64) (Value, error) {
	if a.Sign() == 0 {
		return Int(0), nil
	}
	if err := roomForBits(t, satAdd(int64(a.BitLen()), n)); err != nil {
		return Value{}, err
	}
	return NewBig(new(big.Int).Lsh(a, uint(n))), nil
}

func satAdd(a, b int64) int64 {
	if a > math.MaxInt64-b {
		return math.MaxInt64
	}
	return a + b
}

// PowInt gives a ** b; a float where b is negative.
func PowInt(t Thread, a, b int64) (Value, error) {
	if b < 0 {
		return floatPow(float64(a), float64(b))
	}
	r, x := int64(1), a
	for n := b; ; {
		if n&1 != 0 {
			p := mulWide(r, x)
			if !p.IsInt() {
				return powBig(t, big.NewInt(a), big.NewInt(b))
			}
			r = p.AsInt()
		}
		n >>= 1
		if n == 0 {
			return Int(r), nil
		}
		p := mulWide(x, x)
		if !p.IsInt() {
			return powBig(t, big.NewInt(a), big.NewInt(b))
		}
		x = p.AsInt()
	}
}

func powBig(t Thread, a, b *big.Int) (Value, error) {
	if b.Sign() < 0 {
		return floatPow(bigFloat(a), bigFloat(b))
	}
	if a.CmpAbs(big.NewInt(1)) <= 0 { // 0, 1 and -1
		if a.Sign() < 0 && b.Bit(0) == 0 || b.Sign() == 0 {
			return Int(1), nil
		}
		return NewBig(new(big.Int).Set(a)), nil
	}
	n := int64(math.MaxInt64)
	if hi, lo := bits.Mul64(uint64(a.BitLen()), b.Uint64()); b.IsUint64() && hi == 0 && lo < math.MaxInt64 {
		n = int64(lo)
	}
	if err := roomForBits(t, n); err != nil {
		return Value{}, err
	}
	return NewBig(new(big.Int).Exp(a, b, nil)), nil
}

// bigFloat gives b as a float, infinite beyond the range. It adds up 32 bits at
// a time and rounds each time, which is not always the nearest float, but the
// one MicroPython gets.
func bigFloat(b *big.Int) float64 {
	f := 0.0
	words := b.Bits()
	for i := len(words) - 1; i >= 0; i-- {
		if bits.UintSize == 64 {
			f = f*(1<<32) + float64(uint64(words[i])>>32)
		}
		f = f*(1<<32) + float64(uint32(words[i]))
		if math.IsInf(f, 0) {
			break
		}
	}
	if b.Sign() < 0 {
		return -f
	}
	return f
}

// intOp computes a op b of two integers, at least one of them big or a bool.
func intOp(t Thread, op BinaryOp, a, b Value) (Value, error) {
	if a.Obj() == nil && b.Obj() == nil {
		return smallOp(t, op, a.AsInt(), b.AsInt())
	}
	if r := wideOp(op, a, b); r.Bound() {
		return r, nil
	}
	if r, err := longOp(t, op, a, b); r.Bound() || err != nil {
		return r, err
	}
	return bigOp(t, op, BigOf(a), BigOf(b))
}

// smallOp computes a op b of machine integers.
func smallOp(t Thread, op BinaryOp, a, b int64) (Value, error) {
	switch op {
	case ADD:
		return AddInt(a, b), nil
	case SUB:
		return SubInt(a, b), nil
	case MUL:
		return MulInt(a, b), nil
	case DIV:
		return DivInt(a, b)
	case FLOORDIV:
		return FloorDivInt(a, b)
	case MOD:
		return ModInt(a, b)
	case POW:
		return PowInt(t, a, b)
	case LSHIFT:
		return LshInt(t, a, b)
	case RSHIFT:
		return RshInt(a, b)
	case AND:
		return Int(a & b), nil
	case OR:
		return Int(a | b), nil
	case XOR:
		return Int(a ^ b), nil
	case DIVMOD:
		q, err := FloorDivInt(a, b)
		if err != nil {
			return Value{}, err
		}
		r, _ := ModInt(a, b)
		return NewPair(q, r), nil
	}
	return Value{}, nil
}

// bigOp computes a op b of big integers where longOp does not.
func bigOp(t Thread, op BinaryOp, a, b *big.Int) (Value, error) {
	if len(a.Bits())+len(b.Bits()) > 1024 {
		if err := t.Interrupted(); err != nil {
			return Value{}, err
		}
	}
	r := &BigInt{}
	z := &r.V
	switch op {
	case DIV:
		if b.Sign() == 0 {
			return Value{}, DivideByZero()
		}
		return divBig(a, b), nil
	case FLOORDIV, MOD, DIVMOD:
		if b.Sign() == 0 {
			return Value{}, DivideByZero()
		}
		m := new(big.Int)
		floorDivMod(z, m, a, b)
		switch op {
		case MOD:
			return NewBig(m), nil
		case DIVMOD:
			return NewTuple(NewBig(z), NewBig(m)), nil
		}
	case POW:
		return powBig(t, a, b)
	case LSHIFT, RSHIFT:
		return shiftBig(t, op, a, b)
	case AND:
		z.And(a, b)
	case OR:
		z.Or(a, b)
	case XOR:
		z.Xor(a, b)
	default:
		return Value{}, nil
	}
	if z.IsInt64() {
		return Int(z.Int64()), nil
	}
	return Ref(r), nil
}

func shiftBig(t Thread, op BinaryOp, a, b *big.Int) (Value, error) {
	if !b.IsInt64() {
		return Value{}, NewError(OverflowError, "overflow converting long int to machine word")
	}
	n := b.Int64()
	switch {
	case n < 0:
		return Value{}, NewError(ValueError, "negative shift count")
	case op == LSHIFT:
		return lshBig(t, a, n)
	}
	return NewBig(new(big.Int).Rsh(a, uint(min(n, math.MaxInt32)))), nil
}

// floorDivMod rounds the quotient down, so that the rest has b's sign.
func floorDivMod(q, m, a, b *big.Int) {
	q.QuoRem(a, b, m)
	if m.Sign() != 0 && (m.Sign() < 0) != (b.Sign() < 0) {
		q.Sub(q, big.NewInt(1))
		m.Add(m, b)
	}
}

// divBig divides as MicroPython does: both numbers become floats first, which
// for two enormous ones gives nan.
func divBig(a, b *big.Int) Value { return Float(bigFloat(a) / bigFloat(b)) }

// compareInts gives the order of two integers, bools included.
func compareInts(a, b Value) int {
	if a.Obj() == nil && b.Obj() == nil {
		switch x, y := a.AsInt(), b.AsInt(); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	}
	return BigOf(a).Cmp(BigOf(b))
}

// isInteger says whether v is an int, a big one or a bool.
func isInteger(v Value) bool {
	if v.IsInt() || v.IsBool() {
		return true
	}
	_, ok := v.Obj().(*BigInt)
	return ok
}

// PowMod gives pow(a, b, m).
func PowMod(t Thread, a, b, m Value) (Value, error) {
	a, b, m = Native(a), Native(b), Native(m)
	if !isInteger(a) || !isInteger(b) || !isInteger(m) || a.IsBool() || b.IsBool() || m.IsBool() {
		return Value{}, NewError(TypeError, "pow() with 3 arguments requires integers")
	}
	x, n, mod := BigOf(a), BigOf(b), BigOf(m)
	if mod.Sign() == 0 {
		return Value{}, NewError(ValueError, "divide by zero")
	}
	if n.Sign() < 0 {
		return Int(0), nil
	}
	r, err := expMod(t, new(big.Int).Mod(x, mod), n, new(big.Int).Abs(mod))
	if err != nil {
		return Value{}, err
	}
	if r.Sign() != 0 && mod.Sign() < 0 {
		r.Add(r, mod)
	}
	return NewBig(r), nil
}

// expMod gives x ** n % m. What may take longer than half a second is done here
// step by step, so that it can be interrupted; math/big is faster.
func expMod(t Thread, x, n, m *big.Int) (*big.Int, error) {
	words := float64(m.BitLen()/64 + 1)
	if float64(n.BitLen())*words*words < 1<<28 {
		return new(big.Int).Exp(x, n, m), nil
	}
	r, q := big.NewInt(1), new(big.Int)
	for i := n.BitLen() - 1; i >= 0; i-- {
		r.Mul(r, r)
		q.QuoRem(r, m, r)
		if n.Bit(i) != 0 {
			r.Mul(r, x)
			q.QuoRem(r, m, r)
		}
		if err := t.Pending(); err != nil {
			return nil, err
		}
	}
	return r, nil
}
