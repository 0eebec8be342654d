// This file defines fn, the compilation of one function: instructions, registers, constants and lines.

package compile

import (
	"math"

	"mpy/python/code"
	"mpy/python/scope"
)

// fn is a function, class body, comprehension or module being compiled.
type fn struct {
	c     *compiler
	outer *fn
	sc    *scope.Scope
	code  *code.Code

	emitter emitter
	viper   *viperFn // nil but for viper's functions, and what is inside them

	line    int32 // of the instructions to come; it never falls, as in MicroPython
	regs    map[*scope.Symbol]int
	spill   map[*scope.Symbol]int
	free    map[string]int32
	nlocals int // registers below hold locals
	top     int // the first register that is free

	bound  set      // locals that are bound here on every path
	full   bool     // the registers did not suffice
	dead   bool     // no path leads here: nothing is emitted
	clear  set      // locals that some read may find unbound
	kills  *set     // all locals that the body unbinds somewhere; nil: not looked for yet
	blocks []*block // statements around the place being compiled, outermost first

	consts  map[any]int32
	names   map[string]int32
	globals map[string]int32
}

func newFn(c *compiler, outer *fn, sc *scope.Scope, limit int) *fn {
	f := &fn{
		c: c, outer: outer, sc: sc,
		code:    &code.Code{Name: sc.Name, File: c.file, FirstLine: int(sc.Node.Pos().Line)},
		regs:    map[*scope.Symbol]int{},
		free:    map[string]int32{},
		consts:  map[any]int32{},
		names:   map[string]int32{},
		globals: map[string]int32{},
	}
	if sc.Generator {
		f.code.Flags |= code.Generator
	}
	if sc.Async {
		f.code.Flags |= code.Coroutine
	}
	if sc.Kind == scope.Class || sc.Kind == scope.Module && c.opts.Names {
		f.code.Flags |= code.UsesNames
	}
	if outer != nil {
		f.emitter = outer.emitter
	}
	if f.emitter = emitterOf(sc.Node, f.emitter); f.emitter != bytecode && sc.IsFunction() {
		f.code.Flags |= code.Native
	}
	f.line = int32(f.code.FirstLine)
	for i, name := range sc.Free {
		f.free[name] = int32(i)
		f.code.Free = append(f.code.Free, name)
		f.code.Captures = append(f.code.Captures, outer.capture(name))
	}
	f.layout(limit)
	if f.emitter == viper && sc.IsFunction() {
		f.code.Flags |= code.Viper
		f.beginViper()
	}
	return f
}

// capture says where a function made here finds the cell of name.
func (f *fn) capture(name string) code.Capture {
	if i, ok := f.free[name]; ok {
		return code.Capture{FromFree: true, Index: i}
	}
	return code.Capture{Index: int32(f.regs[f.sc.Lookup(name)])}
}

// layout gives registers to the parameters, then to captured locals, then to
// the others up to limit; the rest is spilled.
func (f *fn) layout(limit int) {
	place := func(sym *scope.Symbol) {
		f.regs[sym] = f.nlocals
		f.nlocals++
		f.code.Locals = append(f.code.Locals, sym.Name)
	}
	for _, name := range f.params() {
		sym := f.sc.Lookup(name)
		f.bound.add(f.nlocals)
		place(sym)
		f.code.Params = append(f.code.Params, name)
	}
	for _, sym := range f.sc.Symbols {
		if sym.Bind == scope.Cell && !sym.Param {
			f.clear.add(f.nlocals)
			place(sym)
		}
	}
	for _, sym := range f.sc.Symbols {
		if sym.Bind != scope.Local || sym.Param || f.sc.Kind == scope.Class {
			continue
		}
		if f.nlocals < limit {
			place(sym)
			continue
		}
		if f.spill == nil {
			f.spill = map[*scope.Symbol]int{}
		}
		f.spill[sym] = len(f.code.Spilled)
		f.code.Spilled = append(f.code.Spilled, sym.Name)
	}
	if f.spill != nil {
		f.code.Spill = uint8(f.nlocals)
		f.bound.add(f.nlocals)
		f.nlocals++
		f.code.Locals = append(f.code.Locals, "")
	}
	if f.nlocals > 220 {
		f.full = true
		f.nlocals = 220
	}
	f.top = f.nlocals
	f.code.NumRegs = f.top
	if f.spill != nil {
		f.emit(code.MKSPILL, int(f.code.Spill), 0, 0, int32(len(f.code.Spilled)))
	}
	for _, sym := range f.sc.Symbols {
		if sym.Bind == scope.Cell {
			f.emitA(code.MKCELL, f.regs[sym])
		}
	}
}

