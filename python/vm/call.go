// This file makes frames: arguments become registers.

package vm

import (
	"slices"

	"mpy/python/code"
	"mpy/python/object"
)

// enter pushes a frame for fn, whose n positional arguments are in the running
// frame's registers from at on, keyword arguments in kw. For a generator
// function it pushes nothing and gives the generator.
func (t *Thread) enter(fn *Function, at, n int, kw object.Kw, k kind) (object.Value, error) {
	f, p := t.cur, fn.proto
	if t.in.signal.Load() != 0 {
		if at+n <= f.p.nregs+2 { // else a callback's frame would lie over the arguments
			if err := t.Pending(); err != nil {
				return object.Value{}, err
			}
		}
		if err := t.starts(fn, n); err != nil {
			return object.Value{}, err
		}
		p = t.guarded(p)
	}
	seg, base, moved := room(f.seg, f.base+at)
	R := (*[256]object.Value)(seg.vals[base:])
	if moved {
		copy(R[:n], f.seg.vals[f.base+at:])
	}
	if !p.simple || n != p.npos || kw.Len() > 0 {
		if err := t.bind(fn, R, n, kw); err != nil {
			return object.Value{}, err
		}
		if p.code.Flags&code.Generator != 0 {
			return newGenerator(fn, R), nil
		}
	}
	for _, r := range p.clear {
		R[r] = object.Value{}
	}
	_, err := t.push(fn, p, seg, base, k)
	return object.Value{}, err
}

// bind places the arguments of a call: R[0..n-1] are the positional ones.
func (t *Thread) bind(fn *Function, R *[256]object.Value, n int, kw object.Kw) error {
	c := fn.proto.code
	if c.Flags&code.Viper != 0 {
		return bindViper(c, R, n, kw)
	}
	npos, named := c.NumPos, c.NumPos+c.NumKw
	var buf [8]object.Value
	kwvals := append(buf[:0], kw.Values...) // they may lie in the registers that are filled now
	var rest object.Value
	if n > npos {
		if c.Flags&code.VarArgs == 0 {
			return arity(c, npos, n)
		}
		rest = object.NewTuple(append([]object.Value(nil), R[npos:n]...)...)
		n = npos
	} else if c.Flags&code.VarArgs != 0 {
		rest = object.NewTuple()
	}
	for i := n; i < named; i++ {
		R[i] = object.Value{}
	}
	var extra *object.Dict
	if c.Flags&code.VarKw != 0 {
		extra = object.NewDict(0)
	}
names:
	for i, name := range kw.Names {
		for j := c.PosOnly; j < named; j++ {
			if c.Params[j] == name {
				if R[j].Bound() {
					return object.NewError(object.TypeError, "function got multiple values for argument '%s'", name)
				}
				R[j] = kwvals[i]
				continue names
			}
		}
		if extra == nil {
			return object.NewError(object.TypeError, "unexpected keyword argument '%s'", name)
		}
		extra.SetStr(name, kwvals[i])
	}
	required := npos - len(fn.defaults)
	if n < required && kw.Len() == 0 && !slices.Contains(c.KwDef, true) {
		return arity(c, required, n)
	}
	for i := npos - 1; i >= n; i-- {
		if R[i].Bound() {
			continue
		}
		if i < required { // counted from 0, the last one first, as MicroPython has it
			return object.NewError(object.TypeError, "function missing required positional argument #%d", i)
		}
		R[i] = fn.defaults[i-required]
	}
	for i := npos; i < named; i++ {
		if R[i].Bound() {
			continue
		}
		if !fn.kwdefaults[i-npos].Bound() {
			if kw.Len() == 0 && !slices.Contains(c.KwDef, true) {
				return object.NewError(object.TypeError, "function missing keyword-only argument")
			}
			return object.NewError(object.TypeError, "function missing required keyword argument '%s'", c.Params[i])
		}
		R[i] = fn.kwdefaults[i-npos]
	}
	if rest.Bound() {
		R[named] = rest
		named++
	}
	if extra != nil {
		R[named] = object.Ref(extra)
	}
	return nil
}

// arity is the error of a call with the wrong number of positional arguments.
func arity(c *code.Code, want, got int) *object.Exception {
	return object.NewError(object.TypeError, "%s() takes %d positional arguments but %d were given", c.Name, want, got)
}

