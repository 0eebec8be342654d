// This file writes numbers and text by a format: fill, align, sign, width, grouping, precision, type.

package object

import (
	"math"
	"strconv"
	"strings"

	intdigits "mpy/python/digits"
)

// format is what a format specification or a % conversion asks for. Widths
// count bytes, as MicroPython's do.
type format struct {
	fill    byte // 0: space
	left    bool
	center  bool
	behind  bool // pad between sign and digits
	plus    bool
	space   bool
	prefix  bool
	octal   bool // the prefix of octal numbers is 0o, not 0
	percent bool
	group   byte // ',' or '_'
	verb    byte
	width   int
	prec    int // negative: not given
}

// charge charges the memory that b takes with what width and precision add to it.
func (f *format) charge(t Thread, b []byte) error {
	return chargeMore(t, b, max(f.width, f.prec))
}

// chargeMore charges what n bytes more take, where b has no room for them.
func chargeMore(t Thread, b []byte, n int) error {
	if n < 1024 || n <= cap(b)-len(b) {
		return nil
	}
	if n > maxAlloc-len(b) {
		n = maxAlloc - len(b)
	}
	return t.Grow(len(b) + n)
}

// pad appends s, filled up to the width. Zeros before grouped digits are
// grouped as well, in MicroPython's own way.
func (f *format) pad(t Thread, b []byte, s []byte, width int) ([]byte, error) {
	n, fill := width-len(s), f.fill
	if n <= 0 && (f.group == 0 || fill != '0') {
		return append(b, s...), nil
	}
	if fill == 0 {
		fill = ' '
	}
	pattern := "" // what is repeated; empty: fill alone
	if fill == '0' && f.group != 0 {
		size := 5
		pattern = "0000_000"
		if f.group == ',' {
			size = 4
			pattern = "000,00"
		}
		if width%size == 0 { // no number begins with the separator
			n++
			width++
		}
		if n <= 0 {
			return append(b, s...), nil
		}
		start := size - 1 - width%size
		pattern = pattern[start : start+size]
	}
	n = max(n, 0)
	before, after := n, 0
	switch {
	case f.center:
		before, after = n/2, n-n/2
	case f.left:
		before, after = 0, n
	}
	b, err := appendFill(t, b, before, fill, pattern)
	if err != nil {
		return b, err
	}
	return appendFill(t, append(b, s...), after, fill, pattern)
}

func appendFill(t Thread, b []byte, n int, fill byte, pattern string) ([]byte, error) {
	if n <= 0 {
		return b, nil
	}
	at := len(b)
	if n > cap(b)-at { // fresh memory is not touched before it is filled, as what slices.Grow gives is
		b = append(make([]byte, 0, max(at+n, 2*cap(b))), b...)
	}
	b = b[:at+n]
	pace := NewPace(t)
	for i := range b[at:] {
		if pattern != "" {
			fill = pattern[i%len(pattern)]
		}
		b[at+i] = fill
		if i%stretch == stretch-1 {
			if err := pace.Did(stretch); err != nil {
				return b[:at], err
			}
		}
	}
	return b, nil
}

// appendText appends a text cut to the precision.
func (f *format) appendText(t Thread, b []byte, s string) ([]byte, error) {
	if f.prec >= 0 && len(s) > f.prec {
		n := f.prec
		for n > 0 && s[n]&0xC0 == 0x80 { // MicroPython cuts characters in two
			n--
		}
		s = s[:n]
	}
	if err := chargeMore(t, b, len(s)); err != nil {
		return b, err
	}
	if f.width <= len(s) && f.group == 0 {
		return append(b, s...), nil
	}
	if err := f.charge(t, b); err != nil {
		return b, err
	}
	return f.pad(t, b, readOnly(s), f.width)
}

// appendChar appends the character with the code v.
func (f *format) appendChar(t Thread, b []byte, v Value) ([]byte, error) {
	n, err := Index(t, v)
	if err != nil {
		return b, err
	}
	if n < 0 || n >= 0x110000 {
		return b, NewError(OverflowError, "char not in range(0x110000)")
	}
	if err := f.charge(t, b); err != nil {
		return b, err
	}
	var buf [4]byte
	return f.pad(t, b, AppendRune(buf[:0], rune(n)), f.width)
}

