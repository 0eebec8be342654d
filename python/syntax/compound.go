// This file parses compound statements.

package syntax

// compound parses a compound statement, or returns nil if none begins here.
func (p *parser) compound() Stmt {
	at := p.tok.at()
	switch p.tok.kind {
	case tIf:
		return p.ifStmt(at)
	case tWhile:
		p.next()
		n := &While{At: at, Test: p.namedTest()}
		n.Body = p.suite()
		n.Else = p.elseSuite()
		return n
	case tFor:
		return p.forStmt(at, false)
	case tTry:
		return p.tryStmt(at)
	case tWith:
		return p.withStmt(at, false)
	case tDef:
		return p.funcDef(at, nil, false)
	case tClass:
		return p.classDef(at, nil)
	case tAt:
		return p.decorated()
	case tAsync:
		p.next()
		switch p.tok.kind {
		case tDef:
			return p.funcDef(at, nil, true)
		case tFor:
			return p.forStmt(at, true)
		case tWith:
			return p.withStmt(at, true)
		}
		p.fail()
	}
	return nil
}

// suite parses ":" and a block, or simple statements on the same line.
func (p *parser) suite() (body []Stmt) {
	p.expect(tColon)
	if p.tok.kind != tNewline {
		return p.simpleLine(nil)
	}
	p.enter()
	p.next()
	p.expect(tIndent)
	for p.tok.kind != tDedent {
		body = p.stmt(body)
	}
	p.next()
	p.depth--
	return body
}

// elseSuite parses an else clause, if there is one.
func (p *parser) elseSuite() []Stmt {
	if p.accept(tElse) {
		return p.suite()
	}
	return nil
}

func (p *parser) ifStmt(at At) Stmt {
	n := &If{At: at}
	for {
		c := IfClause{At: p.tok.at()}
		p.next()
		c.Test = p.namedTest()
		c.Body = p.suite()
		n.Clauses = append(n.Clauses, c)
		if p.tok.kind != tElif {
			n.Else = p.elseSuite()
			return n
		}
	}
}

func (p *parser) forStmt(at At, async bool) Stmt {
	p.next()
	n := &For{At: at, Async: async, Target: p.exprlist()}
	p.expect(tIn)
	n.Iter = p.testlist()
	n.Body = p.suite()
	n.Else = p.elseSuite()
	return n
}

func (p *parser) tryStmt(at At) Stmt {
	p.next()
	n := &Try{At: at, Body: p.suite()}
	for p.tok.kind == tExcept {
		h := Handler{At: p.tok.at()}
		p.next()
		if p.tok.kind != tColon {
			h.Type = p.test()
			h.Name = p.asName()
		}
		h.Body = p.suite()
		n.Handlers = append(n.Handlers, h)
	}
	if n.Handlers != nil {
		n.Else = p.elseSuite()
	}
	if p.accept(tFinally) {
		n.Finally = p.suite()
	} else if n.Handlers == nil {
		p.fail()
	}
	return n
}

// withItems stands for a parenthesised list of items until the with statement takes it apart.
type withItems struct {
	At
	items []WithItem
}

func (*withItems) expr() {}

func (p *parser) withStmt(at At, async bool) Stmt {
	p.next()
	n := &With{At: at, Async: async}
	if p.tok.kind == tLParen {
		p.withParen = p.tok.start
	}
	for {
		at := p.tok.at()
		item := p.withItem(at, p.test())
		n.Items = append(n.Items, item)
		if p.withParen == -2 {
			// The parentheses were the items', so nothing else can stand beside them.
			w, ok := item.Context.(*withItems)
			if !ok || item.Vars != nil || p.tok.kind != tColon {
				p.fail()
			}
			n.Items = w.items
		}
		p.withParen = -1
		if !p.accept(tComma) {
			break
		}
	}
	n.Body = p.suite()
	return n
}

// withItem parses [as target] after an item's expression.
func (p *parser) withItem(at At, context Expr) WithItem {
	item := WithItem{At: at, Context: context}
	if p.accept(tAs) {
		item.Vars = p.binary(1)
	}
	return item
}

// parenItems parses the parentheses right behind "with", after the opening one. With an "as" among them they are
// a list of items; otherwise they are an expression like any other, a tuple perhaps, as MicroPython has it.
func (p *parser) parenItems(at At) Expr {
	p.withParen = -1
	firstAt := p.tok.at()
	first := p.parenStart(at)
	if p.tok.kind != tAs && p.tok.kind != tComma {
		p.expect(tRParen)
		return first
	}
	items := []WithItem{p.withItem(firstAt, first)}
	as := items[0].Vars != nil
	for p.accept(tComma) && p.itemFollows() {
		at := p.tok.at()
		item := p.withItem(at, p.element())
		as = as || item.Vars != nil
		items = append(items, item)
	}
	p.expect(tRParen)
	if as {
		p.withParen = -2
		return &withItems{at, items}
	}
	elts := make([]Expr, len(items))
	for i := range items {
		elts[i] = items[i].Context
	}
	return &Tuple{at, elts, true}
}

// parenStart parses what parentheses hold up to a comma.
func (p *parser) parenStart(at At) Expr {
	if p.tok.kind == tYield {
		return p.parenBody(at)
	}
	first := p.element()
	if p.tok.kind != tComma {
		p.noStar(first)
	}
	if p.tok.kind == tFor {
		return &GeneratorExp{at, first, p.comprehension(), true}
	}
	return first
}

func (p *parser) decorated() Stmt {
	var decs []Expr
	for p.accept(tAt) {
		decs = append(decs, p.namedTest())
		p.expect(tNewline)
	}
	at := p.tok.at()
	switch p.tok.kind {
	case tDef:
		return p.funcDef(at, decs, false)
	case tClass:
		return p.classDef(at, decs)
	case tAsync:
		p.next()
		if p.tok.kind == tDef {
			return p.funcDef(at, decs, true)
		}
	}
	p.fail()
	return nil
}

func (p *parser) funcDef(at At, decs []Expr, async bool) Stmt {
	p.next()
	n := &FunctionDef{At: at, Decorators: decs, Async: async, Name: p.ident()}
	outer := p.block
	p.block = n.Name
	p.expect(tLParen)
	n.Params = p.params(tRParen, true)
	p.expect(tRParen)
	if p.accept(tArrow) {
		n.Returns = p.test()
	}
	n.Body = p.suite()
	p.block = outer
	return n
}

func (p *parser) classDef(at At, decs []Expr) Stmt {
	p.next()
	n := &ClassDef{At: at, Decorators: decs, Name: p.ident()}
	if p.tok.kind == tLParen {
		n.Args, n.Keywords = p.args()
	}
	outer := p.block
	p.block = n.Name
	n.Body = p.suite()
	p.block = outer
	return n
}
