// This file checks by the flow of control what Verify cannot see: what registers hold.

package code

import "fmt"

// kinds are what a register may hold.
type kinds uint16

// The kinds, as bits; junk is anything.
const (
	value   kinds = 1 << iota // a value of the script's
	unbound                   // nothing
	cell                      // from MKCELL
	spilled                   // from MKSPILL
	newList                   // from MKLIST, and so on: values, too
	newSet
	newDict
	newFunc       // from MKFUNC, no generator
	method        // from GETMETHOD, a value
	self          // the register behind it: no instruction makes one of the two without the other
	junk    kinds = 1<<iota - 1
	values        = value | newList | newSet | newDict | newFunc | method
)

// Check reports what Verify does and, beyond it, whatever could make the
// machine take one thing for another: it is for code that the compiler has not
// just made.
func Check(c *Code) error {
	if err := Verify(c); err != nil {
		return err
	}
	if len(c.Captures) > 0 && len(c.Captures) != len(c.Free) {
		return fmt.Errorf("%s: %d free variables, %d captures", c.Name, len(c.Free), len(c.Captures))
	}
	return checkAll(c)
}

func checkAll(c *Code) error {
	err := checkShape(c)
	if err == nil {
		err = newFlow(c).run()
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c.Name, err)
	}
	for _, f := range c.Funcs {
		if err := checkAll(f); err != nil {
			return fmt.Errorf("%s: %w", c.Name, err)
		}
	}
	return nil
}

// checkShape checks the numbers that a call goes by, and the constants' uses.
func checkShape(c *Code) error {
	n := c.NumPos + c.NumKw
	for _, flag := range []Flags{VarArgs, VarKw} {
		if c.Flags&flag != 0 {
			n++
		}
	}
	if n != len(c.Params) || c.PosOnly > c.NumPos || c.NumDef > c.NumPos || len(c.KwDef) != c.NumKw {
		return fmt.Errorf("%d positional, %d keyword parameters of %d, %d defaults", c.NumPos, c.NumKw, len(c.Params), c.NumDef)
	}
	if c.Flags&UsesNames != 0 && len(c.Params) > 0 {
		return fmt.Errorf("parameters of code that uses names")
	}
	for pc, in := range c.Instrs {
		switch in.Op.Form() {
		case FormAK, FormABK:
			if _, ok := c.Consts[in.D].([]string); ok {
				return fmt.Errorf("%d %s: names are no value", pc, in.Op)
			}
		case FormABCK:
			names, ok := c.Consts[in.D].([]string)
			switch {
			case in.Op == MKCLASS:
				if _, ok := c.Consts[in.D].(string); !ok {
					return fmt.Errorf("%d %s: the name is %T", pc, in.Op, c.Consts[in.D])
				}
			case !ok || len(names) != int(in.C):
				return fmt.Errorf("%d %s: %d names", pc, in.Op, len(names))
			}
		}
		switch in.Op {
		case YIELD, YIELDFROM:
			if c.Flags&Generator == 0 {
				return fmt.Errorf("%d %s in no generator", pc, in.Op)
			}
		case UNPACKEX:
			if in.D < 0 {
				return fmt.Errorf("%d %s: %d items at the end", pc, in.Op, in.D)
			}
		case CONVERT:
			if in.D < 0 || in.D >= int32(Conversions) {
				return fmt.Errorf("%d %s: conversion %d", pc, in.Op, in.D)
			}
		case GETPTR, SETPTR:
			if in.D < 0 || in.D > 2 {
				return fmt.Errorf("%d %s: items of size %d", pc, in.Op, in.D)
			}
		case MKRANGE:
			if in.D == 0 {
				return fmt.Errorf("%d %s: step 0", pc, in.Op)
			}
		case MKSPILL:
			if int(in.D) != len(c.Spilled) {
				return fmt.Errorf("%d %s: %d places", pc, in.Op, in.D)
			}
		}
	}
	return nil
}

