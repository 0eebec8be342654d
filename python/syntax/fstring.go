// This file parses runs of adjacent string literals, f-strings and t-strings among them.

package syntax

import (
	"strings"
	"unicode/utf8"
)

// joined gathers the parts of a run of literals.
type joined struct {
	values []Expr
	at     At     // of the literal text gathered since the last field
	run    string // that text, while one piece of the source is all of it
	buf    []byte // that text, otherwise
}

func (j *joined) add(s string) {
	switch {
	case s == "":
	case j.buf != nil:
		j.buf = append(j.buf, s...)
	case j.run == "":
		j.run = s
	default:
		j.buf = append(append(make([]byte, 0, len(j.run)+len(s)+16), j.run...), s...)
		j.run = ""
	}
}

// text returns the gathered text.
func (j *joined) text() string {
	if j.buf != nil {
		return string(j.buf)
	}
	return j.run
}

// flush moves the gathered text to the values.
func (j *joined) flush(p *parser) {
	if s := j.text(); s != "" {
		j.values = append(j.values, p.newConst(j.at, s))
	}
	j.run, j.buf = "", nil
}

// strings parses adjacent literals.
func (p *parser) strings() Expr {
	at := p.tok.at()
	if p.tok.kind == tString {
		// Nearly every literal stands alone.
		flags, s := p.tok.flags, p.decode()
		p.next()
		switch p.tok.kind {
		case tString, tFString:
			return p.concat(at, flags, s)
		}
		return p.newConst(at, literal(flags, s))
	}
	return p.concat(at, p.tok.flags, "")
}

// literal wraps a decoded literal as its flags want.
func literal(flags uint8, s string) any {
	if flags&fBytes != 0 {
		return Bytes(s)
	}
	return s
}

// concat parses the rest of a run that began at "at" with a literal of these flags and this text.
func (p *parser) concat(at At, flags uint8, text string) Expr {
	j := &joined{at: at}
	j.add(text)
	seen := flags
	for {
		k := p.tok.kind
		if k != tString && k != tFString {
			break
		}
		// Bytes go with bytes only, and t-strings with t-strings only.
		if (p.tok.flags^flags)&(fBytes|fTemplate) != 0 {
			p.fail()
		}
		seen |= p.tok.flags
		if k == tFString {
			p.formatted(j)
		} else {
			j.add(p.decode())
		}
		p.next()
	}
	if seen&(fFormat|fTemplate) == 0 {
		return p.newConst(at, literal(flags, j.text()))
	}
	j.flush(p)
	if flags&fTemplate != 0 {
		return &TemplateStr{at, j.values}
	}
	return &JoinedStr{at, j.values}
}

// formatted reads the f- or t-string whose opening quotes are in tok up to its closing quotes, where it leaves the scanner.
func (p *parser) formatted(j *joined) {
	open := p.tok
	nest := p.s.nest
	p.enter()
	p.pieces(j, &open, false)
	p.s.nest = nest
	p.depth--
}

// failString refuses the string that begins with open.
func (p *parser) failString(open *token, msg string) { panic(p.error(open.pos(), Syntax, msg)) }

// unterminated refuses a string, or a field of it, that has no end.
func (p *parser) unterminated(open *token) {
	if open.flags&fTemplate != 0 {
		p.failString(open, "malformed f-string")
	}
	p.failString(open, "invalid syntax")
}

// pieces reads text and fields: to the closing quotes, which it moves over, or in a format spec to the "}", which it
// leaves.
func (p *parser) pieces(j *joined, open *token, spec bool) {
	s := &p.s
	braces := 0 // literal braces open in a spec
	for {
		start := s.pos
		c := s.src[s.pos]
		high := uint8(0)
		for c != '{' && c != '}' && c != '\\' && c != '\'' && c != '"' && c != '\n' && c != 0 {
			high |= c
			s.pos++
			c = s.src[s.pos]
		}
		run := s.src[start:s.pos]
		if high >= 0x80 && !utf8.ValidString(run) {
			p.failString(open, "invalid syntax")
		}
		j.add(run)
		switch c {
		case '\'', '"':
			if n := s.quotes(open.flags); n > 0 {
				if spec {
					p.unterminated(open)
				}
				s.pos += n
				return
			}
			j.add(s.src[s.pos : s.pos+1])
			s.pos++
		case '{':
			if s.src[s.pos+1] == '{' {
				braces++
				j.add("{")
				s.pos += 2
				continue
			}
			p.field(j, open, spec)
		case '}':
			switch {
			case spec && (braces == 0 || s.src[s.pos+1] != '}'):
				return
			case s.src[s.pos+1] != '}':
				p.failString(open, "malformed f-string")
			}
			braces--
			j.add("}")
			s.pos += 2
		case '\\':
			p.backslash(j, open)
		case '\n':
			if open.flags&fTriple == 0 {
				p.unterminated(open)
			}
			j.add("\n")
			s.newline()
		default:
			p.unterminated(open)
		}
	}
}