// finish ends the code object.
func (f *fn) finish() *code.Code {
	// A dead instruction: the machine may point behind the last one that runs.
	f.dead = false
	f.emit(code.NOP, 0, 0, 0, 0)
	f.thread()
	for r := range f.nlocals {
		if f.clear.has(r) && r >= len(f.code.Params) {
			f.code.Clear = append(f.code.Clear, uint8(r))
		}
	}
	return f.code
}

// thread leads jumps to a JUMP on to where that leads.
func (f *fn) thread() {
	list := f.code.Instrs
	for pc := range list {
		in := &list[pc]
		switch in.Op.Form() {
		case code.FormJ, code.FormAJ, code.FormAIJ, code.FormABJ, code.FormABCJ:
			for range 8 { // an endless loop of jumps ends, too
				to := pc + 1 + int(in.D)
				if list[to].Op != code.JUMP {
					break
				}
				in.D = int32(to+1+int(list[to].D)) - int32(pc+1)
			}
		}
	}
}

// emit adds an instruction and gives its place, or -1 in dead code.
func (f *fn) emit(op code.Op, a, b, c int, d int32) int {
	if f.dead {
		return -1
	}
	if a|b|c > math.MaxUint8 {
		f.full = true // a register must never wrap
		a, b, c = 0, 0, 0
	}
	f.code.Instrs = append(f.code.Instrs, code.Instr{Op: op, A: uint8(a), B: uint8(b), C: uint8(c), D: d})
	f.code.Lines = append(f.code.Lines, f.line)
	if stop := f.c.opts.Stop; stop != nil && len(f.code.Instrs)%4096 == 0 {
		if err := stop(); err != nil {
			panic(stopped{err})
		}
	}
	return len(f.code.Instrs) - 1
}

func (f *fn) emitA(op code.Op, a int) { f.emit(op, a, 0, 0, 0) }

// pc is where the next instruction will stand.
func (f *fn) pc() int { return len(f.code.Instrs) }

// setLine moves on to the line of a node. Lines only grow within a code
// object: that is how MicroPython stores them, and what its tracebacks show.
func (f *fn) setLine(line int32) {
	if line > f.line {
		f.line = line
	}
}

// temp takes the next temporary; callers give it back by resetting f.top.
func (f *fn) temp() int { return f.temps(1) }

// temps takes n temporaries in a row and gives the first.
func (f *fn) temps(n int) int {
	r := f.top
	f.top += n
	if f.top > 256 {
		f.full = true
		f.top = r // go on with something valid; the code is thrown away
		return 0
	}
	f.code.NumRegs = max(f.code.NumRegs, f.top)
	return r
}

// isTemp reports whether r may be written before an expression is complete.
func (f *fn) isTemp(r int) bool { return r >= f.nlocals }

// floatKey keeps 0.0 and -0.0 apart in the table of constants.
type floatKey uint64

// konst gives the index of a constant.
func (f *fn) konst(v any) int32 {
	key := v
	switch v := v.(type) {
	case float64:
		key = floatKey(math.Float64bits(v))
	case nil, bool, int64, string, code.Bytes, code.Ellipsis:
	case code.Tuple:
		key = code.Key(v)
	default:
		f.code.Consts = append(f.code.Consts, v)
		return int32(len(f.code.Consts) - 1)
	}
	i, ok := f.consts[key]
	if !ok {
		i = int32(len(f.code.Consts))
		f.consts[key] = i
		f.code.Consts = append(f.code.Consts, v)
	}
	return i
}

func (f *fn) name(s string) int32   { return index(f.names, &f.code.Names, s) }
func (f *fn) global(s string) int32 { return index(f.globals, &f.code.Globals, s) }

func index(m map[string]int32, list *[]string, s string) int32 {
	i, ok := m[s]
	if !ok {
		i = int32(len(*list))
		m[s] = i
		*list = append(*list, s)
	}
	return i
}

// site makes an entry for one use of an attribute.
func (f *fn) site(name string) int32 {
	f.code.Sites = append(f.code.Sites, name)
	return int32(len(f.code.Sites) - 1)
}

// loadConst puts a constant into dst.
func (f *fn) loadConst(v any, dst int) {
	if n, ok := v.(int64); ok && n == int64(int32(n)) {
		f.emit(code.LOADINT, dst, 0, 0, int32(n))
		return
	}
	f.emit(code.LOADK, dst, 0, 0, f.konst(v))
}

// move copies a register, unless it is the same one.
func (f *fn) move(dst, src int) {
	if dst != src {
		f.emit(code.MOVE, dst, src, 0, 0)
	}
}