// appendInt appends an int in the base; letters above 9 and in the prefix are
// in upper case for the verb X.
func (f *format) appendInt(t Thread, b []byte, v Value, base int) ([]byte, error) {
	var buf [96]byte
	neg := false
	digits := buf[:0]
	if !v.IsInt() {
		v = Native(v)
	}
	if o, ok := v.Obj().(*BigInt); ok {
		if n := o.V.BitLen(); n >= 8*4096 {
			if err := t.Grow(n / 2); err != nil {
				return b, err
			}
		}
		var err error
		if digits, err = intdigits.Append(digits, &o.V, base, t.Interrupted); err != nil {
			return b, err
		}
		if neg = digits[0] == '-'; neg {
			digits = digits[1:]
		}
	} else {
		n := v.AsInt()
		if !v.IsInt() {
			i, err := Index(t, v)
			if err != nil {
				return b, err
			}
			n = int64(i)
		}
		u := uint64(n)
		if neg = n < 0; neg {
			u = -u
		}
		digits = strconv.AppendUint(digits, u, base)
	}
	if f.verb == 'X' {
		for i, c := range digits {
			if isLower(c) {
				digits[i] = c - 0x20
			}
		}
	}
	if f.group != 0 {
		digits = groupDigits(digits, base, f.group)
	}
	g := *f
	if err := g.charge(t, b); err != nil {
		return b, err
	}
	if !g.left && !g.center && g.fill == '0' {
		g.width = max(g.width, g.prec)
		g.prec = 0
	}
	var lead [4]byte
	prefix := g.leadOf(lead[:0], neg, base)
	if g.prec > 1 {
		g.behind = true
	}
	if !g.behind {
		var whole [104]byte
		out := whole[:0]
		if neg {
			out = append(out, '-')
		}
		out = append(append(out, prefix...), digits...)
		return g.pad(t, b, out, g.width)
	}
	after := 0
	if g.prec > 1 {
		// the precision is the number of digits, zeros before them; that is
		// padded with spaces up to the width
		size := max(len(digits), g.prec) + len(prefix)
		if neg {
			size++
		}
		if size < g.width {
			if g.left {
				after = g.width - size
			} else {
				var err error
				if b, err = appendFill(t, b, g.width-size, ' ', ""); err != nil {
					return b, err
				}
			}
		}
		g.fill, g.left = '0', false
	}
	if neg {
		b = append(b, '-')
		g.width--
	}
	b = append(b, prefix...)
	g.width -= len(prefix)
	if g.prec > 1 {
		g.width = g.prec
	}
	b, err := g.pad(t, b, digits, g.width)
	if err != nil {
		return b, err
	}
	return appendFill(t, b, after, ' ', "")
}

// leadOf appends what stands before the digits, but for the minus.
func (f *format) leadOf(b []byte, neg bool, base int) []byte {
	if !neg {
		if f.plus {
			b = append(b, '+')
		} else if f.space {
			b = append(b, ' ')
		}
	}
	if !f.prefix {
		return b
	}
	switch {
	case base == 2:
		b = append(b, '0', 'b')
	case base == 8 && f.octal:
		b = append(b, '0', 'o')
	case base == 8:
		b = append(b, '0')
	case base == 16 && f.verb == 'X':
		b = append(b, '0', 'X')
	case base == 16:
		b = append(b, '0', 'x')
	}
	return b
}

// groupDigits puts the separator between groups of digits: three decimal ones, four in another base.
func groupDigits(digits []byte, base int, sep byte) []byte {
	size := 4
	if base == 10 {
		size = 3
	}
	out := make([]byte, 0, len(digits)+len(digits)/size)
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%size == 0 {
			out = append(out, sep)
		}
		out = append(out, c)
	}
	return out
}

// appendFloat appends a float.
func (f *format) appendFloat(t Thread, b []byte, x float64, verb byte) ([]byte, error) {
	if err := f.charge(t, b); err != nil {
		return b, err
	}
	var sign byte
	if f.plus {
		sign = '+'
	} else if f.space {
		sign = ' '
	}
	var buf [48]byte
	s := AppendFloat(buf[:0], x, verb, f.prec, sign)
	if f.percent {
		s = append(s, '%')
	}
	width := f.width
	if f.behind && s[0] < '0' {
		b = append(b, s[0])
		s = s[1:]
		width--
	}
	return f.pad(t, b, s, width)
}