// regs is what each register may hold.
type regs [256]kinds

// state is what is known at a place. A finally block is entered on several
// ways, and a register says which it was, so that what registers hold is kept
// apart by the numbers in such registers.
type state struct {
	regs
	ways string // by place in flow.ways: the number plus 1, 0 if it is not known
}

// flow follows the ways through one code object.
type flow struct {
	c     *Code
	ways  []uint8 // the registers that say on which way a finally block was entered
	entry map[int]map[string]*regs
	todo  []mark
	steps int
	err   error
}

type mark struct {
	pc   int
	ways string
}

// maxStates is how many states a label may have before they are merged.
const maxStates = 256

func newFlow(c *Code) *flow {
	f := &flow{c: c, entry: map[int]map[string]*regs{}}
	var set, tested [256]uint8
	for pc, in := range c.Instrs {
		if hasJump(in.Op) {
			f.entry[pc+1+int(in.D)] = map[string]*regs{}
		}
		switch in.Op {
		case LOADINT:
			if in.D >= 0 && in.D < 100 {
				set[in.A] = 1
			}
		case JEQI, JNEI:
			tested[in.A] = 1
		}
	}
	for _, h := range c.Handlers {
		f.entry[int(h.Target)] = map[string]*regs{}
	}
	for r := len(c.Locals); r < c.NumRegs; r++ {
		if set[r]&tested[r] != 0 {
			f.ways = append(f.ways, uint8(r))
		}
	}
	return f
}

func hasJump(op Op) bool {
	switch op.Form() {
	case FormJ, FormAJ, FormAIJ, FormABJ, FormABCJ:
		return true
	}
	return false
}

// reach takes a state to an instruction with a label.
func (f *flow) reach(pc int, s *state) {
	at := f.entry[pc]
	e := at[s.ways]
	if e == nil && len(at) >= maxStates {
		s.ways = string(make([]byte, len(f.ways)))
		e = at[s.ways]
	}
	if e == nil {
		e = new(regs)
		*e = s.regs
		at[s.ways] = e
		f.todo = append(f.todo, mark{pc, s.ways})
		return
	}
	more := false
	for i := range f.c.NumRegs {
		if n := e[i] | s.regs[i]; n != e[i] {
			e[i], more = n, true
		}
	}
	if more {
		f.todo = append(f.todo, mark{pc, s.ways})
	}
}

// way gives the number that a register is known to hold.
func (f *flow) way(s *state, r uint8) (int, bool) {
	for i, w := range f.ways {
		if w == r {
			return int(s.ways[i]) - 1, s.ways[i] > 0
		}
	}
	return 0, false
}

// setWay notes the number that a register holds, below 0 for any.
func (f *flow) setWay(s *state, r uint8, n int) {
	for i, w := range f.ways {
		if w == r && int(s.ways[i]) != n+1 {
			s.ways = s.ways[:i] + string([]byte{byte(n + 1)}) + s.ways[i+1:]
		}
	}
}

func (f *flow) run() error {
	s := state{ways: string(make([]byte, len(f.ways)))}
	for i := range s.regs {
		s.regs[i] = junk
	}
	for i := range f.c.Params {
		s.regs[i] = value
	}
	for _, r := range f.c.Clear {
		s.regs[r] = unbound
	}
	if f.entry[0] == nil {
		f.entry[0] = map[string]*regs{}
	}
	f.reach(0, &s)
	for len(f.todo) > 0 && f.err == nil {
		m := f.todo[len(f.todo)-1]
		f.todo = f.todo[:len(f.todo)-1]
		f.stretch(m.pc, &state{*f.entry[m.pc][m.ways], m.ways})
	}
	return f.err
}

