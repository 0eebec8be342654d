package object

import (
	"errors"
	"math/big"
	"math/rand"
	"testing"
)

// interrupted is a Thread on which Ctrl-C waits.
type interrupted struct{ fake }

var errCtrlC = errors.New("interrupted")

func (*interrupted) Pending() error     { return errCtrlC }
func (*interrupted) Interrupted() error { return errCtrlC }

func TestExpModInSteps(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	random := func(bits uint) *big.Int { return new(big.Int).Rand(r, new(big.Int).Lsh(big.NewInt(1), bits)) }
	x, n, m := random(60000), random(400), random(60000)
	got, err := expMod(&fake{}, x, n, m)
	if err != nil || got.Cmp(new(big.Int).Exp(x, n, m)) != 0 {
		t.Error("the result is another", err)
	}
	if _, err := expMod(&interrupted{}, x, n, m); err != errCtrlC {
		t.Errorf("Ctrl-C: %v", err)
	}
}
