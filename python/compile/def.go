// This file compiles functions, lambdas, comprehensions, classes and decorators.

package compile

import (
	"mpy/python/code"
	"mpy/python/scope"
	"mpy/python/syntax"
)

// child compiles the code of a node that has a scope and gives its place in Funcs.
func (f *fn) child(n syntax.Node, body func(*fn)) int32 {
	f.code.Funcs = append(f.code.Funcs, f.c.function(f, f.c.table.Of[n], body))
	return int32(len(f.code.Funcs) - 1)
}

// makeFunc evaluates the defaults and makes the function.
func (f *fn) makeFunc(n syntax.Node, p *syntax.Params, dst int, body func(*fn)) {
	b := f.top
	for i, a := range p.Args {
		if a.Default != nil {
			f.expr(a.Default, f.temp())
		} else if i > 0 && p.Args[i-1].Default != nil {
			f.fail(a, "non-default argument follows default argument")
		}
	}
	for _, a := range p.KwOnly {
		if a.Default != nil {
			f.expr(a.Default, f.temp())
		}
	}
	f.emit(code.MKFUNC, dst, b*btoi(f.top > b), 0, f.child(n, body))
	f.top = b
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (f *fn) lambda(n *syntax.Lambda, dst int) {
	f.makeFunc(n, n.Params, dst, func(g *fn) {
		if g.sc.Generator { // it gives None, not the body's value
			g.discard(n.Body)
			g.emit(code.RETNONE, 0, 0, 0, 0)
			return
		}
		if g.viper != nil {
			g.typedReturn(n.Body)
			return
		}
		g.emitA(code.RETURN, g.operand(n.Body))
	})
}

// functionDef compiles a def statement.
func (f *fn) functionDef(n *syntax.FunctionDef) {
	f.decorated(n.Name, n.Decorators, func(dst int) {
		f.makeFunc(n, n.Params, dst, func(g *fn) {
			g.stmts(n.Body)
			g.end()
		})
	})
}

// classDef compiles a class statement.
func (f *fn) classDef(n *syntax.ClassDef) {
	f.decorated(n.Name, n.Decorators, func(dst int) {
		base := f.callBase(dst)
		body := f.child(n, func(g *fn) { g.classBody(n) })
		if plain(n.Args, n.Keywords) {
			f.emit(code.MKFUNC, base, 0, 0, body)
			for _, a := range n.Args {
				f.expr(a, f.temp())
			}
			flag := 0
			if len(n.Keywords) > 0 {
				flag = 1
				m := f.top
				for _, k := range n.Keywords {
					f.loadConst(k.Name, f.temp())
					f.expr(k.Value, f.temp())
				}
				f.emit(code.MKDICT, m, m, len(n.Keywords), 0)
			}
			f.emit(code.MKCLASS, base, len(n.Args), flag, f.konst(n.Name))
		} else {
			// *bases and **keywords are rare: the builtin that takes them does it.
			f.loadGlobal("__build_class__", base)
			f.classArgs(n, body)
			f.emitA(code.CALLEX, base)
		}
		f.move(dst, base)
	})
}

// classArgs builds the arguments of __build_class__.
func (f *fn) classArgs(n *syntax.ClassDef, body int32) {
	list := f.temps(2)
	m := f.top
	for _, a := range n.Args {
		if s, ok := a.(*syntax.Starred); ok {
			f.checkStar(s, n.Keywords)
		}
	}
	f.emit(code.MKFUNC, f.temp(), 0, 0, body)
	f.loadConst(n.Name, f.temp())
	f.emit(code.MKLIST, list, m, 2, 0)
	f.top = m
	f.argList(n.Args, f.temp(), 0)
	f.emit(code.LISTEXTEND, list, m, 0, 0)
	f.top = m
	f.keywordDict(n.Keywords, list+1)
}

// classBody emits what runs in a class statement's namespace.
func (f *fn) classBody(n *syntax.ClassDef) {
	m := f.top
	t := f.temp()
	f.load("__name__", t)
	f.store("__module__", t)
	f.loadConst(n.Name, t)
	f.store("__qualname__", t)
	f.top = m
	f.stmts(n.Body)
	if sym := f.sc.Lookup("__class__"); sym.Bind == scope.Cell {
		f.emitA(code.RETURN, f.regs[sym])
	} else {
		f.emit(code.RETNONE, 0, 0, 0, 0)
	}
}

// decorated evaluates the decorators, lets build put the thing into a register,
// applies them and binds the name.
func (f *fn) decorated(name string, decorators []syntax.Expr, build func(dst int)) {
	m := f.top
	n := 0
	for _, d := range decorators {
		if !f.builtinDecorator(d) {
			f.expr(d, f.temp())
			n++
		}
	}
	dst, isLocal := f.local(name)
	if !isLocal || n > 0 {
		dst = f.temp()
	}
	build(dst)
	for ; n > 0; n-- {
		dst--
		f.emit(code.CALL, dst, 1, dst, 0)
	}
	f.store(name, dst)
	f.top = m
}

// builtinDecorator reports whether d is one of @micropython.native and its
// kind, which fn.emitter follows; unknown ones are refused.
func (f *fn) builtinDecorator(d syntax.Expr) bool {
	at := d
	if c, ok := d.(*syntax.Call); ok {
		d = c.Func
	}
	if n, ok := d.(*syntax.Name); ok && n.Id == "micropython" {
		f.fail(at, "invalid micropython decorator")
		return true
	}
	a, ok := d.(*syntax.Attribute)
	if !ok {
		return false
	}
	root := a.Value
	for {
		up, ok := root.(*syntax.Attribute)
		if !ok {
			break
		}
		root = up.Value
	}
	if n, ok := root.(*syntax.Name); !ok || n.Id != "micropython" {
		return false
	}
	switch {
	case root != a.Value:
		f.fail(at, "invalid micropython decorator")
	case a.Name == "native" || a.Name == "viper" || a.Name == "bytecode":
	default:
		f.fail(at, "invalid micropython decorator")
	}
	return true
}

// comprehension makes the comprehension's function and calls it with the first iterable.
func (f *fn) comprehension(e syntax.Expr, dst int) {
	var gens []syntax.Comprehension
	var body func(*fn)
	isGen := false
	switch n := e.(type) {
	case *syntax.ListComp:
		gens = n.Generators
		body = func(g *fn) { g.compBody(gens, code.MKLIST, code.LISTAPPEND, n.Elt, nil) }
	case *syntax.SetComp:
		gens = n.Generators
		body = func(g *fn) { g.compBody(gens, code.MKSET, code.SETADD, n.Elt, nil) }
	case *syntax.DictComp:
		gens = n.Generators
		body = func(g *fn) { g.compBody(gens, code.MKDICT, code.DICTSET, n.Value, n.Key) }
	case *syntax.GeneratorExp:
		gens, isGen = n.Generators, true
		body = func(g *fn) { g.compBody(gens, code.NOP, code.YIELD, n.Elt, nil) }
	}
	base := f.callBase(dst)
	f.emit(code.MKFUNC, base, 0, 0, f.child(e, body))
	t := f.temp()
	if isGen {
		f.emit(code.GETITER, t, f.operandIn(gens[0].Iter, t), 0, 0)
	} else {
		f.expr(gens[0].Iter, t)
	}
	f.emit(code.CALL, base, 1, dst, 0)
}

// compBody emits the code of a comprehension. mk makes the result (NOP: a
// generator), add puts a value into it, under key if there is one.
func (f *fn) compBody(gens []syntax.Comprehension, mk, add code.Op, value, key syntax.Expr) {
	result := 0
	if mk != code.NOP {
		result = f.temp()
		room := int32(0)
		if mk == code.MKLIST && len(gens) == 1 {
			room = code.RoomForAll
			if len(gens[0].Ifs) > 0 {
				room = code.RoomForHalf
			}
		}
		f.emit(mk, result, 0, 0, room)
		f.emit(code.GETITER, 0, 0, 0, 0)
	}
	f.compLoop(gens, 0, func() {
		m := f.top
		switch {
		case mk == code.NOP:
			v := f.operand(value)
			f.emit(code.YIELD, f.temp(), v, 0, 0)
		case key != nil:
			v := f.operand(value, key)
			f.emit(add, result, f.operand(key), v, 0)
		default:
			f.emit(add, result, f.operand(value), 0, 0)
		}
		f.top = m
	})
	if mk == code.NOP {
		f.emit(code.RETNONE, 0, 0, 0, 0)
	} else {
		f.emitA(code.RETURN, result)
	}
}

// compLoop emits the loop over the iterator in iter and, inside it, what follows.
func (f *fn) compLoop(gens []syntax.Comprehension, iter int, item func()) {
	m := f.top
	g := gens[0]
	f.loop(g.Target, iter, vObject, set{}, func(test *label) {
		for _, e := range g.Ifs {
			f.cond(e, false, test)
		}
		if len(gens) == 1 {
			item()
			return
		}
		it := f.temp()
		f.emit(code.GETITER, it, f.operandIn(gens[1].Iter, it), 0, 0)
		f.compLoop(gens[1:], it, item)
	})
	f.top = m
}
