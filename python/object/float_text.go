// This file writes floats as decimals.

package object

import (
	"math"
)

// Floats are written into MicroPython's buffer of 33 bytes; what does not fit
// in it is written shorter, which scripts can see in "%f" of big numbers.
const (
	floatBuffer = 33
	reprPrec    = 99 // the precision that means "as many digits as it takes"
	safeDigits  = 16 // from here on a digit is added only where the value needs it
	maxDigits   = 19
)

// FloatRepr gives repr(f).
func FloatRepr(f float64) string {
	b := make([]byte, 0, 24)
	b = AppendFloat(b, f, 'g', reprPrec, 0)
	for _, c := range b {
		if c == '.' || c == 'e' || c == 'n' {
			return string(b)
		}
	}
	return string(append(b, '.', '0'))
}

// FormatFloat gives f as the verbs of % and format do: e, E, f, F, g or G, with
// prec digits (negative: 6). A negative number has its sign; alt ("#") changes
// nothing in MicroPython.
func FormatFloat(f float64, verb byte, prec int, alt bool) string {
	return string(AppendFloat(make([]byte, 0, 32), f, verb, prec, 0))
}

// AppendFloat appends f as FormatFloat writes it; sign, if not 0, stands before
// what is not negative.
func AppendFloat(dst []byte, f float64, verb byte, prec int, sign byte) []byte {
	room := floatBuffer
	if math.Signbit(f) && !math.IsNaN(f) {
		f, sign = -f, '-'
	}
	if sign != 0 {
		dst = append(dst, sign)
		room--
	}
	lower := verb & 0x20
	switch {
	case math.IsInf(f, 0):
		return append(dst, 'I'|lower, 'N'|lower, 'F'|lower)
	case math.IsNaN(f):
		return append(dst, 'N'|lower, 'A'|lower, 'N'|lower)
	}
	if prec < 0 {
		prec = 6
	}
	// expand is the exponent from which on g writes one.
	expand := min(prec, room-3)
	if prec == reprPrec {
		prec, expand = maxDigits, 16
	}
	e := decimalExponent(f)
	verb |= 0x20
	if verb == 'f' {
		if e <= 0 || e+prec+2 <= room {
			return appendFixed(dst, f, e, prec, room)
		}
		verb = 'g'
		prec++
	}
	digits := prec
	if verb != 'g' || digits == 0 {
		digits++
	}
	zeros := max(digits-maxDigits, 0)
	digits -= zeros
	zeros = min(zeros, room-digits-8)
	m, n := shortest(f, e, digits)
	if m >= pow10(n) {
		m /= 10
		e++
	}
	if verb == 'g' {
		return appendGeneral(dst, m, n, e, expand, 'E'|lower)
	}
	return appendExp(dst, m, n, zeros+digits-n, e, 'E'|lower)
}

// decimalExponent gives the exponent of f's first digit.
func decimalExponent(f float64) int {
	if f == 0 {
		return 0
	}
	e := int(float64(int(math.Float64bits(f)>>52)-1023) * 0.3010299956639812)
	if f >= 1 {
		for f >= tenTo(e+1) {
			e++
		}
		return e
	}
	for f < tenTo(e) {
		e--
	}
	return e
}

// tenTo gives 10^e as a float, 0 or infinity beyond its range.
func tenTo(e int) float64 {
	if e >= 0 && e < len(exactPowers) {
		return exactPowers[e]
	}
	return wideOf(1).scale10(e).float()
}

var exactPowers = [...]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

// pow10 gives 10^n for n up to 19.
func pow10(n int) uint64 {
	p := uint64(1)
	for ; n > 0; n-- {
		p *= 10
	}
	return p
}

// shortest gives f's first digits as an integer: at most digits of them, and
// not more than 16 unless reading those back would give another number.
func shortest(f float64, e, digits int) (m uint64, n int) {
	w := wideFloat(f)
	for n = min(safeDigits, digits); ; n++ {
		m = w.scale10(n - e - 1).round()
		if n == digits || readsAs(m, e+1-n, f) {
			return m, n
		}
	}
}

// readsAs says whether m × 10^e is read as f.
func readsAs(m uint64, e int, f float64) bool {
	for m != 0 && m%10 == 0 {
		m /= 10
		e++
	}
	return wideOf(m).scale10(e).float() == f
}

// appendFixed writes f with prec decimals, or as many as the buffer takes.
func appendFixed(dst []byte, f float64, e, prec, room int) []byte {
	digits, lead := min(prec, room-3), 0
	switch {
	case e >= 0:
		digits += e + 1
	case digits > 2 && e < -2:
		lead = min(-e, digits) - 2
		digits -= lead
	default:
		digits++
	}
	zeros := max(digits-maxDigits, 0)
	digits -= zeros
	if lost := zeros - (room - digits - 3); lost > 0 { // decimals go, but MicroPython loses digits of the number too
		zeros -= min(lost, prec)
	}
	w := wideFloat(f)
	var m uint64
	decimals := 0
	n := min(safeDigits, digits)
	for ; ; n++ {
		decimals = n - 1
		switch {
		case f == 0:
		case lead > 0:
			decimals += lead + 1
		case e >= 0:
			decimals -= e
		}
		m = w.scale10(decimals).round()
		if n == digits || readsAs(m, -decimals, f) {
			break
		}
	}
	zeros += digits - n
	text := appendDigits(make([]byte, 0, 40), m, decimals+1)
	for range zeros {
		text = append(text, '0')
	}
	point := len(text) - (decimals + zeros)
	dst = append(dst, text[:point]...)
	if point < len(text) {
		dst = append(append(dst, '.'), text[point:]...)
	}
	return dst
}

// appendDigits writes m with at least n digits.
func appendDigits(dst []byte, m uint64, n int) []byte {
	var b [20]byte
	i := len(b)
	for m > 0 {
		i--
		b[i] = '0' + byte(m%10)
		m /= 10
	}
	for k := len(b) - i; k < n; k++ {
		dst = append(dst, '0')
	}
	return append(dst, b[i:]...)
}

// appendExp writes the n digits of m, then zeros, with an exponent.
func appendExp(dst []byte, m uint64, n, zeros, e int, letter byte) []byte {
	var b [64]byte
	text := appendDigits(b[:0], m, n)
	for range zeros {
		text = append(text, '0')
	}
	dst = append(dst, text[0])
	if len(text) > 1 {
		dst = append(append(dst, '.'), text[1:]...)
	}
	dst = append(dst, letter)
	if e < 0 {
		dst = append(dst, '-')
		e = -e
	} else {
		dst = append(dst, '+')
	}
	return appendDigits(dst, uint64(e), 2)
}

// appendGeneral writes the n digits of m without trailing zeros, and with an
// exponent unless that is small.
func appendGeneral(dst []byte, m uint64, n, e, expand int, letter byte) []byte {
	for n > 1 && m%10 == 0 {
		m /= 10
		n--
	}
	if e != 0 && (e >= expand || e < -4) {
		return appendExp(dst, m, n, 0, e, letter)
	}
	if e < 0 {
		dst = append(dst, '0', '.')
		return appendDigits(dst, m, n-e-1)
	}
	var b [24]byte
	text := appendDigits(b[:0], m, n)
	if e+1 >= n {
		dst = append(dst, text...)
		for ; n <= e; n++ {
			dst = append(dst, '0')
		}
		return dst
	}
	dst = append(append(dst, text[:e+1]...), '.')
	return append(dst, text[e+1:]...)
}
