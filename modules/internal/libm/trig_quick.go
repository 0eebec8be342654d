// This file holds sine and cosine with about 66 bits, which nearly always says how the last digit is rounded.

package libm

import "math"

const (
	steps = 64 // of the table, for 1
	// doubt is what a result may be wrong by, relatively; 2**-66 is what it comes to.
	doubt = 0x1p-63
)

// sines and cosines are those of n/steps.
var sines, cosines [steps*4/5 + 1]pair

func init() {
	for i := range sines {
		x := one(float64(i) / steps)
		sines[i], cosines[i] = sinSmall(x), cosSmall(x)
	}
}

// quickSin gives the sine of x + turns * pi/2, or false where it is not certain
// enough: one in 500 of all arguments.
func quickSin(x float64, turns int) (float64, bool) {
	n := math.RoundToEven(x * (2 / math.Pi))
	if !(math.Abs(n) <= 1<<20) {
		return 0, false
	}
	// r is x less n quarters of a turn.
	p := product(n, half1)
	s := sum(x-p.hi, -p.lo)
	t := float64(n * half2)
	r := s.hi - t
	rest := (s.hi - r) - t + s.lo
	if !(math.Abs(r) >= 0x1p-16) { // what is missing of pi would be seen
		return 0, false
	}
	neg := false
	quadrant := int(n) + turns
	if r < 0 {
		r, rest = -r, -rest
		neg = quadrant&1 == 0 // the sine; the cosine is even
	}
	neg = neg != (quadrant&2 != 0)
	i := int(r*steps + 0.5)
	d := r - float64(i)/steps
	z := float64(d * d)
	sinRest := d * z * (-1.0/6 + z*(1.0/120-z*(1.0/5040)))
	cosRest := z * (-1.0/2 + z*(1.0/24-z*(1.0/720)))
	// sin(a+d) = sin a + cos a d + …, cos(a+d) = cos a - sin a d + …
	a, b := sines[i], cosines[i]
	if quadrant&1 != 0 {
		a, b = b, a.neg()
	}
	q := product(b.hi, d)
	y := quick(a.hi, q.hi)
	lo := y.lo + (q.lo + a.lo + b.lo*d + (b.hi-a.hi*d)*rest + a.hi*cosRest + b.hi*sinRest)
	e := math.Abs(y.hi) * doubt
	f := y.hi + (lo + e)
	if f != y.hi+(lo-e) {
		return 0, false
	}
	if neg {
		f = -f
	}
	return f, true
}
