// This file compiles expressions to registers.

package compile

import (
	"mpy/python/code"
	"mpy/python/scope"
	"mpy/python/syntax"
)

// expr evaluates e into dst. A temporary dst may be written on the way; a
// local is written by the last instruction only, for e may read it, and may
// raise after any other.
func (f *fn) expr(e syntax.Expr, dst int) {
	switch {
	case f.c.err != nil:
	case f.viper != nil:
		f.object(e, dst)
	default:
		f.eval(e, dst)
	}
}

// eval is expr for all that has no types of viper's; inside of e it may well have.
func (f *fn) eval(e syntax.Expr, dst int) {
	m := f.top
	defer func() { f.top = m }()
	switch n := e.(type) {
	case *syntax.Constant:
		f.constant(n, dst)
		return
	case *syntax.Name:
		f.load(n.Id, dst)
		return
	}
	f.setLine(e.Pos().Line)
	switch n := e.(type) {
	case *syntax.BoolOp:
		f.boolOp(n, dst)
	case *syntax.NamedExpr:
		f.move(dst, f.named(n, dst))
	case *syntax.BinOp:
		f.binOp(n, dst)
	case *syntax.UnaryOp:
		f.emit(unaryOps[n.Op], dst, f.operandIn(n.X, dst), 0, 0)
	case *syntax.Lambda:
		f.lambda(n, dst)
	case *syntax.IfExp:
		no, end := newLabel(), newLabel()
		f.cond(n.Test, false, no)
		f.expr(n.Body, dst)
		f.goTo(end)
		f.place(no)
		f.expr(n.Else, dst)
		f.place(end)
	case *syntax.Dict:
		f.dict(n, dst)
	case *syntax.Set:
		f.collect(n.Elts, dst, code.MKSET, code.SETUPDATE)
	case *syntax.List:
		f.collect(n.Elts, dst, code.MKLIST, code.LISTEXTEND)
	case *syntax.Tuple:
		f.collect(n.Elts, dst, code.MKTUPLE, code.LISTEXTEND)
	case *syntax.ListComp, *syntax.SetComp, *syntax.DictComp, *syntax.GeneratorExp:
		f.comprehension(e, dst)
	case *syntax.Await:
		r := f.operandIn(n.Value, dst)
		t := f.temp()
		f.emit(code.GETITER, t, r, 1, 0)
		f.emit(code.YIELDFROM, dst, t, 0, 0)
	case *syntax.Yield:
		f.yield(n, dst)
	case *syntax.YieldFrom:
		r := f.operandIn(n.Value, dst)
		t := f.temp()
		f.emit(code.GETITER, t, r, 0, 0)
		f.emit(code.YIELDFROM, dst, t, 0, 0)
	case *syntax.Compare:
		f.compare(n, dst)
	case *syntax.Call:
		f.call(n, dst)
	case *syntax.JoinedStr:
		f.joinedStr(n, dst)
	case *syntax.TemplateStr:
		f.template(n, dst)
	case *syntax.Attribute:
		r := f.operandIn(n.Value, dst)
		f.setLine(n.Trail.Line)
		f.emit(code.GETATTR, dst, r, 0, f.site(n.Name))
	case *syntax.Subscript:
		v := f.operandIn(n.Value, dst, n.Index)
		f.setLine(n.Trail.Line)
		if k, ok := n.Index.(*syntax.Constant); ok {
			if i, ok := k.Value.(int64); ok && i == int64(int32(i)) {
				f.emit(code.GETITEMI, dst, v, 0, int32(i))
				return
			}
		}
		f.emit(code.GETITEM, dst, v, f.index(n.Index), 0)
	case *syntax.Slice:
		t := f.temps(3)
		for i, x := range []syntax.Expr{n.Lower, n.Upper, n.Step} {
			if x == nil {
				f.loadConst(nil, t+i)
			} else {
				f.expr(x, t+i)
			}
		}
		f.emit(code.MKSLICE, dst, t, 0, 0)
	case *syntax.Starred:
		f.fail(n, "*x must be assignment target")
	default:
		f.fail(e, "invalid syntax")
	}
}

var unaryOps = [...]code.Op{syntax.Not: code.NOT, syntax.UAdd: code.POS, syntax.USub: code.NEG, syntax.Invert: code.INVERT}

// constant loads a literal.
func (f *fn) constant(n *syntax.Constant, dst int) { f.loadConst(constValue(n.Value), dst) }

// constValue turns a literal of the tree into a constant of the code.
func constValue(v any) any {
	switch v := v.(type) {
	case syntax.Bytes:
		return code.Bytes(v)
	case syntax.Ellipsis:
		return code.Ellipsis{}
	}
	return v
}

