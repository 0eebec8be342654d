// This file defines Thread, one Python thread: its frames, its registers, the lock.

package vm

import (
	"runtime"

	"mpy/python/object"
)

// segmentSize is how many registers a stack segment has. A frame needs 256 in
// one piece; segments are linked and never move, for builtins hold windows of them.
const segmentSize = 4096

type segment struct {
	vals [segmentSize]object.Value
	next *segment
}

// kind says what a frame is for.
type kind uint8

const (
	kindCall  kind = iota // a call: the result goes to the caller's R[A]
	kindInit              // an __init__: the instance goes there
	kindGen               // a generator's turn
	kindClass             // a class body: the class goes there
	kindNext              // a __next__ that FORITER called
	kindOp                // an operator's special method
)

// frame is one activation. Frames are linked and used again; they never move.
type frame struct {
	down   *frame // who waits for this one
	up     *frame // the frame to use for the next call; nil: none made yet
	fn     *Function
	p      *proto
	seg    *segment
	base   int // of R in seg
	pc     int // where to go on; kept only while another frame runs
	kind   kind
	entry  bool // the loop returns to Go when this frame ends
	gen    *Generator
	inst   object.Value // kindInit: the instance
	class  *classMaker  // kindClass
	locals *object.Dict // UsesNames
	sink   *sink        // kindGen: takes what it yields
	cold   bool         // kindGen, in a YIELDFROM: the registers are still the generator's own
}

// Thread is one Python thread. It implements object.Thread.
type Thread struct {
	in       *Interp
	cur      *frame // the running frame, or root
	root     frame  // below the first one
	first    *segment
	depth    int // frames, and recursions in Go
	waiter   any
	ident    int64
	yielded  bool          // how the loop came back: by YIELD
	slice    *object.Slice // that MKSLICE lends
	turns    int
	lost     *object.Exception // what unwind could not deliver
	catches  uint64            // how often a handler was entered
	holds    bool              // the interpreter lock
	guarding bool              // locks > 0 or starved: objects that are made are errors
	locks    int               // of the heap
	redo     bool              // after errReload the instruction is carried out again
	filled   bool              // Interrupted has said that the heap is full
	starved  bool              // the next object that is made is a MemoryError
	given    object.Value      // what the call that locked or unlocked it gives
}

func (in *Interp) newThread() *Thread {
	t := &Thread{in: in, first: &segment{}, slice: &object.Slice{}}
	t.waiter = in.opts.NewWaiter(t)
	t.cur = &t.root
	in.mu.Lock()
	in.lastIdent++
	t.ident = in.lastIdent
	in.threads[t] = struct{}{}
	in.mu.Unlock()
	return t
}

// Ident is the thread's identity.
func (t *Thread) Ident() int64 { return t.ident }

// Host is the interpreter's outside.
func (t *Thread) Host() any { return t.in.opts.Host }

// Interp is the interpreter.
func (t *Thread) Interp() object.Machine { return t.in }

// Waiter is what the thread waits with.
func (t *Thread) Waiter() any { return t.waiter }

// Descend charges the depth counter.
func (t *Thread) Descend() error {
	if t.depth >= t.in.opts.MaxDepth {
		return tooDeep()
	}
	if t.in.signal.Load()&sigEnd != 0 { // what is nested in itself a few times is as good as endless
		if err := t.Interrupted(); err != nil {
			return err
		}
	}
	t.depth++
	return nil
}

// Ascend gives back what Descend charged.
func (t *Thread) Ascend() { t.depth-- }

func tooDeep() *object.Exception {
	return object.NewError(object.RuntimeError, "maximum recursion depth exceeded")
}

// Grow refuses what is beyond the heap limit.
func (t *Thread) Grow(n int) error {
	if n < 0 || n > t.in.opts.MaxHeap {
		return noMemory(n)
	}
	if t.guarding {
		return t.refused(n)
	}
	if h := &t.in.heap; n >= largeRequest && h.limit > 0 {
		return h.request(n)
	}
	return nil
}

// Release gives the interpreter lock away.
func (t *Thread) Release() {
	t.holds = false
	t.in.lock.Unlock()
}

// Acquire takes the interpreter lock, and asks its holder for it.
func (t *Thread) Acquire() {
	if t.in.lock.TryLock() {
		t.holds = true
		return
	}
	t.in.waiting.Add(1)
	t.in.signal.Or(sigYield)
	t.in.lock.Lock()
	t.holds = true
	if t.in.waiting.Add(-1) == 0 {
		t.in.signal.And(^uint32(sigYield))
		if t.in.waiting.Load() > 0 { // one came in between
			t.in.signal.Or(sigYield)
		}
	}
}

// turnLength is how many back-jumps and calls a thread makes while another one
// waits for the lock. Counted, never timed, so that runs can be repeated.
const turnLength = 2000

// Pending does what wants to be done between instructions.
func (t *Thread) Pending() error {
	s := t.in.signal.Load()
	if s == 0 {
		return nil
	}
	if s&sigYield != 0 {
		if t.turns++; t.turns >= turnLength {
			t.turns = 0
			t.in.lock.Unlock()
			runtime.Gosched()
			t.Acquire()
		}
	}
	if s&sigTurns != 0 {
		if t.turns++; t.turns >= turnLength || t.in.opts.Turns.Due() {
			t.turns = 0
			t.Release()
			t.in.opts.Turns.Pass()
			t.Acquire()
		}
	}
	if s&sigMemory != 0 {
		t.wipe() // else what is dead would keep the heap full
	}
	if err := t.Interrupted(); err != nil || t != t.in.main {
		return err
	}
	if s&sigCallback != 0 {
		for n := t.in.queued(); n > 0; n-- { // not those that these queue: one that queues itself would never end
			c, ok := t.in.nextCallback()
			if !ok {
				break
			}
			_, err := t.Call(c.fn, []object.Value{c.arg}, object.Kw{})
			t.in.callbackDone()
			if err != nil {
				e := object.AsException(err)
				if e.Cls == object.KeyboardInterrupt || e.Cls == object.SystemExit {
					return e
				}
				t.in.report(t, "callback", e)
			}
		}
	}
	return nil
}

