// This file holds the scanner: source text to tokens, with lines joined and indentation made into tokens.

package syntax

import "unicode/utf8"

// scanner makes tokens on demand. It holds no more than one token's worth of state, so that the parser can take over
// in the middle of an f-string and hand back.
type scanner struct {
	src       string // line ends are "\n" only; a last "\n" and a NUL are always there, but for the empty text
	pos       int32
	line      int32
	lineStart int32 // offset of the current line
	nest      int32 // open brackets: newlines are blanks
	inField   int32 // open f-string fields: "!" is a token, "#" is none
	dents     int32 // indents (positive) or dedents (negative) still to be given out
	indents   []int32
}

// Classes of bytes.
const (
	cLetter uint8 = 1 << iota // begins an identifier
	cDigit
	cSpace // a blank, but no newline
)

var class = func() (t [256]uint8) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_', c >= 0x80:
			t[c] = cLetter
		case c >= '0' && c <= '9':
			t[c] = cDigit
		case c == ' ', c == '\t', c == '\f', c == '\v':
			t[c] = cSpace
		}
	}
	return
}()

// atEnd says whether the byte at pos is the sentinel, rather than a NUL in the text.
func (s *scanner) atEnd() bool { return int(s.pos) == len(s.src)-1 }

// newline moves over the "\n" at pos.
func (s *scanner) newline() {
	s.pos++
	s.line++
	s.lineStart = s.pos
}

// blanks skips blanks, comments and joined lines. It stops before a newline that ends a logical line, and says so, if
// stop is set.
func (s *scanner) blanks(stop bool) bool {
	for {
		c := s.src[s.pos]
		switch {
		case class[c]&cSpace != 0:
			s.pos++
		case c == '\n':
			if stop && s.nest == 0 {
				return true
			}
			s.newline()
		case c == '#' && s.inField == 0:
			// The sentinel is always behind a newline.
			for s.pos++; s.src[s.pos] != '\n'; s.pos++ {
			}
		case c == '\\' && s.src[s.pos+1] == '\n':
			s.pos++
			s.newline()
		default:
			return false
		}
	}
}

// indent measures the blanks between the start of the line and pos.
func (s *scanner) indent() int32 {
	var n int32
	for _, c := range []byte(s.src[s.lineStart:s.pos]) {
		switch c {
		case '\t':
			n = (n + 8) &^ 7
		case '\f':
			n = 0
		default:
			n++
		}
	}
	return n
}

// next reads the next token into t.
func (s *scanner) next(t *token) {
	ended := s.blanks(true)
	t.line, t.col, t.start = s.line, s.pos-s.lineStart+1, s.pos
	t.flags = 0
	switch {
	case s.dents < 0:
		s.dents++
		t.kind = tDedent
	case s.dents > 0:
		s.dents--
		t.kind = tIndent
	case ended:
		// The token stands where the line ended, and so does its error: MicroPython names that line too.
		s.blanks(false)
		t.kind = s.dent(s.indent())
	default:
		t.kind = s.scan(t)
	}
	t.end = s.pos
}

// dent compares the new line's indentation with the open ones and returns the kind of the token between the lines.
func (s *scanner) dent(n int32) kind {
	top := len(s.indents) - 1
	if n > s.indents[top] {
		s.indents = append(s.indents, n)
		s.dents = 1
		return tNewline
	}
	for n < s.indents[top] {
		top--
		s.dents--
	}
	s.indents = s.indents[:top+1]
	if n != s.indents[top] {
		return tDedentMismatch
	}
	return tNewline
}

// scan reads a token that is neither newline nor indentation.
func (s *scanner) scan(t *token) kind {
	c := s.src[s.pos]
	switch {
	case class[c]&cLetter != 0:
		if n := s.prefix(t); n >= 0 {
			s.pos += n
			return s.str(t)
		}
		return s.word()
	case class[c]&cDigit != 0, c == '.' && class[s.src[s.pos+1]]&cDigit != 0:
		return s.number()
	case c == '"', c == '\'':
		return s.str(t)
	case c == 0 && s.atEnd():
		return tEnd
	}
	return s.operator(c)
}

