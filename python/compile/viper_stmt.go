// This file compiles viper's statements: assignments that fix types, loops over words, results.

package compile

import (
	"mpy/python/code"
	"mpy/python/scope"
	"mpy/python/syntax"
)

// storeTyped writes a value of type t to a name.
func (f *fn) storeTyped(n *syntax.Name, src int, t vtype) {
	sym := f.sc.Lookup(n.Id)
	switch {
	case sym == nil || sym.Bind < scope.Local || sym.Bind == scope.Free:
		if t != vObject && t != vInt {
			r := f.temp()
			f.toObject(t, r, src)
			src = r
		}
		f.access(&stores, n.Id, src)
		return
	case sym.Bind == scope.Cell:
		if f.known(n.Id) != t {
			f.settle(n.Id, t)
		}
	default:
		f.settle(n.Id, t)
	}
	if r, ok := f.local(n.Id); ok {
		f.move(r, src)
		f.bound.add(r)
		return
	}
	f.access(&stores, n.Id, src)
}

// typedTarget stores register v, of type t, in a target.
func (f *fn) typedTarget(target syntax.Expr, v int, t vtype) {
	m := f.top
	defer func() { f.top = m }()
	switch n := target.(type) {
	case *syntax.Name:
		f.storeTyped(n, v, t)
		return
	case *syntax.Subscript:
		f.setLine(n.Line)
		base, bt := f.value(n.Value, n.Index)
		if bt != vObject {
			i := f.pointerIndex(n.Index, "store")
			f.storeItem(base, bt, i, v, t)
			return
		}
		v = f.asObject(v, t)
		f.emit(code.SETITEM, base, f.index(n.Index), v, 0)
		return
	}
	f.assignAny(target, f.asObject(v, t))
}

// storeItem emits base[i] = v for a pointer.
func (f *fn) storeItem(base int, bt vtype, i, v int, t vtype) {
	if !t.isWord() && t != vBool {
		f.viperError("can't store '%s'", t)
	}
	f.emit(code.SETPTR, base, i, v, f.itemSize(bt, "store to"))
}

// asObject gives a register that holds the value of v as an object.
func (f *fn) asObject(v int, t vtype) int {
	if t == vObject || t == vInt {
		return v
	}
	r := f.temp()
	f.toObject(t, r, v)
	return r
}

// typedAssign compiles targets = value.
func (f *fn) typedAssign(targets []syntax.Expr, value syntax.Expr) {
	m := f.top
	defer func() { f.top = m }()
	if len(targets) == 1 {
		if r, ok := f.register(targets[0]); ok {
			name := targets[0].(*syntax.Name).Id
			f.settle(name, f.typed(value, r))
			f.bound.add(r)
			return
		}
		if f.typedParallel(targets[0], value) {
			return
		}
		switch s := targets[0].(type) {
		case *syntax.Attribute:
			v, t := f.value(value, s.Value)
			f.typedTarget(s, v, t)
			return
		case *syntax.Subscript:
			if t, _, ok := f.immediate(value); ok && (t == vNone || t == vUint) && f.isObject(s.Value) {
				// Here, and for attributes not, constants are themselves.
				r := f.temp()
				f.object(value, r)
				f.typedTarget(s, r, vObject)
				return
			}
			v, t := f.value(value, s.Value, s.Index)
			f.typedTarget(s, v, t)
			return
		}
	}
	v := f.temp()
	t := f.typed(value, v)
	for _, target := range targets {
		f.typedTarget(target, v, t)
	}
}

// isObject reports whether e, in which an item is stored, is an object as far as can be told without evaluating it.
func (f *fn) isObject(e syntax.Expr) bool {
	if n, ok := e.(*syntax.Name); ok {
		sym := f.sc.Lookup(n.Id)
		return sym == nil || sym.Bind != scope.Local || f.viper.types[n.Id] == vObject
	}
	_, _, imm := f.immediate(e)
	return !imm
}

// typedParallel compiles a, b = c, d with two or three values: they keep their
// types. More of them, and constants, make a tuple, as in MicroPython.
func (f *fn) typedParallel(target, value syntax.Expr) bool {
	to, ok1 := target.(*syntax.Tuple)
	from, ok2 := value.(*syntax.Tuple)
	if !ok1 || !ok2 || len(to.Elts) != len(from.Elts) || len(to.Elts) < 2 || len(to.Elts) > 3 {
		return false
	}
	for i := range to.Elts {
		_, s1 := to.Elts[i].(*syntax.Starred)
		_, s2 := from.Elts[i].(*syntax.Starred)
		if s1 || s2 {
			return false
		}
	}
	regs := f.temps(len(to.Elts))
	var types [3]vtype
	for i, e := range from.Elts {
		types[i] = f.typed(e, regs+i)
	}
	for i, e := range to.Elts {
		f.typedTarget(e, regs+i, types[i])
	}
	return true
}

