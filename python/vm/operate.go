// This file holds what the loop's operators do beyond their fast paths.

package vm

import (
	"mpy/python/code"
	"mpy/python/object"
)

// small says whether the product of two such integers fits.
func small(x int64) bool { return x == int64(int32(x)) }

// floorDiv divides rounding down; y > 0.
func floorDiv(x, y int64) int64 {
	q := x / y
	if x%y < 0 {
		q--
	}
	return q
}

// floorMod is the remainder of floorDiv; y > 0.
func floorMod(x, y int64) int64 {
	r := x % y
	if r < 0 {
		r += y
	}
	return r
}

// binary computes a op b in a mode: 0, inPlace or words.
func (t *Thread) binary(op code.Op, a, b object.Value, mode int32) (object.Value, error) {
	o := object.BinaryOp(op - code.ADD)
	switch {
	case mode == inPlace:
		return object.Inplace(t, o, a, b)
	case mode == words && a.IsInt() && b.IsInt():
		if n, ok := word(op, a.AsInt(), b.AsInt()); ok {
			return object.Int(n), nil
		}
	}
	return object.Binary(t, o, a, b)
}

// compare computes a op b.
func (t *Thread) compare(op object.CompareOp, a, b object.Value) (object.Value, error) {
	if a.IsInt() && b.IsInt() {
		return object.Bool(ordered(op, a.AsInt(), b.AsInt())), nil
	}
	if a.IsFloat() && b.IsFloat() {
		return object.Bool(ordered(op, a.AsFloat(), b.AsFloat())), nil
	}
	if a.IsFloat() && b.IsInt() {
		return object.Bool(ordered(op, a.AsFloat(), float64(b.AsInt()))), nil
	}
	if a.IsInt() && b.IsFloat() {
		return object.Bool(ordered(op, float64(a.AsInt()), b.AsFloat())), nil
	}
	if op <= object.NE {
		if x, ok := a.Obj().(*object.Str); ok {
			if y, ok := b.Obj().(*object.Str); ok {
				return object.Bool((x == y || x.S == y.S) == (op == object.EQ)), nil
			}
		}
	}
	return object.Compare(t, op, a, b)
}

func ordered[T int64 | float64](op object.CompareOp, x, y T) bool {
	switch op {
	case object.EQ:
		return x == y
	case object.NE:
		return x != y
	case object.LT:
		return x < y
	case object.LE:
		return x <= y
	case object.GT:
		return x > y
	}
	return x >= y
}

// test is compare for a jump.
func (t *Thread) test(op object.CompareOp, a, b object.Value) (bool, error) {
	v, err := t.compare(op, a, b)
	if err != nil {
		return false, err
	}
	if v.IsBool() {
		return v.AsInt() != 0, nil
	}
	return object.Truth(t, v)
}

// matches says whether an except clause takes an exception: its class is one
// of exceptions or a tuple of them.
func matches(exc, class object.Value) (bool, error) {
	if o, ok := class.Obj().(*object.Tuple); ok {
		for _, x := range o.Items {
			if yes, err := matchesOne(exc, x); yes || err != nil {
				return yes, err
			}
		}
		return false, nil
	}
	return matchesOne(exc, class)
}

func matchesOne(exc, class object.Value) (bool, error) {
	if c, ok := class.Obj().(*object.Class); ok && c.IsSubclass(object.BaseException) {
		return object.ClassOf(exc).IsSubclass(c), nil
	}
	return false, object.NewError(object.TypeError, "unsupported types for : '%s', '%s'", object.TypeName(exc), object.TypeName(class))
}

// names is the dict that the frame's NAME instructions work on.
func (f *frame) names() *object.Dict {
	if f.locals != nil {
		return f.locals
	}
	return f.fn.globals
}

// setGlobal stores a global when the cache did not know its place.
func (t *Thread) setGlobal(f *frame, i int32, v object.Value) error {
	g, name := &f.p.globals[i], f.p.code.Globals[i]
	d := f.fn.globals
	if d.Fixed {
		return object.NewError(object.TypeError, "'dict' object doesn't support item assignment")
	}
	if at := d.Place(name); at >= 0 {
		*g = globalCache{val: d.At(at, d.KeyAt(at)), dict: d, own: true, keys: d.Keys, outer: t.in.builtins.Keys}
		*g.val = v
		return nil
	}
	return d.Set(t, t.in.intern(name), v)
}

// iter is GETITER.
func (t *Thread) iter(v object.Value, await bool) (object.Value, error) {
	if await {
		if m := object.ClassOf(v).Special("__await__"); m.Bound() {
			r, err := t.Call(m, []object.Value{v}, object.Kw{})
			if err != nil {
				return r, err
			}
			return object.Iter(t, r)
		}
	}
	return object.Iter(t, v)
}