// sigEnd are the signals that end what a thread does.
const sigEnd = sigExit | sigKill | sigMemory | sigInterrupt

// Interrupted says that the thread must end what it does.
func (t *Thread) Interrupted() error {
	s := t.in.signal.Load()
	switch {
	case s&sigEnd == 0:
	case t.doomed():
		return object.NewException(object.SystemExit)
	case s&sigMemory != 0 && t.in.full():
		t.filled = true
		return noMemory(0)
	case s&sigInterrupt != 0 && t == t.in.main && t.in.takeInterrupt():
		return object.NewException(object.KeyboardInterrupt)
	}
	return nil
}

// doomed says that the thread ends, whatever its handlers are.
func (t *Thread) doomed() bool {
	s := t.in.signal.Load()
	return s&sigKill != 0 || s&sigExit != 0 && t != t.in.main
}

func (in *Interp) report(t *Thread, what string, e *object.Exception) {
	if in.opts.Report != nil {
		in.opts.Report(t, what, e)
	}
}

// top gives where registers are free above the running frame.
func (t *Thread) top() (*segment, int) {
	f := t.cur
	if f == &t.root {
		return t.first, 0
	}
	return f.seg, f.base + f.p.nregs + 2
}

// push makes a frame the running one.
func (t *Thread) push(fn *Function, p *proto, seg *segment, base int, k kind) (*frame, error) {
	if t.depth >= t.in.opts.MaxDepth {
		return nil, tooDeep()
	}
	t.depth++
	f := t.cur.up
	if f == nil {
		f = &frame{down: t.cur}
		t.cur.up = f
	}
	f.fn, f.p, f.seg, f.base, f.pc, f.kind, f.entry, f.cold = fn, p, seg, base, 0, k, false, false
	t.cur = f
	return f, nil
}

// pop ends the running frame.
func (t *Thread) pop() {
	f := t.cur
	if f.kind != kindCall || f.locals != nil {
		f.gen, f.class, f.locals, f.inst, f.sink = nil, nil, nil, object.Value{}, nil
	}
	t.cur = f.down
	t.depth--
}

// room gives a place for a frame at base of seg, or at the start of the next
// segment; moved says which.
func room(seg *segment, base int) (*segment, int, bool) {
	if base+256 <= segmentSize {
		return seg, base, false
	}
	if seg.next == nil {
		seg.next = &segment{}
	}
	return seg.next, 0, true
}

// Spawn starts a Python thread.
func (in *Interp) Spawn(_ object.Thread, fn object.Value, args []object.Value, kw object.Kw) (int64, error) {
	t := in.newThread()
	args = append([]object.Value(nil), args...)
	kw = object.Kw{Names: append([]string(nil), kw.Names...), Values: append([]object.Value(nil), kw.Values...)}
	in.wg.Add(1)
	life := func() {
		defer in.wg.Done()
		t.Acquire()
		if err := t.guard(fn, args, kw); err != nil {
			if e := object.AsException(err); e.Cls != object.SystemExit {
				what := "thread started by "
				if s, rerr := object.Repr(t, fn); rerr == nil {
					what += s
				}
				in.report(t, what, e)
			}
		}
		t.FreeHeap()
		t.Release()
		in.opts.CloseWaiter(t.waiter)
		in.mu.Lock()
		delete(in.threads, t)
		in.mu.Unlock()
	}
	if in.opts.Turns != nil {
		in.opts.Turns.Go(t.waiter, life)
	} else {
		go life()
	}
	return t.ident, nil
}

// guard is Call for a thread's outermost function: a Go panic below, which is a
// bug of ours, ends the thread as an exception does, and not the process.
func (t *Thread) guard(fn object.Value, args []object.Value, kw object.Kw) (err error) {
	defer func() {
		if p := recover(); p != nil {
			if !t.holds {
				t.Acquire()
			}
			t.cur, t.depth = &t.root, 0
			err = object.NewError(object.SystemError, "internal error: %v; please report it", p)
		}
	}()
	_, err = t.Call(fn, args, kw)
	return err
}

// Globals gives the globals of the script's frame that runs.
func (in *Interp) Globals(t object.Thread) *object.Dict {
	th := t.(*Thread)
	if th.cur == &th.root { // a builtin is the thread's own function
		if m, ok := in.modules.GetStr("__main__").Obj().(*object.Module); ok {
			return m.Dict
		}
		return object.NewDict(0)
	}
	return th.cur.fn.globals
}

// Locals gives the dict of the frame's names: a class body's own, else the globals.
func (in *Interp) Locals(t object.Thread) *object.Dict {
	th := t.(*Thread)
	if th.cur.locals != nil {
		return th.cur.locals
	}
	return in.Globals(t)
}

// wipe clears the registers above the running frame.
func (t *Thread) wipe() {
	seg, base := t.top()
	for ; seg != nil; seg, base = seg.next, 0 {
		if base < segmentSize {
			clear(seg.vals[base:])
		}
	}
}

// Collect wipes the registers above the running frame and collects garbage.
func (in *Interp) Collect(t object.Thread) {
	th := t.(*Thread)
	th.wipe()
	th.Release()
	runtime.GC()
	th.Acquire()
}
