// This file holds the trigonometric functions and their inverses.

package libm

import "math"

// pi/2 in three parts.
const (
	half1 = 0x1.921fb54442d18p+0
	half2 = 0x1.1a62633145c07p-54
	half3 = -0x1.f1976b7ed8fbcp-110
)

// far is where reduction would need more of pi than that.
const far = 1 << 30

// reduce gives x less the nearest multiple of pi/2, and which one it is, modulo 4.
func reduce(x float64) (r pair, quadrant int) {
	n := math.Round(x * (2 / math.Pi))
	p, q := product(n, half1), product(n, half2)
	s := sum(x-p.hi, -p.lo) // x-p.hi is exact, or n is 0
	return s.sub(q).sub(one(n * half3)), int(n) & 3
}

// coefficients are 1/k! as pairs for k from 3 on.
var coefficients = [...]pair{
	{0x1.5555555555555p-3, 0x1.5555555555555p-57},
	{0x1.5555555555555p-5, 0x1.5555555555555p-59},
	{0x1.1111111111111p-7, 0x1.1111111111111p-63},
	{0x1.6c16c16c16c17p-10, -0x1.f49f49f49f49fp-65},
	{0x1.a01a01a01a01ap-13, 0x1.a01a01a01a01ap-73},
	{0x1.a01a01a01a01ap-16, 0x1.a01a01a01a01ap-76},
	{0x1.71de3a556c734p-19, -0x1.c154f8ddc6c00p-73},
	{0x1.27e4fb7789f5cp-22, 0x1.cbbc05b4fa99ap-76},
}

// sinSmall gives sin r, cosSmall cos r, for r up to pi/4 and a little more.
func sinSmall(r pair) pair {
	z := r.mul(r)
	t := z.hi * (-0x1.ae64567f544e4p-26 + z.hi*(0x1.6124613a86d09p-33+z.hi*(-0x1.ae7f3e733b81fp-41+z.hi*(0x1.952c77030ad4ap-49-z.hi*0x1.2f49b46814157p-57))))
	s := coefficients[6].add(one(t))
	s = coefficients[4].neg().add(z.mul(s))
	s = coefficients[2].add(z.mul(s))
	s = coefficients[0].neg().add(z.mul(s))
	return r.add(r.mul(z.mul(s)))
}

func cosSmall(r pair) pair {
	z := r.mul(r)
	t := z.hi * (0x1.1eed8eff8d898p-29 + z.hi*(-0x1.93974a8c07c9dp-37+z.hi*(0x1.ae7f3e733b81fp-45+z.hi*(-0x1.6827863b97d97p-53+z.hi*0x1.e542ba4020225p-62))))
	s := coefficients[7].neg().add(one(t))
	s = coefficients[5].add(z.mul(s))
	s = coefficients[3].neg().add(z.mul(s))
	s = coefficients[1].add(z.mul(s))
	return one(1).sub(z.scale(0.5)).add(z.mul(z.mul(s)))
}

// sinCos gives both.
func sinCos(x float64) (sin, cos pair) {
	r, q := reduce(x)
	sin, cos = sinSmall(r), cosSmall(r)
	if q&1 != 0 {
		sin, cos = cos, sin.neg()
	}
	if q&2 != 0 {
		sin, cos = sin.neg(), cos.neg()
	}
	return sin, cos
}

// Sin gives the sine.
func Sin(x float64) float64 {
	if f, ok := quickSin(x, 0); ok {
		return f
	}
	if !(math.Abs(x) < far) || math.Abs(x) < 1e-20 {
		return math.Sin(x)
	}
	r, q := reduce(x)
	s := r
	if q&1 != 0 {
		s = cosSmall(r)
	} else {
		s = sinSmall(r)
	}
	if q&2 != 0 {
		s = s.neg()
	}
	return s.round()
}

// Cos gives the cosine.
func Cos(x float64) float64 {
	if f, ok := quickSin(x, 1); ok {
		return f
	}
	if !(math.Abs(x) < far) {
		return math.Cos(x)
	}
	r, q := reduce(x)
	s := r
	if q&1 != 0 {
		s = sinSmall(r)
	} else {
		s = cosSmall(r)
	}
	if q == 1 || q == 2 {
		s = s.neg()
	}
	return s.round()
}

// Tan gives the tangent.
func Tan(x float64) float64 {
	if !(math.Abs(x) < far) || math.Abs(x) < 1e-20 {
		return math.Tan(x)
	}
	s, c := sinCos(x)
	return s.div(c).round()
}

// Atan gives the arc tangent.
func Atan(x float64) float64 {
	y := math.Atan(x)
	if a := math.Abs(x); !(a < 1e150) || a < 1e-20 {
		return y
	}
	s, c := sinCos(y)
	return one(y).add(one(x).mul(c).sub(s).div(c.add(one(x).mul(s)))).round()
}

// Atan2 gives the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	a := math.Atan2(y, x)
	for _, f := range [2]float64{math.Abs(x), math.Abs(y)} {
		if !(f > 1e-140 && f < 1e140) {
			return a
		}
	}
	if math.Abs(a) < 1e-20 {
		return a
	}
	s, c := sinCos(a)
	return one(a).add(one(y).mul(c).sub(one(x).mul(s)).div(one(x).mul(c).add(one(y).mul(s)))).round()
}

// Asin gives the arc sine.
func Asin(x float64) float64 {
	y := math.Asin(x)
	if a := math.Abs(x); !(a < 1) || a < 1e-20 {
		return y
	}
	s, c := sinCos(y)
	return one(y).add(one(x).sub(s).div(c)).round()
}

// Acos gives the arc cosine.
func Acos(x float64) float64 {
	y := math.Acos(x)
	if !(math.Abs(x) < 1) {
		return y
	}
	if y < 0.1 { // Go's loses digits there: 2 asin sqrt((1-x)/2)
		y = 2 * math.Asin(math.Sqrt((1-x)/2))
	}
	s, c := sinCos(y)
	return one(y).add(c.sub(one(x)).div(s)).round()
}
