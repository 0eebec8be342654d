// This file writes integers in any base and reads them.

package object

import (
	"strconv"
	"strings"

	"mpy/python/digits"
)

// intText gives the int or bool v in a base from 2 to 36, without a prefix.
func intText(t Thread, v Value, base int) (string, error) {
	if b, ok := v.Obj().(*BigInt); ok {
		text, err := digits.Append(nil, &b.V, base, t.Interrupted)
		return string(text), err
	}
	return strconv.FormatInt(v.AsInt(), base), nil
}

// intStr gives str(n).
func intStr(n int64) Value {
	var buf [20]byte
	return copyStr(strconv.AppendInt(buf[:0], n, 10))
}

// ParseInt reads an int as int(text, base) does; ValueError.
func ParseInt(t Thread, text string, base int) (Value, error) {
	if base != 0 && base < 2 || base > 36 {
		return Value{}, NewError(ValueError, "int() arg 2 must be >= 2 and <= 36")
	}
	s := skipSpace(text)
	neg := false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		neg = s[0] == '-'
		s = s[1:]
	}
	s, radix := intPrefix(s, base)
	n, end := uint64(0), 0
	clean := true // no underscores
	for ; end < len(s); end++ {
		d := digitValue(s[end])
		if s[end] == '_' {
			clean = false
			continue
		}
		if d >= radix {
			break
		}
		if n > (1<<63-1-36)/36 {
			return parseBig(t, s, radix, neg)
		}
		n = n*uint64(radix) + uint64(d)
	}
	if end == 0 && clean || skipSpace(s[end:]) != "" {
		return Value{}, badInt(s, radix)
	}
	if neg {
		return Int(-int64(n)), nil
	}
	return Int(int64(n)), nil
}

// intPrefix finds the base where 0 leaves it to the text, and skips 0x, 0o, 0b.
func intPrefix(s string, base int) (string, int) {
	if len(s) < 2 || s[0] != '0' {
		if base == 0 {
			base = 10
		}
		return s, base
	}
	p := 0
	switch s[1] | 0x20 {
	case 'x':
		p = 16
	case 'o':
		p = 8
	case 'b':
		p = 2
	}
	switch {
	case p != 0 && (base == 0 || base == p):
		return s[2:], p
	case base == 0:
		return s, onlyZeros
	}
	return s, base
}

// onlyZeros is the base of a number like 010 whose base should be guessed.
const onlyZeros = 1

func digitValue(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'z':
		return int(c|0x20-'a') + 10
	}
	return 255
}

func parseBig(t Thread, s string, radix int, neg bool) (Value, error) {
	clean := make([]byte, 0, len(s))
	end := 0
	for ; end < len(s); end++ {
		if s[end] == '_' {
			continue
		}
		if digitValue(s[end]) >= radix {
			break
		}
		clean = append(clean, s[end])
	}
	if skipSpace(s[end:]) != "" {
		return Value{}, badInt(s, radix)
	}
	if err := roomForBits(t, int64(len(clean))*5); err != nil {
		return Value{}, err
	}
	if radix == onlyZeros {
		return Value{}, badInt(s, radix)
	}
	b, err := digits.Parse(string(clean), radix, t.Interrupted)
	if err != nil {
		return Value{}, err
	}
	if neg {
		b.Neg(b)
	}
	return NewBig(b), nil
}

// badInt shows the text from where digits should have begun.
func badInt(s string, base int) error {
	if base == onlyZeros {
		base = 0
	}
	return NewError(ValueError, "invalid syntax for integer with base %d: %s", base, quoteBytes(s))
}

// quoteBytes quotes s as the repr of bytes does, without the b.
func quoteBytes(s string) string {
	quote := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		quote = '"'
	}
	const hex = "0123456789abcdef"
	b := append(make([]byte, 0, len(s)+2), quote)
	for i := range len(s) {
		switch c := s[i]; {
		case c == quote || c == '\\':
			b = append(b, '\\', c)
		case c >= 32 && c < 127:
			b = append(b, c)
		case c == '\n':
			b = append(b, `\n`...)
		case c == '\r':
			b = append(b, `\r`...)
		case c == '\t':
			b = append(b, `\t`...)
		default:
			b = append(b, '\\', 'x', hex[c>>4], hex[c&15])
		}
	}
	return string(append(b, quote))
}
