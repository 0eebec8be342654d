// This file runs code while the heap is locked: whatever would make an object raises MemoryError.

package vm

import (
	"errors"
	"runtime"
	"slices"

	"mpy/python/code"
	"mpy/python/object"
)

// A thread whose heap is locked runs a twin of each code object, in which the
// instructions that can make an object are replaced by opGuarded. The loop
// knows no such instruction and hands it to display, so that code which never
// locks the heap pays nothing. A guarded instruction is carried out here, as the
// one that stands at its place in the original. What is an object is what is
// one in MicroPython: floats and ints beyond 62 bits are.
const opGuarded = code.Op(255)

// guards says which instructions can make an object.
var guards = func() (g [256]bool) {
	for op := code.ADD; op <= code.INVERT; op++ { // arithmetic
		g[op] = true
	}
	for _, op := range []code.Op{code.GETATTR, code.SETATTR, code.GETITEM, code.GETITEMI, code.SETITEM, code.MKSLICE, code.SETGLOBAL, code.SETNAME,
		code.MKCELL, code.MKFUNC, code.MKCLASS, code.MKTUPLE, code.MKLIST, code.MKSET, code.MKDICT, code.LISTTOTUPLE, code.UNPACKEX,
		code.FORMAT, code.JOINSTR, code.MKTEMPLATE, code.MKINTERP, code.IMPORT,
		code.CALL, code.CALLKW, code.CALLEX, code.CALLM, code.CALLMKW, code.CALLMEX} {
		g[op] = true
	}
	return g
}()

// errReload makes the loop take its frame's code anew. It is raised and caught
// as an exception is, and nobody between sees it.
var errReload = errors.New("the heap was locked or unlocked in a place where the machine cannot know it")

// original gives the frame's code as it was compiled, whichever of the two it is at.
func (f *frame) original() *proto {
	if f.p.instrs[f.pc-1].Op == opGuarded {
		return f.p.twin
	}
	return f.p
}

// refused is the error of an allocation, of n bytes or, if 0, of some. That the
// heap is full is told once, for what a script does about it makes objects, and
// not where there is room again.
func (t *Thread) refused(n int) error {
	if t.locks > 0 {
		return object.NewError(object.MemoryError, "memory allocation failed, heap is locked")
	}
	t.starved = false
	t.unlocked()
	t.exchange()
	runtime.GC()
	if live() <= t.in.heap.limit {
		return nil
	}
	return noMemory(n)
}

// refusal is refused for an instruction that has done nothing yet.
func (t *Thread) refusal() error {
	if err := t.refused(0); err != nil {
		return err
	}
	t.redo = true
	return errReload
}

// pendingAtJump is Pending where a loop begins anew. That the heap is full is
// no error of the jump, which mostly stands behind a try statement of the loop's
// body: the next instruction that makes an object raises it.
func (t *Thread) pendingAtJump() error {
	t.filled = false
	err := t.Pending()
	if err == nil || !t.filled || t.doomed() {
		return err
	}
	if !t.guarding {
		t.starved = true
		t.locked()
		t.exchange()
	}
	return errReload
}

// other gives the code to run instead of p while the heap is locked, or the other way round.
func (p *proto) other() *proto {
	if p.twin == nil {
		q := *p
		q.twin, p.twin = p, &q
		q.instrs = append([]code.Instr(nil), p.instrs...)
		for i := range q.instrs {
			if x := &q.instrs[i]; guards[x.Op] {
				if x.Op == code.CALL || x.Op == code.CALLM { // where the frames that it pushed put their result
					x.A = x.C
				}
				x.Op = opGuarded
			}
		}
	}
	return p.twin
}

// guarded gives p or, while the heap is locked, its twin.
func (t *Thread) guarded(p *proto) *proto {
	if !t.guarding {
		return p
	}
	return p.other()
}

// LockHeap locks the heap for the thread: MemoryError for what would make an
// object. Locks are counted. It must be called by a script, and its error,
// which has the loop give what it gives and go on in the other code, returned to it.
func (t *Thread) LockHeap() (object.Value, error) {
	if t.locks++; t.locks > 1 {
		return object.None, nil
	}
	if t.starved { // what the script is to be told can wait
		t.starved = false
		return object.None, nil
	}
	t.locked()
	t.exchange()
	t.given = object.None
	return object.Value{}, errReload
}

// UnlockHeap takes a lock of the heap away and gives how many are left, in the way of LockHeap.
func (t *Thread) UnlockHeap() (object.Value, error) {
	if t.locks > 0 {
		t.locks--
		if t.locks == 0 {
			t.unlocked()
			t.exchange()
			t.given = object.Int(0)
			return object.Value{}, errReload
		}
	}
	return object.Int(int64(t.locks)), nil
}

// HeapLocks gives how many locks of the heap there are.
func (t *Thread) HeapLocks() int { return t.locks }

