// This file makes calls while the heap is locked.

package vm

import (
	"mpy/python/code"
	"mpy/python/object"
)

// lends are builtins whose result was there before: an item, an attribute.
var lends = map[string]bool{
	"pop": true, "popleft": true, "heappop": true, "get": true, "setdefault": true, "getattr": true, "next": true, "send": true, "throw": true,
	"min": true, "max": true, "chr": true, "globals": true, "locals": true, "__next__": true, "__getitem__": true,
	"sleep": true, "sleep_ms": true, // asyncio has a single object for them in MicroPython
}

// guardedCall is CALL, CALLM, CALLKW and CALLMKW.
func (t *Thread) guardedCall(p *proto, R *[256]object.Value, in *code.Instr) (object.Value, error) {
	a, n := int(in.A), int(in.B)
	args := R[a+1:]
	if in.Op == code.CALLM || in.Op == code.CALLMKW {
		if args[0].Bound() {
			n++
		} else {
			args = args[1:]
		}
	}
	var kw object.Kw
	if in.Op == code.CALLKW || in.Op == code.CALLMKW {
		kw = object.Kw{Names: p.code.Consts[in.D].([]string), Values: args[n : n+int(in.C)]}
	}
	return t.guardedCallOf(R[a], args[:n:n], kw, &p.instrs[t.cur.pc])
}

// guardedCallOf calls fn; next is the instruction behind the call.
func (t *Thread) guardedCallOf(fn object.Value, args []object.Value, kw object.Kw, next *code.Instr) (object.Value, error) {
	switch o := fn.Obj().(type) {
	case *Function:
		return t.Call(fn, args, kw)
	case *object.Builtin:
		v, err := o.Call(t, args, kw)
		if err == nil && lends[o.Name] && lent(v, args) {
			return v, nil
		}
		return t.unlessNew(v, err, args)
	case *object.BoundMethod:
		return t.guardedCallOf(o.Fn, append([]object.Value{o.Self}, args...), kw, next)
	case *object.Class:
		return t.guardedMake(o, fn, args, kw, next)
	}
	return t.Call(fn, args, kw)
}

// lent says whether v is what a builtin that lends had: no bound method, and
// no tuple that zip or enumerate has just made.
func lent(v object.Value, args []object.Value) bool {
	if _, ok := v.Obj().(*object.BoundMethod); ok || len(args) == 0 {
		return !ok
	}
	_, pairs := args[0].Obj().(object.Pairs)
	return !pairs
}

// emergencyArgs is how many arguments of an exception MicroPython's emergency
// buffer has room for.
const emergencyArgs = 24

// guardedMake calls a class.
func (t *Thread) guardedMake(c *object.Class, fn object.Value, args []object.Value, kw object.Kw, next *code.Instr) (object.Value, error) {
	switch {
	case c.IsSubclass(object.BaseException) && !c.User:
		if len(args) > emergencyArgs {
			args = nil
		}
		return t.Call(fn, args, kw)
	case c == object.RangeClass && next.Op == code.GETITER, c == object.SuperClass && next.Op == code.GETMETHOD: // there is no object in MicroPython
		return t.Call(fn, args, kw)
	case c == object.TypeClass && len(args) == 1, c == object.StrClass && len(args) == 0:
	case c == object.BoolClass, c == object.IntClass, c == object.FloatClass, c == object.BytesClass, c == object.TupleClass:
	default:
		return object.Value{}, t.refusal()
	}
	v, err := t.Call(fn, args, kw)
	return t.unlessNew(v, err, args)
}
