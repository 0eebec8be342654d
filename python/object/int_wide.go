// This file computes with ints a little beyond 64 bits, up to 256, in fixed
// arrays: math/big allocates for each operand and normalises each result, which
// costs more than such sums do.

package object

import (
	"math/big"
	"math/bits"
)

// wideWords is how many 64-bit words a wide number has at most.
const wideWords = 4

// wideNum is a number as sign and magnitude, least word first.
type wideNum struct {
	neg bool
	n   int // words in use: the last one is not 0
	w   [2 * wideWords]uint64
}

// load takes an int of at most wideWords words; false: it is longer, or no int.
func (x *wideNum) load(v Value) bool {
	if v.IsInt() || v.IsBool() {
		n := v.AsInt()
		x.neg = n < 0
		u := uint64(n)
		if x.neg {
			u = -u
		}
		x.w[0] = u
		if u != 0 {
			x.n = 1
		}
		return true
	}
	b, ok := v.Obj().(*BigInt)
	if !ok {
		return false
	}
	words := b.V.Bits()
	if len(words) > wideWords {
		return false
	}
	x.neg = b.V.Sign() < 0
	x.n = len(words)
	for i, w := range words {
		x.w[i] = uint64(w)
	}
	return true
}

// wideInt is a BigInt with its words in the same allocation.
type wideInt struct {
	BigInt
	words [wideWords]big.Word
}

// value makes the int.
func (x *wideNum) value() Value {
	for x.n > 0 && x.w[x.n-1] == 0 {
		x.n--
	}
	if x.n == 0 {
		return Int(0)
	}
	if x.n == 1 {
		switch u := x.w[0]; {
		case u < 1<<63 && x.neg:
			return Int(-int64(u))
		case u < 1<<63:
			return Int(int64(u))
		case u == 1<<63 && x.neg:
			return Int(-1 << 63)
		}
	}
	var words []big.Word
	var r *BigInt
	if x.n <= wideWords {
		o := &wideInt{}
		r, words = &o.BigInt, o.words[:x.n:x.n]
	} else {
		r, words = &BigInt{}, make([]big.Word, x.n)
	}
	for i := range words {
		words[i] = big.Word(x.w[i])
	}
	r.V.SetBits(words)
	if x.neg {
		r.V.Neg(&r.V)
	}
	return Ref(r)
}

// wideOp computes a op b for +, -, *, // and % of numbers that are not too
// long and a divisor that is not 0; the zero Value: it is not for this.
func wideOp(op BinaryOp, a, b Value) Value {
	var x, y, z wideNum
	if bits.UintSize != 64 || op > MOD || !x.load(a) || !y.load(b) {
		return Value{}
	}
	switch op {
	case SUB:
		y.neg = !y.neg
		fallthrough
	case ADD:
		z.add(&x, &y)
	case MUL:
		z.mul(&x, &y)
	case FLOORDIV, MOD:
		if y.n == 0 {
			return Value{}
		}
		var r wideNum
		z.divide(&r, &x, &y)
		r.neg = x.neg
		z.neg = x.neg != y.neg
		if r.n > 0 && x.neg != y.neg { // Python rounds down
			one := wideNum{n: 1, neg: true, w: [2 * wideWords]uint64{1}}
			var q, m wideNum
			q.add(&z, &one)
			m.add(&r, &y)
			z, r = q, m
		}
		if op == MOD {
			return r.value()
		}
	default:
		return Value{}
	}
	return z.value()
}

// less compares magnitudes.
func (x *wideNum) less(y *wideNum) bool {
	if x.n != y.n {
		return x.n < y.n
	}
	for i := x.n - 1; i >= 0; i-- {
		if x.w[i] != y.w[i] {
			return x.w[i] < y.w[i]
		}
	}
	return false
}

// add sets z to x + y; z is zero.
func (z *wideNum) add(x, y *wideNum) {
	if x.neg == y.neg {
		var carry uint64
		n := max(x.n, y.n)
		for i := range n {
			z.w[i], carry = bits.Add64(x.w[i], y.w[i], carry)
		}
		z.w[n], z.n, z.neg = carry, n+1, x.neg
	} else {
		if x.less(y) {
			x, y = y, x
		}
		var borrow uint64
		for i := range x.n {
			z.w[i], borrow = bits.Sub64(x.w[i], y.w[i], borrow)
		}
		z.n, z.neg = x.n, x.neg
	}
	z.trim()
}

