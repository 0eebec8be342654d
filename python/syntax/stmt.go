// This file parses simple statements.

package syntax

// stmt parses one compound statement, or the simple statements of one line, and appends them to body.
func (p *parser) stmt(body []Stmt) []Stmt {
	if s := p.compound(); s != nil {
		return append(body, s)
	}
	return p.simpleLine(body)
}

// simpleLine parses simple statements up to the end of the line.
func (p *parser) simpleLine(body []Stmt) []Stmt {
	for {
		body = append(body, p.simple())
		if !p.accept(tSemicolon) || p.tok.kind == tNewline {
			break
		}
	}
	p.expect(tNewline)
	return body
}

// simple parses one simple statement.
func (p *parser) simple() Stmt {
	at := p.tok.at()
	k := p.tok.kind
	switch k {
	case tDel:
		p.next()
		return p.del(at)
	case tPass:
		p.next()
		return &Pass{at}
	case tBreak:
		p.next()
		return &Break{at}
	case tContinue:
		p.next()
		return &Continue{at}
	case tReturn:
		p.next()
		n := &Return{At: at}
		if p.itemFollows() {
			n.Value = p.testlist()
		}
		return n
	case tRaise:
		p.next()
		n := &Raise{At: at}
		if startsExpr[p.tok.kind] {
			n.Exc = p.test()
			if p.accept(tFrom) {
				n.Cause = p.test()
			}
		}
		return n
	case tYield:
		return &ExprStmt{at, p.yield()}
	case tImport:
		p.next()
		return p.importNames(at)
	case tFrom:
		p.next()
		return p.importFrom(at)
	case tGlobal:
		p.next()
		return &Global{at, p.nameList()}
	case tNonlocal:
		p.next()
		return &Nonlocal{at, p.nameList()}
	case tAssert:
		p.next()
		n := &Assert{At: at, Test: p.test()}
		if p.accept(tComma) {
			n.Msg = p.test()
		}
		return n
	}
	return p.exprStmt(at)
}

// exprStmt parses an expression, or an assignment of any form.
func (p *parser) exprStmt(at At) Stmt {
	e := p.testlist()
	switch k := p.tok.kind; {
	case k == tEqual:
		n := &Assign{At: at}
		for p.tok.kind == tEqual {
			p.next()
			n.Targets = append(n.Targets, e)
			e = p.yieldOrTestlist()
		}
		n.Value = e
		return n
	case k >= tPlusEq && k <= tAmpEq:
		p.next()
		return &AugAssign{at, e, BinaryOp(k - tPlusEq), p.yieldOrTestlist()}
	case k == tColon:
		p.next()
		n := &AnnAssign{At: at, Target: e, Annotation: p.test()}
		if p.accept(tEqual) {
			n.Value = p.yieldOrTestlist()
		}
		return n
	}
	return &ExprStmt{at, e}
}

// del parses the targets of del; those of an unparenthesised tuple become the statement's own.
func (p *parser) del(at At) Stmt {
	e := p.exprlist()
	if t, ok := e.(*Tuple); ok && !t.Paren {
		return &Delete{at, t.Elts}
	}
	return &Delete{at, []Expr{e}}
}

// nameList parses names with commas between.
func (p *parser) nameList() []string {
	names := []string{p.ident()}
	for p.accept(tComma) {
		names = append(names, p.ident())
	}
	return names
}

// dotted parses a dotted name. Blanks between its parts are allowed, so it is not always a piece of the source.
func (p *parser) dotted() string {
	name := p.ident()
	for p.accept(tDot) {
		name += "." + p.ident()
	}
	return name
}

// asName parses [as name].
func (p *parser) asName() string {
	if p.accept(tAs) {
		return p.ident()
	}
	return ""
}

// importNames parses what follows import.
func (p *parser) importNames(at At) Stmt {
	n := &Import{At: at}
	for {
		a := Alias{At: p.tok.at(), Name: p.dotted()}
		a.AsName = p.asName()
		n.Names = append(n.Names, a)
		if !p.accept(tComma) {
			return n
		}
	}
}

// importFrom parses what follows from.
func (p *parser) importFrom(at At) Stmt {
	n := &ImportFrom{At: at}
	for p.tok.kind == tDot || p.tok.kind == tEllipsis {
		n.Level += int(p.tok.end - p.tok.start)
		p.next()
	}
	if n.Level == 0 || p.tok.kind == tName {
		n.Module = p.dotted()
	}
	p.expect(tImport)
	if p.tok.kind == tStar {
		n.Names = []Alias{{At: p.tok.at(), Name: "*"}}
		p.next()
		return n
	}
	paren := p.accept(tLParen)
	for {
		a := Alias{At: p.tok.at(), Name: p.ident()}
		a.AsName = p.asName()
		n.Names = append(n.Names, a)
		if !p.accept(tComma) || p.tok.kind != tName {
			break
		}
	}
	if paren {
		p.expect(tRParen)
	}
	return n
}
