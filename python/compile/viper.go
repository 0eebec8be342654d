// This file compiles viper's expressions: words, pointers and objects, whose types are known.

package compile

import (
	"math"

	"mpy/python/code"
	"mpy/python/scope"
	"mpy/python/syntax"
)

// object evaluates e into dst as an object, for all that is not viper's own.
func (f *fn) object(e syntax.Expr, dst int) {
	if t, v, ok := f.immediate(e); ok {
		switch t {
		case vBool:
			f.loadConst(v != int64(0), dst)
		case vInt, vUint: // MicroPython's sign
			f.loadConst(v, dst)
		case vNone:
			f.loadConst(nil, dst)
		default:
			f.notNative(e, "conversion to object")
		}
		return
	}
	r, t := f.valueIn(e, dst)
	f.toObject(t, dst, r)
}

// immediate gives the type and the number of a constant, which viper treats in its own way.
func (f *fn) immediate(e syntax.Expr) (vtype, int64, bool) {
	switch n := e.(type) {
	case *syntax.Constant:
		switch v := n.Value.(type) {
		case nil:
			return vNone, 0, true
		case bool:
			return vBool, int64(btoi(v)), true
		case int64:
			// Larger ones are objects in MicroPython.
			return vInt, v, v > -1<<62 && v < 1<<62
		}
	case *syntax.Name:
		if _, ok := f.cast(n); ok {
			return vCast, 0, true
		}
	case *syntax.Call:
		if t, ok := f.cast(n.Func); ok && len(n.Args) == 1 && plain(n.Args, n.Keywords) && len(n.Keywords) == 0 {
			if from, v, ok := f.immediate(n.Args[0]); ok && from != vCast {
				return t, v, true
			}
		}
	}
	return 0, 0, false
}

// value gives the register that holds e, and its type. The expressions of
// later are evaluated before it is read.
func (f *fn) value(e syntax.Expr, later ...syntax.Expr) (int, vtype) {
	if r, ok := f.register(e); ok {
		name := e.(*syntax.Name).Id
		t := f.known(name)
		f.check(r, name)
		if f.sc.Walrus && f.rebinds(r, later) {
			c := f.temp()
			f.move(c, r)
			r = c
		}
		return r, t
	}
	r := f.temp()
	if c, ok := e.(*syntax.Call); ok && len(c.Args) == 1 {
		if t, ok := f.cast(c.Func); ok && f.inPlace(c.Args[0]) {
			if held, from := f.value(c.Args[0], later...); costsNothing(t, from) {
				return held, t
			}
		}
	}
	return r, f.typed(e, r)
}

// typed evaluates e into dst and gives its type. What fn.expr says of dst holds here, too.
func (f *fn) typed(e syntax.Expr, dst int) vtype {
	if f.c.err != nil {
		return vObject
	}
	m := f.top
	defer func() { f.top = m }()
	if n, ok := e.(*syntax.Name); ok {
		return f.typedName(n, dst)
	}
	if t, v, ok := f.immediate(e); ok {
		f.loadConst(v, dst)
		if t.isPointer() {
			f.castTo(t, vInt, dst, dst)
		}
		return t
	}
	f.setLine(e.Pos().Line)
	switch n := e.(type) {
	case *syntax.NamedExpr:
		name, ok := n.Target.(*syntax.Name)
		if !ok {
			f.fail(n.Target, "can't assign to expression")
			return vObject
		}
		t := f.typed(n.Value, dst)
		f.storeTyped(name, dst, t)
		return t
	case *syntax.BinOp:
		return f.typedBinOp(n, dst)
	case *syntax.UnaryOp:
		return f.typedUnary(n, dst)
	case *syntax.BoolOp:
		return f.typedBoolOp(n, dst)
	case *syntax.IfExp:
		return f.typedIfExp(n, dst)
	case *syntax.Compare:
		return f.typedCompare(n, dst)
	case *syntax.Subscript:
		base, t := f.value(n.Value, n.Index)
		return f.typedItem(n, base, t, dst)
	case *syntax.Call:
		if t, ok := f.cast(n.Func); ok {
			return f.typedCast(n, t, dst)
		}
	case *syntax.Yield, *syntax.YieldFrom, *syntax.Await, *syntax.GeneratorExp:
		f.notNative(n, "native yield")
		return vObject
	}
	f.eval(e, dst)
	return vObject
}

