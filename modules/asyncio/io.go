// This file defines IOQueue, the streams that tasks wait for.

package asyncio

import (
	"slices"
	"sync/atomic"

	"github.com/go-python/gpython/py"

	"mpy/modules/uselect"
	"mpy/python/object"
	"mpy/world"
)

// ioQueue holds the streams that tasks wait for, and those that they waited for
// lately. A stream stays watched between its waits: a server reads from the same
// connections again and again, so that most waits need no system call of their
// own. What a stream is ready for while nobody waits is seen at the next look,
// where its readiness, which is a level, comes again; when it comes a second
// time in vain it is no longer asked for.
type ioQueue struct {
	c       *core
	set     *uselect.Set
	entries map[object.Value]*ioEntry // by identity
	waiting int                       // tasks that wait
	told    func(owner any, bits uint32)

	looks          uint64   // how often it was looked
	oldest, newest *ioEntry // those that nobody waits for, in the order of their last use
	bell           *bell    // wakes the loop
	failed         error    // of told
	thread         object.Thread
	raised         atomic.Bool // a ThreadSafeFlag was set: look before the next turn
}

// ioEntry is one stream.
type ioEntry struct {
	q       *ioQueue
	obj     object.Value
	w       *uselect.Watched // nil: nobody watches any more
	mask    uint32           // that is watched for
	in, out waiters
	vain    bool // it was ready for what nobody waited for, at the last look

	// Its place among those that nobody waits for.
	idle       bool
	since      uint64
	prev, next *ioEntry
}

// waiters are the tasks that wait for one direction: as a rule one.
type waiters struct {
	first *task
	more  []*task
}

func (l *waiters) add(x *task) {
	if l.first == nil {
		l.first = x
	} else {
		l.more = append(l.more, x)
	}
}

func (l *waiters) remove(x *task) bool {
	if l.first == x {
		l.first = nil
		if len(l.more) > 0 {
			l.first = l.more[0]
			l.more = slices.Delete(l.more, 0, 1)
		}
		return true
	}
	if i := slices.Index(l.more, x); i >= 0 {
		l.more = slices.Delete(l.more, i, i+1)
		return true
	}
	return false
}

// Type makes *ioQueue a py.Object.
func (q *ioQueue) Type() *py.Type { return &q.c.ioQueueClass.Py }

// Class gives the class IOQueue.
func (q *ioQueue) Class() *object.Class { return q.c.ioQueueClass }

func newIOQueue(c *core) *ioQueue {
	q := &ioQueue{c: c, entries: make(map[object.Value]*ioEntry)}
	q.told = q.hear
	return q
}

// open makes the set, when it is first needed.
func (q *ioQueue) open(t object.Thread) error {
	if q.set != nil {
		return nil
	}
	set := q.c.sets.New()
	b := &bell{c: q.c}
	if _, err := set.Add(t, object.Ref(b), world.In, b); err != nil {
		return err
	}
	q.set, q.bell = set, b
	return nil
}

// entry gives the entry of a stream, which is not watched yet if it is new.
func (q *ioQueue) entry(obj object.Value) *ioEntry {
	e := q.entries[obj]
	if e == nil {
		e = &ioEntry{q: q, obj: obj}
	}
	return e
}

// add lets the current task wait for a stream to be ready for bit, In or Out.
func (q *ioQueue) add(t object.Thread, e *ioEntry, bit uint32) error {
	x, err := q.c.current()
	if err != nil {
		return err
	}
	switch {
	case e.w == nil:
		if err := q.open(t); err != nil {
			return err
		}
		if e.w, err = q.set.Add(t, e.obj, bit, e); err != nil {
			e.w = nil
			return err
		}
		e.mask, e.vain = bit, false
		q.entries[e.obj] = e
	case e.mask&bit == 0:
		if err := q.set.Change(t, e.w, e.mask|bit); err != nil {
			return err
		}
		e.mask |= bit
	}
	if e.idle {
		q.unlink(e)
	}
	if bit == world.In {
		e.in.add(x)
	} else {
		e.out.add(x)
	}
	q.waiting++
	if x.io == nil {
		x.io = e
	} else {
		x.also = append(x.also, e)
	}
	x.data = object.Ref(q)
	return nil
}

// remove ends x's waiting for any stream.
func (q *ioQueue) remove(x *task) {
	if x.io == nil {
		return
	}
	q.leave(x.io, x)
	x.io = nil
	for _, e := range x.also {
		q.leave(e, x)
	}
	x.also = nil
}

func (q *ioQueue) leave(e *ioEntry, x *task) {
	if e.q != q {
		e.q.leave(e, x)
		return
	}
	for e.in.remove(x) {
		q.waiting--
	}
	for e.out.remove(x) {
		q.waiting--
	}
	if e.in.first == nil && e.out.first == nil && !e.idle && e.w != nil {
		q.link(e)
	}
}

// link puts e at the end of those that nobody waits for.
func (q *ioQueue) link(e *ioEntry) {
	e.idle, e.since = true, q.looks
	e.prev = q.newest
	if q.newest == nil {
		q.oldest = e
	} else {
		q.newest.next = e
	}
	q.newest = e
}

func (q *ioQueue) unlink(e *ioEntry) {
	if e.prev == nil {
		q.oldest = e.next
	} else {
		e.prev.next = e.next
	}
	if e.next == nil {
		q.newest = e.prev
	} else {
		e.next.prev = e.prev
	}
	e.idle, e.prev, e.next = false, nil, nil
}

