// This file finds the := inside a comprehension, nested comprehensions included.

package scope

import "mpy/python/syntax"

// walrusFinder calls found with each name that := binds in the scope around a comprehension.
type walrusFinder struct{ found func(string) }

func (w walrusFinder) list(list []syntax.Expr) {
	for _, e := range list {
		w.expr(e)
	}
}

func (w walrusFinder) comp(gens []syntax.Comprehension, elts ...syntax.Expr) {
	for _, g := range gens {
		w.expr(g.Iter)
		w.list(g.Ifs)
	}
	w.list(elts)
}

func (w walrusFinder) expr(e syntax.Expr) {
	switch n := e.(type) {
	case *syntax.NamedExpr:
		if t, ok := n.Target.(*syntax.Name); ok {
			w.found(t.Id)
		}
		w.expr(n.Value)
	case *syntax.ListComp:
		w.comp(n.Generators, n.Elt)
	case *syntax.SetComp:
		w.comp(n.Generators, n.Elt)
	case *syntax.DictComp:
		w.comp(n.Generators, n.Value, n.Key)
	case *syntax.GeneratorExp:
		w.comp(n.Generators, n.Elt)
	case *syntax.BoolOp:
		w.list(n.Values)
	case *syntax.BinOp:
		w.expr(n.Left)
		w.expr(n.Right)
	case *syntax.UnaryOp:
		w.expr(n.X)
	case *syntax.IfExp:
		w.expr(n.Test)
		w.expr(n.Body)
		w.expr(n.Else)
	case *syntax.Dict:
		w.list(n.Keys)
		w.list(n.Values)
	case *syntax.Set:
		w.list(n.Elts)
	case *syntax.Lambda: // its defaults only
		for _, list := range [][]syntax.Param{n.Params.Args, n.Params.KwOnly} {
			for _, p := range list {
				w.expr(p.Default)
			}
		}
	case *syntax.Await:
		w.expr(n.Value)
	case *syntax.Yield:
		w.expr(n.Value)
	case *syntax.YieldFrom:
		w.expr(n.Value)
	case *syntax.Compare:
		w.expr(n.Left)
		w.list(n.Rights)
	case *syntax.Call:
		w.expr(n.Func)
		w.list(n.Args)
		for _, k := range n.Keywords {
			w.expr(k.Value)
		}
	case *syntax.JoinedStr:
		w.list(n.Values)
	case *syntax.FormattedValue:
		w.expr(n.Value)
		if n.Spec != nil {
			w.expr(n.Spec)
		}
	case *syntax.TemplateStr:
		w.list(n.Values)
	case *syntax.Attribute:
		w.expr(n.Value)
	case *syntax.Subscript:
		w.expr(n.Value)
		w.expr(n.Index)
	case *syntax.Starred:
		w.expr(n.Value)
	case *syntax.List:
		w.list(n.Elts)
	case *syntax.Tuple:
		w.list(n.Elts)
	case *syntax.Slice:
		w.expr(n.Lower)
		w.expr(n.Upper)
		w.expr(n.Step)
	}
}

// Walruses calls found with each name that := binds in e, comprehensions included, bodies of lambdas not.
func Walruses(e syntax.Expr, found func(name string)) { walrusFinder{found}.expr(e) }
