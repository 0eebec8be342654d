// This file takes and stores slices whose slice object nobody sees.

package vm

import (
	"mpy/python/code"
	"mpy/python/object"
)

// slicing is MKSLICE. It does the next instruction too where it can, and says so.
func (t *Thread) slicing(R *[256]object.Value, in, next *code.Instr) (bool, error) {
	s := t.slice
	if in.D != 0 {
		if done, err := t.cut(R, in, next); done {
			return true, err
		}
	}
	if in.D == 0 || !borrows(R, next) { // else the thread lends its own
		s = &object.Slice{}
	}
	s.Start, s.Stop, s.Step = R[in.B], R[in.B+1], R[in.B+2]
	R[in.A] = object.Ref(s)
	return false, nil
}

// cut does what MKSLICE and the instruction that takes its slice do, where that
// is a list or a tuple and the bounds are plain; false: it did nothing.
func (t *Thread) cut(R *[256]object.Value, in, next *code.Instr) (bool, error) {
	from, to, by := &R[in.B], &R[in.B+1], &R[in.B+2]
	if next.Op == code.GETITEM {
		switch o := R[next.B].Obj().(type) {
		case *object.List:
			start, _, step, n, ok := object.CutPlain(from, to, by, len(o.Items))
			if !ok {
				return false, nil
			}
			v, err := object.CutList(t, o.Items, start, step, n)
			R[next.A] = v
			return true, err
		case *object.Tuple:
			start, stop, step, _, ok := object.CutPlain(from, to, by, len(o.Items))
			if !ok || step != 1 {
				return false, nil
			}
			v, err := object.CopyTuple(t, o.Items[start:stop])
			R[next.A] = v
			return true, err
		}
		return false, nil
	}
	o, ok := R[next.A].Obj().(*object.List)
	if !ok {
		return false, nil
	}
	start, stop, step, _, ok := object.CutPlain(from, to, by, len(o.Items))
	if !ok || step != 1 {
		return false, nil
	}
	var val object.Value
	if next.Op == code.SETITEM {
		val = R[next.C]
	}
	return true, o.Replace(t, start, stop, val)
}

// borrows says whether in, which takes an item, only looks at the slice that it
// is given, so that the thread can lend its own.
func borrows(R *[256]object.Value, in *code.Instr) bool {
	o := R[in.A]
	if in.Op == code.GETITEM {
		o = R[in.B]
	}
	switch o.Obj().(type) {
	case *object.List, *object.Tuple, *object.Str, *object.Bytes, *object.Bytearray:
		return true
	}
	return false
}