func (z *wideNum) trim() {
	for z.n > 0 && z.w[z.n-1] == 0 {
		z.n--
	}
}

// mul sets z to x * y; z is zero.
func (z *wideNum) mul(x, y *wideNum) {
	for i := range x.n {
		var carry uint64
		for j := range y.n {
			hi, lo := bits.Mul64(x.w[i], y.w[j])
			var c uint64
			lo, c = bits.Add64(lo, z.w[i+j], 0)
			hi += c
			lo, c = bits.Add64(lo, carry, 0)
			z.w[i+j], carry = lo, hi+c
		}
		z.w[i+y.n] = carry
	}
	z.n, z.neg = x.n+y.n, x.neg != y.neg
	z.trim()
}

// divide sets z and r to quotient and remainder of the magnitudes, by Knuth's
// algorithm D; z and r are zero, y is not.
func (z *wideNum) divide(r, x, y *wideNum) {
	if x.less(y) {
		*r = *x
		return
	}
	if y.n == 1 {
		var rem uint64
		for i := x.n - 1; i >= 0; i-- {
			z.w[i], rem = bits.Div64(rem, x.w[i], y.w[0])
		}
		z.n = x.n
		z.trim()
		r.w[0], r.n = rem, 1
		r.trim()
		return
	}
	shift := uint(bits.LeadingZeros64(y.w[y.n-1]))
	var u, v [2*wideWords + 1]uint64
	for i := x.n; i >= 0; i-- {
		var hi, lo uint64
		if i < x.n {
			hi = x.w[i] << shift
		}
		if i > 0 {
			lo = x.w[i-1] >> (64 - shift) // 0 for a shift of 0, as Go has it
		}
		u[i] = hi | lo
	}
	for i := y.n - 1; i >= 0; i-- {
		v[i] = y.w[i] << shift
		if i > 0 {
			v[i] |= y.w[i-1] >> (64 - shift)
		}
	}
	n := y.n
	for j := x.n - n; j >= 0; j-- {
		z.w[j] = quotientWord(u[j:j+n+1], v[:n])
	}
	z.n = x.n - n + 1
	z.trim()
	for i := range n {
		r.w[i] = u[i]>>shift | u[i+1]<<(64-shift)
	}
	r.n = n
	r.trim()
}

// quotientWord divides u by v, whose highest bit is set, where the quotient is
// one word; u becomes the remainder.
func quotientWord(u, v []uint64) uint64 {
	n := len(v)
	q := ^uint64(0)
	if u[n] < v[n-1] {
		var rem uint64
		q, rem = bits.Div64(u[n], u[n-1], v[n-1])
		for {
			hi, lo := bits.Mul64(q, v[n-2])
			if hi < rem || hi == rem && lo <= u[n-2] {
				break
			}
			q--
			var over uint64
			if rem, over = bits.Add64(rem, v[n-1], 0); over != 0 {
				break
			}
		}
	}
	if subMul(u, v, q) { // q was one too large, at most two where it was guessed
		for q--; addBack(u, v) == 0; q-- {
		}
	}
	return q
}

// subMul sets u to u - q*v and says whether that is below 0.
func subMul(u, v []uint64, q uint64) bool {
	var carry, borrow uint64
	for i := range v {
		hi, lo := bits.Mul64(q, v[i])
		var c uint64
		lo, c = bits.Add64(lo, carry, 0)
		carry = hi + c
		u[i], borrow = bits.Sub64(u[i], lo, borrow)
	}
	u[len(v)], borrow = bits.Sub64(u[len(v)], carry, borrow)
	return borrow != 0
}

// addBack adds v to u and gives the carry.
func addBack(u, v []uint64) uint64 {
	var carry uint64
	for i := range v {
		u[i], carry = bits.Add64(u[i], v[i], carry)
	}
	u[len(v)], carry = bits.Add64(u[len(v)], 0, carry)
	return carry
}
