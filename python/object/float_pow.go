// This file raises floats to powers, as exactly as the C library does.

package object

import "math"

// PowFloat gives a ** b. Go's math.Pow is off by a last digit too often, and
// scripts print all digits: 10.0**-5 must be 1e-05. So whole exponents are
// multiplied out with 64 bits of mantissa, and others go through a logarithm of
// twice a float's precision, which costs a microsecond.
func PowFloat(a, b float64) float64 {
	switch n := int(b); {
	case a == 0 || a == 1 || b == 0.5 || math.IsInf(a, 0) || math.IsNaN(a) || math.IsInf(b, 0) || math.IsNaN(b):
		return math.Pow(a, b)
	case math.Abs(b) < 64 && float64(n) == b:
		return powWhole(a, n)
	}
	r := powPair(math.Abs(a), b)
	if a < 0 && math.Mod(b, 2) != 0 {
		return -r
	}
	return r
}

func powWhole(a float64, n int) float64 {
	k := n
	if k < 0 {
		k = -k
	}
	r, x := wideOf(1), wideFloat(math.Abs(a))
	for ; k > 0; k >>= 1 {
		if k&1 != 0 {
			r = r.mul(x)
		}
		x = x.mul(x)
	}
	if n < 0 {
		r = wideOf(1).div(r)
	}
	f := r.float()
	if a < 0 && n&1 != 0 {
		return -f
	}
	return f
}

// powPair gives a ** b for positive a.
func powPair(a, b float64) float64 {
	x := logPair(a).mul(pair{b, 0})
	switch {
	case x.hi > 710:
		return math.Inf(1)
	case x.hi < -746:
		return 0
	}
	p, k := expPair(x)
	return math.Ldexp(p.hi, k)
}
