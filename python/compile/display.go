// This file compiles displays: tuples, lists, sets, dicts, f-strings and t-strings.

package compile

import (
	"mpy/python/code"
	"mpy/python/syntax"
)

// chunk is how many items of a display stand in registers at once.
const chunk = 32

// collect builds a tuple, list or set with mk; extend adds a list of further items.
func (f *fn) collect(elts []syntax.Expr, dst int, mk, extend code.Op) {
	if starred(elts) {
		f.unpacking(elts, dst, mk, extend)
		return
	}
	if len(elts) <= chunk {
		f.emit(mk, dst, f.row(elts, dst), len(elts), 0)
		return
	}
	acc := dst
	if !f.isTemp(dst) {
		acc = f.temp()
	}
	first := mk
	if mk == code.MKTUPLE {
		first = code.MKLIST
	}
	m := f.top
	for i := 0; i < len(elts); i += chunk {
		part := elts[i:min(i+chunk, len(elts))]
		b := f.row(part, -1)
		if i == 0 {
			f.emit(first, acc, b, len(part), 0)
		} else {
			t := f.temp()
			f.emit(code.MKLIST, t, b, len(part), 0)
			f.emit(extend, acc, t, 0, 0)
		}
		f.top = m
	}
	if mk == code.MKTUPLE {
		f.emit(code.LISTTOTUPLE, dst, acc, 0, 0)
	} else {
		f.move(dst, acc)
	}
}

// starred reports whether one of the items of a display is *x.
func starred(elts []syntax.Expr) bool {
	for _, e := range elts {
		if _, ok := e.(*syntax.Starred); ok {
			return true
		}
	}
	return false
}

// unpacking builds a display with *x among its items, in order: each x is
// exhausted before what stands behind it is evaluated.
func (f *fn) unpacking(elts []syntax.Expr, dst int, mk, extend code.Op) {
	acc := dst
	if !f.isTemp(dst) {
		acc = f.temp()
	}
	first := mk
	if mk == code.MKTUPLE {
		first = code.MKLIST
	}
	m := f.top
	for i := 0; i < len(elts); {
		n := 0
		for i+n < len(elts) && n < chunk {
			if _, ok := elts[i+n].(*syntax.Starred); ok {
				break
			}
			n++
		}
		if i == 0 {
			f.emit(first, acc, f.row(elts[:n], -1), n, 0)
		} else if n > 0 {
			b := f.row(elts[i:i+n], -1)
			t := f.temp()
			f.emit(code.MKLIST, t, b, n, 0)
			f.emit(extend, acc, t, 0, 0)
		}
		if n == 0 {
			f.emit(extend, acc, f.operand(elts[i].(*syntax.Starred).Value), 0, 0)
			n = 1
		}
		f.top = m
		i += n
	}
	if mk == code.MKTUPLE {
		f.emit(code.LISTTOTUPLE, dst, acc, 0, 0)
	} else {
		f.move(dst, acc)
	}
}

// row evaluates expressions into registers that follow each other and gives
// the first: the locals' own if they do already. A dst at the top may serve as the first.
func (f *fn) row(elts []syntax.Expr, dst int) int {
	if len(elts) == 0 {
		return 0
	}
	if b, ok := f.consecutive(elts); ok && f.viper == nil {
		for i, e := range elts {
			f.check(b+i, e.(*syntax.Name).Id)
		}
		return b
	}
	b := f.callBase(dst)
	f.expr(elts[0], b)
	for _, e := range elts[1:] {
		f.expr(e, f.temp())
	}
	return b
}

// consecutive reports whether all expressions are locals in registers that follow each other.
func (f *fn) consecutive(elts []syntax.Expr) (int, bool) {
	first := 0
	for i, e := range elts {
		r, ok := f.register(e)
		if !ok || i > 0 && r != first+i {
			return 0, false
		}
		if i == 0 {
			first = r
		}
	}
	return first, len(elts) > 0
}