// parseSpec reads a format specification; numeric says whether the value is a number.
func parseSpec(s string, numeric bool) (f format, err error) {
	f.width, f.prec = -1, -1
	var align byte
	at := func(i int) byte {
		if i < len(s) {
			return s[i]
		}
		return 0
	}
	isAlign := func(c byte) bool { return c == '<' || c == '>' || c == '=' || c == '^' }
	switch {
	case isAlign(at(0)):
		align = s[0]
		s = s[1:]
	case at(0) != 0 && isAlign(at(1)):
		f.fill, align = s[0], s[1]
		s = s[2:]
	}
	switch at(0) {
	case '+':
		f.plus = true
		s = s[1:]
	case ' ':
		f.space = true
		s = s[1:]
	case '-':
		s = s[1:]
	}
	if at(0) == '#' {
		f.prefix = true
		s = s[1:]
	}
	if at(0) == '0' {
		if align == 0 && numeric {
			align = '='
		}
		if f.fill == 0 {
			f.fill = '0'
		}
	}
	s = parseCount(s, &f.width)
	if c := at(0); c == ',' || c == '_' {
		f.group = c
		s = s[1:]
	}
	if at(0) == '.' {
		s = parseCount(s[1:], &f.prec)
	}
	switch at(0) {
	case 'b', 'c', 'd', 'e', 'E', 'f', 'F', 'g', 'G', 'n', 'o', 's', 'x', 'X', '%':
		f.verb = s[0]
		s = s[1:]
	}
	if s != "" && s[0] != 0 {
		return f, NewError(ValueError, "invalid format specifier")
	}
	if f.plus || f.space {
		switch f.verb {
		case 's':
			return f, NewError(ValueError, "sign not allowed in string format specifier")
		case 'c':
			return f, NewError(ValueError, "sign not allowed with integer format specifier 'c'")
		}
	}
	switch align {
	case '<':
		f.left = true
	case '^':
		f.center = true
	case '=':
		f.behind = true
	case 0:
		f.left = !numeric
	}
	return f, nil
}

// maxCount is more than any width or precision may be.
const maxCount = math.MaxInt32 - 1

// parseCount reads digits into *n, which stays as it is where there are none.
func parseCount(s string, n *int) string {
	if s == "" || !isDigit(s[0]) {
		return s
	}
	*n = 0
	for s != "" && isDigit(s[0]) {
		if *n >= maxCount/10 {
			*n = maxCount
			return strings.TrimLeft(s, "0123456789")
		}
		*n = *n*10 + int(s[0]-'0')
		s = s[1:]
	}
	return s
}

// appendSpec appends v as a format specification asks.
func appendSpec(t Thread, b []byte, v Value, spec string) ([]byte, error) {
	n := Native(v)
	_, big := n.Obj().(*BigInt)
	integer := big || n.IsInt() || n.IsBool()
	f, err := parseSpec(spec, integer || n.IsFloat())
	if err != nil {
		return b, err
	}
	if integer {
		prec := f.prec
		f.prec = -1 // an int written as one has none
		switch f.verb {
		case 0, 'n', 'd':
			return f.appendInt(t, b, n, 10)
		case 'b':
			return f.appendInt(t, b, n, 2)
		case 'o':
			f.octal = true
			return f.appendInt(t, b, n, 8)
		case 'x', 'X':
			return f.appendInt(t, b, n, 16)
		case 'c':
			return f.appendChar(t, b, n)
		case 's':
			return b, badVerb(f.verb, v)
		}
		f.prec = prec
	}
	if integer || n.IsFloat() {
		x, err := ToFloat64(t, n)
		if err != nil {
			return b, err
		}
		verb := f.verb
		switch verb {
		case 0, 'n':
			verb = 'g'
		case '%':
			f.percent = true
			x *= 100
			verb = 'f'
		case 'e', 'E', 'f', 'F', 'g', 'G':
		default:
			return b, badVerb(f.verb, v)
		}
		return f.appendFloat(t, b, x, verb)
	}
	if f.behind {
		return b, NewError(ValueError, "'=' alignment not allowed in string format specifier")
	}
	if f.verb != 0 && f.verb != 's' {
		return b, badVerb(f.verb, v)
	}
	s, err := Text(v)
	if err != nil {
		return b, err
	}
	return f.appendText(t, b, s)
}

func badVerb(verb byte, v Value) error {
	return NewError(ValueError, "unknown format code '%c' for object of type '%s'", verb, TypeName(v))
}
