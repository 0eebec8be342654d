// This file compiles the statements that have no file of their own.

package compile

import (
	"strings"

	"mpy/python/code"
	"mpy/python/scope"
	"mpy/python/syntax"
)

func (f *fn) stmts(list []syntax.Stmt) {
	for _, s := range list {
		if f.c.err != nil {
			return
		}
		f.stmt(s)
		if f.viper != nil && len(list) > 1 {
			f.endStatement(firstLine(s))
		}
	}
}

func (f *fn) stmt(s syntax.Stmt) {
	m := f.top
	f.setLine(firstLine(s))
	if f.viper != nil && isAsync(s) {
		f.notNative(s, "native yield")
		return
	}
	switch n := s.(type) {
	case *syntax.ExprStmt:
		f.exprStmt(n)
	case *syntax.Assign:
		f.assignStmt(n)
	case *syntax.AugAssign:
		f.augAssign(n)
	case *syntax.AnnAssign:
		if n.Value != nil {
			if f.viper != nil {
				f.typedAssign([]syntax.Expr{n.Target}, n.Value)
			} else {
				f.assignOne(n.Target, n.Value)
			}
		}
	case *syntax.If:
		f.ifStmt(n)
	case *syntax.For:
		f.forStmt(n)
	case *syntax.While:
		f.whileStmt(n)
	case *syntax.Return:
		f.returnStmt(n)
	case *syntax.Break, *syntax.Continue:
		b := f.innerLoop()
		if b == nil {
			f.fail(s, "'break'/'continue' outside loop")
			return
		}
		_, cont := s.(*syntax.Continue)
		f.leave(exit{loop: b, cont: cont, value: -1})
	case *syntax.FunctionDef:
		f.functionDef(n)
	case *syntax.ClassDef:
		f.classDef(n)
	case *syntax.Delete:
		for _, t := range n.Targets {
			f.del(t)
		}
	case *syntax.Try:
		f.tryStmt(n)
	case *syntax.With:
		f.with(n, n.Items)
	case *syntax.Raise:
		f.raise(n)
	case *syntax.Assert:
		f.assert(n)
	case *syntax.Import:
		for _, al := range n.Names {
			f.importName(al)
			f.top = m
		}
	case *syntax.ImportFrom:
		f.importFrom(n)
	}
	f.top = m
}

// isAsync reports whether s is an async for or with.
func isAsync(s syntax.Stmt) bool {
	switch n := s.(type) {
	case *syntax.For:
		return n.Async
	case *syntax.With:
		return n.Async
	}
	return false
}

// firstLine gives the line of a statement: of a decorated one, that of the first decorator.
func firstLine(s syntax.Stmt) int32 {
	var decorators []syntax.Expr
	switch n := s.(type) {
	case *syntax.FunctionDef:
		decorators = n.Decorators
	case *syntax.ClassDef:
		decorators = n.Decorators
	}
	if len(decorators) > 0 {
		return decorators[0].Pos().Line
	}
	return s.Pos().Line
}

func (f *fn) exprStmt(n *syntax.ExprStmt) {
	if f.c.opts.Mode == syntax.Single && f.sc.Kind == scope.Module {
		f.emitA(code.PRINTEXPR, f.operand(n.Value))
		return
	}
	f.discard(n.Value)
}

func (f *fn) ifStmt(n *syntax.If) {
	end := newLabel()
	for i, c := range n.Clauses {
		if to := f.plainExit(c.Body); to != nil {
			f.cond(c.Test, true, to)
			continue
		}
		no := newLabel()
		f.cond(c.Test, false, no)
		f.stmts(c.Body)
		if i < len(n.Clauses)-1 || len(n.Else) > 0 {
			f.goTo(end)
		}
		f.place(no)
	}
	f.stmts(n.Else)
	f.place(end)
}

// plainExit gives the label of a body that is nothing but a break or continue
// with nothing to do on the way, so that the test itself can jump there.
func (f *fn) plainExit(body []syntax.Stmt) *label {
	if len(body) != 1 || len(f.blocks) == 0 || f.blocks[len(f.blocks)-1].kind != blockLoop {
		return nil
	}
	switch b := f.blocks[len(f.blocks)-1]; body[0].(type) {
	case *syntax.Break:
		return b.brk
	case *syntax.Continue:
		return b.cont
	}
	return nil
}

