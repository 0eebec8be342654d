// This file compiles try, raise and with.

package compile

import (
	"mpy/python/code"
	"mpy/python/syntax"
)

func (f *fn) tryStmt(n *syntax.Try) {
	if len(n.Finally) == 0 {
		f.tryExcept(n)
		return
	}
	m := f.top
	b := &block{kind: blockFinally, final: newLabel()}
	b.reg = f.temp()
	b.state = f.temp()
	entry := f.bound.minus(f.killed(n.Body, n.Else).or(f.handlerKills(n)))
	f.push(b)
	if len(n.Handlers) > 0 {
		f.tryExcept(n)
	} else {
		f.stmts(n.Body)
	}
	f.suspend(b)
	f.pop()
	normal, after := !f.dead, f.bound
	f.emit(code.LOADINT, b.state, 0, 0, 0)
	if len(b.rows) > 0 {
		f.goTo(b.final)
	}
	raised := f.handle(b, b.reg, entry)
	if raised {
		f.emit(code.LOADINT, b.state, 0, 0, 1)
	}
	f.place(b.final)
	from := f.pc()
	f.push(&block{kind: blockFinal, reg: b.reg, state: b.state})
	f.stmts(n.Finally)
	f.pop()
	if raised {
		f.handling(from, b.reg, b.state+1)
	}
	f.endFinally(b, normal, raised, after, f.killed(n.Finally))
	f.top = m
}

// handling notes that the instructions from here to now run with the exception in
// reg; if state is not 0, only while the register before it holds 1.
func (f *fn) handling(from, reg, state int) {
	if f.pc() == from {
		return
	}
	f.code.Excepts = append(f.code.Excepts, code.Handler{Start: int32(from), End: int32(f.pc()), Target: int32(state), Reg: uint8(reg)})
}

// handlerKills gives the locals that the except clauses of n may unbind.
func (f *fn) handlerKills(n *syntax.Try) set {
	if len(n.Handlers) == 0 {
		return set{}
	}
	return f.killed([]syntax.Stmt{&syntax.Try{Handlers: n.Handlers}})
}

// endFinally goes on behind a finally block by the state it was entered with:
// after was bound at the end of what it guards; the block may unbind kills.
func (f *fn) endFinally(b *block, normal, raised bool, after, kills set) {
	if f.dead {
		return
	}
	final := f.bound
	end := newLabel()
	if normal && !raised && len(b.exits) == 0 {
		f.bound = final.or(after.minus(kills))
		return
	}
	if normal {
		f.bound = final.or(after.minus(kills))
		f.jump(code.JEQI, b.state, 0, 1, end)
		f.bound = final
	}
	if raised {
		next := newLabel()
		if len(b.exits) > 0 {
			f.jump(code.JEQI, b.state, 1, 0, next)
		}
		f.emitA(code.RERAISE, b.reg)
		f.dead = true
		f.place(next)
	}
	for i, x := range b.exits {
		next := newLabel()
		if i < len(b.exits)-1 {
			f.jump(code.JEQI, b.state, i+2, 0, next)
		}
		f.bound = final.or(x.in.minus(kills))
		f.leave(x)
		f.dead = true
		f.place(next)
	}
	f.place(end)
}

// tryExcept compiles the body, the except clauses and the else clause.
func (f *fn) tryExcept(n *syntax.Try) {
	m := f.top
	entry := f.bound.minus(f.killed(n.Body))
	try := f.push(&block{kind: blockTry})
	f.stmts(n.Body)
	f.suspend(try)
	f.pop()
	end, orElse := newLabel(), newLabel()
	if len(n.Else) > 0 {
		f.goTo(orElse)
	} else {
		f.goTo(end)
	}
	e := f.temp()
	f.handle(try, e, entry)
	for i, h := range n.Handlers {
		if h.Type == nil && i < len(n.Handlers)-1 {
			f.fail(h, "default 'except' must be last")
			return
		}
		f.handler(h, e, end)
	}
	f.emitA(code.RERAISE, e)
	f.dead = true
	f.top = m
	if len(n.Else) > 0 {
		f.place(orElse)
		f.stmts(n.Else)
	}
	f.place(end)
}

// handler compiles one except clause for the exception in e.
func (f *fn) handler(h syntax.Handler, e int, end *label) {
	next := newLabel()
	if h.Type != nil {
		m := f.top
		f.jump(code.JEXC, e, f.operand(h.Type), 0, next)
		f.top = m
	}
	b := &block{kind: blockHandler, reg: e, name: h.Name}
	if h.Name != "" {
		f.store(h.Name, e)
	}
	entry := f.bound.minus(f.killed(h.Body))
	f.push(b)
	f.stmts(h.Body)
	f.suspend(b)
	f.pop()
	for _, r := range b.rows {
		f.code.Excepts = append(f.code.Excepts, code.Handler{Start: int32(r[0]), End: int32(r[1]), Reg: uint8(e)})
	}
	if f.viper != nil && h.Name != "" {
		f.settle(h.Name, vNone) // MicroPython puts None into it
	}
	if h.Name != "" && !f.dead {
		f.unbind(h.Name)
	}
	f.goTo(end)
	if _, isLocal := f.local(h.Name); h.Name != "" && (!isLocal || f.guarded(len(f.blocks))) {
		// The name goes on exceptions, too, where somebody could still see it.
		if f.handle(b, e, entry) {
			f.unbind(h.Name)
			f.emitA(code.RERAISE, e)
			f.dead = true
		}
	}
	f.place(next)
}

