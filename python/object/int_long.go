// This file computes with long ints by math/big, in memory of the right size: one or two allocations an operation.

package object

import (
	"math/big"
	"math/bits"
)

// bigAs gives an int or bool as a big integer, which must not be changed. By
// value, so that only the word of a machine integer is allocated.
func bigAs(v Value) big.Int {
	if b, ok := v.Obj().(*BigInt); ok {
		return b.V
	}
	return *big.NewInt(v.AsInt())
}

type (
	bigInt8 struct {
		BigInt
		words [8]big.Word
	}
	bigInt16 struct {
		BigInt
		words [16]big.Word
	}
)

// newBigInt makes 0, with room for n words.
func newBigInt(n int) *BigInt {
	switch {
	case n <= wideWords:
		o := &wideInt{}
		o.V.SetBits(o.words[:0])
		return &o.BigInt
	case n <= 8:
		o := &bigInt8{}
		o.V.SetBits(o.words[:0])
		return &o.BigInt
	case n <= 16:
		o := &bigInt16{}
		o.V.SetBits(o.words[:0])
		return &o.BigInt
	}
	o := &BigInt{}
	o.V.SetBits(make([]big.Word, 0, n))
	return o
}

// value gives the int, as a machine integer where it fits.
func (b *BigInt) value() Value {
	if b.V.IsInt64() {
		return Int(b.V.Int64())
	}
	return Ref(b)
}

// longOp computes a op b for +, -, *, << and >>, and for // where the quotient
// is small; the zero Value: it is not for this.
func longOp(t Thread, op BinaryOp, a, b Value) (Value, error) {
	x, y := bigAs(a), bigAs(b)
	m, n := len(x.Bits()), len(y.Bits())
	switch op {
	case ADD:
		if n == 0 { // no sum for 0: who computes with fractions adds and multiplies by it all the time
			return a, nil
		} else if m == 0 {
			return b, nil
		}
		r := newBigInt(max(m, n) + 1)
		r.V.Add(&x, &y)
		return r.value(), nil
	case SUB:
		if n == 0 {
			return a, nil
		}
		r := newBigInt(max(m, n) + 1)
		r.V.Sub(&x, &y)
		return r.value(), nil
	case MUL:
		if m == 0 || n == 0 {
			return Int(0), nil
		}
		if err := roomForBits(t, int64(m+n)*bits.UintSize); err != nil {
			return Value{}, err
		}
		r := newBigInt(m + n)
		if a == b {
			r.V.Mul(&x, &x) // a square is cheaper
		} else {
			r.V.Mul(&x, &y)
		}
		return r.value(), nil
	case FLOORDIV:
		if x.Sign() == y.Sign() {
			if q, ok := quickQuotient(x.Bits(), y.Bits()); ok {
				return Int(q), nil
			}
		}
	case LSHIFT:
		if b.IsInt() && b.AsInt() >= 0 && b.AsInt() < 1<<16 {
			s := uint(b.AsInt())
			if err := roomForBits(t, int64(x.BitLen())+int64(s)); err != nil {
				return Value{}, err
			}
			r := newBigInt(m + int(s)/bits.UintSize + 1)
			r.V.Lsh(&x, s)
			return r.value(), nil
		}
	case RSHIFT:
		if b.IsInt() && b.AsInt() >= 0 && b.AsInt() < 1<<31 && x.Sign() > 0 {
			s := uint(b.AsInt())
			r := newBigInt(max(0, m-int(s/bits.UintSize)))
			r.V.Rsh(&x, s)
			return r.value(), nil
		}
	}
	return Value{}, nil
}

// quickQuotient divides the magnitudes x and y, rounding down, by their leading
// digits alone: what they leave open lies between two bounds, and mostly both
// give the same. So a digit of a long fraction costs a few nanoseconds and not
// a division of long numbers. Where the bounds agree there is a remainder.
func quickQuotient(x, y []big.Word) (int64, bool) {
	m, n := len(x), len(y)
	if bits.UintSize != 64 || n < 3 || m < n || m > n+1 {
		return 0, false
	}
	s := uint(bits.LeadingZeros64(uint64(y[n-1])))
	lead := func(w []big.Word, i int) uint64 { return uint64(w[i])<<s | uint64(w[i-1])>>(64-s) } // 0 for a shift of 64, as Go has it
	d, lo := lead(y, n-1), lead(x, n-1)
	hi := uint64(x[n-1]) >> (64 - s)
	if m > n {
		if uint64(x[n])>>(64-s) != 0 {
			return 0, false
		}
		hi = lead(x, n)
	}
	if d+1 == 0 || hi >= d>>1 { // no more than 63 bits
		return 0, false
	}
	least, _ := bits.Div64(hi, lo, d+1)
	lo, c := bits.Add64(lo, 1, 0)
	most, _ := bits.Div64(hi+c, lo, d)
	return int64(least), least == most
}
