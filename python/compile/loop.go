// This file compiles loops.

package compile

import (
	"mpy/python/code"
	"mpy/python/syntax"
)

// loop emits "for target in R[iter]": the test at the bottom jumps back to the
// body. item is the type of the items in viper's code. kills are the locals that the body may unbind. body gets the label of the test.
func (f *fn) loop(target syntax.Expr, iter int, item vtype, kills set, body func(test *label)) {
	live, entry, line := !f.dead, f.bound.minus(kills), f.line
	top, test := newLabel(), newLabel()
	f.goTo(test)
	f.placeBody(top, entry, live)
	m := f.top
	r, isLocal := f.register(target)
	if isLocal {
		f.bound.add(r)
		if f.viper != nil {
			f.settle(target.(*syntax.Name).Id, item)
		}
	} else {
		r = f.temp()
		at := len(f.code.Instrs)
		if f.viper != nil {
			f.typedTarget(target, r, item)
		} else {
			f.assignAny(target, r)
		}
		if at < len(f.code.Instrs) && f.code.Instrs[at].Op == code.UNPACK {
			f.code.Instrs[at].D = 1
		}
		f.top = m
	}
	body(test)
	f.place(test)
	now := f.line
	f.line = line // a generator that raises is shown at the "for"
	f.jump(code.FORITER, r, iter, 0, top)
	f.line = now
}

func (f *fn) forStmt(n *syntax.For) {
	if n.Async {
		f.asyncFor(n)
		return
	}
	if f.viper != nil && f.rangeLoop(n) {
		return
	}
	m := f.top
	iter := f.temp()
	f.emit(code.GETITER, iter, f.operandIn(n.Iter, iter), 0, 0)
	f.top = iter + 1
	end := newLabel()
	f.loop(n.Target, iter, vObject, f.killed(n.Body), func(test *label) {
		f.push(&block{kind: blockLoop, brk: end, cont: test})
		f.stmts(n.Body)
		f.pop()
	})
	f.stmts(n.Else)
	f.place(end)
	f.top = m
}

func (f *fn) whileStmt(n *syntax.While) {
	if c, ok := n.Test.(*syntax.Constant); ok && !truth(c.Value) {
		f.stmts(n.Else)
		return
	}
	live, entry := !f.dead, f.bound.minus(f.killed(n.Body))
	top, test, end := newLabel(), newLabel(), newLabel()
	forever := isTrue(n.Test)
	b := &block{kind: blockLoop, brk: end, cont: test}
	if forever {
		f.bound = entry
		f.patch(top)
		b.cont = top
	} else {
		f.goTo(test)
		f.placeBody(top, entry.or(f.assured(n.Test)), live)
	}
	f.push(b)
	f.stmts(n.Body)
	f.pop()
	if forever {
		f.goTo(top)
	} else {
		f.place(test)
		f.cond(n.Test, true, top)
	}
	f.stmts(n.Else)
	f.place(end)
}

// isTrue reports whether e is a constant that counts as true.
func isTrue(e syntax.Expr) bool {
	c, ok := e.(*syntax.Constant)
	return ok && truth(c.Value)
}

// asyncFor awaits __anext__ until it raises StopAsyncIteration.
func (f *fn) asyncFor(n *syntax.For) {
	m := f.top
	iter := f.temps(2)
	f.emit(code.GETMETHOD, iter, f.operandIn(n.Iter, iter), 0, f.site("__aiter__"))
	f.top = iter + 2
	f.emit(code.CALLM, iter, 0, iter, 0)
	f.top = iter + 1
	entry := f.bound.minus(f.killed(n.Body))
	f.bound = entry
	top, end, orElse := newLabel(), newLabel(), newLabel()
	f.patch(top)

	try := f.push(&block{kind: blockTry})
	r, isLocal := f.register(n.Target)
	if !isLocal {
		r = f.temp()
	}
	t := f.temps(2)
	f.emit(code.GETMETHOD, t, iter, 0, f.site("__anext__"))
	f.emit(code.CALLM, t, 0, t, 0)
	f.emit(code.GETITER, t, t, 1, 0)
	f.emit(code.YIELDFROM, r, t, 0, 0)
	f.top = t
	f.suspend(try)
	f.pop()
	if isLocal {
		f.bound.add(r)
	} else {
		f.assign(n.Target, r)
	}
	f.top = iter + 1
	f.push(&block{kind: blockLoop, brk: end, cont: top})
	f.stmts(n.Body)
	f.pop()
	f.goTo(top)

	e := f.temps(2)
	if f.handle(try, e, entry) {
		f.loadGlobal("StopAsyncIteration", e+1)
		f.jump(code.JEXC, e, e+1, 1, orElse)
		f.emitA(code.RERAISE, e)
		f.dead = true
	}
	f.place(orElse)
	f.top = iter
	f.stmts(n.Else)
	f.place(end)
	f.top = m
}
