// This file parses expressions down to the operands: lists of expressions, conditions, and operators by precedence.

package syntax

// testlist parses expressions with commas between; several, or one with a comma, make a tuple. Stars are
// accepted, where MicroPython's grammar has them and in return, yield and for too, as CPython does.
func (p *parser) testlist() Expr {
	at := p.tok.at()
	first := p.starTest()
	if p.tok.kind != tComma {
		return first
	}
	return p.tuple(at, first)
}

// tuple parses the rest of an unparenthesised tuple.
func (p *parser) tuple(at At, first Expr) Expr {
	elts := []Expr{first}
	for p.accept(tComma) && p.itemFollows() {
		elts = append(elts, p.starTest())
	}
	return &Tuple{At: at, Elts: elts}
}

// itemFollows says whether one more expression begins here.
func (p *parser) itemFollows() bool { return startsExpr[p.tok.kind] || p.tok.kind == tStar }

// starTest parses an expression or *expression.
func (p *parser) starTest() Expr {
	if p.tok.kind == tStar {
		return p.starred()
	}
	return p.test()
}

// starred parses *expression.
func (p *parser) starred() Expr {
	at := p.tok.at()
	p.next()
	return &Starred{at, p.binary(1)}
}

// yieldOrTestlist parses what may stand right of an assignment.
func (p *parser) yieldOrTestlist() Expr {
	if p.tok.kind == tYield {
		return p.yield()
	}
	return p.testlist()
}

// yield parses a yield expression.
func (p *parser) yield() Expr {
	at := p.tok.at()
	p.next()
	if p.accept(tFrom) {
		return &YieldFrom{At: at, Value: p.test()}
	}
	y := &Yield{At: at}
	if p.itemFollows() {
		y.Value = p.testlist()
	}
	return y
}

// exprlist parses the targets of for and del: no comparison, so that "in" ends them.
func (p *parser) exprlist() Expr {
	at := p.tok.at()
	first := p.starExpr()
	if p.tok.kind != tComma {
		return first
	}
	elts := []Expr{first}
	for p.accept(tComma) && p.itemFollows() {
		elts = append(elts, p.starExpr())
	}
	return &Tuple{At: at, Elts: elts}
}

func (p *parser) starExpr() Expr {
	if p.tok.kind == tStar {
		return p.starred()
	}
	return p.binary(1)
}

// namedTest parses an expression or target := expression.
func (p *parser) namedTest() Expr {
	at := p.tok.at()
	e := p.test()
	if p.tok.kind == tColonEqual {
		p.next()
		return &NamedExpr{at, e, p.test()}
	}
	return e
}

// test parses a lambda or a conditional expression.
func (p *parser) test() Expr {
	if p.tok.kind == tLambda {
		return p.lambda(true)
	}
	at := p.tok.at()
	e := p.or()
	if p.tok.kind != tIf {
		return e
	}
	p.next()
	n := &IfExp{At: at, Body: e, Test: p.or()}
	p.expect(tElse)
	p.enter()
	n.Else = p.test()
	p.depth--
	return n
}

// lambda parses a lambda; without cond its body cannot be a conditional expression, for it stands in a
// comprehension's if.
func (p *parser) lambda(cond bool) Expr {
	n := &Lambda{At: p.tok.at()}
	p.enter()
	outer := p.block
	p.block = "<lambda>"
	p.next()
	n.Params = p.params(tColon, false)
	p.expect(tColon)
	if cond {
		n.Body = p.test()
	} else {
		n.Body = p.testNoCond()
	}
	p.block = outer
	p.depth--
	return n
}

func (p *parser) testNoCond() Expr {
	if p.tok.kind == tLambda {
		return p.lambda(false)
	}
	return p.or()
}

func (p *parser) or() Expr {
	at := p.tok.at()
	e := p.and()
	if p.tok.kind != tOr {
		return e
	}
	n := &BoolOp{At: at, Or: true, Values: []Expr{e}}
	for p.accept(tOr) {
		n.Values = append(n.Values, p.and())
	}
	return n
}

func (p *parser) and() Expr {
	at := p.tok.at()
	e := p.not()
	if p.tok.kind != tAnd {
		return e
	}
	n := &BoolOp{At: at, Values: []Expr{e}}
	for p.accept(tAnd) {
		n.Values = append(n.Values, p.not())
	}
	return n
}

func (p *parser) not() Expr {
	if p.tok.kind != tNot {
		return p.comparison()
	}
	n := &UnaryOp{At: p.tok.at(), Op: Not}
	p.next()
	p.enter()
	n.X = p.not()
	p.depth--
	return n
}

func (p *parser) comparison() Expr {
	at := p.tok.at()
	e := p.binary(1)
	op, ok := p.cmpOp()
	if !ok {
		return e
	}
	n := &Compare{At: at, Left: e}
	for ; ok; op, ok = p.cmpOp() {
		n.Ops = append(n.Ops, op)
		n.Rights = append(n.Rights, p.binary(1))
	}
	return n
}

// cmpOp moves over a comparison operator, if there is one.
func (p *parser) cmpOp() (op CmpOp, ok bool) {
	switch p.tok.kind {
	case tEq:
		op = Eq
	case tNotEq:
		op = NotEq
	case tLt:
		op = Lt
	case tLtE:
		op = LtE
	case tGt:
		op = Gt
	case tGtE:
		op = GtE
	case tIn:
		op = In
	case tNot:
		p.next()
		if p.tok.kind != tIn {
			p.fail()
		}
		op = NotIn
	case tIs:
		p.next()
		if p.tok.kind != tNot {
			return Is, true
		}
		op = IsNot
	default:
		return 0, false
	}
	p.next()
	return op, true
}

// binary parses binary operators of precedence min and above, which all associate to the left.
func (p *parser) binary(min uint8) Expr {
	at := p.tok.at()
	e := p.factor()
	for n := 1; ; n++ {
		k := p.tok.kind
		prec := precedence[k]
		if prec < min || prec == 0 {
			return e
		}
		p.link(n)
		p.next()
		e = &BinOp{at, e, BinaryOp(k - tPlus), p.binary(prec + 1)}
	}
}

// factor parses signs and what they stand before.
func (p *parser) factor() Expr {
	var op UnaryOperator
	switch p.tok.kind {
	case tPlus:
		op = UAdd
	case tMinus:
		op = USub
	case tTilde:
		op = Invert
	default:
		return p.power()
	}
	n := &UnaryOp{At: p.tok.at(), Op: op}
	p.next()
	p.enter()
	n.X = p.factor()
	p.depth--
	return n
}

// power parses an operand with what trails it, and "**".
func (p *parser) power() Expr {
	var e Expr
	at := p.tok.at()
	if p.tok.kind == tAwait {
		p.next()
		e = &Await{at, p.operand()}
	} else {
		e = p.operand()
	}
	if p.tok.kind != tDblStar {
		return e
	}
	p.next()
	p.enter()
	n := &BinOp{at, e, Pow, p.factor()}
	p.depth--
	return n
}
