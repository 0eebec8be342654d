// This file holds what viper's code does beyond the instructions of all others:
// words that wrap, conversions at the border, pointers.

package vm

import (
	"math/big"

	"mpy/python/code"
	"mpy/python/object"
)

// The modes of arithmetic: an instruction's operand says which it wants.
const (
	inPlace = 1
	words   = 2
)

// word computes x op y as a machine does; false where that makes no sense.
func word(op code.Op, x, y int64) (int64, bool) {
	switch op {
	case code.ADD:
		return x + y, true
	case code.SUB:
		return x - y, true
	case code.MUL:
		return x * y, true
	case code.LSHIFT:
		return x << (uint64(y) & 63), true
	case code.RSHIFT:
		return x >> (uint64(y) & 63), true
	case code.FLOORDIV:
		if y != 0 {
			q := x / y
			if x%y != 0 && (x < 0) != (y < 0) {
				q--
			}
			return q, true
		}
	case code.MOD:
		if y != 0 {
			r := x % y
			if r != 0 && (r < 0) != (y < 0) {
				r += y
			}
			return r, true
		}
	}
	return 0, false
}

// viper runs an instruction of viper's that is none of pointers.
func (t *Thread) viper(R *[256]object.Value, in *code.Instr) error {
	a, b, c := &R[in.A], &R[in.B], &R[in.C]
	switch in.Op {
	case code.CONVERT:
		v, err := t.convert(code.Conversion(in.D), *b)
		if err != nil {
			return err
		}
		*a = v
	case code.USHIFT:
		a.SetInt(int64(bits(*b) >> (bits(*c) & 63)))
	case code.MKRANGE:
		r := &object.Range{Start: int64(bits(*b)), Stop: int64(bits(*c)), Step: int64(in.D)}
		*a = object.Ref(r.NewRangeIter())
	}
	return nil
}

// getPointer is GETPTR.
func (t *Thread) getPointer(R *[256]object.Value, in *code.Instr) error {
	p, ok := R[in.B].Obj().(*object.Pointer)
	if !ok {
		return notPointer(R[in.B])
	}
	n, err := p.Load(int64(bits(R[in.C])), uint(in.D))
	if err != nil {
		return err
	}
	R[in.A].SetInt(n)
	return nil
}

// setPointer is SETPTR, at which the running frame stands.
func (t *Thread) setPointer(R *[256]object.Value) error {
	in := &t.cur.p.instrs[t.cur.pc-1]
	p, ok := R[in.A].Obj().(*object.Pointer)
	if !ok {
		return notPointer(R[in.A])
	}
	return p.Store(int64(bits(R[in.B])), uint(in.D), int64(bits(R[in.C])))
}

func notPointer(v object.Value) error {
	return object.NewError(object.TypeError, "'%s' object isn't a ptr", object.TypeName(v))
}

// bits gives the bits of a word; 0 for what the compiler would not take for one.
func bits(v object.Value) uint64 {
	if v.IsInt() || v.IsBool() {
		return uint64(v.AsInt())
	}
	return 0
}

// memory is what addresses mean here; nil: nothing.
func (t *Thread) memory() object.Memory {
	if t.in.opts.Memory == nil {
		return nil
	}
	return t.in.opts.Memory(t)
}

// convert takes a value over the border of viper's code.
func (t *Thread) convert(to code.Conversion, v object.Value) (object.Value, error) {
	switch to {
	case code.ToWord:
		if v.IsInt() {
			return v, nil
		}
		n, err := object.Truncated(t, v)
		return object.Int(int64(n)), err
	case code.ToBool:
		yes, err := object.Truth(t, v)
		return object.Bool(yes), err
	case code.ToPointer:
		p, err := object.NewPointer(t, t.memory(), v)
		if err != nil {
			return object.Value{}, err
		}
		return object.Ref(p), nil
	case code.FromBool:
		return object.Bool(bits(v) != 0), nil
	case code.FromUint:
		return unsigned(bits(v)), nil
	}
	p, ok := v.Obj().(*object.Pointer)
	if !ok {
		return v, nil
	}
	if to == code.ToAddress {
		return object.Int(int64(p.Address())), nil
	}
	return unsigned(p.Address()), nil
}

// unsigned gives the int of a word without a sign.
func unsigned(n uint64) object.Value {
	if int64(n) >= 0 {
		return object.Int(int64(n))
	}
	return object.NewBig(new(big.Int).SetUint64(n))
}

// bindViper is bind for viper's functions, which take exactly their positional
// arguments; what else there is among the parameters gets nothing.
func bindViper(c *code.Code, R *[256]object.Value, n int, kw object.Kw) error {
	switch {
	case kw.Len() > 0:
		return object.NewError(object.TypeError, "function doesn't take keyword arguments")
	case n != c.NumPos:
		return object.NewError(object.TypeError, "function takes %d positional arguments but %d were given", c.NumPos, n)
	}
	for i := c.NumPos; i < len(c.Params); i++ {
		R[i] = object.None
	}
	return nil
}
