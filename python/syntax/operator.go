// This file holds the scanner's operators and brackets.

package syntax

// operator reads the operator or bracket that begins with c.
func (s *scanner) operator(c byte) kind {
	s.pos++
	switch c {
	case '(':
		s.nest++
		return tLParen
	case ')':
		return s.closing(tRParen)
	case '[':
		s.nest++
		return tLBracket
	case ']':
		return s.closing(tRBracket)
	case '{':
		s.nest++
		return tLBrace
	case '}':
		return s.closing(tRBrace)
	case ',':
		return tComma
	case ';':
		return tSemicolon
	case '~':
		return tTilde
	case ':':
		return s.eq(tColon, tColonEqual)
	case '.':
		if s.src[s.pos] == '.' && s.src[s.pos+1] == '.' {
			s.pos += 2
			return tEllipsis
		}
		return tDot
	case '=':
		return s.eq(tEqual, tEq)
	case '!':
		if s.inField > 0 {
			return s.eq(tBang, tNotEq)
		}
		return s.eq(tInvalid, tNotEq)
	case '+':
		return s.eq(tPlus, tPlusEq)
	case '-':
		if s.src[s.pos] == '>' {
			s.pos++
			return tArrow
		}
		return s.eq(tMinus, tMinusEq)
	case '*':
		if s.src[s.pos] == '*' {
			s.pos++
			return s.eq(tDblStar, tDblStarEq)
		}
		return s.eq(tStar, tStarEq)
	case '/':
		if s.src[s.pos] == '/' {
			s.pos++
			return s.eq(tDblSlash, tDblSlashEq)
		}
		return s.eq(tSlash, tSlashEq)
	case '%':
		return s.eq(tPercent, tPercentEq)
	case '@':
		return s.eq(tAt, tAtEq)
	case '|':
		return s.eq(tPipe, tPipeEq)
	case '^':
		return s.eq(tCaret, tCaretEq)
	case '&':
		return s.eq(tAmp, tAmpEq)
	case '<':
		if s.src[s.pos] == '<' {
			s.pos++
			return s.eq(tLShift, tLShiftEq)
		}
		return s.eq(tLt, tLtE)
	case '>':
		if s.src[s.pos] == '>' {
			s.pos++
			return s.eq(tRShift, tRShiftEq)
		}
		return s.eq(tGt, tGtE)
	}
	// Keep the sentinel and a stray newline in front of pos: the parser stops at this token anyway.
	s.pos--
	return tInvalid
}

// eq returns with if a "=" follows, and moves over it, or else plain.
func (s *scanner) eq(plain, with kind) kind {
	if s.src[s.pos] == '=' {
		s.pos++
		return with
	}
	return plain
}

// closing counts a closing bracket; that it matches the open one is the parser's affair.
func (s *scanner) closing(k kind) kind {
	if s.nest > 0 {
		s.nest--
	}
	return k
}