// drop watches e no longer.
func (q *ioQueue) drop(e *ioEntry) {
	if e.idle {
		q.unlink(e)
	}
	if e.w != nil {
		q.set.Remove(e.w)
		e.w = nil
		if q.entries[e.obj] == e {
			delete(q.entries, e.obj)
		}
	}
}

// forgetAfter is for how many looks a stream stays watched that nobody waits for.
const forgetAfter = 100

// wait looks for streams that are ready until the deadline, and makes the tasks
// ready that wait for them.
func (q *ioQueue) wait(t object.Thread, dl world.Deadline) error {
	if err := q.open(t); err != nil {
		return err
	}
	q.looks++
	for i := 0; i < 2 && q.oldest != nil && q.oldest.since+forgetAfter < q.looks; i++ {
		q.drop(q.oldest)
	}
	q.raised.Store(false)
	q.thread = t
	err := q.set.Wait(t, dl, q.told)
	q.thread = nil
	if err == nil {
		err, q.failed = q.failed, nil
	}
	return err
}

// hear is told of a stream that is ready.
func (q *ioQueue) hear(owner any, bits uint32) {
	e, ok := owner.(*ioEntry)
	if !ok {
		q.bell.take()
		return
	}
	if e.w == nil {
		return
	}
	unused := false
	if bits&^world.Out != 0 {
		if e.in.first == nil {
			unused = bits&^world.Out&e.mask != 0 || e.idle
		} else {
			q.wakeAll(&e.in)
		}
	}
	if bits&^world.In != 0 && e.out.first != nil {
		q.wakeAll(&e.out)
	}
	if e.w == nil { // a task that was woken waited for something else too
		return
	}
	want := e.mask
	if e.out.first == nil {
		want &^= world.Out // there is room to write nearly always
	}
	switch {
	case !unused:
		e.vain = false
	case !e.vain && bits&world.Nval == 0:
		e.vain = true
	case e.in.first == nil && e.out.first == nil:
		q.drop(e)
		return
	default:
		want &^= world.In
	}
	if want == 0 && e.out.first == nil && e.in.first == nil {
		q.drop(e)
		return
	}
	if want != e.mask {
		if err := q.set.Change(q.thread, e.w, want); err != nil && q.failed == nil {
			q.failed = err
		}
		e.mask = want
	}
	if e.in.first == nil && e.out.first == nil && !e.idle {
		q.link(e)
	}
}

// wakeAll makes those ready that wait for one direction of a stream.
func (q *ioQueue) wakeAll(l *waiters) {
	for l.first != nil {
		x := l.first
		if x.also == nil {
			l.remove(x)
			x.io = nil
			q.waiting--
		} else {
			q.remove(x)
		}
		q.c.ready(x)
	}
}

// rest lets go of the streams that nobody waits for, when the loop ends.
func (q *ioQueue) rest() {
	for q.oldest != nil {
		q.drop(q.oldest)
	}
}

// poked says whether a flag was set since the last look.
func (q *ioQueue) poked() bool { return q.raised.Load() && q.raised.Swap(false) }

// wake ends the wait that goes on.
func (q *ioQueue) wake() {
	if q.bell != nil {
		q.bell.ring()
	}
}

func (c *core) makeIOQueueClass() *object.Class {
	k := object.NewClass("IOQueue")
	k.New = func(object.Thread, *object.Class, []object.Value, object.Kw) (object.Value, error) {
		return object.Ref(newIOQueue(c)), nil
	}
	self := func(args []object.Value) *ioQueue { return args[0].Obj().(*ioQueue) }
	k.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		if name == "map" {
			return v.Obj().(*ioQueue).mapValue(), nil
		}
		return object.Value{}, nil
	}
	queue := func(bit uint32) object.Impl {
		return func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			q := self(args)
			return object.None, q.add(t, q.entry(args[1]), bit)
		}
	}
	k.Methods(
		object.NewBuiltin("queue_read(self, stream, /)", "Lets the current task, which must yield then, go on when a stream can be read: yield core._io_queue.queue_read(s).", queue(world.In)),
		object.NewBuiltin("queue_write(self, stream, /)", "Lets the current task, which must yield then, go on when a stream can be written.", queue(world.Out)),
		object.NewBuiltin("remove(self, task, /)", "Ends a task's waiting for streams.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			x, err := c.taskArg(args[1])
			if err == nil {
				self(args).remove(x)
			}
			return object.None, err
		}),
		object.NewBuiltin("wait_io_event(self, ms, /)", "Waits until a stream is ready that a task waits for, ms milliseconds at most.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			ms, err := object.ToInt64(t, args[1])
			if err != nil {
				return object.Value{}, err
			}
			dl := world.Never
			switch {
			case ms == 0:
				dl = world.NoWait
			case ms > 0:
				dl = moment(c.now() + ms)
			}
			return object.None, self(args).wait(t, dl)
		}),
	)
	return k
}

// mapValue gives what scripts see as map: for each stream that is waited for,
// under its id, who waits to read, who waits to write, and the stream.
func (q *ioQueue) mapValue() object.Value {
	d := object.NewDict(len(q.entries))
	for _, e := range q.entries {
		if !e.idle {
			_ = d.Set(nil, object.Int(object.ID(e.obj)), object.NewList(taskOrNone(e.in.first), taskOrNone(e.out.first), e.obj))
		}
	}
	return object.Ref(d)
}
