// This file prints str and bytes with quotes and escapes.

package object

import (
	"unicode/utf8"
)

const hexDigits = "0123456789abcdef"

// quoteOf gives the quote that needs fewest escapes: '"' only where the text
// has single quotes and no double ones.
func quoteOf(s string) byte {
	q := byte('\'')
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\'':
			q = '"'
		case '"':
			return '\''
		}
	}
	return q
}

// AppendQuoted appends repr of a str, or of a bytes object's content without the b.
func AppendQuoted(b []byte, s string, isBytes bool) []byte {
	q := quoteOf(s)
	return append(appendEscaped(append(b, q), s, q, isBytes), q)
}

// appendEscaped is AppendQuoted without the quotes, which are q.
func appendEscaped(b []byte, s string, q byte, isBytes bool) []byte {
	start := 0 // of what needs no escape
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x20 && c < 0x7F && c != q && c != '\\' {
			continue
		}
		if c >= 0x80 && !isBytes {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r != utf8.RuneError || n > 1 {
				i += n - 1
				continue
			}
			// what Go does not take for a character MicroPython reads by its bits
			b = append(b, s[start:i]...)
			whole := charAt(s, i)
			b = appendLoose(b, whole)
			i += len(whole) - 1
			start = i + 1
			continue
		}
		b = append(b, s[start:i]...)
		start = i + 1
		switch c {
		case q, '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'x', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return append(b, s[start:]...)
}

// appendLoose appends a character that is not well formed: a lone surrogate or
// one beyond Unicode as an escape, anything else as it is.
func appendLoose(b []byte, s string) []byte {
	r := uint32(s[0] & 0x7F)
	for mask := uint32(0x40); r&mask != 0; mask >>= 1 {
		r &^= mask
	}
	for i := 1; i < len(s); i++ {
		r = r<<6 | uint32(s[i]&0x3F)
	}
	digits := 0
	switch {
	case r >= 0xD800 && r < 0xE000:
		b, digits = append(b, '\\', 'u'), 4
	case r >= 0x110000:
		b, digits = append(b, '\\', 'U'), 8
	default:
		return append(b, s...)
	}
	for digits--; digits >= 0; digits-- {
		b = append(b, hexDigits[r>>(4*digits)&15])
	}
	return b
}

// quoted gives repr of a text of some kind between open and end, which stand
// outside of the quotes.
func quoted(t Thread, open, s string, isBytes bool, end string) (string, error) {
	if len(s) < stretch {
		b := AppendQuoted(append(make([]byte, 0, len(open)+len(s)+2+len(end)), open...), s, isBytes)
		return viewString(append(b, end...)), nil
	}
	q := quoteOf(s)
	b := NewBuilder(t)
	err := b.Add(open + string(q))
	var part []byte
	for s != "" && err == nil {
		n := min(len(s), stretch)
		for n < len(s) && s[n]&0xC0 == 0x80 { // not through a character
			n++
		}
		part = appendEscaped(part[:0], s[:n], q, isBytes)
		s = s[n:]
		err = b.Add(viewString(part))
	}
	if err == nil {
		err = b.Add(string(q) + end)
	}
	return b.Text(), err
}