// next is FORITER for what the loop does not know itself: more says whether
// there was an item; pushed, that a frame was pushed that will give it.
func (t *Thread) next(it object.Value) (v object.Value, more, pushed bool, err error) {
	if c := object.ClassOf(it); c.User {
		f := t.cur
		fn, ok := c.Special("__next__").Obj().(*Function)
		if ok && fn.proto.code.Flags&code.Generator == 0 && f.p.nregs < 250 {
			at := f.p.nregs + 1
			seg, base, moved := room(f.seg, f.base+at)
			if !moved {
				seg.vals[base] = it
				_, err := t.enter(fn, at, 1, object.Kw{}, kindNext)
				return object.Value{}, false, err == nil, err
			}
		}
	}
	v, more, err = object.Next(t, it)
	if object.IsError(err, object.StopIteration) { // raised inside a builtin iterator, in the function of a map
		err = nil
	}
	return v, more, false, err
}

// callKw is CALLKW and CALLMKW.
func (t *Thread) callKw(p *proto, R *[256]object.Value, in *code.Instr) (object.Value, bool, error) {
	a, n, k := int(in.A), int(in.B), int(in.C)
	if in.Op == code.CALLMKW {
		if R[a+1].Bound() {
			n++
		} else {
			copy(R[a+1:a+1+n+k], R[a+2:])
		}
	}
	kw := object.Kw{Names: p.code.Consts[in.D].([]string), Values: R[a+1+n : a+1+n+k]}
	switch o := R[a].Obj().(type) {
	case *Function:
		return t.entered(t.enter(o, a+1, n, kw, kindCall))
	case *object.Builtin:
		v, err := o.Call(t, R[a+1:a+1+n], kw)
		return v, false, err
	}
	kw.Values = append([]object.Value(nil), kw.Values...) // callAny moves the registers
	return t.callAny(R, a, n, kw)
}

// endFrame does what the end of a frame that is no plain call means; it gives
// the value for the frame below.
func (t *Thread) endFrame(f *frame, result object.Value) (object.Value, error) {
	switch f.kind {
	case kindInit:
		if !result.IsNone() {
			return object.Value{}, object.NewError(object.TypeError, "__init__() should return None, not '%s'", object.TypeName(result))
		}
		result = f.inst
		f.inst = object.Value{}
	case kindGen:
		f.gen.finish()
		f.gen = nil
	case kindClass:
		v, err := t.endClass(f.class, result)
		if err != nil {
			return object.Value{}, err
		}
		result = v
		f.class, f.locals = nil, nil
	}
	return result, nil
}

// deliver hands what a generator yielded to the frame that resumed it, and on
// through frames that only pass it on. It says true when that ends at a frame
// entered from Go.
func (t *Thread) deliver(v object.Value) bool {
	for {
		f := t.cur
		in := &f.p.instrs[f.pc-1]
		if in.Op == code.FORITER {
			f.seg.vals[f.base+int(in.A)] = v
			f.pc += int(in.D)
			return false
		}
		entry := f.entry // a YIELDFROM
		if f.cold {
			f.cold = false
			f.gen.state = genSuspended
			t.pop()
		} else {
			t.rest(f.gen, (*[256]object.Value)(f.seg.vals[f.base:]), f.pc-1)
		}
		if entry {
			t.yielded = true
			return true
		}
	}
}

// unpack is UNPACK for other than tuples of the right length.
func (t *Thread) unpack(R *[256]object.Value, in *code.Instr) error {
	n := int(in.C)
	if l, ok := R[in.B].Obj().(*object.List); ok && len(l.Items) == n {
		copy(R[in.A:], l.Items)
		return nil
	}
	items, err := t.take(R[in.B], n)
	if err != nil {
		return err
	}
	copy(R[in.A:], items)
	return nil
}

// take gives exactly n items of v.
func (t *Thread) take(v object.Value, n int) ([]object.Value, error) {
	items := make([]object.Value, 0, n)
	err := object.Each(t, v, func(x object.Value) (bool, error) {
		if len(items) == n {
			return false, object.NewError(object.ValueError, "too many values to unpack (expected %d)", n)
		}
		items = append(items, x)
		return true, nil
	})
	if err != nil {
		return nil, err
	}
	if len(items) < n {
		return nil, object.NewError(object.ValueError, "need more than %d values to unpack", len(items))
	}
	return items, nil
}

// nextPair stores the parts of o's next item in R[a] and R[a+1].
func (t *Thread) nextPair(o object.Pairs, R *[256]object.Value, a uint8) (bool, error) {
	x, y, more, err := o.NextPair(t)
	if object.IsError(err, object.StopIteration) { // as in next
		return false, nil
	}
	if more {
		R[a], R[a+1] = x, y
	}
	return more, err
}