// Call calls fn from Go.
func (t *Thread) Call(fn object.Value, args []object.Value, kw object.Kw) (object.Value, error) {
	switch o := fn.Obj().(type) {
	case *Function:
		return t.callFunction(o, args, kw)
	case *object.Builtin:
		return o.Call(t, args, kw)
	}
	if err := t.Descend(); err != nil {
		return object.Value{}, err
	}
	defer t.Ascend()
	return object.CallObject(t, fn, args, kw)
}

// callFunction runs a script's function above the running frame and waits for its end.
func (t *Thread) callFunction(fn *Function, args []object.Value, kw object.Kw) (object.Value, error) {
	p := fn.proto
	if t.in.signal.Load() != 0 {
		if err := t.Pending(); err != nil {
			return object.Value{}, err
		}
		if err := t.starts(fn, len(args)); err != nil {
			return object.Value{}, err
		}
		p = t.guarded(p)
	}
	seg, base := t.top()
	seg, base, _ = room(seg, base)
	var rest []object.Value
	if n := len(args); n > 200 { // more than registers: only *args can take them
		rest, args = args[p.npos:], args[:p.npos]
		if p.code.Flags&code.VarArgs == 0 {
			return object.Value{}, arity(p.code, p.npos, n)
		}
	}
	R := (*[256]object.Value)(seg.vals[base:])
	copy(R[:], args)
	if !p.simple || len(args) != p.npos || kw.Len() > 0 {
		if err := t.bind(fn, R, len(args), kw); err != nil {
			return object.Value{}, err
		}
		if rest != nil {
			R[p.npos+p.code.NumKw] = object.NewTuple(append([]object.Value(nil), rest...)...)
		}
		if p.code.Flags&code.Generator != 0 {
			return newGenerator(fn, R), nil
		}
	}
	for _, r := range p.clear {
		R[r] = object.Value{}
	}
	return t.runFrame(fn, p, seg, base, nil)
}

// runModule runs code without parameters: modules, exec, eval.
func (t *Thread) runModule(fn *Function, locals *object.Dict) (object.Value, error) {
	seg, base := t.top()
	seg, base, _ = room(seg, base)
	p := fn.proto
	for _, r := range p.clear {
		seg.vals[base+int(r)] = object.Value{}
	}
	return t.runFrame(fn, t.guarded(p), seg, base, locals)
}

// runFrame runs a new frame to its end, in a loop of its own.
func (t *Thread) runFrame(fn *Function, p *proto, seg *segment, base int, locals *object.Dict) (object.Value, error) {
	if err := t.Descend(); err != nil { // a recursion in Go as well
		return object.Value{}, err
	}
	defer t.Ascend()
	f, err := t.push(fn, p, seg, base, kindCall)
	if err != nil {
		return object.Value{}, err
	}
	f.entry, f.locals = true, locals
	return t.run()
}

// makeFunction makes the function of MKFUNC; its defaults are in R[b..].
func (t *Thread) makeFunction(f *frame, p *proto, R *[256]object.Value, b int) *Function {
	c := p.code
	var fn *Function
	if n := len(c.Captures); n > 0 && n <= 2 { // one allocation instead of two
		x := &closure2{}
		fn = &x.Function
		fn.free = x.room[:n]
	} else {
		fn = &Function{free: make([]*object.Cell, n)}
	}
	fn.proto, fn.globals = p, f.fn.globals
	if c.NumDef > 0 {
		fn.defaults = append([]object.Value(nil), R[b:b+c.NumDef]...)
		b += c.NumDef
	}
	if c.NumKw > 0 {
		fn.kwdefaults = make([]object.Value, c.NumKw)
		for i, has := range c.KwDef {
			if has {
				fn.kwdefaults[i] = R[b]
				b++
			}
		}
	}
	for i, x := range c.Captures {
		if x.FromFree {
			fn.free[i] = f.fn.free[x.Index]
		} else {
			fn.free[i] = R[x.Index].Obj().(*object.Cell)
		}
	}
	return fn
}