// word reads an identifier or keyword. Like MicroPython it takes every character beyond ASCII for a letter.
func (s *scanner) word() kind {
	start, high := s.pos, uint8(0)
	for class[s.src[s.pos]]&(cLetter|cDigit) != 0 {
		high |= s.src[s.pos]
		s.pos++
	}
	word := s.src[start:s.pos]
	if high >= 0x80 {
		if !utf8.ValidString(word) {
			return tInvalid
		}
		return tName
	}
	if len(word) < 2 || len(word) > 8 {
		return tName
	}
	return keyword(word)
}

// number reads all that may belong to a number; what it is worth is found out when the parser wants it. A word
// stuck to a number belongs to it, and makes it malformed, as in MicroPython.
func (s *scanner) number() kind {
	k, based := tInt, false
	if s.src[s.pos] == '0' {
		switch s.src[s.pos+1] | 0x20 {
		case 'x', 'o', 'b':
			based = true
		}
	}
	for {
		switch c := s.src[s.pos]; {
		case !based && (c == 'e' || c == 'E'):
			k = tFloat
			if d := s.src[s.pos+1]; d == '+' || d == '-' {
				s.pos++
			}
		case c == '.', c == 'j', c == 'J':
			k = tFloat
		case class[c]&(cLetter|cDigit) == 0 || c >= 0x80:
			return k
		}
		s.pos++
	}
}

// prefix looks for a string's prefix at pos, sets its flags and returns its length, or -1 for a plain word.
func (s *scanner) prefix(t *token) int32 {
	var flags uint8
	for n := int32(0); n < 3; n++ {
		var f uint8
		switch s.src[s.pos+n] {
		case '"', '\'':
			t.flags = flags
			return n
		case 'r':
			f = fRaw
		case 'b':
			f = fBytes
		case 'f':
			f = fFormat
		case 't':
			f = fTemplate
		case 'u':
			if n == 0 && (s.src[s.pos+1] == '"' || s.src[s.pos+1] == '\'') {
				return 1
			}
			return -1
		default:
			return -1
		}
		// Only r goes with another letter, and none goes twice.
		if flags&f != 0 || flags != 0 && (flags|f)&fRaw == 0 {
			return -1
		}
		flags |= f
	}
	return -1
}

// str reads a string from its quotes on: whole, or for f- and t-strings the opening quotes only.
func (s *scanner) str(t *token) kind {
	q := s.src[s.pos]
	if q == '"' {
		t.flags |= fDouble
	}
	s.pos++
	if s.src[s.pos] == q && s.src[s.pos+1] == q {
		t.flags |= fTriple
		s.pos += 2
	}
	if t.flags&(fFormat|fTemplate) != 0 {
		return tFString
	}
	for {
		switch c := s.src[s.pos]; {
		case c == q:
			if n := s.quotes(t.flags); n > 0 {
				s.pos += n
				return tString
			}
			s.pos++
		case c == '\\':
			s.pos++
			if s.src[s.pos] == '\n' {
				s.newline()
			} else if s.src[s.pos] != 0 {
				s.pos++
			}
		case c == '\n':
			if t.flags&fTriple == 0 {
				return tInvalid
			}
			s.newline()
		case c == 0:
			return tInvalid
		default:
			s.pos++
		}
	}
}

// quotes returns the length of the closing quotes at pos, or 0 if they do not stand there.
func (s *scanner) quotes(flags uint8) int32 {
	q := byte('\'')
	if flags&fDouble != 0 {
		q = '"'
	}
	switch {
	case s.src[s.pos] != q:
		return 0
	case flags&fTriple == 0:
		return 1
	case s.src[s.pos+1] == q && s.src[s.pos+2] == q:
		return 3
	}
	return 0
}