// FreeHeap takes all locks of the heap away from a thread that runs no script.
func (t *Thread) FreeHeap() {
	if t.guarding {
		t.locks, t.starved = 0, false
		t.unlocked()
		t.exchange()
	}
}

func (t *Thread) locked() {
	t.guarding = true
	t.in.lockers++
	t.in.signal.Or(sigLocked)
}

func (t *Thread) unlocked() {
	t.guarding = false
	if t.in.lockers--; t.in.lockers == 0 {
		t.in.signal.And(^uint32(sigLocked))
	}
}

// exchange changes the code of all frames. Those above the running one are
// kept for calls of the same function.
func (t *Thread) exchange() {
	for f := t.cur; f != &t.root; f = f.down {
		f.p = f.p.other()
	}
	for f := t.cur.up; f != nil; f = f.up {
		f.fn, f.p = nil, nil
	}
}

// reload is what unwind does for errReload.
func (t *Thread) reload() {
	f := t.cur
	if t.redo {
		t.redo = false
		f.pc--
		return
	}
	in := &f.p.instrs[f.pc-1]
	if !t.given.Bound() {
		if in.Op >= code.JUMP && in.Op <= code.JEXC || in.Op == code.FORITER { // from pendingAtJump: the jump is still to be made
			f.pc += int(in.D)
		}
		return
	}
	at := int(in.A)
	if in.Op == code.CALL || in.Op == code.CALLM {
		at = int(in.C)
	}
	f.seg.vals[f.base+at] = t.given
	t.given = object.Value{}
}

// starts says whether fn can be called with n positional arguments.
func (t *Thread) starts(fn *Function, n int) error {
	c := fn.proto.code
	if t.guarding && (c.Flags&(code.Generator|code.VarKw) != 0 || c.Flags&code.VarArgs != 0 && n > c.NumPos) {
		return t.refused(0)
	}
	return nil
}

// guardedStep carries out a guarded instruction of the running frame.
func (t *Thread) guardedStep(R *[256]object.Value) error {
	f := t.cur
	if !t.guarding { // something has unlocked the heap, and the loop does not know yet
		t.redo = true
		return errReload
	}
	p := f.p.twin
	in := &p.instrs[f.pc-1]
	v, err := t.carryOut(f, p, R, in)
	if err != nil {
		return err
	}
	if v.Bound() {
		at := int(in.A)
		if in.Op == code.CALL || in.Op == code.CALLM {
			at = int(in.C)
		}
		R[at] = v
	}
	if !t.guarding { // a function that was called has unlocked it
		return errReload
	}
	return nil
}

// carryOut gives the result of in, or has stored it itself.
func (t *Thread) carryOut(f *frame, p *proto, R *[256]object.Value, in *code.Instr) (object.Value, error) {
	a, b, c := int(in.A), int(in.B), int(in.C)
	none := object.Value{}
	switch op := in.Op; op {
	case code.CALL, code.CALLM, code.CALLKW, code.CALLMKW:
		return t.guardedCall(p, R, in)
	case code.GETATTR:
		v, err := t.loadAttr(p, in.D, R[b])
		if err == nil {
			err = t.attribute(R[b], v, p.code.Sites[in.D])
		}
		return v, err
	case code.SETATTR:
		if o, ok := R[a].Obj().(*object.Instance); ok && o.Shape.Index(p.code.Sites[in.D]) < 0 && full(o.Shape.Len()) {
			if o.Cls.Accessors { // a property, perhaps
				if x, _ := o.Cls.Lookup(p.code.Sites[in.D]); x.Bound() {
					return none, t.storeAttr(p, in.D, R[a], R[b])
				}
			}
			return none, t.refusal()
		}
		return none, t.storeAttr(p, in.D, R[a], R[b])
	case code.GETITEM, code.GETITEMI:
		key := object.Int(int64(in.D))
		if op == code.GETITEM {
			key = R[c]
		}
		return t.item(R[b], key)
	case code.SETITEM:
		if d, ok := R[a].Obj().(*object.Dict); ok && full(d.Len()) {
			if old, err := d.Get(t, R[b]); err != nil || !old.Bound() {
				return none, orElse(err, t.refusal())
			}
		}
		return none, object.SetItem(t, R[a], R[b], R[c])
	case code.MKSLICE:
		if next := &p.instrs[f.pc]; in.D != 0 && next.Op == code.SETITEM {
			if _, ok := R[next.A].Obj().(object.Buffered); ok { // the one place where MicroPython needs no object
				return object.Ref(&object.Slice{Start: R[b], Stop: R[b+1], Step: R[b+2]}), nil
			}
		}
		return none, t.refusal()
	case code.SETGLOBAL, code.SETNAME:
		d, name := f.fn.globals, ""
		if op == code.SETGLOBAL {
			name = p.code.Globals[in.D]
		} else {
			d, name = f.names(), p.code.Names[in.D]
		}
		if d.Place(name) < 0 && full(d.Len()) {
			return none, t.refusal()
		}
		if op == code.SETGLOBAL {
			return none, t.setGlobal(f, in.D, R[a])
		}
		return none, d.Set(t, t.in.intern(name), R[a])
	case code.MKLIST:
		if in.D == 1 { // MicroPython has no list there
			return object.CopyList(t, R[b:b+c])
		}
	case code.CALLEX:
		if l, ok := R[a+1].Obj().(*object.List); ok && in.D != 0 {
			return t.guardedCallOf(R[a], l.Items, object.Kw{}, &p.instrs[f.pc])
		}
	case code.IMPORT:
		if !R[a+1].IsNone() {
			return none, t.refusal()
		}
		return none, t.importOp(p, R, in)
	case code.MKTUPLE:
		if c == 0 {
			return object.NewTuple(), nil
		}
		return none, t.refusal()
	case code.NEG, code.POS, code.INVERT:
		v, err := object.Unary(t, object.UnaryOp(op-code.NEG), R[b])
		return t.unlessNew(v, err, R[b:b+1])
	}
	if o := in.Op; o >= code.ADD && o <= code.XOR || o >= code.ADDI && o <= code.DIVK {
		op, y, mode := operands(p, R[:], in)
		return t.guardedBinary(op, R[b], y, mode)
	}
	return none, t.refusal() // a display, a function, a class, a cell, a call with stars
}