// typedAug compiles target op= value.
func (f *fn) typedAug(n *syntax.AugAssign) {
	switch t := n.Target.(type) {
	case *syntax.Name:
		l, lt := f.value(t, n.Value)
		if r, ok := f.local(t.Id); ok {
			f.settle(t.Id, f.typedArith(n.Op, r, l, lt, n.Value, 1))
			f.bound.add(r)
			return
		}
		r := f.temp()
		f.storeTyped(t, r, f.typedArith(n.Op, r, l, lt, n.Value, 1))
	case *syntax.Attribute:
		f.setLine(t.Line)
		o := f.operand(t.Value, n.Value)
		r := f.temp()
		f.emit(code.GETATTR, r, o, 0, f.site(t.Name))
		typ := f.typedArith(n.Op, r, r, vObject, n.Value, 1)
		f.emit(code.SETATTR, o, f.asObject(r, typ), 0, f.site(t.Name))
	case *syntax.Subscript:
		f.setLine(t.Line)
		base, bt := f.value(t.Value, t.Index, n.Value)
		if bt == vObject {
			i := f.operand(t.Index, n.Value)
			r := f.temp()
			f.emit(code.GETITEM, r, base, i, 0)
			typ := f.typedArith(n.Op, r, r, vObject, n.Value, 1)
			f.emit(code.SETITEM, base, i, f.asObject(r, typ), 0)
			return
		}
		i, it := f.value(t.Index, n.Value)
		if !it.isWord() {
			f.viperError("can't load with '%s' index", it)
		}
		r := f.temp()
		f.emit(code.GETPTR, r, base, i, f.itemSize(bt, "load from"))
		f.storeItem(base, bt, i, r, f.typedArith(n.Op, r, r, vInt, n.Value, 1))
	default:
		f.fail(n.Target, "can't assign to expression")
	}
}

// rangeArgs gives the arguments of a loop over range() that is one over words:
// with a constant step, whatever the name range may mean.
func rangeArgs(n *syntax.For) (start, end syntax.Expr, step int32, ok bool) {
	c, isCall := n.Iter.(*syntax.Call)
	if _, isNamed := n.Target.(*syntax.Name); !isCall || !isNamed || n.Async || !isName(c.Func, "range") || len(c.Keywords) > 0 || !plain(c.Args, nil) {
		return nil, nil, 0, false
	}
	zero := &syntax.Constant{At: c.At, Value: int64(0)}
	switch len(c.Args) {
	case 1:
		return zero, c.Args[0], 1, true
	case 2:
		return c.Args[0], c.Args[1], 1, true
	case 3:
		if k, isConst := c.Args[2].(*syntax.Constant); isConst {
			if v, isInt := k.Value.(int64); isInt && v != 0 && v == int64(int32(v)) {
				return c.Args[0], c.Args[1], int32(v), true
			}
		}
	}
	return nil, nil, 0, false
}

// rangeLoop compiles a loop over words, false if n is none.
func (f *fn) rangeLoop(n *syntax.For) bool {
	from, to, step, ok := rangeArgs(n)
	if !ok {
		return false
	}
	m := f.top
	regs := f.temps(2)
	count, limit := regs, regs+1
	et := f.typed(to, limit) // the end comes first, as in MicroPython
	st := f.typed(from, count)
	end := newLabel()
	body := func(test *label) {
		f.push(&block{kind: blockLoop, brk: end, cont: test})
		f.stmts(n.Body)
		f.pop()
	}
	if st == vUint && et == vUint {
		f.countLoop(n, count, limit, step, body)
	} else {
		f.emit(code.MKRANGE, count, count, limit, step)
		f.top = count + 1
		f.loop(n.Target, count, st, f.killed(n.Body), body)
		switch {
		case !st.isWord(): // what the sum and the comparison complain about
			f.viperError("can't do binary op between '%s' and 'int'", st)
		case !et.isWord():
			f.viperError("can't do binary op between '%s' and '%s'", st, et)
		case st != et:
			f.viperError("comparison of int and uint")
		}
	}
	f.stmts(n.Else)
	f.place(end)
	f.top = m
	return true
}

// countLoop is a loop over words without a sign.
func (f *fn) countLoop(n *syntax.For, count, limit int, step int32, body func(test *label)) {
	live, entry := !f.dead, f.bound.minus(f.killed(n.Body))
	top, next, test := newLabel(), newLabel(), newLabel()
	f.goTo(test)
	f.placeBody(top, entry, live)
	f.typedTarget(n.Target, count, vUint)
	body(next)
	f.place(next)
	f.emit(code.ADDI, count, count, 2, step)
	f.place(test)
	op := syntax.Lt
	if step < 0 {
		op = syntax.Gt
	}
	m := f.top
	a, b, _ := f.comparable(op, count, vUint, limit, vUint)
	f.jump(jumpOps[op].op, a, b, 1, top)
	f.top = m
}

// typedReturn returns e, which may be nil.
func (f *fn) typedReturn(e syntax.Expr) {
	m := f.top
	r := f.returnReg()
	if r < 0 {
		r = f.temp()
	}
	t := vNone
	if e != nil {
		t = f.typed(e, r)
	}
	want := f.viper.result
	switch {
	case t == vNone && want == vObject:
		f.leave(exit{value: -1})
		f.dead = true
		f.top = m
		return
	case t == vNone && want == vBool:
		f.loadConst(false, r)
	case t == vNone: // None is the word 0, and so is a pointer to nowhere
		f.loadConst(int64(0), r)
	case t != want:
		f.viperError("return expected '%s' but got '%s'", want, t)
	default:
		f.toObject(t, r, r)
	}
	f.leave(exit{value: r})
	f.dead = true
	f.top = m
}

// end returns from a function behind its last statement.
func (f *fn) end() {
	if f.viper != nil {
		f.typedReturn(nil)
		return
	}
	f.emit(code.RETNONE, 0, 0, 0, 0)
}

// typedRaise compiles raise.
func (f *fn) typedRaise(n *syntax.Raise) {
	r, t := f.value(n.Exc)
	if t != vObject {
		f.viperError("must raise an object")
	}
	f.emitA(code.RAISE, r)
}
