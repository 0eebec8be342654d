// This file compiles conditions: tests that jump.

package compile

import (
	"mpy/python/code"
	"mpy/python/syntax"
)

// jumpOp is a comparison's fused form; negated ones jump on the opposite outcome.
type jumpOp struct {
	op      code.Op
	negated bool
	imm     code.Op // with a small number at the right, or NOP
}

var jumpOps = [...]jumpOp{
	syntax.Eq: {code.JEQ, false, code.JEQI}, syntax.NotEq: {code.JNE, false, code.JNEI},
	syntax.Lt: {code.JLT, false, code.JLTI}, syntax.LtE: {code.JLE, false, code.JLEI},
	syntax.Gt: {code.JGT, false, code.JGTI}, syntax.GtE: {code.JGE, false, code.JGEI},
	syntax.Is: {code.JIS, false, code.NOP}, syntax.IsNot: {code.JIS, true, code.NOP},
	syntax.In: {code.JIN, false, code.NOP}, syntax.NotIn: {code.JIN, true, code.NOP},
}

// cond evaluates e and jumps to l if its truth is when; else it falls through.
func (f *fn) cond(e syntax.Expr, when bool, l *label) {
	if f.c.err != nil {
		return
	}
	m := f.top
	defer func() { f.top = m }()
	switch n := e.(type) {
	case *syntax.Constant:
		if truth(n.Value) == when {
			f.goTo(l)
		}
		return
	case *syntax.UnaryOp:
		if n.Op == syntax.Not {
			f.setLine(n.Line)
			f.cond(n.X, !when, l)
			return
		}
	case *syntax.BoolOp:
		f.setLine(n.Line)
		last := len(n.Values) - 1
		if n.Or == when { // any of them decides
			for _, v := range n.Values {
				f.cond(v, when, l)
			}
			return
		}
		skip := newLabel()
		for _, v := range n.Values[:last] {
			f.cond(v, !when, skip)
		}
		f.cond(n.Values[last], when, l)
		f.place(skip)
		return
	case *syntax.Compare:
		f.setLine(n.Line)
		if f.viper == nil {
			f.compareJump(n, when, l)
			return
		}
	}
	if f.viper != nil {
		f.typedCond(e, when, l)
		return
	}
	r := f.operand(e)
	if when {
		f.jump(code.JTRUE, r, 0, 0, l)
	} else {
		f.jump(code.JFALSE, r, 0, 0, l)
	}
}

// compareJump is cond of a comparison or a chain of them.
func (f *fn) compareJump(n *syntax.Compare, when bool, l *label) {
	skip := newLabel()
	left := f.operand(n.Left, n.Rights[0])
	for i, op := range n.Ops {
		last := i == len(n.Ops)-1
		to, want := l, when
		if !last {
			want = false
			if when {
				to = skip
			}
		}
		var later []syntax.Expr
		if !last {
			later = n.Rights[i+1 : i+2]
		}
		left = f.compareStep(op, left, n.Rights[i], later, want, to, last)
	}
	f.place(skip)
}

// compareStep emits one fused comparison and gives the register of its right side.
func (f *fn) compareStep(op syntax.CmpOp, left int, right syntax.Expr, later []syntax.Expr, want bool, to *label, last bool) int {
	j := jumpOps[op]
	c := 0
	if want != j.negated {
		c = 1
	}
	if k, ok := right.(*syntax.Constant); ok && last {
		if v, ok := k.Value.(int64); ok && v == int64(int8(v)) && j.imm != code.NOP {
			f.jump(j.imm, left, int(uint8(int8(v))), c, to)
			return 0
		}
		if k.Value == nil && j.op == code.JIS {
			f.jump(code.JISNONE, left, 0, c, to)
			return 0
		}
	}
	r := f.operand(right, later...)
	f.jump(j.op, left, r, c, to)
	return r
}