func (t *Thread) guardedBinary(op code.Op, a, b object.Value, mode int32) (object.Value, error) {
	v, err := t.binary(op, a, b, mode)
	if mode == words || object.ClassOf(a).User || object.ClassOf(b).User { // a script's method was watched itself
		return v, err
	}
	if err == nil && (isBig(a) || isBig(b)) { // what is computed with is an object, even where the result is none
		return object.Value{}, t.refusal()
	}
	if a.IsFloat() {
		a = object.Value{} // the sum is another float, even where it is equal
	}
	if b.IsFloat() {
		b = object.Value{}
	}
	return t.unlessNew(v, err, []object.Value{a, b})
}

func isBig(v object.Value) bool {
	_, ok := v.Obj().(*object.BigInt)
	return ok
}

// item is GETITEM.
func (t *Thread) item(o, key object.Value) (object.Value, error) {
	if _, ok := key.Obj().(*object.Slice); ok && !object.ClassOf(o).User {
		return object.Value{}, t.refusal()
	}
	v, err := object.GetItem(t, o, key)
	switch o.Obj().(type) {
	case *object.List, *object.Tuple, *object.Dict, *object.Instance, *object.Str:
		return v, err
	}
	return t.unlessNew(v, err, nil)
}

// attribute is the error where v, the attribute of o that is called name, was not there before.
func (t *Thread) attribute(o, v object.Value, name string) error {
	switch o := o.Obj().(type) {
	case *object.Instance:
		for _, x := range o.Slots {
			if x == v {
				return nil
			}
		}
		if _, ok := v.Obj().(*object.BoundMethod); ok || name == "__dict__" {
			return t.refused(0)
		}
		return nil
	case *object.Module, *object.Class, *object.Exception, *object.Tuple, *object.Builtin, *Function:
		return nil
	}
	_, err := t.unlessNew(v, nil, nil)
	return err
}

// tables are the sizes of MicroPython's tables of names, which grow from one to the next.
var tables = []int{0, 1, 2, 4, 6, 8, 10, 12, 17, 23, 29, 37, 47, 59, 73, 97, 127, 167, 223, 293, 389, 521, 691, 919, 1223, 1627, 2161, 3229}

// full says whether a table of n entries has no room for one more.
func full(n int) bool {
	_, found := slices.BinarySearch(tables, n)
	return found
}

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// unlessNew gives v, which a call or an operator gave, unless it is an object
// that was not there before: those are not that it may have given as they were.
func (t *Thread) unlessNew(v object.Value, err error, those []object.Value) (object.Value, error) {
	if err == nil && t.isNew(v, those) {
		err = t.refused(0)
	}
	return v, err
}

func (t *Thread) isNew(v object.Value, those []object.Value) bool {
	if !t.guarding || !v.Bound() || v.IsBool() || v.IsNone() {
		return false
	}
	for _, x := range those {
		if x == v {
			return false
		}
	}
	switch {
	case v.IsInt():
		return v.AsInt() < -1<<62 || v.AsInt() >= 1<<62
	case v.IsFloat():
		return true
	}
	switch o := v.Obj().(type) {
	case *object.Str:
		return o.S != ""
	case *object.Bytes:
		return o.S != ""
	case *object.Tuple:
		return len(o.Items) > 0
	case *object.Instance, *object.Exception, *object.Class, *object.Module, *object.Builtin, *Function:
		return false
	}
	return v != object.Ellipsis
}
