// This file defines Generator: a frame that rests between its turns. Coroutines are generators too.

package vm

import (
	"fmt"

	"github.com/go-python/gpython/py"

	"mpy/python/object"
)

// The states of a generator.
const (
	genCreated = iota
	genSuspended
	genRunning
	genDone
	genPending // created or suspended, and pend_throw has left something to raise
)

// Generator is a generator or coroutine object. Between turns its registers
// are its own; during a turn they are on the thread's stack.
type Generator struct {
	fn         *Function
	regs       []object.Value
	pc         int
	state      uint8
	delegating bool         // stands in a YIELDFROM that has begun
	sent       object.Value // what its YIELDFROM shall send on
	pending    *pending     // genPending
}

// pending is what pend_throw left.
type pending struct {
	what  object.Value
	state uint8 // of the generator without it
}

// Type makes *Generator a py.Object.
func (g *Generator) Type() *py.Type { return &GeneratorClass.Py }

// Class gives the class of generators.
func (g *Generator) Class() *object.Class { return GeneratorClass }

// gen8 and gen16 are generators with room for their registers.
type (
	gen8 struct {
		Generator
		room [8]object.Value
	}
	gen16 struct {
		Generator
		room [16]object.Value
	}
)

// newGenerator takes the bound arguments of a call out of R.
func newGenerator(fn *Function, R *[256]object.Value) object.Value {
	p := fn.proto
	var g *Generator
	switch { // one allocation instead of two
	case p.nregs <= 8:
		x := &gen8{}
		g = &x.Generator
		g.regs = x.room[:p.nregs]
	case p.nregs <= 16:
		x := &gen16{}
		g = &x.Generator
		g.regs = x.room[:p.nregs]
	default:
		g = &Generator{regs: make([]object.Value, p.nregs)}
	}
	g.fn = fn
	copy(g.regs, R[:len(p.code.Params)])
	return object.Ref(g)
}

// wake pushes the generator's frame for a turn. Where that would only pass the
// turn on to an inner generator, it stays cold, and the inner one's is pushed too.
func (t *Thread) wake(g *Generator, sent object.Value, entry bool) error {
	for g.state == genSuspended && g.delegating && t.depth+1 < t.in.opts.MaxDepth {
		inner, ok := g.regs[g.fn.proto.instrs[g.pc].B].Obj().(*Generator)
		if !ok || inner.state != genSuspended {
			break
		}
		seg, base := t.top()
		seg, base, _ = room(seg, base)
		f, err := t.push(g.fn, t.guarded(g.fn.proto), seg, base, kindGen)
		if err != nil {
			return err
		}
		f.pc, f.entry, f.gen, f.sink, f.cold = g.pc+1, entry, g, nil, true
		g.state = genRunning
		g, entry = inner, false
	}
	switch g.state {
	case genRunning:
		return object.NewError(object.ValueError, "generator already executing")
	case genCreated:
		if sent.Bound() && !sent.IsNone() {
			return object.NewError(object.TypeError, "can't send non-None value to a just-started generator")
		}
	}
	seg, base := t.top()
	seg, base, _ = room(seg, base)
	p := g.fn.proto
	if t.guarding {
		p = p.other()
	}
	f, err := t.push(g.fn, p, seg, base, kindGen)
	if err != nil {
		return err
	}
	f.pc, f.entry, f.gen, f.sink = g.pc, entry, g, nil
	copy(seg.vals[base:], g.regs)
	if g.state == genSuspended {
		if g.delegating {
			g.sent = sent
		} else {
			seg.vals[base+int(p.instrs[g.pc-1].A)] = sent
		}
	}
	g.state = genRunning
	return nil
}

// warm puts a cold frame's registers in their place.
func (f *frame) warm() {
	copy(f.seg.vals[f.base:], f.gen.regs)
	f.cold = false
}

// rest takes the generator's registers off the stack and pops its frame; pc is where it goes on.
func (t *Thread) rest(g *Generator, R *[256]object.Value, pc int) {
	copy(g.regs, R[:])
	g.pc = pc
	g.state = genSuspended
	t.pop()
}