// operand gives a register that holds e: the local's own, or a temporary. The
// expressions of later are evaluated before the register is read; a local that
// they bind by := is copied.
func (f *fn) operand(e syntax.Expr, later ...syntax.Expr) int {
	if r, ok := f.held(e, later); ok {
		return r
	}
	t := f.temp()
	f.expr(e, t)
	return t
}

// index is operand for what stands in the brackets of the one instruction that follows.
func (f *fn) index(e syntax.Expr) int {
	r := f.operand(e)
	if _, ok := e.(*syntax.Slice); ok && !f.dead {
		f.code.Instrs[len(f.code.Instrs)-1].D = 1
	}
	return r
}

// operandIn is operand, but may use dst as the temporary.
func (f *fn) operandIn(e syntax.Expr, dst int, later ...syntax.Expr) int {
	if r, ok := f.held(e, later); ok {
		return r
	}
	if !f.isTemp(dst) {
		dst = f.temp()
	}
	f.expr(e, dst)
	return dst
}

// held gives the register of an expression that has one already.
func (f *fn) held(e syntax.Expr, later []syntax.Expr) (int, bool) {
	r, ok := f.register(e)
	if f.viper != nil {
		if t := vObject; ok {
			t = f.known(e.(*syntax.Name).Id)
			ok = t == vObject || t == vInt
		}
		if !ok {
			return 0, false
		}
	}
	if ok {
		f.check(r, e.(*syntax.Name).Id)
	} else if n, isNamed := e.(*syntax.NamedExpr); isNamed {
		if r, ok = f.register(n.Target); ok {
			f.setLine(n.Line)
			f.named(n, r)
		}
	}
	if ok && f.sc.Walrus && f.rebinds(r, later) {
		t := f.temp()
		f.move(t, r)
		return t, true
	}
	return r, ok
}

// named evaluates a walrus and gives the register that holds its value: the
// target's own, or else dst.
func (f *fn) named(n *syntax.NamedExpr, dst int) int {
	t, ok := n.Target.(*syntax.Name)
	if !ok {
		f.fail(n.Target, "can't assign to expression")
		return dst
	}
	if r, ok := f.local(t.Id); ok {
		f.expr(n.Value, r)
		f.bound.add(r)
		return r
	}
	if !f.isTemp(dst) {
		dst = f.temp()
	}
	f.expr(n.Value, dst)
	f.store(t.Id, dst)
	return dst
}

// rebinds reports whether one of the expressions holds a walrus to local r.
// Comprehensions cannot: their targets are cells.
func (f *fn) rebinds(r int, list []syntax.Expr) bool {
	found := false
	for _, e := range list {
		scope.Walruses(e, func(name string) {
			if q, ok := f.local(name); ok && q == r {
				found = true
			}
		})
	}
	return found
}

// discard evaluates e for its effects.
func (f *fn) discard(e syntax.Expr) {
	m := f.top
	if _, ok := e.(*syntax.Constant); ok {
	} else if f.viper != nil {
		f.value(e)
	} else {
		f.operand(e)
	}
	f.top = m
}

// yield hands a value out.
func (f *fn) yield(n *syntax.Yield, dst int) {
	var v int
	switch {
	case n.Value != nil:
		v = f.operandIn(n.Value, dst)
	case f.isTemp(dst):
		v = dst
		f.loadConst(nil, v)
	default:
		v = f.temp()
		f.loadConst(nil, v)
	}
	f.emit(code.YIELD, dst, v, 0, 0)
}

// boolOp gives the value of and, or.
func (f *fn) boolOp(n *syntax.BoolOp, dst int) {
	op := code.JFALSE
	if n.Or {
		op = code.JTRUE
	}
	end := newLabel()
	last := len(n.Values) - 1
	t := dst
	if !f.isTemp(dst) && !f.quiet(n.Values[1:], dst) {
		t = f.temp()
	}
	for _, v := range n.Values[:last] {
		f.expr(v, t)
		f.jump(op, t, 0, 0, end)
	}
	f.expr(n.Values[last], t)
	f.place(end)
	f.move(dst, t)
}

// quiet reports whether the expressions can neither raise nor read local r, so
// that r may be written before they are evaluated.
func (f *fn) quiet(list []syntax.Expr, r int) bool {
	for _, e := range list {
		switch n := e.(type) {
		case *syntax.Constant:
		case *syntax.List:
			if len(n.Elts) > 0 {
				return false
			}
		case *syntax.Dict:
			if len(n.Keys) > 0 {
				return false
			}
		case *syntax.Name:
			if q, ok := f.local(n.Id); !ok || q == r || !f.bound.has(q) {
				return false
			}
		default:
			return false
		}
	}
	return true
}
