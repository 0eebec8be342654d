// This file compares the arithmetic of wide ints with math/big.

package object

import (
	"math/big"
	"math/rand/v2"
	"testing"
)

// TestWide: random operands of every length, with runs of ones and zeros, which
// are what division stumbles over.
func TestWide(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	number := func() *big.Int {
		b := new(big.Int)
		for range r.IntN(5) {
			w := r.Uint64()
			switch r.IntN(4) {
			case 0:
				w = ^uint64(0) << r.IntN(64)
			case 1:
				w = ^uint64(0) >> r.IntN(64)
			}
			b.Lsh(b, 64).Or(b, new(big.Int).SetUint64(w))
		}
		if r.IntN(2) == 0 {
			b.Neg(b)
		}
		return b
	}
	for range 200_000 {
		a, b := number(), number()
		for _, op := range []BinaryOp{ADD, SUB, MUL, FLOORDIV, MOD} {
			got := wideOp(op, NewBig(new(big.Int).Set(a)), NewBig(new(big.Int).Set(b)))
			want := new(big.Int)
			switch op {
			case ADD:
				want.Add(a, b)
			case SUB:
				want.Sub(a, b)
			case MUL:
				want.Mul(a, b)
			default:
				if b.Sign() == 0 {
					if got.Bound() {
						t.Fatalf("%v %s 0 gave a value", a, op.Name())
					}
					continue
				}
				q, m := new(big.Int), new(big.Int)
				q.DivMod(a, b, m) // Euclidean
				if m.Sign() != 0 && b.Sign() < 0 {
					q.Sub(q, big.NewInt(1))
					m.Add(m, b)
				}
				if want = q; op == MOD {
					want = m
				}
			}
			if !got.Bound() {
				continue // longer than 256 bits: not for this, or a 32-bit system
			}
			if BigOf(got).Cmp(want) != 0 {
				t.Fatalf("%v %s %v = %v, want %v", a, op.Name(), b, BigOf(got), want)
			}
			if _, ok := got.Obj().(*BigInt); ok && want.IsInt64() {
				t.Fatalf("%v %s %v is a big int though it fits", a, op.Name(), b)
			}
		}
	}
}