func (f *fn) raise(n *syntax.Raise) {
	m := f.top
	switch {
	case f.emitter != bytecode && (n.Exc == nil || n.Cause != nil):
		f.notNative(n, "native raise")
	case f.viper != nil:
		f.typedRaise(n)
	case n.Exc == nil:
		f.reraise()
	case n.Cause == nil:
		f.emitA(code.RAISE, f.operand(n.Exc))
	default:
		e := f.operand(n.Exc, n.Cause)
		f.emit(code.RAISEFROM, e, f.operand(n.Cause), 0, 0)
	}
	f.dead = true
	f.top = m
}

// reraise raises the exception that is being handled here once more.
func (f *fn) reraise() {
	for i := len(f.blocks) - 1; i >= 0; i-- {
		switch b := f.blocks[i]; b.kind {
		case blockHandler:
			f.emitA(code.RERAISE, b.reg)
			return
		case blockFinal: // only if an exception led to the block
			next := newLabel()
			f.jump(code.JEQI, b.state, 1, 0, next)
			f.emitA(code.RERAISE, b.reg)
			f.dead = true
			f.place(next)
		}
	}
	t := f.temp()
	f.emitA(code.CLEAR, t)
	f.emitA(code.RERAISE, t)
}

// with compiles the managers from the first of items on, and the body.
func (f *fn) with(n *syntax.With, items []syntax.WithItem) {
	if len(items) == 0 {
		f.stmts(n.Body)
		return
	}
	m := f.top
	it := items[0]
	b := &block{kind: blockWith, async: n.Async}
	b.reg = f.temp()
	b.method = f.temp()
	if n.Async {
		f.expr(it.Context, b.method)
	} else {
		f.temp()
	}
	t := f.temps(2)
	if n.Async {
		f.emit(code.GETMETHOD, t, b.method, 0, f.site("__aenter__"))
	} else {
		r := f.operandIn(it.Context, t)
		f.emit(code.GETMETHOD, b.method, r, 0, f.site("__exit__"))
		f.emit(code.GETMETHOD, t, r, 0, f.site("__enter__"))
	}
	f.top = t + 2
	f.emit(code.CALLM, t, 0, t, 0)
	f.top = t + 1
	if n.Async {
		f.await(t)
	}
	entry := f.bound.minus(f.killed(n.Body))
	f.push(b)
	if it.Vars != nil {
		f.assign(it.Vars, t)
	}
	f.top = t
	f.with(n, items[1:])
	f.suspend(b)
	f.pop()
	end := newLabel()
	if !f.dead {
		f.exitWith(b)
		f.goTo(end)
	}
	if f.handle(b, b.reg, entry) {
		from := f.pc()
		x := f.exitMethod(b)
		f.emit(code.EXCTYPE, x+2, b.reg, 0, 0)
		f.emit(code.MOVE, x+3, b.reg, 0, 0)
		f.loadConst(nil, x+4)
		f.callExit(b, x)
		f.handling(from, b.reg, 0)
		f.jump(code.JTRUE, x, 0, 0, end)
		f.emitA(code.RERAISE, b.reg)
		f.dead = true
	}
	f.place(end)
	f.top = m
}

// await drives the awaitable in r and puts its result there.
func (f *fn) await(r int) {
	f.emit(code.GETITER, r, r, 1, 0)
	f.emit(code.YIELDFROM, r, r, 0, 0)
}

// exitWith calls __exit__ with no exception.
func (f *fn) exitWith(b *block) {
	m := f.top
	x := f.exitMethod(b)
	for i := range 3 {
		f.loadConst(nil, x+2+i)
	}
	f.callExit(b, x)
	f.top = m
}

// exitMethod gives the registers of the exit method, with room for its
// arguments: the manager's own registers, since it is called once on any way.
func (f *fn) exitMethod(b *block) int {
	x := b.method
	f.top = x
	if b.async {
		x++
		f.top = x
		f.temps(5)
		f.emit(code.GETMETHOD, x, b.method, 0, f.site("__aexit__"))
	} else {
		f.temps(5)
	}
	return x
}

func (f *fn) callExit(b *block, x int) {
	f.emit(code.CALLM, x, 3, x, 0)
	if b.async {
		f.await(x)
	}
}
