// This file raises floats to powers.

package object

import "math"

// powFloat gives a ** b. Go's math.Pow is off by a last digit too often: 10.0**-5
// must print as 1e-05. Whole exponents are multiplied out with 64 bits of
// mantissa, which rounds as the C library does.
func powFloat(a, b float64) float64 {
	n := int(b)
	if float64(n) != b || n > 1100 || n < -1100 || a == 0 || math.IsInf(a, 0) || math.IsNaN(a) {
		return math.Pow(a, b)
	}
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