func (f *fn) typedName(n *syntax.Name, dst int) vtype {
	if _, ok := f.cast(n); ok {
		f.loadConst(int64(0), dst)
		return vCast
	}
	t := vObject
	if sym := f.sc.Lookup(n.Id); sym != nil && (sym.Bind == scope.Local || sym.Bind == scope.Cell) {
		t = f.known(n.Id)
	}
	f.load(n.Id, dst)
	return t
}

func (f *fn) typedCast(n *syntax.Call, t vtype, dst int) vtype {
	if len(n.Args) != 1 || len(n.Keywords) > 0 || !plain(n.Args, nil) {
		f.notNative(n, "casting")
		return t
	}
	src, from := f.valueIn(n.Args[0], dst)
	if from == vCast {
		f.notNative(n, "casting")
		return t
	}
	f.castTo(t, from, dst, src)
	return t
}

// valueIn is value, but may use dst as the temporary.
func (f *fn) valueIn(e syntax.Expr, dst int, later ...syntax.Expr) (int, vtype) {
	if _, ok := f.register(e); ok || !f.isTemp(dst) {
		return f.value(e, later...)
	}
	return dst, f.typed(e, dst)
}

// typedBinOp walks the left spine of a chain in a loop, as binOp does.
func (f *fn) typedBinOp(n *syntax.BinOp, dst int) vtype {
	n, spine, acc := f.spine(n, dst)
	left, t := f.valueIn(n.Left, acc, n.Right)
	for i := len(spine) - 1; i >= 0; i-- {
		if i == 0 {
			acc = dst
		}
		m := f.top
		t = f.typedArith(spine[i].Op, acc, left, t, spine[i].Right, 0)
		f.top = m
		left = acc
	}
	return t
}

// special are the names of operators that words do not have.
var special = [...]string{syntax.Div: "__truediv__", syntax.Pow: "__pow__", syntax.MatMult: "__matmul__"}

// typedArith emits dst = left op right; mode is 1 for objects in place.
func (f *fn) typedArith(op syntax.BinaryOp, dst, left int, lt vtype, right syntax.Expr, mode int) vtype {
	if rt, v, ok := f.immediate(right); ok && rt == vInt && lt.isWord() && !(op == syntax.RShift && lt == vUint) {
		if op == syntax.LShift || op == syntax.RShift {
			v &= 63
		}
		if o := immediate(op, v); o != code.NOP && f.canDivide(op, lt) {
			f.emit(o, dst, left, 2, int32(v))
			return lt
		}
	}
	r, rt := f.value(right)
	switch {
	case lt.isWord() && rt.isWord():
		switch {
		case op == syntax.Div || op == syntax.Pow || op == syntax.MatMult:
			f.viperError("binary op %s not implemented", special[op])
		case !f.canDivide(op, lt):
			return vInt
		case op == syntax.RShift && lt == vUint:
			f.emit(code.USHIFT, dst, left, r, 0)
		default:
			f.emit(arithOps[op], dst, left, r, 2)
		}
	case lt == vObject && rt == vObject:
		f.emit(arithOps[op], dst, left, r, int32(mode))
	default:
		f.viperError("can't do binary op between '%s' and '%s'", lt, rt)
	}
	return lt
}

// canDivide refuses to divide what has no sign.
func (f *fn) canDivide(op syntax.BinaryOp, t vtype) bool {
	if (op == syntax.FloorDiv || op == syntax.Mod) && t != vInt {
		f.viperError("div/mod not implemented for uint")
		return false
	}
	return true
}

