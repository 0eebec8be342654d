// This file defines Analyze: the walk over statements, and the declarations.

package scope

import "mpy/python/syntax"

// analyzer is the state of one Analyze.
type analyzer struct {
	file  string
	tree  *syntax.Module
	table *Table
	queue []*Scope // scopes still to be walked
	s     *Scope   // the scope being walked
	err   *syntax.Error
}

// Analyze finds the scopes of m and their names. The error is a *syntax.Error.
func Analyze(m *syntax.Module, file string) (*Table, error) {
	a := &analyzer{file: file, tree: m, table: &Table{Of: map[syntax.Node]*Scope{}}}
	a.table.Module = a.open(Module, "<module>", m.Body, nil)
	for len(a.queue) > 0 && a.err == nil {
		a.s, a.queue = a.queue[0], a.queue[1:]
		a.walk()
	}
	if a.err != nil {
		return nil, a.err
	}
	return a.table, nil
}

// fail keeps the first error.
func (a *analyzer) fail(n syntax.Node, msg string) {
	if a.err == nil {
		a.err = a.tree.Error(a.file, n.Pos(), msg)
		a.err.Block = a.s.Name
	}
}

// moduleNode stands for the module, which has no place of its own.
type moduleNode struct {
	syntax.At
	body []syntax.Stmt
}

// open adds a scope to be walked after all that surround it.
func (a *analyzer) open(kind Kind, name string, body []syntax.Stmt, node syntax.Node) *Scope {
	if kind == Module {
		node = &moduleNode{At: syntax.At{Line: 1, Col: 1}, body: body}
	}
	s := &Scope{Kind: kind, Name: name, Node: node, Parent: a.s, Generator: kind == GenExp, index: map[string]*Symbol{}}
	if kind == Class {
		s.get("__class__", Local)
	}
	a.table.Of[node] = s
	a.queue = append(a.queue, s)
	return s
}

// walk visits what belongs to a.s alone.
func (a *analyzer) walk() {
	switch n := a.s.Node.(type) {
	case *moduleNode:
		a.stmts(n.body)
	case *syntax.ClassDef:
		a.s.load("__name__")
		a.s.store("__module__")
		a.s.store("__qualname__")
		a.stmts(n.Body)
	case *syntax.FunctionDef:
		a.params(n.Params)
		a.stmts(n.Body)
	case *syntax.Lambda:
		a.params(n.Params)
		a.expr(n.Body)
	case *syntax.ListComp:
		a.comp(n.Generators, n.Elt)
	case *syntax.SetComp:
		a.comp(n.Generators, n.Elt)
	case *syntax.DictComp:
		a.comp(n.Generators, n.Value, n.Key)
	case *syntax.GeneratorExp:
		a.comp(n.Generators, n.Elt)
	}
	for i := 0; i < len(a.s.Symbols); i++ {
		if sym := a.s.Symbols[i]; sym.Bind == Implicit {
			a.s.resolve(sym)
		}
	}
}

// params adds the parameters in the order of the source.
func (a *analyzer) params(p *syntax.Params) {
	add := func(n syntax.Param) {
		if a.s.index[n.Name] != nil {
			// MicroPython names the line of the whole definition for a plain
			// parameter; the parameter's own place helps more.
			a.fail(n, "argument name reused")
			return
		}
		a.s.get(n.Name, Local).Param = true
	}
	for _, n := range p.Args {
		add(n)
	}
	if p.VarArg != nil {
		add(*p.VarArg)
	}
	for _, n := range p.KwOnly {
		add(n)
	}
	if p.KwArg != nil {
		add(*p.KwArg)
	}
}

// defaults visits default values, which belong to the scope around the function.
func (a *analyzer) defaults(p *syntax.Params) {
	for _, list := range [][]syntax.Param{p.Args, p.KwOnly} {
		for _, n := range list {
			a.expr(n.Default)
		}
	}
}

func (a *analyzer) stmts(list []syntax.Stmt) {
	for _, s := range list {
		if a.err != nil {
			return
		}
		a.stmt(s)
	}
}

