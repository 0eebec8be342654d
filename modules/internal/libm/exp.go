// This file holds exponentials, logarithms, powers and the hyperbolic functions.

package libm

import "math"

// expm1 gives e**x - 1 for a small x, at most 0.35 or so, with about 75 bits.
func expm1Small(x pair) pair {
	const halvings = 7
	x = x.scale(1.0 / (1 << halvings))
	// x + x²/2 as a pair, the rest, at most 2**-18 of it, as a float.
	h := x.hi
	rest := h * h * h * (1.0/6 + h*(1.0/24+h*(1.0/120+h*(1.0/720+h*(1.0/5040+h/40320)))))
	e := x.add(x.mul(x).scale(0.5)).add(one(rest))
	for range halvings { // (1+e)² - 1
		e = e.scale(2).add(e.mul(e))
	}
	return e
}

// expPair gives e**x as r * 2**k, r from 0.7 to 1.5.
func expPair(x pair) (r pair, k int) {
	n := math.Round(x.hi * overLn2.hi)
	y := x.sub(product(n, ln2.hi)).sub(product(n, ln2.lo))
	return one(1).add(expm1Small(y)), int(n)
}

// expm1Pair gives e**x - 1 where e**x is no more than a float holds.
func expm1Pair(x pair) pair {
	if math.Abs(x.hi) < 0.35 {
		return expm1Small(x)
	}
	r, k := expPair(x)
	return ldexp(r, k).sub(one(1))
}

func ldexp(r pair, k int) pair {
	if k > 1000 {
		r = r.scale(0x1p1000)
		k -= 1000
	}
	return r.scale(math.Ldexp(1, k))
}

// log1pPair gives log(1 + z) by one step of Newton's method from y0, which is right in all but its last bits.
func log1pPair(z pair, y0 float64) pair {
	e := expm1Pair(one(y0))
	d := z.sub(e).div(e.add(one(1)))
	return one(y0).add(d)
}

// logPair gives log(x) for a finite x above 0.
func logPair(x float64) pair {
	m, k := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m *= 2
		k--
	}
	z := one(m - 1) // exact
	return product(float64(k), ln2.hi).add(product(float64(k), ln2.lo)).add(log1pPair(z, math.Log1p(z.hi)))
}

func finite(x float64) bool { return math.Abs(x) <= math.MaxFloat64 }

// Exp gives e**x.
func Exp(x float64) float64 {
	if !(math.Abs(x) < 708) || math.Abs(x) < 1e-20 {
		return math.Exp(x)
	}
	r, k := expPair(one(x))
	return math.Ldexp(r.round(), k)
}

// Expm1 gives e**x - 1.
func Expm1(x float64) float64 {
	if !(math.Abs(x) < 708) || math.Abs(x) < 1e-20 {
		return math.Expm1(x)
	}
	return expm1Pair(one(x)).round()
}

// Log gives the natural logarithm.
func Log(x float64) float64 {
	if !(x > 0) || !finite(x) {
		return math.Log(x)
	}
	return logPair(x).round()
}

// Log2 gives the logarithm to base 2.
func Log2(x float64) float64 {
	if !(x > 0) || !finite(x) {
		return math.Log2(x)
	}
	return logPair(x).mul(overLn2).round()
}

// Log10 gives the logarithm to base 10.
func Log10(x float64) float64 {
	if !(x > 0) || !finite(x) {
		return math.Log10(x)
	}
	return logPair(x).mul(overLn10).round()
}

// Pow gives x**y.
func Pow(x, y float64) float64 {
	p := math.Pow(x, y)
	if !finite(p) || math.Abs(p) < 1e-300 || x == 0 || !finite(x) || !finite(y) {
		return p
	}
	r, k := expPair(logPair(math.Abs(x)).mul(one(y)))
	return math.Copysign(math.Ldexp(r.round(), k), p)
}

// Sinh gives the hyperbolic sine.
func Sinh(x float64) float64 {
	if !(math.Abs(x) < 700) || math.Abs(x) < 1e-20 {
		return math.Sinh(x)
	}
	e := expm1Pair(one(x))
	return e.add(e.div(e.add(one(1)))).scale(0.5).round()
}

// Cosh gives the hyperbolic cosine.
func Cosh(x float64) float64 {
	if !(math.Abs(x) < 700) {
		return math.Cosh(x)
	}
	r, k := expPair(one(math.Abs(x)))
	e := ldexp(r, k)
	return e.add(one(1).div(e)).scale(0.5).round()
}

// Tanh gives the hyperbolic tangent.
func Tanh(x float64) float64 {
	if !(math.Abs(x) < 20) || math.Abs(x) < 1e-20 {
		return math.Tanh(x)
	}
	e := expm1Pair(one(2 * x))
	return e.div(e.add(one(2))).round()
}

// Asinh gives the inverse hyperbolic sine.
func Asinh(x float64) float64 {
	a := math.Abs(x)
	if !(a < 1e150) || a < 1e-20 {
		return math.Asinh(x)
	}
	s := product(a, a)
	z := one(a).add(s.div(one(1).add(one(1).add(s).root())))
	return math.Copysign(log1pPair(z, math.Log1p(z.hi)).round(), x)
}

// Acosh gives the inverse hyperbolic cosine.
func Acosh(x float64) float64 {
	if !(x > 1 && x < 1e150) {
		return math.Acosh(x)
	}
	m := sum(x, -1)
	z := m.add(m.mul(sum(x, 1)).root())
	return log1pPair(z, math.Log1p(z.hi)).round()
}

// Atanh gives the inverse hyperbolic tangent.
func Atanh(x float64) float64 {
	a := math.Abs(x)
	if !(a < 1) || a < 1e-20 {
		return math.Atanh(x)
	}
	z := one(2 * a).div(sum(1, -a))
	return math.Copysign(log1pPair(z, math.Log1p(z.hi)).scale(0.5).round(), x)
}