func (f *fn) typedUnary(n *syntax.UnaryOp, dst int) vtype {
	r, t := f.valueIn(n.X, dst)
	switch {
	case t == vObject:
		f.emit(unaryOps[n.Op], dst, r, 0, 0)
	case !t.isWord():
		f.viperError("can't do unary op of '%s'", t)
	case n.Op == syntax.Not:
		f.viperError("'not' not implemented")
	case n.Op == syntax.UAdd:
		f.move(dst, r)
	case n.Op == syntax.USub:
		zero := f.temp()
		f.loadConst(int64(0), zero)
		f.emit(code.SUB, dst, zero, r, 2)
	default: // ~r is -1 - r
		ones := f.temp()
		f.loadConst(int64(-1), ones)
		f.emit(code.XOR, dst, r, ones, 2)
	}
	return t
}

// testable refuses what has no truth.
func (f *fn) testable(t vtype) {
	if t != vObject && t != vBool && !t.isWord() {
		f.viperError("can't implicitly convert '%s' to 'bool'", t)
	}
}

// A junction is where ways with values of several types meet. The last one's type counts.
type junction struct {
	types  []vtype
	labels []*label
}

// from gives the label for a way with a value of type t.
func (j *junction) from(t vtype) *label {
	for i, have := range j.types {
		if have == t {
			return j.labels[i]
		}
	}
	j.types, j.labels = append(j.types, t), append(j.labels, newLabel())
	return j.labels[len(j.labels)-1]
}

// meet places the labels: behind it, all ways have a value of type t in r.
func (f *fn) meet(j *junction, t vtype, r int) {
	end := j.from(t)
	for i, from := range j.types {
		if from != t {
			f.goTo(end)
			f.place(j.labels[i])
			if from != vCast && t != vNone && t != vCast {
				f.castTo(t, from, r, r)
			}
		}
	}
	f.place(end)
}

func (f *fn) typedBoolOp(n *syntax.BoolOp, dst int) vtype {
	op := code.JFALSE
	if n.Or {
		op = code.JTRUE
	}
	t := dst
	if !f.isTemp(dst) {
		t = f.temp()
	}
	var ways junction
	last := len(n.Values) - 1
	for _, v := range n.Values[:last] {
		typ := f.typed(v, t)
		f.testable(typ)
		f.jump(op, t, 0, 0, ways.from(typ))
	}
	typ := f.typed(n.Values[last], t)
	f.meet(&ways, typ, t)
	f.move(dst, t)
	return typ
}

func (f *fn) typedIfExp(n *syntax.IfExp, dst int) vtype {
	t := dst
	if !f.isTemp(dst) {
		t = f.temp()
	}
	var ways junction
	no := newLabel()
	f.cond(n.Test, false, no)
	f.goTo(ways.from(f.typed(n.Body, t)))
	f.place(no)
	typ := f.typed(n.Else, t)
	f.meet(&ways, typ, t)
	f.move(dst, t)
	return typ
}

// comparable prepares a comparison: it says of what type the outcome is, and
// gives the registers to compare, which differ where words have no sign.
func (f *fn) comparable(op syntax.CmpOp, l int, lt vtype, r int, rt vtype) (int, int, vtype) {
	switch {
	case lt == vObject && rt == vObject:
		return l, r, vObject
	case !lt.isWord() || !rt.isWord():
		f.viperError("can't do binary op between '%s' and '%s'", lt, rt)
		return l, r, lt
	case op >= syntax.Is:
		f.viperError("binary op  not implemented")
		return l, r, lt
	case lt != rt:
		f.viperError("comparison of int and uint")
	case lt == vUint && op != syntax.Eq && op != syntax.NotEq:
		// With the highest bit turned, the order is that of words with a sign.
		t := f.temps(3)
		f.loadConst(int64(math.MinInt64), t)
		f.emit(code.XOR, t+1, l, t, 2)
		f.emit(code.XOR, t+2, r, t, 2)
		return t + 1, t + 2, vBool
	}
	return l, r, vBool
}

