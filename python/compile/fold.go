// This file folds constants, as MicroPython's parser does: operators between
// numbers, and/or/not of constants, constant tuples, const(), and dead branches.

package compile

import (
	"math/big"

	"mpy/python/code"
	"mpy/python/syntax"
)

// folder rewrites a tree in the order of the source, for a name given by
// const() is replaced from there on, everywhere.
type folder struct {
	c      *compiler
	consts map[string]any
}

func (c *compiler) fold(m *syntax.Module) {
	f := &folder{c: c, consts: map[string]any{}}
	m.Body = f.stmts(m.Body)
}

// stmts folds a list. Statements that fold away leave nothing.
func (f *folder) stmts(list []syntax.Stmt) []syntax.Stmt {
	out := list[:0]
	for _, s := range list {
		if f.c.err != nil {
			break
		}
		if f.stmt(s) {
			out = append(out, s)
		}
	}
	clear(list[len(out):])
	return out
}

// stmt folds a statement and reports whether it stays.
func (f *folder) stmt(s syntax.Stmt) bool {
	switch n := s.(type) {
	case *syntax.FunctionDef:
		f.list(n.Decorators)
		f.params(n.Params)
		n.Body = f.stmts(n.Body)
	case *syntax.ClassDef:
		f.list(n.Decorators)
		f.list(n.Args)
		f.keywords(n.Keywords)
		n.Body = f.stmts(n.Body)
	case *syntax.Return:
		f.expr(&n.Value)
	case *syntax.Delete:
		f.list(n.Targets)
	case *syntax.Assign:
		f.list(n.Targets)
		f.expr(&n.Value)
		if len(n.Targets) == 1 {
			return f.define(n.Targets[0], &n.Value)
		}
	case *syntax.AugAssign:
		f.expr(&n.Target)
		f.expr(&n.Value)
	case *syntax.AnnAssign:
		f.expr(&n.Target)
		f.expr(&n.Value)
		if n.Value != nil {
			return f.define(n.Target, &n.Value)
		}
	case *syntax.For:
		f.expr(&n.Target)
		f.expr(&n.Iter)
		n.Body = f.stmts(n.Body)
		n.Else = f.stmts(n.Else)
	case *syntax.While:
		f.expr(&n.Test)
		n.Body = f.stmts(n.Body)
		n.Else = f.stmts(n.Else)
		if c, ok := n.Test.(*syntax.Constant); ok && !truth(c.Value) {
			n.Body = nil // what never runs is not even looked at
		}
	case *syntax.If:
		f.ifStmt(n)
	case *syntax.With:
		for i := range n.Items {
			f.expr(&n.Items[i].Context)
			f.expr(&n.Items[i].Vars)
		}
		n.Body = f.stmts(n.Body)
	case *syntax.Raise:
		f.expr(&n.Exc)
		f.expr(&n.Cause)
	case *syntax.Try:
		n.Body = f.stmts(n.Body)
		for i := range n.Handlers {
			f.expr(&n.Handlers[i].Type)
			n.Handlers[i].Body = f.stmts(n.Handlers[i].Body)
		}
		n.Else = f.stmts(n.Else)
		if n.Finally != nil {
			// A finally block that folded away is a finally block still.
			if n.Finally = f.stmts(n.Finally); len(n.Finally) == 0 {
				n.Finally = []syntax.Stmt{&syntax.Pass{At: n.At}}
			}
		}
	case *syntax.Assert:
		f.expr(&n.Test)
		f.expr(&n.Msg)
		return f.c.opts.Optimize == 0
	case *syntax.ExprStmt:
		f.expr(&n.Value)
	}
	return true
}

// ifStmt drops the branches that a constant test rules out.
func (f *folder) ifStmt(n *syntax.If) {
	out := n.Clauses[:0]
	decided := false
	for _, c := range n.Clauses {
		f.expr(&c.Test)
		c.Body = f.stmts(c.Body)
		k, ok := c.Test.(*syntax.Constant)
		switch {
		case decided || ok && !truth(k.Value):
		case ok:
			decided = true
			n.Else, c.Body = c.Body, f.stmts(n.Else)
		default:
			out = append(out, c)
		}
	}
	if !decided {
		n.Else = f.stmts(n.Else)
	}
	n.Clauses = out
}

// define handles X = const(value): the name stands for the value from here
// on, and one that begins with an underscore is not stored at all.
func (f *folder) define(target syntax.Expr, value *syntax.Expr) bool {
	t, ok := target.(*syntax.Name)
	call, isCall := (*value).(*syntax.Call)
	if !ok || !isCall || f.c.err != nil {
		return true
	}
	if fn, ok := call.Func.(*syntax.Name); !ok || fn.Id != "const" {
		return true
	}
	if len(call.Args) != 1 || len(call.Keywords) != 0 {
		f.c.fail(call, "not a constant", "")
		return true
	}
	k, ok := call.Args[0].(*syntax.Constant)
	if !ok {
		f.c.fail(call, "not a constant", "")
		return true
	}
	f.consts[t.Id] = k.Value
	*value = k
	return t.Id[0] != '_'
}

func (f *folder) list(list []syntax.Expr) {
	for i := range list {
		f.expr(&list[i])
	}
}

