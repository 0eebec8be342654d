// This file compares the arithmetic of long ints with math/big.

package object

import (
	"math/big"
	"math/rand/v2"
	"testing"
)

// TestLong: operands of up to 20 words, machine integers among them, and
// quotients that are small, whole, or close to whole.
func TestLong(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	th := &fake{}
	number := func(words int) *big.Int {
		b := new(big.Int)
		for range words {
			w := r.Uint64()
			switch r.IntN(5) {
			case 0:
				w = ^uint64(0)
			case 1:
				w = 0
			case 2:
				w >>= r.IntN(64)
			}
			b.Lsh(b, 64).Or(b, new(big.Int).SetUint64(w))
		}
		if r.IntN(3) == 0 {
			b.Neg(b)
		}
		return b
	}
	value := func(b *big.Int) Value { return NewBig(new(big.Int).Set(b)) }
	check := func(op BinaryOp, a, b, want *big.Int) {
		t.Helper()
		got, err := IntBinary(th, op, value(a), value(b))
		if err != nil || compareInts(got, value(want)) != 0 || got.IsInt() != want.IsInt64() {
			t.Fatalf("%v %s %v = %v, %v, want %v", a, op.Name(), b, BigOf(got), err, want)
		}
	}
	for range 10_000 {
		a, b := number(r.IntN(21)), number(r.IntN(21))
		if r.IntN(2) == 0 { // a quotient of few bits, and a remainder that may be 0 or nearly the divisor
			a.Mul(b, big.NewInt(r.Int64()>>r.IntN(64)))
			a.Add(a, big.NewInt(int64(r.IntN(3)-1)))
		}
		want := new(big.Int)
		check(ADD, a, b, want.Add(a, b))
		check(SUB, a, b, want.Sub(a, b))
		check(MUL, a, b, want.Mul(a, b))
		n := big.NewInt(int64(r.IntN(400)))
		check(LSHIFT, a, n, want.Lsh(a, uint(n.Int64())))
		check(RSHIFT, a, n, want.Rsh(a, uint(n.Int64())))
		if b.Sign() != 0 {
			m := new(big.Int)
			floorDivMod(want, m, a, b)
			check(FLOORDIV, a, b, want)
			check(MOD, a, b, m)
		}
	}
	x := value(number(12))
	if sq, _ := IntBinary(th, MUL, x, x); BigOf(sq).Cmp(new(big.Int).Mul(BigOf(x), BigOf(x))) != 0 {
		t.Error("a square is wrong")
	}
}

// BenchmarkLong does what the digits of a long fraction need.
func BenchmarkLong(b *testing.B) {
	th := &fake{}
	x := NewBig(new(big.Int).Exp(big.NewInt(3), big.NewInt(2000), nil))
	y := NewBig(new(big.Int).Exp(big.NewInt(7), big.NewInt(1125), nil))
	for name, f := range map[string]func() (Value, error){
		"add":      func() (Value, error) { return IntBinary(th, ADD, x, y) },
		"mul":      func() (Value, error) { return IntBinary(th, MUL, x, Int(12345)) },
		"floordiv": func() (Value, error) { return IntBinary(th, FLOORDIV, x, y) },
		"shift":    func() (Value, error) { return IntBinary(th, RSHIFT, x, Int(77)) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := f(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
