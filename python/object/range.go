// This file gives range its slots.

package object

import (
	"fmt"
	"math"
	"math/big"
)

// NewRangeIter begins an iteration over o.
func (o *Range) NewRangeIter() *RangeIter {
	return &RangeIter{Cur: o.Start, Left: o.Len(), Step: o.Step}
}

// NewRange is range(): one to three arguments, kept to machine integers.
func NewRange(t Thread, args []Value) (*Range, error) {
	r := &Range{Step: 1}
	dst := [...]*int64{&r.Start, &r.Stop, &r.Step}
	into := dst[:]
	if len(args) == 1 {
		into = dst[1:]
	}
	for i, v := range args {
		n, err := ToInt64(t, v)
		if err != nil {
			return nil, err
		}
		*into[i] = n
	}
	if r.Step == 0 {
		return nil, NewError(ValueError, "zero step")
	}
	return r, nil
}

func init() {
	c := RangeClass
	c.NoHash = true
	c.New = func(t Thread, _ *Class, args []Value, kw Kw) (Value, error) {
		if err := plainArgs(args, kw, 1, 3); err != nil {
			return Value{}, err
		}
		r, err := NewRange(t, args)
		if err != nil {
			return Value{}, err
		}
		return Ref(r), nil
	}
	c.Repr = func(_ Thread, v Value) (string, error) {
		r := v.Obj().(*Range)
		if r.Step == 1 {
			return fmt.Sprintf("range(%d, %d)", r.Start, r.Stop), nil
		}
		return fmt.Sprintf("range(%d, %d, %d)", r.Start, r.Stop, r.Step), nil
	}
	c.Len = func(_ Thread, v Value) (int, error) {
		n := v.Obj().(*Range).Len()
		if n < 0 || n > math.MaxInt {
			return 0, NewError(OverflowError, "overflow converting long int to machine word")
		}
		return int(n), nil
	}
	c.Bool = func(_ Thread, v Value) (bool, error) { return v.Obj().(*Range).Len() != 0, nil }
	c.Iter = func(_ Thread, v Value) (Value, error) { return Ref(v.Obj().(*Range).NewRangeIter()), nil }
	c.Contains = rangeContains
	c.GetItem = rangeGet
	c.GetAttr = func(_ Thread, v Value, name string) (Value, error) {
		r := v.Obj().(*Range)
		switch name {
		case "start":
			return Int(r.Start), nil
		case "stop":
			return Int(r.Stop), nil
		case "step":
			return Int(r.Step), nil
		}
		return Value{}, nil
	}
}

// rangeContains computes for numbers what iterating would find.
func rangeContains(t Thread, v, item Value) (bool, error) {
	r := v.Obj().(*Range)
	n := r.Len()
	switch {
	case item.IsFloat():
		f := item.AsFloat()
		if f != math.Trunc(f) || math.Abs(f) >= 1<<62 {
			return false, nil
		}
		item = Int(int64(f))
	case item.IsInt(), item.IsBool():
	default:
		if ClassOf(item).User {
			for x, i := r.Start, int64(0); i < n; x, i = x+r.Step, i+1 {
				if same, err := Equal(t, Int(x), item); same || err != nil {
					return same, err
				}
			}
		}
		return false, nil
	}
	x := item.AsInt()
	if n == 0 {
		return false, nil
	}
	lo, hi := r.Start, r.Start+(n-1)*r.Step
	if lo > hi {
		lo, hi = hi, lo
	}
	if x < lo || x > hi {
		return false, nil
	}
	d := new(big.Int).Sub(big.NewInt(x), big.NewInt(r.Start))
	return d.Rem(d, big.NewInt(r.Step)).Sign() == 0, nil
}

func rangeGet(t Thread, v, key Value) (Value, error) {
	r := v.Obj().(*Range)
	n := int(min(r.Len(), math.MaxInt))
	if s, ok := key.Obj().(*Slice); ok {
		start, stop, step, k, err := SliceIndices(t, s, n)
		if err != nil {
			return Value{}, err
		}
		if k == 0 && step > 0 { // the stop that was asked for shows in the repr
			if stop, err = sliceStop(t, s.Stop, n); err != nil {
				return Value{}, err
			}
		}
		return Ref(&Range{r.Start + int64(start)*r.Step, r.Start + int64(stop)*r.Step, r.Step * int64(step)}), nil
	}
	i, err := PosIn(t, RangeClass, n, key)
	if err != nil {
		return Value{}, err
	}
	return Int(r.Start + int64(i)*r.Step), nil
}