func (f *folder) keywords(list []syntax.Keyword) {
	for i := range list {
		f.expr(&list[i].Value)
	}
}

func (f *folder) params(p *syntax.Params) {
	for _, list := range [][]syntax.Param{p.Args, p.KwOnly} {
		for i := range list {
			f.expr(&list[i].Default)
		}
	}
}

func (f *folder) comps(list []syntax.Comprehension) {
	for i := range list {
		f.expr(&list[i].Target)
		f.expr(&list[i].Iter)
		f.list(list[i].Ifs)
	}
}

// expr folds the expression at p in place.
func (f *folder) expr(p *syntax.Expr) {
	set := func(v any) {
		at := syntax.At((*p).Pos())
		*p = &syntax.Constant{At: at, Value: v}
	}
	switch n := (*p).(type) {
	case *syntax.Name:
		if n.Id == "__debug__" {
			set(f.c.opts.Optimize == 0)
		} else if v, ok := f.consts[n.Id]; ok {
			set(v)
		}
	case *syntax.BoolOp:
		f.list(n.Values)
		f.boolOp(n, p)
	case *syntax.NamedExpr:
		f.expr(&n.Target)
		f.expr(&n.Value)
	case *syntax.BinOp:
		f.expr(&n.Left)
		f.expr(&n.Right)
		if l, ok := number(n.Left); ok {
			if r, ok := number(n.Right); ok {
				if v, ok := f.c.binary(n.Op, l, r); ok {
					set(v)
				}
			}
		}
	case *syntax.UnaryOp:
		f.expr(&n.X)
		f.unary(n, set)
	case *syntax.Lambda:
		f.params(n.Params)
		f.expr(&n.Body)
	case *syntax.IfExp:
		f.expr(&n.Body)
		f.expr(&n.Test)
		f.expr(&n.Else)
	case *syntax.Dict:
		for i := range n.Keys {
			f.expr(&n.Keys[i])
			f.expr(&n.Values[i])
		}
	case *syntax.Set:
		f.list(n.Elts)
	case *syntax.ListComp:
		f.expr(&n.Elt)
		f.comps(n.Generators)
	case *syntax.SetComp:
		f.expr(&n.Elt)
		f.comps(n.Generators)
	case *syntax.DictComp:
		f.expr(&n.Key)
		f.expr(&n.Value)
		f.comps(n.Generators)
	case *syntax.GeneratorExp:
		f.expr(&n.Elt)
		f.comps(n.Generators)
	case *syntax.Await:
		f.expr(&n.Value)
	case *syntax.Yield:
		f.expr(&n.Value)
	case *syntax.YieldFrom:
		f.expr(&n.Value)
	case *syntax.Compare:
		f.expr(&n.Left)
		f.list(n.Rights)
	case *syntax.Call:
		f.expr(&n.Func)
		f.list(n.Args)
		f.keywords(n.Keywords)
	case *syntax.JoinedStr:
		f.list(n.Values)
	case *syntax.FormattedValue:
		f.expr(&n.Value)
		if n.Spec != nil {
			f.list(n.Spec.Values)
		}
	case *syntax.TemplateStr:
		f.list(n.Values)
	case *syntax.Attribute:
		f.expr(&n.Value)
	case *syntax.Subscript:
		f.expr(&n.Value)
		f.expr(&n.Index)
	case *syntax.Starred:
		f.expr(&n.Value)
	case *syntax.List:
		f.list(n.Elts)
	case *syntax.Tuple:
		f.list(n.Elts)
		if t, ok := constTuple(n.Elts); ok {
			set(t)
		}
	case *syntax.Slice:
		f.expr(&n.Lower)
		f.expr(&n.Upper)
		f.expr(&n.Step)
	}
}

// boolOp drops the values that cannot decide, and what follows one that always does.
func (f *folder) boolOp(n *syntax.BoolOp, p *syntax.Expr) {
	out := n.Values[:0]
	for i, v := range n.Values {
		k, ok := v.(*syntax.Constant)
		if ok && i < len(n.Values)-1 && truth(k.Value) != n.Or {
			continue
		}
		out = append(out, v)
		if ok && truth(k.Value) == n.Or {
			break
		}
	}
	n.Values = out
	if len(out) == 1 {
		*p = out[0]
	}
}

func (f *folder) unary(n *syntax.UnaryOp, set func(any)) {
	k, ok := n.X.(*syntax.Constant)
	if !ok {
		return
	}
	if n.Op == syntax.Not {
		set(!truth(k.Value))
		return
	}
	v, ok := number(n.X)
	if !ok {
		return
	}
	if x, ok := v.(float64); ok {
		switch n.Op {
		case syntax.USub:
			set(-x)
		case syntax.UAdd:
			set(x)
		}
		return
	}
	x := new(big.Int).Set(bigInt(v))
	switch n.Op {
	case syntax.USub:
		x.Neg(x)
	case syntax.Invert:
		x.Not(x)
	}
	set(small(x))
}

// constTuple gives a tuple display as a constant, if all of it is.
func constTuple(elts []syntax.Expr) (code.Tuple, bool) {
	t := make(code.Tuple, 0, len(elts))
	for _, e := range elts {
		k, ok := e.(*syntax.Constant)
		if !ok {
			return nil, false
		}
		t = append(t, constValue(k.Value))
	}
	return t, true
}
