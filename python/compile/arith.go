// This file compiles arithmetic and comparisons that give a value.

package compile

import (
	"mpy/python/code"
	"mpy/python/syntax"
)

var arithOps = [...]code.Op{
	syntax.Add: code.ADD, syntax.Sub: code.SUB, syntax.Mult: code.MUL, syntax.MatMult: code.MATMUL, syntax.Div: code.DIV,
	syntax.FloorDiv: code.FLOORDIV, syntax.Mod: code.MOD, syntax.Pow: code.POW, syntax.LShift: code.LSHIFT, syntax.RShift: code.RSHIFT,
	syntax.BitOr: code.OR, syntax.BitXor: code.XOR, syntax.BitAnd: code.AND,
}

// binOp walks the left spine of a chain in a loop: its length must not cost depth or registers.
func (f *fn) binOp(n *syntax.BinOp, dst int) {
	n, spine, acc := f.spine(n, dst)
	left := f.operandIn(n.Left, acc, n.Right)
	for i := len(spine) - 1; i >= 0; i-- {
		n := spine[i]
		if i == 0 {
			acc = dst
		}
		m := f.top
		f.arith(n.Op, acc, left, n.Right, false)
		f.top = m
		left = acc
	}
}

// spine gives the innermost operation on the left spine of a chain, all of them
// from the outermost on, and the register for what comes between.
func (f *fn) spine(n *syntax.BinOp, dst int) (first *syntax.BinOp, all []*syntax.BinOp, acc int) {
	all = []*syntax.BinOp{n}
	for {
		l, ok := n.Left.(*syntax.BinOp)
		if !ok {
			break
		}
		n = l
		all = append(all, n)
	}
	if !f.isTemp(dst) && (len(all) > 1 || !f.inPlace(n.Left)) {
		return n, all, f.temp()
	}
	return n, all, dst
}

// inPlace reports whether e has a register already.
func (f *fn) inPlace(e syntax.Expr) bool {
	_, ok := f.register(e)
	return ok
}

// arith emits dst = left op right.
func (f *fn) arith(op syntax.BinaryOp, dst, left int, right syntax.Expr, inPlace bool) {
	flag := 0
	if inPlace {
		flag = 1
	}
	if k, ok := right.(*syntax.Constant); ok {
		switch v := k.Value.(type) {
		case int64:
			if o := immediate(op, v); o != code.NOP {
				f.emit(o, dst, left, flag, int32(v))
				return
			}
		case float64:
			if o := constOp(op); o != code.NOP {
				f.emit(o, dst, left, flag, f.konst(v))
				return
			}
		}
	}
	f.emit(arithOps[op], dst, left, f.operand(right), int32(flag))
}

// immediate gives the instruction with the number in it, or NOP. Numbers that
// make an operation raise are left to the general form.
func immediate(op syntax.BinaryOp, v int64) code.Op {
	if v != int64(int32(v)) {
		return code.NOP
	}
	switch op {
	case syntax.Add:
		return code.ADDI
	case syntax.Sub:
		return code.SUBI
	case syntax.Mult:
		return code.MULI
	case syntax.BitAnd:
		return code.ANDI
	case syntax.FloorDiv:
		if v > 0 {
			return code.FLOORDIVI
		}
	case syntax.Mod:
		if v > 0 {
			return code.MODI
		}
	case syntax.LShift:
		if v >= 0 && v < 64 {
			return code.LSHIFTI
		}
	case syntax.RShift:
		if v >= 0 && v < 64 {
			return code.RSHIFTI
		}
	}
	return code.NOP
}

func constOp(op syntax.BinaryOp) code.Op {
	switch op {
	case syntax.Add:
		return code.ADDK
	case syntax.Sub:
		return code.SUBK
	case syntax.Mult:
		return code.MULK
	case syntax.Div:
		return code.DIVK
	}
	return code.NOP
}

var compareOps = [...]code.Op{
	syntax.Eq: code.EQ, syntax.NotEq: code.NE, syntax.Lt: code.LT, syntax.LtE: code.LE, syntax.Gt: code.GT, syntax.GtE: code.GE,
	syntax.Is: code.IS, syntax.IsNot: code.ISNOT, syntax.In: code.IN, syntax.NotIn: code.NOTIN,
}

// compare gives the value of a comparison; of a chain, the first false one.
func (f *fn) compare(n *syntax.Compare, dst int) {
	if len(n.Ops) == 1 {
		l := f.operandIn(n.Left, dst, n.Rights[0])
		f.emit(compareOps[n.Ops[0]], dst, l, f.operand(n.Rights[0]), 0)
		return
	}
	t := dst
	if !f.isTemp(dst) {
		t = f.temp()
	}
	end := newLabel()
	l := f.operand(n.Left, n.Rights[0])
	for i, op := range n.Ops {
		last := i == len(n.Ops)-1
		var later []syntax.Expr
		if !last {
			later = n.Rights[i+1 : i+2]
		}
		r := f.operand(n.Rights[i], later...)
		f.emit(compareOps[op], t, l, r, 0)
		if !last {
			f.jump(code.JFALSE, t, 0, 0, end)
		}
		l = r
	}
	f.place(end)
	f.move(dst, t)
}