// callAny is CALL for what is not a script's function or a builtin: it gives
// the value, or pushes a frame and says so. The arguments are in R[a+1..a+n],
// their keyword part in kw.
func (t *Thread) callAny(R *[256]object.Value, a, n int, kw object.Kw) (object.Value, bool, error) {
	switch o := R[a].Obj().(type) {
	case *object.BoundMethod:
		switch fn := o.Fn.Obj().(type) {
		case *Function:
			copy(R[a+2:a+2+n], R[a+1:a+1+n])
			R[a+1] = o.Self
			return t.entered(t.enter(fn, a+1, n+1, kw, kindCall))
		case *object.Builtin:
			copy(R[a+2:a+2+n], R[a+1:a+1+n])
			R[a+1] = o.Self
			v, err := fn.Call(t, R[a+1:a+2+n], kw)
			return v, false, err
		}
	case *object.Class:
		if !o.User && o.Meta == nil && o.New != nil { // str(x) and its like
			if err := t.Descend(); err != nil {
				return object.Value{}, false, err
			}
			v, err := o.New(t, o, R[a+1:a+1+n], kw)
			t.Ascend()
			return v, false, err
		}
		if v, done, ok, err := t.construct(o, R, a, n, kw); ok {
			return v, done, err
		}
	case *object.Instance:
		if fn, ok := o.Cls.Special("__call__").Obj().(*Function); ok {
			self := R[a]
			copy(R[a+2:a+2+n], R[a+1:a+1+n])
			R[a+1] = self
			return t.entered(t.enter(fn, a+1, n+1, kw, kindCall))
		}
	}
	if err := t.Descend(); err != nil {
		return object.Value{}, false, err
	}
	v, err := object.CallObject(t, R[a], R[a+1:a+1+n], kw)
	t.Ascend()
	return v, false, err
}

// entered says whether enter pushed a frame or gave a generator.
func (t *Thread) entered(v object.Value, err error) (object.Value, bool, error) {
	return v, !v.Bound() && err == nil, err
}

// construct makes an instance of a script's class and enters its __init__;
// ok is false where the general way is needed.
func (t *Thread) construct(c *object.Class, R *[256]object.Value, a, n int, kw object.Kw) (v object.Value, pushed, ok bool, err error) {
	init, plain := c.Constructor()
	if !plain {
		return object.Value{}, false, false, nil
	}
	if !init.Bound() {
		if n+kw.Len() > 0 {
			return object.Value{}, false, false, nil
		}
		return object.Ref(object.NewInstance(c)), false, true, nil
	}
	fn, isFn := init.Obj().(*Function)
	if !isFn || fn.proto.code.Flags&code.Generator != 0 {
		return object.Value{}, false, false, nil
	}
	self := object.Ref(object.NewInstance(c))
	copy(R[a+2:a+2+n], R[a+1:a+1+n])
	R[a+1] = self
	if _, err := t.enter(fn, a+1, n+1, kw, kindInit); err != nil {
		return object.Value{}, false, true, err
	}
	t.cur.inst = self
	return object.Value{}, true, true, nil
}

// callEx is CALLEX and CALLMEX: R[a] called with the items of list, after self
// where it is bound, and the entries of dict, which may be unbound. It gives
// the value, or pushes a frame and says so.
func (t *Thread) callEx(R *[256]object.Value, a int, self, list, dict object.Value) (object.Value, bool, error) {
	var args []object.Value
	switch o := list.Obj().(type) {
	case *object.List:
		args = o.Items
	case *object.Tuple:
		args = o.Items
	default:
		items, err := object.Items(t, list)
		if err != nil {
			return object.Value{}, false, err
		}
		args = items
	}
	kw, err := t.keywords(dict)
	if err != nil {
		return object.Value{}, false, err
	}
	fn := R[a]
	if fnc, ok := fn.Obj().(*Function); ok && a+2+len(args) < 250 {
		n := len(args)
		if self.Bound() {
			R[a+1] = self
			copy(R[a+2:], args)
			n++
		} else {
			copy(R[a+1:], args)
		}
		return t.entered(t.enter(fnc, a+1, n, kw, kindCall))
	}
	if self.Bound() {
		args = append([]object.Value{self}, args...)
	}
	v, err := t.Call(fn, args, kw)
	return v, false, err
}

// keywords makes keyword arguments of what stood behind **; unbound: none.
func (t *Thread) keywords(v object.Value) (object.Kw, error) {
	var kw object.Kw
	if !v.Bound() {
		return kw, nil
	}
	d, ok := v.Obj().(*object.Dict)
	if !ok {
		d = object.NewDict(0)
		if err := t.update(d, v, true); err != nil {
			return kw, err
		}
	}
	for i := 0; ; {
		k, x, more := d.Next(&i)
		if !more {
			return kw, nil
		}
		name, isStr := object.AsStr(k)
		if !isStr {
			return kw, notKeyword(k)
		}
		kw.Names = append(kw.Names, name)
		kw.Values = append(kw.Values, x)
	}
}
