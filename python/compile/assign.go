// This file compiles assignments.

package compile

import (
	"mpy/python/code"
	"mpy/python/syntax"
)

func (f *fn) assignStmt(n *syntax.Assign) {
	if f.viper != nil {
		f.typedAssign(n.Targets, n.Value)
		return
	}
	if len(n.Targets) == 1 {
		f.assignOne(n.Targets[0], n.Value)
		return
	}
	var v int
	if r, ok := f.register(n.Targets[0]); ok && !f.sc.Walrus {
		f.expr(n.Value, r)
		v = r
	} else {
		v = f.temp() // a copy: a target may be the local that was read
		f.expr(n.Value, v)
	}
	for _, t := range n.Targets {
		f.assign(t, v)
	}
}

// assignOne compiles target = value.
func (f *fn) assignOne(target, value syntax.Expr) {
	m := f.top
	switch t := target.(type) {
	case *syntax.Name:
		if r, ok := f.local(t.Id); ok {
			f.expr(value, r)
			f.bound.add(r)
		} else {
			f.store(t.Id, f.operand(value))
		}
	case *syntax.Attribute:
		v := f.operand(value, t.Value)
		f.assign(target, v)
	case *syntax.Subscript:
		v := f.operand(value, t.Value, t.Index)
		f.assign(target, v)
	case *syntax.Tuple:
		if f.parallel(t.Elts, items(value)) {
			break
		}
		f.assign(target, f.operand(value))
	default:
		f.assign(target, f.operand(value))
	}
	f.top = m
}

// items gives the expressions of a tuple display, folded or not.
func items(e syntax.Expr) []syntax.Expr {
	switch n := e.(type) {
	case *syntax.Tuple:
		return n.Elts
	case *syntax.Constant:
		t, _ := n.Value.(code.Tuple)
		var list []syntax.Expr
		for _, v := range t {
			list = append(list, &syntax.Constant{At: n.At, Value: v})
		}
		return list
	}
	return nil
}

// parallel compiles a, b = c, d without a tuple, if it can.
func (f *fn) parallel(targets, values []syntax.Expr) bool {
	if len(targets) != len(values) || len(targets) > 8 || f.sc.Walrus {
		return false
	}
	for i := range targets {
		_, s1 := targets[i].(*syntax.Starred)
		_, s2 := values[i].(*syntax.Starred)
		if s1 || s2 {
			return false
		}
	}
	regs := make([]int, len(values))
	for i, v := range values {
		if r, ok := f.register(targets[i]); ok && f.early(r, i, targets, values) {
			f.expr(v, r)
			regs[i] = r
			continue
		}
		r, ok := f.register(v)
		if ok && !f.targeted(r, targets[:i]) {
			f.check(r, v.(*syntax.Name).Id)
			regs[i] = r
			continue
		}
		regs[i] = f.temp()
		f.expr(v, regs[i])
	}
	for i, t := range targets {
		f.assign(t, regs[i])
	}
	return true
}

// early reports whether value i may go straight into its target, local r: what
// follows neither reads r nor raises, and no other value stands in r.
func (f *fn) early(r, i int, targets, values []syntax.Expr) bool {
	if !f.quiet(values[i+1:], r) {
		return false
	}
	for j, t := range targets {
		if q, ok := f.register(t); !ok || j != i && q == r {
			return false // an attribute or item may raise, or read r
		}
	}
	for _, v := range values[:i] {
		if q, ok := f.register(v); ok && q == r {
			return false
		}
	}
	return true
}

// targeted reports whether one of the targets is, or may hold, local r.
func (f *fn) targeted(r int, targets []syntax.Expr) bool {
	for _, t := range targets {
		switch t := t.(type) {
		case *syntax.Name:
			if q, ok := f.local(t.Id); ok && q == r {
				return true
			}
		case *syntax.Attribute, *syntax.Subscript:
		default:
			return true
		}
	}
	return false
}

// assign stores register v in a target.
func (f *fn) assign(target syntax.Expr, v int) {
	if f.viper != nil {
		f.typedTarget(target, v, vObject)
		return
	}
	f.assignAny(target, v)
}

// assignAny is assign for a value whose type does not matter.
func (f *fn) assignAny(target syntax.Expr, v int) {
	m := f.top
	switch t := target.(type) {
	case *syntax.Name:
		f.store(t.Id, v)
	case *syntax.Attribute:
		f.setLine(t.Line)
		f.emit(code.SETATTR, f.operand(t.Value), v, 0, f.site(t.Name))
	case *syntax.Subscript:
		f.setLine(t.Line)
		o := f.operand(t.Value, t.Index)
		f.emit(code.SETITEM, o, f.index(t.Index), v, 0)
	case *syntax.Tuple:
		f.unpack(t.Elts, v)
	case *syntax.List:
		f.unpack(t.Elts, v)
	default:
		f.fail(target, "can't assign to expression")
	}
	f.top = m
}

// unpack stores the items of register v in targets.
func (f *fn) unpack(elts []syntax.Expr, v int) {
	star := -1
	for i, e := range elts {
		if _, ok := e.(*syntax.Starred); ok {
			if star >= 0 {
				f.fail(e, "multiple *x in assignment")
				return
			}
			star = i
		}
	}
	inner := func(i int) syntax.Expr {
		if i == star {
			return elts[i].(*syntax.Starred).Value
		}
		return elts[i]
	}
	if star < 0 {
		if b, ok := f.consecutive(elts); ok {
			f.emit(code.UNPACK, b, v, len(elts), 0)
			for i, e := range elts {
				f.bind(e.(*syntax.Name).Id, b+i)
			}
			return
		}
	}
	b := f.temps(max(len(elts), 1))
	if star < 0 {
		f.emit(code.UNPACK, b, v, len(elts), 0)
	} else {
		f.emit(code.UNPACKEX, b, v, star, int32(len(elts)-star-1))
	}
	for i := range elts {
		f.assign(inner(i), b+i)
	}
}

// augAssign compiles target op= value; the target is evaluated once.
func (f *fn) augAssign(n *syntax.AugAssign) {
	if f.viper != nil {
		f.typedAug(n)
		return
	}
	switch t := n.Target.(type) {
	case *syntax.Name:
		if r, ok := f.local(t.Id); ok {
			f.arith(n.Op, r, f.operand(t, n.Value), n.Value, true)
			f.bound.add(r)
			return
		}
		r := f.temp()
		f.load(t.Id, r)
		f.arith(n.Op, r, r, n.Value, true)
		f.store(t.Id, r)
	case *syntax.Attribute:
		f.setLine(t.Line)
		o := f.operand(t.Value, n.Value)
		r := f.temp()
		f.emit(code.GETATTR, r, o, 0, f.site(t.Name))
		f.arith(n.Op, r, r, n.Value, true)
		f.emit(code.SETATTR, o, r, 0, f.site(t.Name))
	case *syntax.Subscript:
		f.setLine(t.Line)
		o := f.operand(t.Value, t.Index, n.Value)
		i := f.operand(t.Index, n.Value)
		r := f.temp()
		f.emit(code.GETITEM, r, o, i, 0)
		f.arith(n.Op, r, r, n.Value, true)
		f.emit(code.SETITEM, o, i, r, 0)
	default:
		f.fail(n.Target, "can't assign to expression")
	}
}
