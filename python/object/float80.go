// This file computes in 64-bit mantissas, the precision in which MicroPython's unix port reads and writes decimals.

package object

import (
	"math"
	"math/bits"
)

// wide is m × 2^e: m has its top bit set, or is 0. It rounds to nearest even
// after every step, as an x87 register does, so that every digit a script
// prints, and every literal it reads, comes out as on the reference, whatever
// machine this runs on. Its exponent has no limits, which nothing here can see.
type wide struct {
	m uint64
	e int
}

// wideOf gives an integer.
func wideOf(n uint64) wide {
	if n == 0 {
		return wide{}
	}
	z := bits.LeadingZeros64(n)
	return wide{n << z, -z}
}

// wideFloat gives a positive finite float.
func wideFloat(f float64) wide {
	if f == 0 {
		return wide{}
	}
	fr, e := math.Frexp(f)
	return wide{uint64(fr * (1 << 53) * (1 << 11)), e - 64}
}

func (a wide) mul(b wide) wide {
	if a.m == 0 || b.m == 0 {
		return wide{}
	}
	hi, lo := bits.Mul64(a.m, b.m)
	e := a.e + b.e + 64
	if hi>>63 == 0 {
		hi, lo = hi<<1|lo>>63, lo<<1
		e--
	}
	return roundWide(hi, lo, e)
}

// roundWide rounds hi.lo, whose top bit is set, to 64 bits.
func roundWide(hi, lo uint64, e int) wide {
	if lo > 1<<63 || lo == 1<<63 && hi&1 != 0 {
		hi++
		if hi == 0 {
			hi, e = 1<<63, e+1
		}
	}
	return wide{hi, e}
}

func (a wide) div(b wide) wide {
	if a.m == 0 {
		return wide{}
	}
	e := a.e - b.e
	hi, lo := a.m, uint64(0)
	if hi >= b.m {
		hi, lo = hi>>1, hi<<63
		e++
	}
	q, r := bits.Div64(hi, lo, b.m)
	// q has its top bit set; the remainder decides how it is rounded.
	var rest uint64
	switch half := b.m - r; {
	case r > half:
		rest = 1<<63 + 1
	case r == half:
		rest = 1 << 63
	}
	e -= 64
	return roundWide(q, rest, e)
}

// scale10 computes a × 10^n by repeated squaring, and rounds where MicroPython does.
func (a wide) scale10(n int) wide {
	if n == 0 || a.m == 0 {
		return a
	}
	n = min(max(n, -6000), 6000) // beyond, every float is 0 or infinite
	k := n
	if k < 0 {
		k = -k
	}
	power := wide{10 << 60, -60}
	for {
		if k&1 != 0 {
			if n < 0 {
				a = a.div(power)
			} else {
				a = a.mul(power)
			}
		}
		k >>= 1
		if k == 0 {
			return a
		}
		power = power.mul(power)
	}
}

// round gives the nearest integer, halves up; a must be below 2^64.
func (a wide) round() uint64 {
	switch {
	case a.m == 0 || a.e < -64:
		return 0
	case a.e > 0:
		return math.MaxUint64
	case a.e == 0:
		return a.m + a.m&1
	}
	half := uint64(1) << (-a.e - 1)
	sum := a.m + half
	if sum < a.m { // the sum needs 65 bits: its last one is rounded away
		lost := sum & 1
		sum = sum>>1 | 1<<63
		sum += lost & sum
		if a.e == -1 {
			return sum
		}
		return sum >> (-a.e - 1)
	}
	if a.e == -64 {
		return 0
	}
	return sum >> -a.e
}

// float gives the nearest float64.
func (a wide) float() float64 {
	if a.m == 0 {
		return 0
	}
	top := a.e + 63 // exponent of the leading bit
	if top > 1023 {
		return math.Inf(1)
	}
	drop := 11
	if top < -1022 {
		drop += -1022 - top
	}
	if drop > 64 {
		return 0
	}
	var m, rest uint64
	if drop == 64 {
		m, rest = 0, a.m
	} else {
		m, rest = a.m>>drop, a.m<<(64-drop)
	}
	if rest > 1<<63 || rest == 1<<63 && m&1 != 0 {
		m++
	}
	return math.Ldexp(float64(m), a.e+drop)
}