// finish ends a generator.
func (g *Generator) finish() {
	g.state = genDone
	g.regs = nil
	g.delegating = false
	g.sent = object.Value{}
}

// send resumes g from Go with a value; done: it returned v instead of yielding it.
func (t *Thread) send(g *Generator, sent object.Value) (v object.Value, done bool, err error) {
	switch g.state {
	case genDone:
		return object.None, true, nil
	case genPending:
		return t.throw(g, g.take())
	}
	if err := t.wake(g, sent, true); err != nil {
		return object.Value{}, false, err
	}
	return t.turn()
}

// turn runs the generator's frame that was pushed as an entry.
func (t *Thread) turn() (object.Value, bool, error) {
	t.depth++ // a recursion in Go as well; the frame's own charge has kept the limit
	t.yielded = false
	v, err := t.run()
	t.depth--
	done := !t.yielded
	t.yielded = false
	return v, done, err
}

// sink takes what a generator yields, for somebody written in Go.
type sink struct {
	f    func(object.Value) (bool, error)
	more bool
	err  error
}

// take says whether there shall be more.
func (s *sink) take(v object.Value) bool {
	s.more, s.err = s.f(v)
	s.more = s.more && s.err == nil
	return s.more
}

// Drain gives f all that g yields. The frame stays where it is meanwhile; a
// turn for every item would carry its registers in and out.
func (g *Generator) Drain(t object.Thread, f func(object.Value) (bool, error)) error {
	th := t.(*Thread)
	s := &sink{f: f, more: true}
	for s.more {
		var v object.Value
		var done bool
		var err error
		if g.state == genCreated || g.state == genSuspended {
			if err = th.wake(g, object.None, true); err != nil {
				return err
			}
			th.cur.sink = s
			v, done, err = th.turn()
		} else {
			v, done, err = th.send(g, object.None)
		}
		if done || err != nil {
			return err
		}
		if s.more { // it came through an inner generator, or is what a pend_throw led to
			s.take(v)
		}
	}
	return s.err
}

// throw raises what inside g where it rests: an exception, a class of them, or
// anything that the iterator g delegates to takes in its throw.
func (t *Thread) throw(g *Generator, what object.Value) (v object.Value, done bool, err error) {
	switch g.state {
	case genRunning:
		return object.Value{}, false, object.NewError(object.ValueError, "generator already executing")
	case genDone: // MicroPython drops what is thrown then
		return object.None, true, nil
	}
	if g.state == genPending { // it comes first, and what is thrown now is lost
		what = g.take()
	}
	var raised error
	if g.delegating && g.state == genSuspended {
		v, done, err := t.throwInto(g, what)
		if err == nil && !done {
			return v, false, nil // the inner one yielded: g rests where it was
		}
		if err == nil { // the inner one ended: its value is what the yield from gives
			in := g.fn.proto.instrs[g.pc]
			g.delegating = false
			g.regs[in.A] = v
			g.pc++
			if err := t.wakeAt(g); err != nil {
				return object.Value{}, false, err
			}
			return t.turn()
		}
		raised = err
		g.pc++ // the error stands at the YIELDFROM
	} else {
		exc, err := t.raisable(what)
		if err != nil {
			return object.Value{}, false, err
		}
		if g.state == genCreated {
			g.finish()
			if exc.Cls.IsSubclass(object.StopIteration) {
				exc = object.NewError(object.RuntimeError, "generator raised StopIteration")
			}
			return object.Value{}, false, exc
		}
		raised = exc
	}
	g.delegating = false
	if err := t.wakeAt(g); err != nil {
		return object.Value{}, false, err
	}
	if !t.unwind(raised) {
		return object.Value{}, true, t.lost
	}
	return t.turn()
}

// wakeAt pushes g's frame without a value for the place where it rests.
func (t *Thread) wakeAt(g *Generator) error {
	saved := g.state
	g.state = genCreated
	err := t.wake(g, object.Value{}, true)
	if err != nil {
		g.state = saved
	}
	return err
}

