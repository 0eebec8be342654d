// This file walks expressions and targets.

package scope

import "mpy/python/syntax"

func (a *analyzer) exprs(list []syntax.Expr) {
	for _, e := range list {
		a.expr(e)
	}
}

func (a *analyzer) keywords(list []syntax.Keyword) {
	for _, k := range list {
		a.expr(k.Value)
	}
}

// target visits what is assigned to or deleted. What cannot be is left to the compiler.
func (a *analyzer) target(e syntax.Expr) {
	switch n := e.(type) {
	case *syntax.Name:
		a.s.store(n.Id)
	case *syntax.Tuple:
		for _, t := range n.Elts {
			a.target(t)
		}
	case *syntax.List:
		for _, t := range n.Elts {
			a.target(t)
		}
	case *syntax.Starred:
		a.target(n.Value)
	default:
		a.expr(e)
	}
}

func (a *analyzer) expr(e syntax.Expr) {
	switch n := e.(type) {
	case nil, *syntax.Constant:
	case *syntax.Name:
		a.s.load(n.Id)
	case *syntax.BoolOp:
		a.exprs(n.Values)
	case *syntax.NamedExpr:
		a.named(n)
	case *syntax.BinOp:
		a.expr(n.Left)
		a.expr(n.Right)
	case *syntax.UnaryOp:
		a.expr(n.X)
	case *syntax.Lambda:
		a.open(Lambda, "<lambda>", nil, n)
		a.defaults(n.Params)
	case *syntax.IfExp:
		a.expr(n.Test)
		a.expr(n.Body)
		a.expr(n.Else)
	case *syntax.Dict:
		for i, k := range n.Keys {
			a.expr(n.Values[i])
			a.expr(k)
		}
	case *syntax.Set:
		a.exprs(n.Elts)
	case *syntax.ListComp:
		a.openComp(ListComp, "<listcomp>", n, n.Generators, n.Elt)
	case *syntax.SetComp:
		a.openComp(SetComp, "<setcomp>", n, n.Generators, n.Elt)
	case *syntax.DictComp:
		a.openComp(DictComp, "<dictcomp>", n, n.Generators, n.Value, n.Key)
	case *syntax.GeneratorExp:
		a.openComp(GenExp, "<genexpr>", n, n.Generators, n.Elt)
	case *syntax.Await:
		a.suspends(n, "'await' outside function")
		a.expr(n.Value)
	case *syntax.Yield:
		a.suspends(n, "'yield' outside function")
		a.expr(n.Value)
	case *syntax.YieldFrom:
		a.suspends(n, "'yield' outside function")
		a.expr(n.Value)
	case *syntax.Compare:
		a.expr(n.Left)
		a.exprs(n.Rights)
	case *syntax.Call:
		if IsSuper(a.s, n) {
			a.s.load("__class__")
		}
		a.expr(n.Func)
		a.exprs(n.Args)
		a.keywords(n.Keywords)
	case *syntax.JoinedStr:
		a.exprs(n.Values)
	case *syntax.FormattedValue:
		a.expr(n.Value)
		if n.Spec != nil {
			a.expr(n.Spec)
		}
	case *syntax.TemplateStr:
		a.exprs(n.Values)
	case *syntax.Attribute:
		a.expr(n.Value)
	case *syntax.Subscript:
		a.expr(n.Value)
		a.expr(n.Index)
	case *syntax.Starred:
		a.expr(n.Value)
	case *syntax.List:
		a.exprs(n.Elts)
	case *syntax.Tuple:
		a.exprs(n.Elts)
	case *syntax.Slice:
		a.expr(n.Lower)
		a.expr(n.Upper)
		a.expr(n.Step)
	}
}

// IsSuper reports whether n, standing in s, is super() with the class and the
// first argument left out: by name alone, and in a def only, as in MicroPython.
func IsSuper(s *Scope, n *syntax.Call) bool {
	f, ok := n.Func.(*syntax.Name)
	return ok && f.Id == "super" && len(n.Args) == 0 && len(n.Keywords) == 0 && s.Kind == Function
}

func (a *analyzer) suspends(n syntax.Node, msg string) {
	if a.s.Kind != Function && a.s.Kind != Lambda {
		a.fail(n, msg)
	}
	a.s.Generator = true
}

// openComp visits the first iterable here and leaves the rest to the comprehension's own scope.
func (a *analyzer) openComp(kind Kind, name string, n syntax.Node, gens []syntax.Comprehension, elts ...syntax.Expr) {
	a.open(kind, name, nil, n)
	a.expr(gens[0].Iter)
	if a.s.IsComp() {
		return // the outermost comprehension has done it
	}
	// What the comprehension binds by := is a local here from the start, so that
	// functions walked before the comprehension find it.
	w := walrusFinder{func(name string) { a.s.store(name) }}
	for i, g := range gens {
		if i > 0 {
			w.expr(g.Iter)
		}
		for _, e := range g.Ifs {
			w.expr(e)
		}
	}
	for _, e := range elts {
		w.expr(e)
	}
}

// comp visits what a comprehension evaluates itself.
func (a *analyzer) comp(gens []syntax.Comprehension, elts ...syntax.Expr) {
	a.s.get("", Local).Param = true // the iterator
	for i, g := range gens {
		if g.Async {
			a.fail(g, "invalid syntax")
		}
		if i > 0 {
			a.expr(g.Iter)
		}
		a.target(g.Target)
		a.exprs(g.Ifs)
	}
	a.exprs(elts)
}

// named visits a walrus.
func (a *analyzer) named(n *syntax.NamedExpr) {
	a.expr(n.Value)
	a.s.Walrus = true
	t, ok := n.Target.(*syntax.Name)
	if !ok {
		return // the compiler refuses it
	}
	if !a.s.IsComp() {
		a.s.store(t.Id)
		return
	}
	owner := a.s.owner()
	if owner.store(t.Id).Bind == Explicit && owner.Kind != Module {
		a.s.get(t.Id, Explicit)
		return
	}
	sym := a.s.get(t.Id, Undecided)
	if sym.Bind == Implicit {
		sym.Bind = Undecided // read before: decide again
	}
	if owner.Kind == Module {
		a.global(t, sym)
	} else {
		a.nonlocal(t, sym)
	}
}
