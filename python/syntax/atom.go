// This file parses operands: names, literals, displays and comprehensions, and what trails an operand.

package syntax

// atom parses an operand without what trails it.
func (p *parser) atom() Expr {
	at := p.tok.at()
	var v any
	switch p.tok.kind {
	case tName:
		n := p.newName(at, p.text())
		p.next()
		return n
	case tInt, tFloat:
		var msg string
		if p.tok.kind == tInt {
			v, msg = intValue(p.text(), p.stop)
		} else {
			v, msg = floatValue(p.text())
		}
		if msg != "" {
			p.failMsg(msg)
		}
	case tString, tFString:
		return p.strings()
	case tEllipsis:
		v = Ellipsis{}
	case tNone:
	case tTrue:
		v = true
	case tFalse:
		v = false
	case tLParen:
		return p.bracketed(p.paren)
	case tLBracket:
		return p.bracketed(p.list)
	case tLBrace:
		return p.bracketed(p.brace)
	default:
		p.fail()
	}
	p.next()
	return p.newConst(at, v)
}

// bracketed charges one level for a display, moves over its opening bracket and parses the rest.
func (p *parser) bracketed(rest func(At, int32) Expr) Expr {
	at, start := p.tok.at(), p.tok.start
	p.enter()
	p.next()
	e := rest(at, start)
	p.depth--
	return e
}

// element parses an item of a list, a tuple or parentheses.
func (p *parser) element() Expr {
	if p.tok.kind == tStar {
		return p.starred()
	}
	return p.namedTest()
}

// paren parses parentheses after the opening one.
func (p *parser) paren(at At, start int32) Expr {
	if p.tok.kind == tRParen {
		p.next()
		return &Tuple{At: at, Paren: true}
	}
	if p.withParen == start {
		return p.parenItems(at)
	}
	e := p.parenBody(at)
	p.expect(tRParen)
	return e
}

// parenBody parses what stands in parentheses, which are not empty, or in an f-string's field.
func (p *parser) parenBody(at At) Expr {
	if p.tok.kind == tYield {
		e := p.yield()
		switch e := e.(type) {
		case *Yield:
			e.Paren = true
		case *YieldFrom:
			e.Paren = true
		}
		return e
	}
	first := p.element()
	switch p.tok.kind {
	case tComma:
		elts := []Expr{first}
		for p.accept(tComma) && p.itemFollows() {
			elts = append(elts, p.element())
		}
		return &Tuple{at, elts, true}
	case tFor:
		p.noStar(first)
		return &GeneratorExp{at, first, p.comprehension(), true}
	}
	p.noStar(first)
	return first
}

// noStar refuses *x where it would be taken for another one's: alone in parentheses, or before "for".
func (p *parser) noStar(e Expr) {
	if s, ok := e.(*Starred); ok {
		p.failBlock(s.Pos(), "*x must be assignment target")
	}
}

// list parses a list display after its opening bracket.
func (p *parser) list(at At, _ int32) Expr {
	var elts []Expr
	for p.itemFollows() {
		elts = append(elts, p.element())
		if len(elts) == 1 && p.tok.kind == tFor {
			p.noStar(elts[0])
			n := &ListComp{at, elts[0], p.comprehension()}
			p.expect(tRBracket)
			return n
		}
		if !p.accept(tComma) {
			break
		}
	}
	p.expect(tRBracket)
	return &List{at, elts}
}

// brace parses a dict or set display after its opening brace.
func (p *parser) brace(at At, _ int32) Expr {
	if p.accept(tRBrace) {
		return &Dict{At: at}
	}
	pos := p.tok.pos()
	key, value, pair := p.braceItem()
	if p.tok.kind == tFor {
		p.noStar(value)
		var n Expr
		switch {
		case !pair:
			n = &SetComp{at, value, p.comprehension()}
		case key == nil:
			p.fail()
		default:
			n = &DictComp{at, key, value, p.comprehension()}
		}
		p.expect(tRBrace)
		return n
	}
	var keys []Expr
	values := []Expr{value}
	if pair {
		keys = []Expr{key}
	}
	for p.accept(tComma) && (p.itemFollows() || p.tok.kind == tDblStar) {
		k, v, isPair := p.braceItem()
		if isPair != pair {
			if pair {
				p.failBlock(pos, "expecting key:value for dict")
			}
			p.failBlock(pos, "expecting just a value for set")
		}
		if pair {
			keys = append(keys, k)
		}
		values = append(values, v)
	}
	p.expect(tRBrace)
	if pair {
		return &Dict{at, keys, values}
	}
	return &Set{at, values}
}

// braceItem parses an item of a dict (pair) or set; key is nil for **value.
func (p *parser) braceItem() (key, value Expr, pair bool) {
	switch p.tok.kind {
	case tDblStar:
		p.next()
		return nil, p.binary(1), true
	case tStar:
		return nil, p.starred(), false
	}
	e := p.test()
	if p.accept(tColon) {
		return e, p.test(), true
	}
	return nil, e, false
}

// comprehension parses the "for"s and "if"s of a comprehension, the first "for" in tok.
func (p *parser) comprehension() []Comprehension {
	var gens []Comprehension
	for p.tok.kind == tFor {
		g := Comprehension{At: p.tok.at()}
		p.next()
		g.Target = p.exprlist()
		p.expect(tIn)
		g.Iter = p.or()
		for p.accept(tIf) {
			g.Ifs = append(g.Ifs, p.testNoCond())
		}
		gens = append(gens, g)
	}
	return gens
}

// operand parses an atom with the calls, subscripts and attributes that trail it.
func (p *parser) operand() Expr {
	at := p.tok.at()
	e := p.atom()
	for n := 1; ; n++ {
		trail := p.tok.pos()
		switch p.tok.kind {
		case tDot:
			p.next()
			e = p.newAttr(at, e, p.ident(), trail)
		case tLParen:
			c := p.newCall(at, e, trail)
			c.Args, c.Keywords = p.args()
			e = c
		case tLBracket:
			p.enter()
			p.next()
			e = &Subscript{at, e, p.subscripts(), trail}
			p.expect(tRBracket)
			p.depth--
		default:
			return e
		}
		p.link(n)
	}
}

// subscripts parses what stands in a subscript's brackets.
func (p *parser) subscripts() Expr {
	at := p.tok.at()
	first := p.subscript()
	if p.tok.kind != tComma {
		return first
	}
	elts := []Expr{first}
	for p.accept(tComma) && (startsExpr[p.tok.kind] || p.tok.kind == tColon) {
		elts = append(elts, p.subscript())
	}
	return &Tuple{At: at, Elts: elts}
}

// subscript parses an index or a slice.
func (p *parser) subscript() Expr {
	at := p.tok.at()
	n := &Slice{At: at}
	if p.tok.kind != tColon {
		n.Lower = p.test()
		if p.tok.kind != tColon {
			return n.Lower
		}
	}
	p.next()
	if startsExpr[p.tok.kind] {
		n.Upper = p.test()
	}
	if p.accept(tColon) && startsExpr[p.tok.kind] {
		n.Step = p.test()
	}
	return n
}