// throwInto hands what is thrown to the iterator that g delegates to.
func (t *Thread) throwInto(g *Generator, what object.Value) (object.Value, bool, error) {
	it := g.regs[g.fn.proto.instrs[g.pc].B]
	g.state = genRunning // it must not be resumed meanwhile
	defer func() { g.state = genSuspended }()
	exits := isExit(what)
	if inner, ok := it.Obj().(object.Coroutine); ok {
		if err := t.Descend(); err != nil {
			return object.Value{}, false, err
		}
		defer t.Ascend()
		v, done, err := inner.Throw(t, what)
		if exits && done && err == nil { // it may not stop a close
			return t.raised(what)
		}
		return v, done, err
	}
	name := "throw"
	if exits {
		name = "close"
	}
	m, err := object.FindAttr(t, it, name)
	if err != nil {
		return object.Value{}, false, err
	}
	switch {
	case !m.Bound():
		return t.raised(what)
	case exits:
		if _, err := t.Call(m, nil, object.Kw{}); err != nil {
			return object.Value{}, false, err
		}
		return t.raised(what)
	}
	v, err := t.Call(m, []object.Value{what}, object.Kw{})
	if v, ok := object.StopValue(err); ok {
		return v, true, nil
	}
	return v, false, err
}

// raised gives the error that throwing what comes to.
func (t *Thread) raised(what object.Value) (object.Value, bool, error) {
	e, err := t.raisable(what)
	if err != nil {
		return object.Value{}, false, err
	}
	return object.Value{}, false, e
}

// isExit says whether what is thrown is GeneratorExit, which closes inner iterators.
func isExit(what object.Value) bool {
	switch o := what.Obj().(type) {
	case *object.Exception:
		return o.Cls.IsSubclass(object.GeneratorExit)
	case *object.Class:
		return o.IsSubclass(object.GeneratorExit)
	}
	return false
}

// take gives what pend_throw left and forgets it.
func (g *Generator) take() object.Value {
	what := g.pending.what
	g.state, g.pending = g.pending.state, nil
	return what
}

// pendThrow leaves what to be raised when g is resumed, None to raise nothing; it gives what was left before.
func (g *Generator) pendThrow(what object.Value) (object.Value, error) {
	before := object.None
	switch g.state {
	case genRunning:
		return before, object.NewError(object.ValueError, "generator already executing")
	case genDone:
		return before, nil
	case genPending:
		before = g.take()
	}
	if !what.IsNone() {
		g.pending = &pending{what, g.state}
		g.state = genPending
	}
	return before, nil
}

// closeGen ends g by GeneratorExit.
func (t *Thread) closeGen(g *Generator) error {
	if g.state == genPending && g.pending.state == genCreated {
		g.take()
	}
	switch g.state {
	case genDone:
		return nil
	case genCreated:
		g.finish()
		return nil
	}
	_, done, err := t.throw(g, object.Ref(object.NewException(object.GeneratorExit)))
	if err != nil {
		if object.IsError(err, object.GeneratorExit) || object.IsError(err, object.StopIteration) {
			return nil
		}
		return err
	}
	if !done {
		return object.NewError(object.RuntimeError, "generator ignored GeneratorExit")
	}
	return nil
}

// sendTo resumes any iterator for a YIELDFROM that is not at a Generator of the machine.
func (t *Thread) sendTo(it, sent object.Value) (v object.Value, done bool, err error) {
	if g, ok := it.Obj().(object.Coroutine); ok {
		return g.Send(t, sent)
	}
	if sent.Bound() && !sent.IsNone() {
		m, err := object.FindAttr(t, it, "send")
		if err != nil {
			return object.Value{}, false, err
		}
		if m.Bound() {
			v, err := t.Call(m, []object.Value{sent}, object.Kw{})
			if v, ok := object.StopValue(err); ok {
				return v, true, nil
			}
			return v, false, err
		}
		return object.Value{}, false, object.NoAttr(it, "send")
	}
	v, more, err := object.Next(t, it)
	if v, ok := object.StopValue(err); ok { // raised inside a builtin iterator, in the function of a map
		return v, true, nil
	}
	if err != nil {
		return object.Value{}, false, err
	}
	if !more && !v.Bound() {
		v = object.None
	}
	return v, !more, nil
}

