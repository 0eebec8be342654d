// This file reads floats and complex numbers from text.

package object

import "math"

// Digits beyond this mantissa are counted but not read.
const mantissaLimit = 0x1999999999999998

// decimal collects the digits of a number.
type decimal struct {
	m   uint64
	exp int
}

// add takes one more digit.
func (d *decimal) add(digit uint64, fraction bool) {
	if d.m < mantissaLimit {
		d.m = 10*d.m + digit
		if fraction {
			d.exp--
		}
	} else if !fraction {
		d.exp++
	}
}

// scanFloat reads a number without a sign from the start of s and gives how
// many bytes it took; -1 for an exponent without digits.
func scanFloat(s string) (f float64, n int) {
	var d decimal
	whole, frac := 0, 0 // zeros held back, for what follows them may be nothing
	fraction := false
	i := 0
scan:
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			if c == '0' || d.m >= mantissaLimit {
				if fraction {
					frac++
				} else {
					whole++
				}
				continue
			}
			for ; whole > 0 && d.m < mantissaLimit; whole-- {
				d.add(0, false)
			}
			d.exp += whole
			whole = 0
			for ; frac > 0 && d.m != 0 && d.m < mantissaLimit; frac-- {
				d.add(0, true)
			}
			if d.m == 0 {
				d.exp -= frac
			}
			frac = 0
			d.add(uint64(c-'0'), fraction)
		case c == '.' && !fraction:
			fraction = true
		case c|0x20 == 'e':
			e, k := scanExponent(s[i+1:])
			if k < 0 {
				return 0, -1
			}
			d.exp += e
			i += 1 + k
			break scan
		case c == '_':
		default:
			break scan
		}
	}
	return wideOf(d.m).scale10(d.exp + whole).float(), i
}

// scanExponent reads what follows the e.
func scanExponent(s string) (e, n int) {
	i := 0
	neg := false
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		neg = s[i] == '-'
		i++
	}
	if i == len(s) {
		return 0, -1
	}
	for ; i < len(s); i++ {
		c := s[i]
		if c >= '0' && c <= '9' {
			if e < 1<<26 {
				e = 10*e + int(c-'0')
			}
		} else if c != '_' {
			break
		}
	}
	if neg {
		e = -e
	}
	return e, i
}

func isSpace(c byte) bool { return c == ' ' || c >= 9 && c <= 13 }

func skipSpace(s string) string {
	for s != "" && isSpace(s[0]) {
		s = s[1:]
	}
	return s
}

// hasWord says whether s begins with word, in either case.
func hasWord(s, word string) bool {
	if len(s) < len(word) {
		return false
	}
	for i := range len(word) {
		if s[i]|0x20 != word[i] {
			return false
		}
	}
	return true
}

// scanPart reads one signed part of a number with the spaces around it.
func scanPart(s string, imagAllowed bool) (f float64, imag bool, rest string, ok bool) {
	s = skipSpace(s)
	neg := false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		neg = s[0] == '-'
		s = s[1:]
	}
	n := 0
	switch {
	case hasWord(s, "inf"):
		f, n = math.Inf(1), 3
		if hasWord(s, "infinity") {
			n = 8
		}
	case hasWord(s, "nan"):
		f, n = math.NaN(), 3
	default:
		if f, n = scanFloat(s); n < 0 {
			return 0, false, s, false
		}
	}
	if imagAllowed && n < len(s) && s[n]|0x20 == 'j' {
		if n == 0 {
			f = 1
		}
		n++
		imag = true
	}
	if neg {
		f = -f
	}
	return f, imag, skipSpace(s[n:]), n > 0
}

// ParseFloat reads a float as float() does; ValueError.
func ParseFloat(s string) (float64, error) {
	f, _, rest, ok := scanPart(s, false)
	if !ok || rest != "" {
		return 0, badNumber()
	}
	return f, nil
}

// parseComplex reads a complex number as complex() does; ValueError.
func parseComplex(s string) (re, im float64, err error) {
	f, imag, rest, ok := scanPart(s, true)
	switch {
	case !ok:
		return 0, 0, badNumber()
	case rest == "" && imag:
		return 0, f, nil
	case rest == "":
		return f, 0, nil
	case imag:
		return 0, 0, badNumber()
	}
	re = f
	im, imag, rest, ok = scanPart(rest, true)
	if !ok || !imag || rest != "" {
		return 0, 0, badNumber()
	}
	return re, im, nil
}

func badNumber() error { return NewError(ValueError, "invalid syntax for number") }
