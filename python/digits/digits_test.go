package digits

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"testing"
)

// Package math/big is right, if slow.
func TestDigits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, bits := range []int{0, 1, 64, 3000, 8 * piece, 8*piece + 1, 27211, 27213, 54423, 100000, 333333} {
		for _, base := range []int{2, 3, 7, 10, 16, 36} {
			n := new(big.Int)
			for i := range bits {
				n.SetBit(n, i, uint(r.IntN(2)))
			}
			for _, n := range []*big.Int{n, new(big.Int).Lsh(big.NewInt(1), uint(bits)), new(big.Int).Exp(big.NewInt(int64(base)), big.NewInt(int64(bits/20)), nil)} {
				want := n.Text(base)
				if got, err := Append([]byte("x"), new(big.Int).Neg(n), base, nil); n.Sign() > 0 && (err != nil || string(got) != "x-"+want) {
					t.Errorf("%d bits in base %d: not what math/big writes", bits, base)
				}
				if got, err := Parse(want, base, nil); err != nil || got.Cmp(n) != 0 {
					t.Errorf("%d bits in base %d: not what math/big reads", bits, base)
				}
			}
		}
	}
}

func TestStop(t *testing.T) {
	stopped := errors.New("stopped")
	stop := func() error { return stopped }
	n := new(big.Int).Lsh(big.NewInt(1), 100000)
	if _, err := Append(nil, n, 10, stop); err != stopped {
		t.Error(err)
	}
	if _, err := Parse(n.String(), 10, stop); err != stopped {
		t.Error(err)
	}
}
