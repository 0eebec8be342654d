// This file holds the loop that runs instructions.

package vm

import (
	"math"

	"mpy/python/code"
	"mpy/python/object"
)

// run runs the topmost frame, and what it calls, until that frame ends. An
// end by YIELD sets t.yielded.
//
// A case of the switch ends in continue for the next instruction, in "continue
// outer" when another frame is on top, in "break inner" with err set to raise,
// and by falling out of the switch for a conditional jump on yes.
func (t *Thread) run() (object.Value, error) {
	var (
		err    error
		yes    bool
		f      *frame
		p      *proto
		R      *[256]object.Value
		pc     int
		in     *code.Instr
		result object.Value
		v      object.Value
		pushed bool
		n      int
		signal = &t.in.signal
	)
outer:
	for {
		f = t.cur
		p = f.p
		ins := p.instrs
		R = (*[256]object.Value)(f.seg.vals[f.base:])
		pc = f.pc
	inner:
		for ; ; pc++ {
			in = &ins[pc]
			switch in.Op {
			case code.NOP:
				continue
			case code.MOVE:
				R[in.A] = R[in.B]
				continue
			case code.LOADK:
				R[in.A] = p.consts[in.D]
				continue
			case code.LOADINT:
				R[in.A].SetInt(int64(in.D))
				continue
			case code.CLEAR:
				R[in.A] = object.Value{}
				continue
			case code.CHECK:
				if !R[in.A].Bound() {
					err = unboundLocal()
					break inner
				}
				continue
			case code.GETGLOBAL:
				g := &p.globals[in.D]
				if d := f.fn.globals; g.dict == d && g.keys == d.Keys && g.outer == t.in.builtins.Keys {
					R[in.A] = *g.val
					continue
				}
				if v, err = t.global(f, in.D); err != nil {
					break inner
				}
				R[in.A] = v
				continue
			case code.SETGLOBAL:
				g := &p.globals[in.D]
				if d := f.fn.globals; g.dict == d && g.keys == d.Keys && g.own {
					*g.val = R[in.A]
					continue
				}
				if err = t.setGlobal(f, in.D, R[in.A]); err != nil {
					break inner
				}
				continue
			case code.DELGLOBAL:
				if !f.fn.globals.DeleteStr(p.code.Globals[in.D]) {
					err = object.NewException(object.KeyError, t.in.intern(p.code.Globals[in.D])) // MicroPython's choice
					break inner
				}
				continue
			case code.GETNAME:
				if v, err = t.name(f, p.code.Names[in.D]); err != nil {
					break inner
				}
				R[in.A] = v
				continue
			case code.SETNAME:
				if err = f.names().Set(t, t.in.intern(p.code.Names[in.D]), R[in.A]); err != nil {
					break inner
				}
				continue
			case code.DELNAME:
				if !f.names().DeleteStr(p.code.Names[in.D]) {
					err = object.NewException(object.KeyError, t.in.intern(p.code.Names[in.D]))
					break inner
				}
				continue
			case code.MKCELL:
				if int(in.A) < len(p.code.Params) {
					R[in.A] = object.Ref(&object.Cell{V: R[in.A]})
				} else {
					R[in.A] = object.Ref(&object.Cell{})
				}
				continue
			case code.GETCELL:
				v := R[in.B].Obj().(*object.Cell).V
				if !v.Bound() {
					err = unboundLocal()
					break inner
				}
				R[in.A] = v
				continue
			case code.SETCELL:
				R[in.A].Obj().(*object.Cell).V = R[in.B]
				continue
			case code.DELCELL:
				c := R[in.A].Obj().(*object.Cell)
				if !c.V.Bound() {
					err = unboundLocal()
					break inner
				}
				c.V = object.Value{}
				continue
			case code.GETFREE:
				v := f.fn.free[in.D].V
				if !v.Bound() {
					err = unboundLocal()
					break inner
				}
				R[in.A] = v
				continue
			case code.SETFREE:
				f.fn.free[in.D].V = R[in.A]
				continue
			case code.DELFREE:
				if !f.fn.free[in.D].V.Bound() {
					err = unboundLocal()
					break inner
				}
				f.fn.free[in.D].V = object.Value{}
				continue
			case code.MKSPILL:
				R[in.A] = object.Ref(&spill{make([]object.Value, in.D)})
				continue
			case code.GETSPILL:
				v := R[in.B].Obj().(*spill).vals[in.D]
				if !v.Bound() {
					err = unboundLocal()
					break inner
				}
				R[in.A] = v
				continue
			case code.SETSPILL:
				R[in.A].Obj().(*spill).vals[in.D] = R[in.B]
				continue
			case code.DELSPILL:
				s := R[in.A].Obj().(*spill)
				if !s.vals[in.D].Bound() {
					err = unboundLocal()
					break inner
				}
				s.vals[in.D] = object.Value{}
				continue

			// Attributes and items.
			case code.GETATTR:
				s := &p.sites[in.D]
				switch o := R[in.B].Obj().(type) {
				case *object.Instance:
					if o.Shape == s.shape && s.idx < len(o.Slots) {
						if v := o.Slots[s.idx]; v.Bound() {
							R[in.A] = v
							continue
						}
					}
				case *object.Module:
					if s.fn.Bound() {
						if v := o.Dict.At(s.idx, s.fn); v != nil {
							R[in.A] = *v
							continue
						}
					}
				}
				f.pc = pc + 1
				v, err = t.loadAttr(p, in.D, R[in.B])
				if err != nil {
					break inner
				}
				R[in.A] = v
				continue
			case code.SETATTR:
				s := &p.sites[in.D]
				if o, ok := R[in.A].Obj().(*object.Instance); ok && o.Shape == s.shape && o.Cls.Version == s.ver {
					if s.next == nil {
						o.Slots[s.idx] = R[in.B]
					} else {
						o.Extend(s.next, R[in.B])
					}
					continue
				}
				err = t.storeAttr(p, in.D, R[in.A], R[in.B])
				if err != nil {
					break inner
				}
				continue
			case code.DELATTR:
				err = object.SetAttr(t, R[in.A], p.code.Sites[in.D], object.Value{})
				if err != nil {
					break inner
				}
				continue
			case code.GETMETHOD:
				s := &p.sites[in.D]
				v := R[in.B]
				switch o := v.Obj().(type) {
				case *object.Instance:
					if o.Shape == s.shape && o.Cls.Version == s.ver {
						R[in.A] = s.fn
						R[in.A+1] = v
						continue
					}
				case *object.Module:
					if s.fn.Bound() && s.class == nil && s.shape == nil {
						if x := o.Dict.At(s.idx, s.fn); x != nil {
							R[in.A] = *x
							R[in.A+1] = object.Value{}
							continue
						}
					}
				case nil:
				default:
					if c := o.Class(); c == s.class {
						R[in.A] = s.fn
						R[in.A+1] = v
						continue
					}
				}
				var fn, self object.Value
				fn, self, err = t.loadMethod(p, in.D, v)
				if err != nil {
					break inner
				}
				R[in.A] = fn
				R[in.A+1] = self
				continue
			case code.GETITEM:
				switch o := R[in.B].Obj().(type) {
				case *object.List:
					if k := R[in.C]; k.IsInt() {
						i := k.AsInt()
						if i < 0 {
							i += int64(len(o.Items))
						}
						if uint64(i) < uint64(len(o.Items)) {
							R[in.A] = o.Items[i]
							continue
						}
					}
				case *object.Tuple:
					if k := R[in.C]; k.IsInt() {
						i := k.AsInt()
						if i < 0 {
							i += int64(len(o.Items))
						}
						if uint64(i) < uint64(len(o.Items)) {
							R[in.A] = o.Items[i]
							continue
						}
					}
				case *object.Bytearray:
					if k := R[in.C]; k.IsInt() && uint64(k.AsInt()) < uint64(len(o.B)) {
						R[in.A].SetInt(int64(o.B[k.AsInt()]))
						continue
					}
				case *object.Bytes:
					if k := R[in.C]; k.IsInt() && uint64(k.AsInt()) < uint64(len(o.S)) {
						R[in.A].SetInt(int64(o.S[k.AsInt()]))
						continue
					}
				case *object.Instance:
					f.pc = pc + 1
					if pushed, err = t.itemFrame(o, R, in); pushed {
						continue outer
					} else if err != nil {
						break inner
					}
				case *object.Dict:
					if o.Cls == nil {
						v, err = o.Get(t, R[in.C])
						if err == nil && v.Bound() {
							R[in.A] = v
							continue
						}
						err = nil
					}
				}
				v, err = object.GetItem(t, R[in.B], R[in.C])
				if err != nil {
					break inner
				}
				R[in.A] = v
				continue
			case code.GETITEMI:
				switch o := R[in.B].Obj().(type) {
				case *object.List:
					i := int(in.D)
					if i < 0 {
						i += len(o.Items)
					}
					if uint(i) < uint(len(o.Items)) {
						R[in.A] = o.Items[i]
						continue
					}
				case *object.Tuple:
					i := int(in.D)
					if i < 0 {
						i += len(o.Items)
					}
					if uint(i) < uint(len(o.Items)) {
						R[in.A] = o.Items[i]
						continue
					}
				case *object.Bytearray:
					if uint(in.D) < uint(len(o.B)) {
						R[in.A].SetInt(int64(o.B[in.D]))
						continue
					}
				case *object.Bytes:
					if uint(in.D) < uint(len(o.S)) {
						R[in.A].SetInt(int64(o.S[in.D]))
						continue
					}
				}
				v, err = object.GetItem(t, R[in.B], object.Int(int64(in.D)))
				if err != nil {
					break inner
				}
				R[in.A] = v
				continue
			case code.SETITEM:
				switch o := R[in.A].Obj().(type) {
				case *object.List:
					if k := R[in.B]; k.IsInt() {
						i := k.AsInt()
						if i < 0 {
							i += int64(len(o.Items))
						}
						if uint64(i) < uint64(len(o.Items)) {
							o.Items[i] = R[in.C]
							continue
						}
					}
				case *object.Bytearray:
					if k, v := R[in.B], R[in.C]; k.IsInt() && v.IsInt() && uint64(k.AsInt()) < uint64(len(o.B)) {
						o.B[k.AsInt()] = byte(v.AsInt())
						continue
					}
				case *object.Dict:
					err = o.Set(t, R[in.B], R[in.C])
					if err != nil {
						break inner
					}
					continue
				}
				err = object.SetItem(t, R[in.A], R[in.B], R[in.C])
				if err != nil {
					break inner
				}
				continue
			case code.DELITEM:
				err = object.SetItem(t, R[in.A], R[in.B], object.Value{})
				if err != nil {
					break inner
				}
				continue
			case code.MKSLICE:
				if yes, err = t.slicing(R, in, &ins[pc+1]); yes {
					pc++
					if err != nil {
						break inner
					}
				}
				continue

			// Arithmetic.
			case code.ADD:
				b, c := &R[in.B], &R[in.C]
				if b.IsInt() && c.IsInt() {
					x, y := b.AsInt(), c.AsInt()
					if s := x + y; (s^x)&(s^y) >= 0 {
						R[in.A].SetInt(s)
						continue
					}
				} else if b.IsFloat() && c.IsFloat() {
					R[in.A].SetFloat(b.AsFloat() + c.AsFloat())
					continue
				}
				goto operate
			case code.SUB:
				b, c := &R[in.B], &R[in.C]
				if b.IsInt() && c.IsInt() {
					x, y := b.AsInt(), c.AsInt()
					if s := x - y; (x^y)&(s^x) >= 0 {
						R[in.A].SetInt(s)
						continue
					}
				} else if b.IsFloat() && c.IsFloat() {
					R[in.A].SetFloat(b.AsFloat() - c.AsFloat())
					continue
				}
				goto operate
			case code.MUL:
				b, c := &R[in.B], &R[in.C]
				if b.IsFloat() && c.IsFloat() {
					R[in.A].SetFloat(b.AsFloat() * c.AsFloat())
					continue
				}
				if b.IsInt() && c.IsInt() {
					x, y := b.AsInt(), c.AsInt()
					if small(x) && small(y) {
						R[in.A].SetInt(x * y)
						continue
					}
				}
				goto operate
			case code.DIV:
				b, c := &R[in.B], &R[in.C]
				if b.IsFloat() && c.IsFloat() && c.AsFloat() != 0 {
					R[in.A].SetFloat(b.AsFloat() / c.AsFloat())
					continue
				}
				goto operate
			case code.FLOORDIV:
				b, c := &R[in.B], &R[in.C]
				if b.IsInt() && c.IsInt() && c.AsInt() > 0 {
					R[in.A].SetInt(floorDiv(b.AsInt(), c.AsInt()))
					continue
				}
				goto operate
			case code.MOD:
				b, c := &R[in.B], &R[in.C]
				if b.IsInt() && c.IsInt() && c.AsInt() > 0 {
					R[in.A].SetInt(floorMod(b.AsInt(), c.AsInt()))
					continue
				}
				goto operate
			case code.AND:
				b, c := &R[in.B], &R[in.C]
				if b.IsInt() && c.IsInt() {
					R[in.A].SetInt(b.AsInt() & c.AsInt())
					continue
				}
				goto operate
			case code.OR:
				b, c := &R[in.B], &R[in.C]
				if b.IsInt() && c.IsInt() {
					R[in.A].SetInt(b.AsInt() | c.AsInt())
					continue
				}
				goto operate
			case code.XOR:
				b, c := &R[in.B], &R[in.C]
				if b.IsInt() && c.IsInt() {
					R[in.A].SetInt(b.AsInt() ^ c.AsInt())
					continue
				}
				goto operate
			case code.RSHIFT:
				b, c := &R[in.B], &R[in.C]
				if b.IsInt() && c.IsInt() && uint64(c.AsInt()) < 64 {
					R[in.A].SetInt(b.AsInt() >> uint(c.AsInt()))
					continue
				}
				goto operate
			case code.LSHIFT:
				b, c := &R[in.B], &R[in.C]
				if b.IsInt() && c.IsInt() && uint64(c.AsInt()) < 31 && small(b.AsInt()) {
					R[in.A].SetInt(b.AsInt() << uint(c.AsInt()))
					continue
				}
				goto operate
			case code.POW, code.MATMUL:
				goto operate

			// Arithmetic with a small number.
			case code.ADDI:
				b := &R[in.B]
				if b.IsInt() {
					x := b.AsInt()
					if s := x + int64(in.D); (s > x) == (in.D > 0) || in.D == 0 {
						R[in.A].SetInt(s)
						continue
					}
				} else if b.IsFloat() {
					R[in.A].SetFloat(b.AsFloat() + float64(in.D))
					continue
				}
				goto operate
			case code.SUBI:
				b := &R[in.B]
				if b.IsInt() {
					x := b.AsInt()
					if s := x - int64(in.D); (s < x) == (in.D > 0) || in.D == 0 {
						R[in.A].SetInt(s)
						continue
					}
				} else if b.IsFloat() {
					R[in.A].SetFloat(b.AsFloat() - float64(in.D))
					continue
				}
				goto operate
			case code.MULI:
				b := &R[in.B]
				if b.IsInt() && small(b.AsInt()) {
					R[in.A].SetInt(b.AsInt() * int64(in.D))
					continue
				} else if b.IsFloat() {
					R[in.A].SetFloat(b.AsFloat() * float64(in.D))
					continue
				}
				goto operate
			case code.FLOORDIVI:
				b := &R[in.B]
				if b.IsInt() && in.D > 0 {
					R[in.A].SetInt(floorDiv(b.AsInt(), int64(in.D)))
					continue
				}
				goto operate
			case code.MODI:
				b := &R[in.B]
				if b.IsInt() && in.D > 0 {
					R[in.A].SetInt(floorMod(b.AsInt(), int64(in.D)))
					continue
				}
				goto operate
			case code.LSHIFTI:
				b := &R[in.B]
				if b.IsInt() && uint32(in.D) < 31 && small(b.AsInt()) {
					R[in.A].SetInt(b.AsInt() << uint(in.D))
					continue
				}
				goto operate
			case code.RSHIFTI:
				b := &R[in.B]
				if b.IsInt() && uint32(in.D) < 64 {
					R[in.A].SetInt(b.AsInt() >> uint(in.D))
					continue
				}
				goto operate
			case code.ANDI:
				b := &R[in.B]
				if b.IsInt() {
					R[in.A].SetInt(b.AsInt() & int64(in.D))
					continue
				}
				goto operate

			// Arithmetic with a constant.
			case code.ADDK:
				b, c := &R[in.B], &p.consts[in.D]
				if b.IsFloat() && c.IsFloat() {
					R[in.A].SetFloat(b.AsFloat() + c.AsFloat())
					continue
				}
				goto operate
			case code.SUBK:
				b, c := &R[in.B], &p.consts[in.D]
				if b.IsFloat() && c.IsFloat() {
					R[in.A].SetFloat(b.AsFloat() - c.AsFloat())
					continue
				}
				goto operate
			case code.MULK:
				b, c := &R[in.B], &p.consts[in.D]
				if b.IsFloat() && c.IsFloat() {
					R[in.A].SetFloat(b.AsFloat() * c.AsFloat())
					continue
				}
				goto operate
			case code.DIVK:
				b, c := &R[in.B], &p.consts[in.D]
				if b.IsFloat() && c.IsFloat() && c.AsFloat() != 0 {
					R[in.A].SetFloat(b.AsFloat() / c.AsFloat())
					continue
				}
				goto operate
			case code.NEG:
				b := &R[in.B]
				if b.IsInt() && b.AsInt() != math.MinInt64 {
					R[in.A].SetInt(-b.AsInt())
					continue
				}
				if b.IsFloat() {
					R[in.A].SetFloat(-b.AsFloat())
					continue
				}
				v, err = object.Unary(t, object.NEG, *b)
				if err != nil {
					break inner
				}
				R[in.A] = v
				continue
			case code.POS, code.INVERT:
				v, err = object.Unary(t, object.UnaryOp(in.Op-code.NEG), R[in.B])
				if err != nil {
					break inner
				}
				R[in.A] = v
				continue
			case code.NOT:
				b := R[in.B]
				if b.IsBool() {
					yes = b.AsInt() != 0
				} else {
					yes, err = object.Truth(t, b)
					if err != nil {
						break inner
					}
				}
				R[in.A] = object.Bool(!yes)
				continue

			// Comparisons that give a value.
			case code.EQ, code.NE, code.LT, code.LE, code.GT, code.GE:
				v, err = t.compare(object.CompareOp(in.Op-code.EQ), R[in.B], R[in.C])
				if err != nil {
					break inner
				}
				R[in.A] = v
				continue
			case code.IS:
				R[in.A] = object.Bool(R[in.B] == R[in.C])
				continue
			case code.ISNOT:
				R[in.A] = object.Bool(R[in.B] != R[in.C])
				continue
			case code.IN:
				yes, err = object.Contains(t, R[in.C], R[in.B])
				if err != nil {
					break inner
				}
				R[in.A] = object.Bool(yes)
				continue
			case code.NOTIN:
				yes, err = object.Contains(t, R[in.C], R[in.B])
				if err != nil {
					break inner
				}
				R[in.A] = object.Bool(!yes)
				continue

			// Jumps.
			case code.JUMP:
				pc += int(in.D)
				if in.D < 0 && signal.Load() != 0 {
					f.pc = pc + 1
					if err = t.pendingAtJump(); err != nil {
						pc -= int(in.D) // the jump itself raises
						break inner
					}
				}
				continue
			case code.JTRUE:
				if v := &R[in.A]; v.IsBool() {
					yes = v.AsInt() == 0
				} else {
					yes, err = object.Truth(t, *v)
					if err != nil {
						break inner
					}
					yes = !yes
				}
			case code.JFALSE:
				if v := &R[in.A]; v.IsBool() {
					yes = v.AsInt() != 0
				} else {
					yes, err = object.Truth(t, *v)
					if err != nil {
						break inner
					}
				}
			case code.JEQ:
				a, b := &R[in.A], &R[in.B]
				if a.IsInt() && b.IsInt() {
					yes = a.AsInt() == b.AsInt()
				} else {
					yes, err = t.test(object.EQ, *a, *b)
					if err != nil {
						break inner
					}
				}
			case code.JNE:
				a, b := &R[in.A], &R[in.B]
				if a.IsInt() && b.IsInt() {
					yes = a.AsInt() != b.AsInt()
				} else {
					yes, err = t.test(object.NE, *a, *b)
					if err != nil {
						break inner
					}
				}
			case code.JLT:
				a, b := &R[in.A], &R[in.B]
				if a.IsInt() && b.IsInt() {
					yes = a.AsInt() < b.AsInt()
				} else if a.IsFloat() && b.IsFloat() {
					yes = a.AsFloat() < b.AsFloat()
				} else {
					yes, err = t.test(object.LT, *a, *b)
					if err != nil {
						break inner
					}
				}
			case code.JLE:
				a, b := &R[in.A], &R[in.B]
				if a.IsInt() && b.IsInt() {
					yes = a.AsInt() <= b.AsInt()
				} else if a.IsFloat() && b.IsFloat() {
					yes = a.AsFloat() <= b.AsFloat()
				} else {
					yes, err = t.test(object.LE, *a, *b)
					if err != nil {
						break inner
					}
				}
			case code.JGT:
				a, b := &R[in.A], &R[in.B]
				if a.IsInt() && b.IsInt() {
					yes = a.AsInt() > b.AsInt()
				} else if a.IsFloat() && b.IsFloat() {
					yes = a.AsFloat() > b.AsFloat()
				} else {
					yes, err = t.test(object.GT, *a, *b)
					if err != nil {
						break inner
					}
				}
			case code.JGE:
				a, b := &R[in.A], &R[in.B]
				if a.IsInt() && b.IsInt() {
					yes = a.AsInt() >= b.AsInt()
				} else if a.IsFloat() && b.IsFloat() {
					yes = a.AsFloat() >= b.AsFloat()
				} else {
					yes, err = t.test(object.GE, *a, *b)
					if err != nil {
						break inner
					}
				}
			case code.JEQI:
				if a := &R[in.A]; a.IsInt() {
					yes = a.AsInt() == int64(int8(in.B))
				} else {
					yes, err = t.test(object.EQ, *a, object.Int(int64(int8(in.B))))
					if err != nil {
						break inner
					}
				}
			case code.JNEI:
				if a := &R[in.A]; a.IsInt() {
					yes = a.AsInt() != int64(int8(in.B))
				} else {
					yes, err = t.test(object.NE, *a, object.Int(int64(int8(in.B))))
					if err != nil {
						break inner
					}
				}
			case code.JLTI:
				if a := &R[in.A]; a.IsInt() {
					yes = a.AsInt() < int64(int8(in.B))
				} else {
					yes, err = t.test(object.LT, *a, object.Int(int64(int8(in.B))))
					if err != nil {
						break inner
					}
				}
			case code.JLEI:
				if a := &R[in.A]; a.IsInt() {
					yes = a.AsInt() <= int64(int8(in.B))
				} else {
					yes, err = t.test(object.LE, *a, object.Int(int64(int8(in.B))))
					if err != nil {
						break inner
					}
				}
			case code.JGTI:
				if a := &R[in.A]; a.IsInt() {
					yes = a.AsInt() > int64(int8(in.B))
				} else {
					yes, err = t.test(object.GT, *a, object.Int(int64(int8(in.B))))
					if err != nil {
						break inner
					}
				}
			case code.JGEI:
				if a := &R[in.A]; a.IsInt() {
					yes = a.AsInt() >= int64(int8(in.B))
				} else {
					yes, err = t.test(object.GE, *a, object.Int(int64(int8(in.B))))
					if err != nil {
						break inner
					}
				}
			case code.JIS:
				yes = R[in.A] == R[in.B]
			case code.JISNONE:
				yes = R[in.A].IsNone()
			case code.JIN:
				yes, err = object.Contains(t, R[in.B], R[in.A])
				if err != nil {
					break inner
				}
			case code.JBOUND:
				yes = R[in.A].Bound()
			case code.JEXC:
				if yes, err = matches(R[in.A], R[in.B]); err != nil {
					break inner
				}

			// Loops.
			case code.GETITER:
				v, err = t.iter(R[in.B], in.C != 0)
				if err != nil {
					break inner
				}
				R[in.A] = v
				continue
			case code.FORITER:
				it := R[in.B].Obj()
				if o, ok := it.(*object.RangeIter); ok { // first of all: a switch would ask for it last
					if o.Left <= 0 {
						continue
					}
					o.Left--
					R[in.A].SetInt(o.Cur)
					o.Cur += o.Step
					yes = false
					break
				}
				switch o := it.(type) {
				case *object.ListIter:
					if o.I >= len(o.L.Items) {
						continue
					}
					R[in.A] = o.L.Items[o.I]
					o.I++
				case *object.TupleIter:
					if o.I >= len(o.Items) {
						continue
					}
					R[in.A] = o.Items[o.I]
					o.I++
				case *Generator:
					f.pc = pc + 1
					if o.state >= genDone {
						var done bool
						if v, done, err = t.send(o, object.None); err != nil {
							break inner
						}
						if done {
							continue
						}
						R[in.A] = v
						break // to the jump
					}
					if err = t.wake(o, object.None, false); err != nil {
						break inner
					}
					continue outer
				case *object.StrIter:
					c := o.Next()
					if !c.Bound() {
						continue
					}
					R[in.A] = c
				default:
					f.pc = pc + 1
					if next := &ins[pc+1+int(in.D)]; next.Op == code.UNPACK && next.D == 1 && next.C == 2 {
						if o, ok := o.(object.Pairs); ok && o.Paired() {
							if yes, err = t.nextPair(o, R, next.A); err != nil {
								break inner
							}
							if !yes {
								continue
							}
							pc += int(in.D) + 1
							if signal.Load() != 0 {
								f.pc = pc + 1
								if err = t.Pending(); err != nil {
									break inner
								}
							}
							continue
						}
					}
					v, yes, pushed, err = t.next(R[in.B])
					if pushed {
						continue outer
					}
					if err != nil {
						break inner
					}
					if !yes {
						continue
					}
					R[in.A] = v
				}
				yes = false

			// Calls.
			case code.CALLM:
				n = int(in.B)
				if R[in.A+1].Bound() {
					n++
				} else {
					copy(R[int(in.A)+1:int(in.A)+1+n], R[int(in.A)+2:])
				}
				goto call
			case code.CALL:
				n = int(in.B)
				goto call
			case code.CALLKW, code.CALLMKW:
				f.pc = pc + 1
				v, pushed, err = t.callKw(p, R, in)
				if pushed {
					continue outer
				}
				if err != nil {
					break inner
				}
				R[in.A] = v
				continue
			case code.CALLEX:
				f.pc = pc + 1
				v, pushed, err = t.callEx(R, int(in.A), object.Value{}, R[in.A+1], R[in.A+2])
				if pushed {
					continue outer
				}
				if err != nil {
					break inner
				}
				R[in.A] = v
				continue
			case code.CALLMEX:
				f.pc = pc + 1
				v, pushed, err = t.callEx(R, int(in.A), R[in.A+1], R[in.A+2], R[in.A+3])
				if pushed {
					continue outer
				}
				if err != nil {
					break inner
				}
				R[in.A] = v
				continue
			case code.RETURN, code.RETNONE:
				if in.Op == code.RETURN {
					result = R[in.A]
				} else {
					result = object.None
				}
				k, entry := f.kind, f.entry
				if k != kindCall {
					f.pc = pc + 1
					if result, err = t.endFrame(f, result); err != nil {
						break inner
					}
				}
				f = f.down
				t.cur = f
				t.depth--
				if entry {
					return result, nil
				}
				up := &f.p.instrs[f.pc-1]
				switch up.Op {
				case code.CALL, code.CALLM:
					f.seg.vals[f.base+int(up.C)] = result
				case code.FORITER:
					if k == kindGen { // the generator ended: the loop does
						continue outer
					}
					f.seg.vals[f.base+int(up.A)] = result
					f.pc += int(up.D)
				default:
					if k == kindOp && result == object.NotImplemented {
						if result, err = t.otherwise(f); err != nil {
							pc = f.pc - 1
							break inner
						}
					}
					if f.gen != nil {
						f.gen.delegating = false
						if f.cold {
							f.warm()
						}
					}
					f.seg.vals[f.base+int(up.A)] = result
				}
				continue outer
			case code.YIELD:
				if f.sink != nil {
					f.pc = pc + 1
					if f.sink.take(R[in.B]) {
						R[in.A] = object.None
						continue
					}
				}
				result = R[in.B]
				entry := f.entry
				t.rest(f.gen, R, pc+1)
				if entry {
					t.yielded = true
					return result, nil
				}
				if done := t.deliver(result); done {
					return result, nil
				}
				continue outer
			case code.YIELDFROM:
				g := f.gen
				sent := g.sent
				if !g.delegating {
					sent = object.None
					g.delegating = true
				}
				g.sent = object.Value{}
				it := R[in.B]
				if sub, ok := it.Obj().(*Generator); ok && sub.state < genDone {
					f.pc = pc + 1
					if err = t.wake(sub, sent, false); err != nil {
						break inner
					}
					continue outer
				}
				f.pc = pc + 1
				v, yes, err = t.sendTo(it, sent)
				if err != nil {
					break inner
				}
				if yes {
					g.delegating = false
					R[in.A] = v
					continue
				}
				entry := f.entry
				t.rest(g, R, pc)
				if entry {
					t.yielded = true
					return v, nil
				}
				if done := t.deliver(v); done {
					return v, nil
				}
				continue outer
			case code.MKFUNC:
				R[in.A] = object.Ref(t.makeFunction(f, p.fn(t.in, in.D), R, int(in.B)))
				continue
			case code.MKCLASS:
				f.pc = pc + 1
				var kw object.Value
				if in.C != 0 {
					kw = R[int(in.A)+int(in.B)+1]
				}
				name, _ := object.AsStr(p.consts[in.D])
				if v, yes, err = t.customClass(R[in.A], name, R[int(in.A)+1:int(in.A)+1+int(in.B)], kw); yes || err != nil {
					if err != nil {
						break inner
					}
					R[in.A] = v
					continue
				}
				if err = t.beginClass(R[in.A].Obj().(*Function), int(in.A)+int(in.B)+2, name, R[int(in.A)+1:int(in.A)+1+int(in.B)], kw); err != nil {
					break inner
				}
				continue outer

			// Exceptions.
			case code.RAISE:
				f.pc = pc + 1
				err = t.raise(R[in.A], object.Value{})
				break inner
			case code.RAISEFROM:
				f.pc = pc + 1
				err = t.raise(R[in.A], R[in.B])
				break inner
			case code.RERAISE:
				if e, ok := R[in.A].Obj().(*object.Exception); ok {
					err = e
				} else {
					err = object.NewError(object.RuntimeError, "no active exception to reraise")
				}
				break inner
			case code.EXCTYPE:
				R[in.A] = object.Ref(object.ClassOf(R[in.B]))
				continue

			// Displays and the rest.
			case code.MKTUPLE:
				R[in.A], _ = object.CopyTuple(t, R[in.B:int(in.B)+int(in.C)]) // too short to be refused
				continue
			case code.MKLIST:
				if in.D > 1 {
					R[in.A] = object.ListFor(t, R[in.B], in.D == code.RoomForHalf)
					continue
				}
				R[in.A], _ = object.CopyList(t, R[in.B:int(in.B)+int(in.C)])
				continue
			case code.LISTAPPEND:
				l := R[in.A].Obj().(*object.List)
				if len(l.Items) < cap(l.Items) {
					l.Items = append(l.Items, R[in.B])
				} else if err = l.Append(t, R[in.B]); err != nil {
					break inner
				}
				continue
			case code.UNPACK:
				if o, ok := R[in.B].Obj().(*object.Tuple); ok && len(o.Items) == int(in.C) {
					copy(R[in.A:], o.Items)
					continue
				}
				err = t.unpack(R, in)
				if err != nil {
					break inner
				}
				continue

			// Viper's pointers.
			case code.GETPTR:
				k := &R[in.C]
				if o, ok := R[in.B].Obj().(*object.Pointer); ok && in.D == 0 && k.IsInt() {
					if at := uint64(o.Off + k.AsInt()); at < uint64(len(o.Data)) {
						R[in.A].SetInt(int64(o.Data[at]))
						continue
					}
				}
				f.pc = pc + 1
				if err = t.getPointer(R, in); err != nil {
					break inner
				}
				continue
			case code.SETPTR:
				k, x := &R[in.B], &R[in.C]
				if o, ok := R[in.A].Obj().(*object.Pointer); ok && in.D == 0 && k.IsInt() && x.IsInt() && !o.Readonly {
					if at := uint64(o.Off + k.AsInt()); at < uint64(len(o.Data)) {
						o.Data[at] = byte(x.AsInt())
						continue
					}
				}
				f.pc = pc + 1
				if err = t.setPointer(R); err != nil {
					break inner
				}
				continue
			default:
				f.pc = pc + 1
				err = t.display(p, R, in)
				if err != nil {
					break inner
				}
				continue
			}
			// A conditional jump; C is 0 in those that have no outcome to name.
			if yes != (in.C != 0) {
				continue
			}
			pc += int(in.D)
			if in.D < 0 && signal.Load() != 0 {
				f.pc = pc + 1
				if err = t.pendingAtJump(); err != nil {
					pc -= int(in.D)
					break inner
				}
			}
			continue
		operate: // what the operators do beyond their fast paths
			f.pc = pc + 1
			v, pushed, err = t.operate(R)
			if pushed {
				continue outer
			}
			if err != nil {
				break inner
			}
			R[in.A] = v
			continue
		call: // R[A] with the n arguments behind it
			switch o := R[in.A].Obj().(type) {
			case *Function:
				f.pc = pc + 1
				// What enter and push do, for the simplest.
				if up, q := f.up, o.proto; up != nil && q.simple && n == q.npos && up.seg == f.seg && signal.Load() == 0 {
					base := f.base + int(in.A) + 1
					if base+256 <= segmentSize && t.depth < t.in.opts.MaxDepth {
						for _, r := range q.clear {
							f.seg.vals[base+int(r)] = object.Value{}
						}
						t.depth++
						if up.fn != o {
							up.fn, up.p = o, q
						}
						up.base, up.pc, up.kind, up.entry = base, 0, kindCall, false
						t.cur = up
						continue outer
					}
				}
				if v, err = t.enter(o, int(in.A)+1, n, object.Kw{}, kindCall); err != nil {
					break inner
				}
				if !v.Bound() {
					continue outer
				}
			case *object.Builtin:
				f.pc = pc + 1
				if n > int(in.B) { // self comes from GETMETHOD
					if o == object.ListAppend && n == 2 { // by far the commonest
						if l, ok := R[in.A+1].Obj().(*object.List); ok && len(l.Items) < cap(l.Items) {
							l.Items = append(l.Items, R[in.A+2])
							R[in.C] = object.None
							continue
						}
					}
					v, err = o.CallBound(t, R[int(in.A)+1:int(in.A)+1+n])
				} else {
					v, err = o.Call(t, R[int(in.A)+1:int(in.A)+1+n], object.Kw{})
				}
				if err != nil {
					break inner
				}
			default:
				f.pc = pc + 1
				v, pushed, err = t.callAny(R, int(in.A), n, object.Kw{})
				if err != nil {
					break inner
				}
				if pushed {
					continue outer
				}
			}
			R[in.C] = v
			continue
		}
		f.pc = pc + 1
		if !t.unwind(err) {
			return object.Value{}, t.lost
		}
		err = nil
	}
}