// stretch follows the instructions from pc up to a jump that is always taken or
// the next label.
func (f *flow) stretch(pc int, s *state) {
	for first := true; f.err == nil; first = false {
		if _, label := f.entry[pc]; label && !first {
			f.reach(pc, s)
			return
		}
		if f.steps++; f.steps > 1<<12+64*len(f.c.Instrs) {
			f.err = fmt.Errorf("too many ways through the code")
			return
		}
		in := &f.c.Instrs[pc]
		before := s.regs
		if err := f.step(in, &s.regs); err != nil {
			f.err = fmt.Errorf("%d %s: %w", pc, f.c.Show(pc, *in), err)
			return
		}
		for i, w := range f.ways { // what is written is not known any more
			if s.ways[i] > 0 && (in.Op == LOADINT && w == in.A || s.regs[w] != before[w] || writes(in, w)) {
				f.setWay(s, w, -1)
			}
		}
		f.raises(pc, &before, s)
		switch in.Op {
		case LOADINT:
			if in.D >= 0 && in.D < 100 {
				f.setWay(s, in.A, int(in.D))
			}
		case JUMP:
			f.reach(pc+1+int(in.D), s)
			return
		case RETURN, RETNONE, RAISE, RAISEFROM, RERAISE:
			return
		case JEQI, JNEI:
			if n, known := f.way(s, in.A); known {
				same := n == int(int8(in.B))
				if same { // this is the way on, and the number has done its duty
					f.setWay(s, in.A, -1)
				}
				if (same == (in.Op == JEQI)) == (in.C != 0) {
					f.reach(pc+1+int(in.D), s)
					return
				}
				break
			}
			to := *s
			f.reach(pc+1+int(in.D), &to)
		default:
			if hasJump(in.Op) {
				to := *s
				if in.Op == FORITER {
					to.regs[in.A] = value
					f.setWay(&to, in.A, -1)
				}
				f.reach(pc+1+int(in.D), &to)
			}
		}
		pc++
	}
}

// writes says whether an instruction other than LOADINT may write a register
// that is none of its frame's locals.
func writes(in *Instr, r uint8) bool {
	switch in.Op {
	case CALL, CALLM:
		return r >= in.A || r == in.C
	case CALLKW, CALLMKW, CALLEX, CALLMEX, MKCLASS:
		return r >= in.A
	case UNPACK:
		return r >= in.A && int(r) < int(in.A)+int(in.C)
	case UNPACKEX:
		return r >= in.A && int(r) < int(in.A)+int(in.C)+1+int(in.D)
	case GETMETHOD:
		return r == in.A || r == in.A+1
	}
	return r == in.A && !reads(in.Op)
}

// reads says whether an instruction only reads R[A].
func reads(op Op) bool {
	switch op {
	case CHECK, SETGLOBAL, SETNAME, SETFREE, SETATTR, DELATTR, SETITEM, DELITEM, JTRUE, JFALSE, JEQ, JNE, JLT, JLE, JGT, JGE,
		JEQI, JNEI, JLTI, JLEI, JGTI, JGEI, JIS, JISNONE, JIN, JBOUND, JEXC, FORITER, RAISE, RAISEFROM, RERAISE, RETURN, NOP, JUMP,
		DELGLOBAL, DELNAME, DELFREE, RETNONE, IMPORTSTAR, PRINTEXPR, LISTAPPEND, LISTEXTEND, SETADD, SETUPDATE, DICTSET, DICTUPDATE, DICTMERGE,
		SETCELL, DELCELL, SETSPILL, DELSPILL, SETPTR:
		return true
	}
	return false
}

// raises takes what the instruction at pc may leave when it raises to its handlers.
func (f *flow) raises(pc int, before *regs, after *state) {
	for _, h := range f.c.Handlers {
		if int(h.Start) <= pc && pc < int(h.End) {
			to := state{*before, after.ways}
			for i := range f.c.NumRegs {
				to.regs[i] |= after.regs[i]
			}
			to.regs[h.Reg] = value
			f.setWay(&to, h.Reg, -1)
			f.reach(int(h.Target), &to)
		}
	}
}
