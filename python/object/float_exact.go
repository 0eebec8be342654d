// This file computes exp, log, sine and cosine to the last digit.

package object

import "math"

// Go's own functions are off by a last digit often enough to show where a
// script prints all digits (math.sin(math.pi)); the C library's hardly ever
// are. These are not either; they cost some hundred nanoseconds.

// pair is an unevaluated sum of two floats, the second a small correction.
type pair struct{ hi, lo float64 }

// sum2 gives a + b exactly; |a| must not be less than |b|.
func sum2(a, b float64) pair {
	s := a + b
	return pair{s, b - (s - a)}
}

func (x pair) add(y pair) pair {
	s := x.hi + y.hi
	v := s - x.hi
	e := (x.hi - (s - v)) + (y.hi - v)
	return sum2(s, e+(x.lo+y.lo))
}

func (x pair) mul(y pair) pair {
	p := float64(x.hi * y.hi)
	e := math.FMA(x.hi, y.hi, -p)
	return sum2(p, e+float64(x.hi*y.lo)+float64(x.lo*y.hi))
}

func (x pair) div(y pair) pair {
	q := x.hi / y.hi
	r := x.add(y.mul(pair{-q, 0}))
	return sum2(q, (r.hi+r.lo)/y.hi)
}

var ln2 = pair{0.6931471805599453, 2.3190468138462996e-17}

// inverse[n] is 1/n!.
var inverse = func() (t [30]pair) {
	t[0] = pair{1, 0}
	for n := 1; n < len(t); n++ {
		t[n] = t[n-1].div(pair{float64(n), 0})
	}
	return t
}()

// expPair gives e**x as a pair times 2^k.
func expPair(x pair) (p pair, k int) {
	k = int(math.RoundToEven(x.hi / math.Ln2))
	x = x.add(ln2.mul(pair{float64(-k), 0}))
	x = pair{x.hi / 256, x.lo / 256}
	// e**x - 1 by its series, then squared eight times
	s := inverse[10]
	for n := 9; n >= 1; n-- {
		s = s.mul(x).add(inverse[n])
	}
	s = s.mul(x)
	for range 8 {
		s = s.mul(s).add(pair{2 * s.hi, 2 * s.lo})
	}
	return pair{1, 0}.add(s), k
}

// logPair gives the logarithm of a positive finite float.
func logPair(x float64) pair {
	if d := x - 1; math.Abs(d) < 1.0/1024 { // log x = 2 artanh(d/(2+d))
		z := pair{d, 0}.div(sum2(2, d))
		zz := z.mul(z)
		s := pair{}
		for n := 11.0; n >= 1; n -= 2 {
			s = s.mul(zz).add(pair{1, 0}.div(pair{n, 0}))
		}
		s = s.mul(z)
		return pair{2 * s.hi, 2 * s.lo}
	}
	fr, e := math.Frexp(x)
	y := math.Log(fr)
	p, k := expPair(pair{-y, 0})
	t := p.mul(pair{math.Ldexp(fr, k), 0}).add(pair{-1, 0})
	l := pair{y, 0}.add(t).add(pair{-t.hi * t.hi / 2, 0})
	return l.add(ln2.mul(pair{float64(e), 0}))
}

// expFloat gives e**x.
func expFloat(x float64) float64 {
	if math.IsNaN(x) || x > 710 || x < -746 {
		return math.Exp(x)
	}
	p, k := expPair(pair{x, 0})
	return math.Ldexp(p.hi, k)
}

// logFloat gives the natural logarithm of x.
func logFloat(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 1) {
		return math.Log(x)
	}
	return logPair(x).hi
}

// halfPi is pi/2 in pieces of 33 bits, whose products with small integers are exact.
var halfPi = [...]float64{1.57079632673412561417e+00, 6.07710050630396597660e-11, 2.02226624871116645580e-21, 8.47842766036889956997e-32}

// reduce gives x - k pi/2, between -pi/4 and pi/4, and k modulo 4.
func reduce(x float64) (pair, int) {
	k := math.RoundToEven(x * (2 / math.Pi))
	r := pair{x, 0}
	for _, p := range halfPi {
		r = r.add(pair{float64(-k * p), 0})
	}
	return r, int(k) & 3
}

// sinCos gives the sine of x turned by quarter turns.
func sinCos(x float64, turns int) float64 {
	r, k := reduce(x)
	rr := r.mul(r)
	n := 1 // of the series' first term: sine 1, cosine 0
	if (k+turns)&1 != 0 {
		n = 0
	}
	var s pair
	for i := n + 26; i >= n; i -= 2 {
		c := inverse[i]
		if (i-n)&2 != 0 {
			c = pair{-c.hi, -c.lo}
		}
		s = s.mul(rr).add(c)
	}
	if n == 1 {
		s = s.mul(r)
	}
	if (k+turns)&2 != 0 {
		return -s.hi
	}
	return s.hi
}

// bigAngle is where the reduction is no longer exact.
const bigAngle = 1 << 18

// sinFloat gives the sine of x.
func sinFloat(x float64) float64 {
	if !(math.Abs(x) < bigAngle) || x == 0 {
		return math.Sin(x)
	}
	return sinCos(x, 0)
}

// cosFloat gives the cosine of x.
func cosFloat(x float64) float64 {
	if !(math.Abs(x) < bigAngle) {
		return math.Cos(x)
	}
	return sinCos(x, 1)
}
