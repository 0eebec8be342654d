// This file calls the special methods of operators and subscripts as frames, not from Go.

package vm

import (
	"mpy/python/code"
	"mpy/python/object"
)

// operands gives what an arithmetic instruction computes: the operator, its
// right operand and its mode. The left one is R[B].
func operands(p *proto, R []object.Value, in *code.Instr) (op code.Op, c object.Value, mode int32) {
	switch {
	case in.Op >= code.ADDK:
		return constantForms[in.Op-code.ADDK], p.consts[in.D], int32(in.C)
	case in.Op >= code.ADDI:
		return numberForms[in.Op-code.ADDI], object.Int(int64(in.D)), int32(in.C)
	}
	return in.Op, R[in.C], in.D
}

var (
	numberForms   = [...]code.Op{code.ADD, code.SUB, code.MUL, code.FLOORDIV, code.MOD, code.LSHIFT, code.RSHIFT, code.AND}
	constantForms = [...]code.Op{code.ADD, code.SUB, code.MUL, code.DIV}
)

// operate computes an arithmetic instruction that its case in the loop does not:
// it gives the value, or pushes the frame of a script's method that will.
func (t *Thread) operate(R *[256]object.Value) (object.Value, bool, error) {
	p := t.cur.original()
	in := &p.instrs[t.cur.pc-1]
	op, c, mode := operands(p, R[:], in)
	b := R[in.B]
	if o, ok := b.Obj().(*object.Instance); ok && o.Cls.Native == nil && mode != words {
		m, ok := o.Cls.Operator(object.BinaryOp(op-code.ADD), mode == inPlace).Obj().(*Function)
		if pushed, err := t.special(m, ok, b, c, kindOp); pushed || err != nil {
			return object.Value{}, pushed, err
		}
	}
	v, err := t.binary(op, b, c, mode)
	return v, false, err
}

// otherwise gives what the arithmetic instruction at which f stands computes
// when the left operand's method has said NotImplemented.
func (t *Thread) otherwise(f *frame) (object.Value, error) {
	p := f.original()
	in := &p.instrs[f.pc-1]
	R := f.seg.vals[f.base:]
	op, c, _ := operands(p, R, in)
	return object.BinaryReversed(t, object.BinaryOp(op-code.ADD), R[in.B], c)
}

// itemFrame pushes the frame of a script's __getitem__ for GETITEM; false: there is none.
func (t *Thread) itemFrame(o *object.Instance, R *[256]object.Value, in *code.Instr) (bool, error) {
	if o.Cls.Native != nil {
		return false, nil
	}
	m, ok := o.Cls.Subscript().Obj().(*Function)
	return t.special(m, ok, R[in.B], R[in.C], kindCall)
}

// special pushes a frame for m, if there is one that can have it, with two arguments.
func (t *Thread) special(m *Function, ok bool, a, b object.Value, k kind) (bool, error) {
	f := t.cur
	if !ok || m.proto.code.Flags&code.Generator != 0 || f.p.nregs >= 250 {
		return false, nil
	}
	at := f.p.nregs + 1
	seg, base, moved := room(f.seg, f.base+at)
	if moved {
		return false, nil
	}
	seg.vals[base], seg.vals[base+1] = a, b
	_, err := t.enter(m, at, 2, object.Kw{}, k)
	return err == nil, err
}