// typedCompare gives the value of a comparison; of a chain, the first false one.
func (f *fn) typedCompare(n *syntax.Compare, dst int) vtype {
	t := dst
	if !f.isTemp(dst) && len(n.Ops) > 1 {
		t = f.temp()
	}
	end := newLabel()
	left, lt := f.value(n.Left, n.Rights[0])
	typ := vObject
	for i, op := range n.Ops {
		last := i == len(n.Ops)-1
		right, rt := f.value(n.Rights[i], n.Rights[min(i+1, len(n.Rights)-1)])
		m := f.top
		a, b, kind := f.comparable(op, left, lt, right, rt)
		typ = kind
		f.emit(compareOps[op], t, a, b, 0)
		f.top = m
		if !last {
			f.jump(code.JFALSE, t, 0, 0, end)
		}
		left, lt = right, rt
	}
	f.place(end)
	f.move(dst, t)
	return typ
}

// typedCond is cond for a comparison, or what else gives a value.
func (f *fn) typedCond(e syntax.Expr, when bool, l *label) {
	n, ok := e.(*syntax.Compare)
	if !ok {
		r, t := f.value(e)
		f.testable(t)
		if when {
			f.jump(code.JTRUE, r, 0, 0, l)
		} else {
			f.jump(code.JFALSE, r, 0, 0, l)
		}
		return
	}
	f.setLine(n.Line)
	skip := newLabel()
	left, lt := f.value(n.Left, n.Rights[0])
	for i, op := range n.Ops {
		to, want := l, when
		last := i == len(n.Ops)-1
		if !last {
			want = false
			if when {
				to = skip
			}
		}
		j := jumpOps[op]
		c := btoi(want != j.negated)
		if t, v, ok := f.immediate(n.Rights[i]); ok && last && t == vInt && lt == vInt && v == int64(int8(v)) && j.imm != code.NOP {
			f.jump(j.imm, left, int(uint8(int8(v))), c, to)
			break
		}
		right, rt := f.value(n.Rights[i], n.Rights[min(i+1, len(n.Rights)-1)])
		m := f.top
		a, b, _ := f.comparable(op, left, lt, right, rt)
		f.jump(j.op, a, b, c, to)
		f.top = m
		left, lt = right, rt
	}
	f.place(skip)
}

// itemSize gives the shift for an item behind a pointer, or complains, with a word for what was wanted.
func (f *fn) itemSize(base vtype, what string) int32 {
	switch base {
	case vPtr8, vPtr16, vPtr32:
		return int32(base - vPtr8)
	}
	f.viperError("can't %s '%s'", what, base)
	return 0
}

// pointerIndex evaluates the index of an item behind a pointer.
func (f *fn) pointerIndex(e syntax.Expr, what string) int {
	i, t := f.value(e)
	if !t.isWord() {
		f.viperError("can't %s with '%s' index", what, t)
	}
	return i
}

// typedItem emits dst = base[index], where the base stands in a register.
func (f *fn) typedItem(n *syntax.Subscript, base int, t vtype, dst int) vtype {
	if t != vObject {
		i := f.pointerIndex(n.Index, "load")
		f.emit(code.GETPTR, dst, base, i, f.itemSize(t, "load from"))
		return vInt
	}
	f.setLine(n.Trail.Line)
	if k, ok := n.Index.(*syntax.Constant); ok {
		if i, ok := k.Value.(int64); ok && i == int64(int32(i)) {
			f.emit(code.GETITEMI, dst, base, 0, int32(i))
			return vObject
		}
	}
	f.emit(code.GETITEM, dst, base, f.index(n.Index), 0)
	return vObject
}