// raisable makes an exception of what raise accepts.
func (t *Thread) raisable(v object.Value) (*object.Exception, error) { return object.Raisable(t, v) }

// chain keeps the cause of an exception, of which the board may say that nobody tells of it.
func (t *Thread) chain(e *object.Exception, cause object.Value) {
	e.Cause = cause
	if h, ok := t.Host().(interface{ Warn(text string) }); ok && !cause.IsNone() {
		h.Warn("exception chaining not supported")
	}
}

// raise gives the error of raising v, from a cause if that is bound.
func (t *Thread) raise(v, cause object.Value) error {
	e, err := t.raisable(v)
	if err != nil {
		return err
	}
	if cause.Bound() {
		t.chain(e, cause)
	}
	return e
}

// Send, Throw and Close make *Generator a Coroutine.
func (g *Generator) Send(t object.Thread, v object.Value) (object.Value, bool, error) {
	return t.(*Thread).send(g, v)
}

// Throw raises what where g rests.
func (g *Generator) Throw(t object.Thread, what object.Value) (object.Value, bool, error) {
	return t.(*Thread).throw(g, what)
}

// Close ends g.
func (g *Generator) Close(t object.Thread) error { return t.(*Thread).closeGen(g) }

// Name is the function's name.
func (g *Generator) Name() string { return g.fn.proto.code.Name }

func init() {
	c := GeneratorClass
	self := func(v object.Value) object.Coroutine { return v.Obj().(object.Coroutine) }
	c.Iter = func(_ object.Thread, v object.Value) (object.Value, error) { return v, nil }
	c.Next = func(t object.Thread, v object.Value) (object.Value, bool, error) {
		r, done, err := self(v).Send(t, object.None)
		return r, !done, err
	}
	c.Repr = func(_ object.Thread, v object.Value) (string, error) {
		name := ""
		if g, ok := v.Obj().(interface{ Name() string }); ok {
			name = g.Name()
		}
		return fmt.Sprintf("<generator object '%s' at %x>", name, object.ID(v)), nil
	}
	result := func(v object.Value, done bool, err error) (object.Value, error) {
		if err != nil || !done {
			return v, err
		}
		if v.IsNone() {
			return object.Value{}, object.NewException(object.StopIteration)
		}
		return object.Value{}, object.NewException(object.StopIteration, v)
	}
	c.Methods(
		object.NewBuiltin("__next__(self)", "Gives the next item; StopIteration at the end.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return result(self(args[0]).Send(t, object.None))
		}),
		object.NewBuiltin("send(self, value, /)", "Resumes the generator; its yield gives value.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return result(self(args[0]).Send(t, args[1]))
		}),
		object.NewBuiltin("throw(self, type, value=None, traceback=None, /)", "Raises an exception where the generator rests.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			what := args[1]
			if v := object.Arg(args, 2); v.Bound() && !v.IsNone() {
				if _, ok := v.Obj().(*object.Exception); ok {
					what = v
				} else if cls, ok := what.Obj().(*object.Class); ok {
					r, err := t.Call(object.Ref(cls), []object.Value{v}, object.Kw{})
					if err != nil {
						return object.Value{}, err
					}
					what = r
				}
			}
			return result(self(args[0]).Throw(t, what))
		}),
		object.NewBuiltin("pend_throw(self, value, /)", "Leaves an exception that is raised when the generator is resumed, or None; gives what was left before.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			g, ok := args[0].Obj().(*Generator)
			if !ok { // a coroutine of a module
				return object.Value{}, object.NoAttr(args[0], "pend_throw")
			}
			return g.pendThrow(args[1])
		}),
		object.NewBuiltin("close(self)", "Ends the generator: GeneratorExit is raised where it rests.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, self(args[0]).Close(t)
		}),
	)
}
