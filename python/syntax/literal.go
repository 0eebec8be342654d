// This file decodes string and bytes literals.

package syntax

import (
	"strings"
	"unicode/utf8"
)

// stringBody returns what stands between the quotes of a whole string token.
func (p *parser) stringBody(t *token) string {
	body := p.s.src[t.start:t.end]
	for body[0] != '"' && body[0] != '\'' {
		body = body[1:]
	}
	if t.flags&fTriple != 0 {
		return body[3 : len(body)-3]
	}
	return body[1 : len(body)-1]
}

// decode returns the value of the string token p.tok.
func (p *parser) decode() string {
	t := &p.tok
	body := p.stringBody(t)
	bytes := t.flags&fBytes != 0
	if !bytes && !utf8.ValidString(body) {
		p.fail()
	}
	if t.flags&fRaw != 0 {
		return body
	}
	i := strings.IndexByte(body, '\\')
	if i < 0 {
		return body
	}
	out := make([]byte, 0, len(body))
	for i >= 0 {
		out = append(out, body[:i]...)
		out, body = p.escape(out, body[i+1:], bytes)
		i = strings.IndexByte(body, '\\')
	}
	return string(append(out, body...))
}

// escape appends the value of the escape sequence whose backslash stands before text, and returns what
// follows it.
func (p *parser) escape(out []byte, text string, bytes bool) ([]byte, string) {
	if text == "" {
		p.fail()
	}
	c := text[0]
	if c >= 0x80 {
		return append(out, '\\'), text // the character stays whole
	}
	text = text[1:]
	digits := 0
	switch c {
	case '\n':
		return out, text
	case '\\', '\'', '"':
		return append(out, c), text
	case 'a':
		return append(out, 7), text
	case 'b':
		return append(out, 8), text
	case 't':
		return append(out, 9), text
	case 'n':
		return append(out, 10), text
	case 'v':
		return append(out, 11), text
	case 'f':
		return append(out, 12), text
	case 'r':
		return append(out, 13), text
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	case 'N':
		p.failKind(NotImplemented, "unicode name escapes")
	case '0', '1', '2', '3', '4', '5', '6', '7':
		n := rune(c - '0')
		for i := 0; i < 2 && text != "" && text[0] >= '0' && text[0] <= '7'; i++ {
			n = n*8 + rune(text[0]-'0')
			text = text[1:]
		}
		return p.char(out, n, bytes), text
	}
	if digits == 0 || bytes && digits > 2 {
		// Unknown escapes stand for themselves, and so do \u and \U in bytes.
		return append(out, '\\', c), text
	}
	var n uint32
	for i := 0; i < digits; i++ {
		if i == len(text) || digit(text[i]) > 15 {
			p.fail()
		}
		n = n<<4 | uint32(digit(text[i]))
	}
	if n > utf8.MaxRune {
		p.fail()
	}
	return p.char(out, rune(n), bytes), text[digits:]
}

// char appends a character by number: one byte of a bytes literal, or the UTF-8 of a string's character. A
// surrogate takes the three bytes that UTF-8 would give it.
func (p *parser) char(out []byte, n rune, bytes bool) []byte {
	switch {
	case bytes:
		if n > 0xff {
			p.fail()
		}
		return append(out, byte(n))
	case n >= 0xd800 && n <= 0xdfff:
		return append(out, 0xe0|byte(n>>12), 0x80|byte(n>>6)&0xbf, 0x80|byte(n)&0xbf)
	}
	return utf8.AppendRune(out, n)
}