// backslash reads a backslash in the text of an f- or t-string. One before a brace stands for itself.
func (p *parser) backslash(j *joined, open *token) {
	s := &p.s
	c := s.src[s.pos+1]
	switch {
	case c == '{' || c == '}':
		j.add(`\`)
		s.pos++
	case open.flags&fRaw != 0:
		j.add(`\`)
		s.pos++
		switch c {
		case '\n':
			j.add("\n")
			s.newline()
		case '\\', '\'', '"':
			j.add(s.src[s.pos : s.pos+1])
			s.pos++
		}
	default:
		before := s.src[s.pos+1:]
		p.tok = *open // errors are the string's
		out, rest := p.escape(nil, before, false)
		j.add(string(out))
		if c == '\n' {
			s.pos++
			s.newline()
			return
		}
		s.pos += int32(1 + len(before) - len(rest))
	}
}

// field reads one {…}, the "{" at the scanner's place, and leaves the scanner behind the "}".
func (p *parser) field(j *joined, open *token, spec bool) {
	s := &p.s
	f := &FormattedValue{At: At{s.line, s.pos - s.lineStart + 1}}
	start := s.pos + 1
	p.enter()
	s.pos++
	outer := s.nest
	s.nest++
	s.inField++
	p.next()
	switch p.tok.kind {
	case tRBrace, tColon, tBang, tEqual:
		p.failString(open, "malformed f-string")
	}
	f.Value = p.fieldValue(open)
	src := s.src[start:p.tok.start]
	f.Text = strings.TrimRight(src, " \t\n\f\v")
	debug := p.tok.kind == tEqual
	if debug {
		p.next()
		// The text up to the next token, blanks and all, is shown.
		j.add(s.src[start:p.tok.start])
	}
	if p.tok.kind == tBang {
		p.conversion(f, open)
	} else if debug && open.flags&fTemplate != 0 && p.tok.kind == tRBrace {
		f.Conversion = 'r'
	}
	j.flush(p)
	s.nest = outer
	s.inField--
	if p.tok.kind == tColon || p.tok.kind == tColonEqual {
		s.pos = p.tok.start + 1
		sub := &joined{at: At{s.line, s.pos - s.lineStart + 1}}
		p.pieces(sub, open, true)
		sub.flush(p)
		f.Spec = &JoinedStr{sub.at, sub.values}
		s.pos++
	} else if p.tok.kind != tRBrace {
		p.fieldEnd(open)
	}
	p.depth--
	j.values = append(j.values, f)
	j.at = At{s.line, s.pos - s.lineStart + 1}
}

// fieldValue parses a field's expression: what parentheses may hold, but ":=" is the beginning of a format spec.
func (p *parser) fieldValue(open *token) Expr {
	if !p.itemFollows() && p.tok.kind != tYield {
		p.fieldEnd(open)
	}
	at := p.tok.at()
	if p.tok.kind == tYield {
		return p.parenBody(at)
	}
	first := p.starTest()
	switch p.tok.kind {
	case tComma:
		t := p.tuple(at, first).(*Tuple)
		t.Paren = true
		return t
	case tFor:
		p.noStar(first)
		return &GeneratorExp{at, first, p.comprehension(), true}
	}
	p.noStar(first)
	return first
}

// conversion reads the letter after the "!" in tok, and moves to the token behind it.
func (p *parser) conversion(f *FormattedValue, open *token) {
	switch c := p.s.src[p.s.pos]; c {
	case 'r', 's':
		f.Conversion = c
		p.s.pos++
	default:
		p.fail()
	}
	p.next()
	if p.tok.kind != tColon && p.tok.kind != tColonEqual && p.tok.kind != tRBrace {
		p.fieldEnd(open)
	}
}

// fieldEnd refuses a token that cannot stand in a field: if it is the string's own closing quote or the end of the text, the field
// has no end.
func (p *parser) fieldEnd(open *token) {
	c := p.s.src[p.tok.start]
	if p.tok.kind == tEnd || p.tok.kind == tInvalid && (c == '"' || c == '\'') {
		p.unterminated(open)
	}
	p.fail()
}
