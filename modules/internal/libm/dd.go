// This file holds arithmetic on pairs of floats, of about 100 bits.

// Package libm gives the mathematical functions with the last digit right: Go's
// own are off by one unit there too often, and scripts print 17 digits. Each
// function refines Go's result with a pair of floats and rounds once.
package libm

import "math"

// pair is the unevaluated sum of two floats, the second no more than half a
// unit in the last place of the first.
type pair struct{ hi, lo float64 }

// one makes a pair of a float.
func one(f float64) pair { return pair{f, 0} }

// quick adds two floats of which the first is the greater one.
func quick(a, b float64) pair {
	s := a + b
	return pair{s, b - (s - a)}
}

// sum adds two floats exactly.
func sum(a, b float64) pair {
	s := a + b
	t := s - a
	return pair{s, (a - (s - t)) + (b - t)}
}

// product multiplies two floats exactly. Without the conversion some machines
// would fuse the product with what is added to it later.
func product(a, b float64) pair {
	p := float64(a * b)
	return pair{p, math.FMA(a, b, -p)}
}

func (a pair) add(b pair) pair {
	s := sum(a.hi, b.hi)
	t := sum(a.lo, b.lo)
	s = quick(s.hi, s.lo+t.hi)
	return quick(s.hi, s.lo+t.lo)
}

func (a pair) neg() pair { return pair{-a.hi, -a.lo} }

func (a pair) sub(b pair) pair { return a.add(b.neg()) }

func (a pair) mul(b pair) pair {
	p := product(a.hi, b.hi)
	return quick(p.hi, p.lo+(a.hi*b.lo+a.lo*b.hi))
}

func (a pair) div(b pair) pair {
	q := a.hi / b.hi
	r := a.sub(b.mul(one(q)))
	q2 := r.hi / b.hi
	r = r.sub(b.mul(one(q2)))
	return quick(q, q2).add(one(r.hi / b.hi))
}

// scale multiplies by a power of two.
func (a pair) scale(f float64) pair { return pair{a.hi * f, a.lo * f} }

// root gives the square root.
func (a pair) root() pair {
	if a.hi <= 0 {
		return one(0)
	}
	r := math.Sqrt(a.hi)
	d := a.sub(product(r, r))
	return quick(r, d.hi/(2*r))
}

// round gives the nearest float.
func (a pair) round() float64 { return a.hi + a.lo }

// Constants as pairs.
var (
	ln2      = pair{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56}
	overLn2  = pair{0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56}
	overLn10 = pair{0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57}
)