// dict builds a dict. Values come before keys, as in MicroPython.
func (f *fn) dict(n *syntax.Dict, dst int) {
	acc := dst
	pairs := f.pairs(n, 0)
	if !f.isTemp(dst) && pairs < len(n.Keys) {
		acc = f.temp()
	}
	m := f.top
	f.emit(code.MKDICT, acc, f.pairRow(n, 0, pairs), pairs, 0)
	f.top = m
	for i := pairs; i < len(n.Keys); {
		if n.Keys[i] == nil { // **x
			f.emit(code.DICTUPDATE, acc, f.operand(n.Values[i]), 0, 0)
			i++
		} else {
			pairs = f.pairs(n, i)
			f.emit(code.MKDICT, m, f.pairRow(n, i, pairs), pairs, 0)
			f.emit(code.DICTUPDATE, acc, m, 0, 0)
			i += pairs
		}
		f.top = m
	}
	f.move(dst, acc)
}

// pairs gives how many pairs of a dict display, from the i-th on, one MKDICT takes.
func (f *fn) pairs(n *syntax.Dict, i int) int {
	k := 0
	for i+k < len(n.Keys) && k < chunk/2 && n.Keys[i+k] != nil {
		k++
	}
	return k
}

// pairRow evaluates pairs into registers that follow each other and gives the first.
func (f *fn) pairRow(n *syntax.Dict, i, pairs int) int {
	first := f.top
	for j := i; j < i+pairs; j++ {
		k := f.temps(2)
		f.setLine(n.Keys[j].Pos().Line)
		f.expr(n.Values[j], k+1)
		f.expr(n.Keys[j], k)
	}
	if pairs == 0 {
		return 0
	}
	return first
}

// joinedStr builds the value of an f-string.
func (f *fn) joinedStr(n *syntax.JoinedStr, dst int) {
	switch len(n.Values) {
	case 0:
		f.loadConst("", dst)
		return
	case 1:
		f.strPart(n.Values[0], dst)
		return
	}
	acc := dst
	if !f.isTemp(dst) && len(n.Values) > chunk {
		acc = f.temp()
	}
	m := f.top
	for i := 0; i < len(n.Values); i += chunk {
		part := n.Values[i:min(i+chunk, len(n.Values))]
		if i > 0 {
			f.move(f.temp(), acc)
		}
		for _, v := range part {
			f.strPart(v, f.temp())
		}
		f.emit(code.JOINSTR, acc, m, f.top-m, 0)
		f.top = m
	}
	f.move(dst, acc)
}

// strPart evaluates one part of an f-string to a str.
func (f *fn) strPart(e syntax.Expr, dst int) {
	n, ok := e.(*syntax.FormattedValue)
	if !ok {
		f.expr(e, dst)
		return
	}
	m := f.top
	d := int32(n.Conversion)
	if n.Spec == nil || len(n.Spec.Values) == 0 {
		f.emit(code.FORMAT, dst, f.operandIn(n.Value, dst), 0, d|0x100)
	} else {
		v := f.operandIn(n.Value, dst, n.Spec)
		f.emit(code.FORMAT, dst, v, f.operand(n.Spec), d)
	}
	f.top = m
}

// template builds a t-string: strs at both ends and between the interpolations.
func (f *fn) template(n *syntax.TemplateStr, dst int) {
	b := f.top
	str := ""
	for _, e := range n.Values {
		switch v := e.(type) {
		case *syntax.Constant:
			s, _ := v.Value.(string)
			str += s
		case *syntax.FormattedValue:
			f.loadConst(str, f.temp())
			str = ""
			f.interpolation(v, f.temp())
		}
	}
	f.loadConst(str, f.temp())
	f.emit(code.MKTEMPLATE, dst, b, f.top-b, 0)
}

func (f *fn) interpolation(n *syntax.FormattedValue, dst int) {
	m := f.top
	t := f.temps(4)
	f.expr(n.Value, t)
	f.loadConst(n.Text, t+1)
	var conv any
	if n.Conversion != 0 {
		conv = string(rune(n.Conversion))
	}
	f.loadConst(conv, t+2)
	if n.Spec != nil {
		f.joinedStr(n.Spec, t+3)
	} else {
		f.loadConst("", t+3)
	}
	f.emit(code.MKINTERP, dst, t, 0, 0)
	f.top = m
}
