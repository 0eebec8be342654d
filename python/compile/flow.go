// This file defines labels, and what is known about bound locals along the paths.

package compile

import (
	"mpy/python/code"
	"mpy/python/scope"
	"mpy/python/syntax"
)

// set is a set of registers.
type set [4]uint64

func (s *set) add(r int)     { s[r>>6&3] |= 1 << (r & 63) }
func (s *set) remove(r int)  { s[r>>6&3] &^= 1 << (r & 63) }
func (s set) has(r int) bool { return s[r>>6&3]>>(r&63)&1 != 0 }

func (s set) and(t set) set {
	for i := range s {
		s[i] &= t[i]
	}
	return s
}

func (s set) or(t set) set {
	for i := range s {
		s[i] |= t[i]
	}
	return s
}

func (s set) minus(t set) set {
	for i := range s {
		s[i] &^= t[i]
	}
	return s
}

// label is a place that jumps go to. Until it is placed, it collects what is
// bound on all of the paths that lead to it.
type label struct {
	pos  int // -1 until placed
	refs []int
	in   set
	live bool // some path leads to it
}

func newLabel() *label { return &label{pos: -1} }

// reach notes one more path to l.
func (l *label) reach(bound set) {
	if l.live {
		bound = bound.and(l.in)
	}
	l.in, l.live = bound, true
}

// jump emits a jump to l.
func (f *fn) jump(op code.Op, a, b, c int, l *label) {
	pc := f.emit(op, a, b, c, 0)
	if pc < 0 {
		return
	}
	if l.pos >= 0 {
		f.code.Instrs[pc].D = int32(l.pos - pc - 1)
	} else {
		l.refs = append(l.refs, pc)
		l.reach(f.bound)
	}
	if op == code.JUMP {
		f.dead = true
	}
}

// goTo emits the unconditional jump.
func (f *fn) goTo(l *label) { f.jump(code.JUMP, 0, 0, 0, l) }

// place puts l here.
func (f *fn) place(l *label) {
	if l.live {
		if !f.dead {
			l.in = l.in.and(f.bound)
		}
		f.bound, f.dead = l.in, false
	}
	f.patch(l)
}

func (f *fn) patch(l *label) {
	l.pos = f.pc()
	for _, pc := range l.refs {
		f.code.Instrs[pc].D = int32(l.pos - pc - 1)
	}
}

// resume makes the place live again with the given locals bound.
func (f *fn) resume(bound set) { f.bound, f.dead = bound, false }

// placeBody puts the label of a loop's body here, which is reached from the
// loop's test further down, if that is live; bound is what surely is bound at each turn.
func (f *fn) placeBody(l *label, bound set, live bool) {
	if live {
		f.resume(bound)
	}
	f.patch(l)
}

// killed gives the locals that a statement list may unbind.
func (f *fn) killed(list ...[]syntax.Stmt) set {
	if f.kills == nil {
		all := f.findKills([][]syntax.Stmt{f.body()})
		f.kills = &all
	}
	if *f.kills == (set{}) {
		return set{}
	}
	return f.findKills(list)
}

// body gives the statements of the whole function.
func (f *fn) body() []syntax.Stmt {
	if n, ok := f.sc.Node.(*syntax.FunctionDef); ok {
		return n.Body
	}
	return nil // nothing else has both registers and statements
}

func (f *fn) findKills(lists [][]syntax.Stmt) set {
	var k set
	name := func(id string) {
		if r, ok := f.regs[f.sc.Lookup(id)]; ok {
			k.add(r)
		}
	}
	var target func(e syntax.Expr)
	target = func(e syntax.Expr) {
		switch n := e.(type) {
		case *syntax.Name:
			name(n.Id)
		case *syntax.Tuple:
			for _, t := range n.Elts {
				target(t)
			}
		}
	}
	for _, list := range lists {
		for _, s := range list {
			switch n := s.(type) {
			case *syntax.Delete:
				for _, t := range n.Targets {
					target(t)
				}
			case *syntax.For:
				k = k.or(f.findKills([][]syntax.Stmt{n.Body, n.Else}))
			case *syntax.While:
				k = k.or(f.findKills([][]syntax.Stmt{n.Body, n.Else}))
			case *syntax.If:
				for _, c := range n.Clauses {
					k = k.or(f.findKills([][]syntax.Stmt{c.Body}))
				}
				k = k.or(f.findKills([][]syntax.Stmt{n.Else}))
			case *syntax.With:
				k = k.or(f.findKills([][]syntax.Stmt{n.Body}))
			case *syntax.Try:
				k = k.or(f.findKills([][]syntax.Stmt{n.Body, n.Else, n.Finally}))
				for _, h := range n.Handlers {
					if h.Name != "" {
						name(h.Name)
					}
					k = k.or(f.findKills([][]syntax.Stmt{h.Body}))
				}
			}
		}
	}
	return k
}

// assured gives the locals that a condition has bound by := once it came out
// true. It covers the usual forms; what it leaves out is only checked once more.
func (f *fn) assured(e syntax.Expr) set {
	var s set
	switch n := e.(type) {
	case *syntax.NamedExpr:
		s = f.assured(n.Value)
		if t, ok := n.Target.(*syntax.Name); ok {
			if sym := f.sc.Lookup(t.Id); sym != nil && sym.Bind == scope.Local {
				if r, ok := f.regs[sym]; ok {
					s.add(r)
				}
			}
		}
	case *syntax.BoolOp:
		for i, v := range n.Values {
			if i == 0 || !n.Or {
				s = s.or(f.assured(v))
			}
		}
	case *syntax.Compare:
		s = f.assured(n.Left).or(f.assured(n.Rights[0]))
	case *syntax.UnaryOp:
		if n.Op != syntax.Not {
			s = f.assured(n.X)
		}
	}
	return s
}
