// This file defines blocks, the statements around a place, and the ways out through them.

package compile

import "mpy/python/code"

// blockKind says what a block does to those that leave it.
type blockKind uint8

const (
	blockLoop    blockKind = iota
	blockTry               // the body of a try with except clauses
	blockHandler           // an except clause
	blockFinally           // what a finally block guards
	blockFinal             // a finally block itself
	blockWith              // the body of a with
)

// block is a statement around the place being compiled.
type block struct {
	kind blockKind

	brk, cont *label // loop

	// The rows of Code.Handlers that the block will get: its instructions but
	// the ways out of it, which it must not guard.
	start int
	rows  [][2]int

	reg    int    // handler: the exception; finally, with: the value V
	state  int    // finally: the state S
	name   string // handler: the name after "as", or ""
	exits  []exit // finally: by state, from 2 on
	final  *label // finally: the finally block
	method int    // with: the registers of __exit__, or of the manager in an async with
	async  bool
}

// exit is a way out: a jump to a loop's label, or a return.
type exit struct {
	loop  *block // nil: return
	cont  bool
	value int // register of the returned value, or -1 for None
	in    set // what is bound on the way
}

func (f *fn) push(b *block) *block {
	b.start = f.pc()
	f.blocks = append(f.blocks, b)
	return b
}

func (f *fn) pop() { f.blocks = f.blocks[:len(f.blocks)-1] }

// suspend ends the current row of b.
func (f *fn) suspend(b *block) {
	if pc := f.pc(); pc > b.start {
		b.rows = append(b.rows, [2]int{b.start, pc})
	}
}

// handle adds the rows of b to the table, with the handler here, and reports
// whether there are any. What is bound in the handler is bound.
func (f *fn) handle(b *block, reg int, bound set) bool {
	for _, r := range b.rows {
		f.code.Handlers = append(f.code.Handlers, code.Handler{
			Start: int32(r[0]), End: int32(r[1]), Target: int32(f.pc()), Reg: uint8(reg),
		})
	}
	if len(b.rows) > 0 {
		f.resume(bound)
	}
	return len(b.rows) > 0
}

// innerLoop gives the loop that break and continue mean here.
func (f *fn) innerLoop() *block {
	for i := len(f.blocks) - 1; i >= 0; i-- {
		if f.blocks[i].kind == blockLoop {
			return f.blocks[i]
		}
	}
	return nil
}

// leave emits the way out: what the blocks on it do, innermost first, up to a
// finally block, which goes on by itself, and the jump.
func (f *fn) leave(x exit) {
	if f.dead {
		return
	}
	m := f.top
	var open []*block // their rows have a gap here
	suspend := func(b *block) {
		f.suspend(b)
		open = append(open, b)
	}
	done := false
	for i := len(f.blocks) - 1; i >= 0 && f.blocks[i] != x.loop && !done; i-- {
		b := f.blocks[i]
		switch b.kind {
		case blockTry:
			suspend(b)
		case blockHandler:
			suspend(b)
			f.leaveHandler(b, &x, i)
		case blockWith:
			suspend(b)
			if x.value >= f.nlocals {
				f.move(b.reg, x.value) // below the call of __exit__
				x.value = b.reg
			}
			f.exitWith(b)
		case blockFinally:
			if x.value >= 0 {
				f.move(b.reg, x.value)
				x.value = b.reg
			}
			f.emit(code.LOADINT, b.state, 0, 0, int32(f.exitState(b, x)))
			f.goTo(b.final)
			done = true
		}
	}
	if !done {
		f.finishExit(x)
	}
	for _, b := range open {
		b.start = f.pc()
	}
	f.top = m
}

// finishExit emits the jump or return at the end of a way out.
func (f *fn) finishExit(x exit) {
	switch {
	case x.loop != nil && x.cont:
		f.goTo(x.loop.cont)
	case x.loop != nil:
		f.goTo(x.loop.brk)
	case x.value >= 0:
		f.emitA(code.RETURN, x.value)
	default:
		f.emit(code.RETNONE, 0, 0, 0, 0)
	}
	f.dead = true
}

// leaveHandler unbinds the clause's name on a way out. A return has no need
// to where only this frame could look.
func (f *fn) leaveHandler(b *block, x *exit, i int) {
	if b.name == "" {
		return
	}
	r, isLocal := f.local(b.name)
	if isLocal && x.loop == nil && !f.guarded(i) {
		return
	}
	if isLocal && x.value == r {
		x.value = f.temp()
		f.move(x.value, r)
	}
	f.unbind(b.name)
}

// guarded reports whether code of this frame may still run after an exception
// or a return in the block i: whether some block around it handles or finishes.
func (f *fn) guarded(i int) bool {
	for _, b := range f.blocks[:i] {
		switch b.kind {
		case blockTry, blockFinally, blockWith:
			return true
		}
	}
	return false
}

// exitState gives the state by which the finally block of b goes on with x.
func (f *fn) exitState(b *block, x exit) int {
	x.in = f.bound
	for i := range b.exits {
		e := &b.exits[i]
		if e.loop == x.loop && e.cont == x.cont && (e.value < 0) == (x.value < 0) {
			e.in = e.in.and(x.in)
			return i + 2
		}
	}
	b.exits = append(b.exits, x)
	return len(b.exits) + 1
}

// returnReg gives a register below the calls that a return will make, for the
// value to be computed there, or -1 if there are none.
func (f *fn) returnReg() int {
	for i := len(f.blocks) - 1; i >= 0; i-- {
		if b := f.blocks[i]; b.kind == blockFinally || b.kind == blockWith {
			return b.reg
		}
	}
	return -1
}
