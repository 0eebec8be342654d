// This file converts IEEE half-precision floats, code 'e'.

package structs

import "math"

// fromHalf widens a half float.
func fromHalf(h uint16) float64 {
	sign := 1.0
	if h&0x8000 != 0 {
		sign = -1
	}
	exp, frac := int(h>>10&0x1F), float64(h&0x3FF)
	switch exp {
	case 0:
		return sign * math.Ldexp(frac, -24)
	case 0x1F:
		if frac != 0 {
			return math.Copysign(math.NaN(), sign)
		}
		return math.Inf(int(sign))
	}
	return sign * math.Ldexp(1024+frac, exp-25)
}

// toHalf rounds to the nearest half float, ties to even; what is too large
// becomes infinite. (MicroPython's software conversion, which some ports have
// in place of the processor's, gives garbage above 131071; we do not.)
func toHalf(f float32) uint16 {
	bits := math.Float32bits(f)
	sign := uint16(bits>>16) & 0x8000
	exp, m := int(bits>>23&0xFF), bits&0x7FFFFF
	if exp == 0xFF {
		if m != 0 {
			return sign | 0x7E00
		}
		return sign | 0x7C00
	}
	exp -= 127 - 15
	var h uint32
	shift := 13
	switch {
	case exp >= 0x1F:
		return sign | 0x7C00
	case exp < -10:
		return sign
	case exp <= 0:
		m |= 0x800000
		shift = 14 - exp
		h = m >> shift
	default:
		h = uint32(exp)<<10 | m>>13
	}
	half := uint32(1) << (shift - 1)
	if rest := m & (half<<1 - 1); rest > half || rest == half && h&1 != 0 {
		h++ // a carry into the exponent is what is wanted
	}
	return sign | uint16(h)
}