func (a *analyzer) stmt(s syntax.Stmt) {
	switch n := s.(type) {
	case *syntax.FunctionDef:
		a.exprs(n.Decorators)
		f := a.open(Function, n.Name, nil, n)
		f.Async, f.Generator = n.Async, n.Async
		a.defaults(n.Params)
		a.s.store(n.Name)
	case *syntax.ClassDef:
		a.exprs(n.Decorators)
		a.open(Class, n.Name, nil, n)
		a.exprs(n.Args)
		a.keywords(n.Keywords)
		a.s.store(n.Name)
	case *syntax.Return:
		a.expr(n.Value)
	case *syntax.Delete:
		for _, t := range n.Targets {
			a.target(t)
		}
	case *syntax.Assign:
		a.expr(n.Value)
		for _, t := range n.Targets {
			a.target(t)
		}
	case *syntax.AugAssign:
		a.expr(n.Target)
		a.expr(n.Value)
		if t, ok := n.Target.(*syntax.Name); ok {
			a.s.store(t.Id)
		}
	case *syntax.AnnAssign:
		if n.Value != nil {
			a.expr(n.Value)
			a.target(n.Target)
		} else if t, ok := n.Target.(*syntax.Name); ok && a.s.Kind == Function {
			a.s.get(t.Id, Local)
		}
	case *syntax.For:
		if n.Async {
			a.needAsync(n)
		}
		a.expr(n.Iter)
		a.target(n.Target)
		a.stmts(n.Body)
		a.stmts(n.Else)
	case *syntax.While:
		a.stmts(n.Body)
		a.expr(n.Test)
		a.stmts(n.Else)
	case *syntax.If:
		for _, c := range n.Clauses {
			a.expr(c.Test)
			a.stmts(c.Body)
		}
		a.stmts(n.Else)
	case *syntax.With:
		if n.Async {
			a.needAsync(n)
		}
		for _, it := range n.Items {
			a.expr(it.Context)
			a.target(it.Vars)
		}
		a.stmts(n.Body)
	case *syntax.Raise:
		a.expr(n.Exc)
		a.expr(n.Cause)
	case *syntax.Try:
		a.stmts(n.Body)
		for _, h := range n.Handlers {
			a.expr(h.Type)
			if h.Name != "" {
				a.s.store(h.Name)
			}
			a.stmts(h.Body)
		}
		a.stmts(n.Else)
		a.stmts(n.Finally)
	case *syntax.Assert:
		a.expr(n.Test)
		a.expr(n.Msg)
	case *syntax.Import:
		for _, al := range n.Names {
			a.s.store(boundName(al))
		}
	case *syntax.ImportFrom:
		for _, al := range n.Names {
			if al.Name != "*" {
				a.s.store(boundName(al))
			}
		}
	case *syntax.Global:
		for _, name := range n.Names {
			a.global(n, a.s.get(name, Undecided))
		}
	case *syntax.Nonlocal:
		if a.s.Kind == Module {
			a.fail(n, "can't declare nonlocal in outer code")
			return
		}
		for _, name := range n.Names {
			a.nonlocal(n, a.s.get(name, Undecided))
		}
	case *syntax.ExprStmt:
		a.expr(n.Value)
	}
}

// boundName gives the name that an import binds: "a" for "import a.b".
func boundName(al syntax.Alias) string {
	if al.AsName != "" {
		return al.AsName
	}
	for i := range len(al.Name) {
		if al.Name[i] == '.' {
			return al.Name[:i]
		}
	}
	return al.Name
}

func (a *analyzer) global(n syntax.Node, sym *Symbol) {
	if sym.Bind != Undecided && sym.Bind != Explicit {
		a.fail(n, "identifier redefined as global")
		return
	}
	sym.Bind = Explicit
	// The module's own uses of a name that is declared global somewhere are
	// of the globals too: it matters to exec with a locals dict.
	if q := a.table.Module.index[sym.Name]; q != nil {
		q.Bind = Explicit
	}
}

func (a *analyzer) nonlocal(n syntax.Node, sym *Symbol) {
	switch sym.Bind {
	case Undecided:
		sym.Bind = Implicit
		a.s.resolve(sym)
		if sym.Bind != Free {
			a.fail(n, "no binding for nonlocal found")
		}
	case Free:
	default:
		a.fail(n, "identifier redefined as nonlocal")
	}
}

// needAsync refuses async for and async with where no coroutine runs. A plain
// def counts from its first yield or await on, as in MicroPython.
func (a *analyzer) needAsync(n syntax.Node) {
	if !a.s.Generator {
		a.fail(n, "async for/with outside async function")
	}
}