func (f *fn) returnStmt(n *syntax.Return) {
	if f.sc.Kind != scope.Function {
		f.fail(n, "'return' outside function")
		return
	}
	f.returnValue(n.Value)
}

// returnValue returns e, which may be nil.
func (f *fn) returnValue(e syntax.Expr) {
	if f.viper != nil {
		f.typedReturn(e)
		return
	}
	if c, ok := e.(*syntax.Constant); e == nil || ok && c.Value == nil {
		f.leave(exit{value: -1})
		f.dead = true
		return
	}
	if n, ok := e.(*syntax.IfExp); ok {
		// Two returns: shorter than a jump to one.
		no := newLabel()
		f.setLine(n.Line)
		f.cond(n.Test, false, no)
		f.returnValue(n.Body)
		f.place(no)
		f.returnValue(n.Else)
		return
	}
	m := f.top
	r, ok := f.held(e, nil)
	if !ok {
		if r = f.returnReg(); r < 0 {
			r = f.temp()
		}
		f.expr(e, r)
	}
	f.leave(exit{value: r})
	f.dead = true
	f.top = m
}

func (f *fn) assert(n *syntax.Assert) {
	if f.c.opts.Optimize > 0 {
		return
	}
	end := newLabel()
	f.cond(n.Test, true, end)
	t := f.temp()
	f.loadGlobal("AssertionError", t)
	if n.Msg != nil {
		f.expr(n.Msg, f.temp())
		f.emit(code.CALL, t, 1, t, 0)
	}
	f.emitA(code.RAISE, t)
	f.dead = true
	f.place(end)
}

// del compiles one target of a del statement.
func (f *fn) del(e syntax.Expr) {
	m := f.top
	switch n := e.(type) {
	case *syntax.Name:
		f.delete(n.Id)
	case *syntax.Attribute:
		f.setLine(n.Line)
		r := f.operand(n.Value)
		f.emit(code.DELATTR, r, 0, 0, f.site(n.Name))
	case *syntax.Subscript:
		f.setLine(n.Line)
		v := f.operand(n.Value, n.Index)
		f.emit(code.DELITEM, v, f.index(n.Index), 0, 0)
	case *syntax.Tuple:
		for _, t := range n.Elts {
			f.del(t)
		}
	default:
		f.fail(e, "can't delete expression")
	}
	f.top = m
}

// importName compiles one "a.b as c".
func (f *fn) importName(al syntax.Alias) {
	t := f.temps(2)
	f.loadConst(int64(0), t)
	f.loadConst(nil, t+1)
	f.emit(code.IMPORT, t, 0, 0, f.name(al.Name))
	first, rest, _ := strings.Cut(al.Name, ".")
	if al.AsName == "" {
		f.store(first, t)
		return
	}
	for rest != "" {
		first, rest, _ = strings.Cut(rest, ".")
		f.emit(code.GETATTR, t, t, 0, f.site(first))
	}
	f.store(al.AsName, t)
}

func (f *fn) importFrom(n *syntax.ImportFrom) {
	t := f.temps(2)
	names := code.Tuple{}
	for _, al := range n.Names {
		names = append(names, al.Name)
	}
	star := len(n.Names) == 1 && n.Names[0].Name == "*"
	if star && f.sc.Kind != scope.Module {
		f.fail(n, "import * not at module level")
		return
	}
	f.loadConst(int64(n.Level), t)
	f.loadConst(names, t+1)
	f.emit(code.IMPORT, t, 0, 0, f.name(n.Module))
	if star {
		f.emitA(code.IMPORTSTAR, t)
		return
	}
	for _, al := range n.Names {
		as := al.AsName
		if as == "" {
			as = al.Name
		}
		dst, isLocal := f.local(as)
		if !isLocal {
			dst = t + 1
		}
		f.emit(code.IMPORTFROM, dst, t, 0, f.name(al.Name))
		f.store(as, dst)
	}
}
