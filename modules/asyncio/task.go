// This file defines Task, a coroutine that the loop runs.

package asyncio

import (
	"github.com/go-python/gpython/py"

	"mpy/python/object"
)

// task is a Task. Its state and data are what scripts see under these names,
// with MicroPython's meanings:
//
//	state  True: runs; a TaskQueue: runs, and the tasks in it wait for it; a
//	       function: runs, and the function is called with the task and its
//	       exception when it ends; None: has ended, and nobody has asked how;
//	       False: has ended, and somebody has
//	data   None; or what holds the task: an object with a method remove, or the
//	       Task that it waits for; or what shall be raised in it; and at the
//	       end the exception it ended by, StopIteration for a return
type task struct {
	c     *core
	coro  object.Value
	turns object.Coroutine // coro, if it is one; else its methods send and throw are called
	data  object.Value     // unbound: it ended with result, and nobody has looked at data
	state object.Value

	result object.Value // of a return

	// Its place in a queue.
	queue      *taskQueue
	prev, next *task
	at         int // in the heap, or inList
	key        int64
	seq        uint64

	// The streams it waits for: as a rule one.
	io   *ioEntry
	also []*ioEntry
}

// Type makes *task a py.Object.
func (x *task) Type() *py.Type { return &x.c.taskClass.Py }

// Class gives the class Task.
func (x *task) Class() *object.Class { return x.c.taskClass }

var _ object.Coroutine = (*task)(nil)

func (c *core) newTask(coro object.Value) *task {
	x := &task{c: c, coro: coro, data: object.None, state: object.True}
	if g, ok := coro.Obj().(object.Coroutine); ok && g.Class() == object.GeneratorClass {
		x.turns = g
	}
	return x
}

// createTask is create_task.
func (c *core) createTask(t object.Thread, coro object.Value) (*task, error) {
	if coro.Obj() == nil || object.ClassOf(coro) != object.GeneratorClass {
		m, err := object.FindAttr(t, coro, "send")
		if err != nil && !object.IsError(err, object.AttributeError) {
			return nil, err
		}
		if err != nil || !m.Bound() {
			return nil, object.NewError(object.TypeError, "coroutine expected")
		}
	}
	x := c.newTask(coro)
	c.ready(x)
	return x, nil
}

// promote gives the task of an awaitable, a new one if it is a coroutine.
func (c *core) promote(t object.Thread, v object.Value) (*task, error) {
	if x, ok := object.Native(v).Obj().(*task); ok {
		return x, nil
	}
	return c.createTask(t, v)
}

// done says whether the task has ended.
func (x *task) done() bool { return x.state.IsNone() || x.state == object.False }

// resume gives the task a turn; with exc it is raised in it.
func (x *task) resume(t object.Thread, exc object.Value) (v object.Value, done bool, err error) {
	if x.turns != nil {
		if exc.Bound() {
			return x.turns.Throw(t, exc)
		}
		return x.turns.Send(t, object.None)
	}
	name, arg := "send", object.None
	if exc.Bound() {
		name, arg = "throw", exc
	}
	m, err := object.GetAttr(t, x.coro, name)
	if err != nil {
		return object.Value{}, false, err
	}
	v, err = t.Call(m, []object.Value{arg}, object.Kw{})
	if r, ok := object.StopValue(err); ok {
		return r, true, nil
	}
	return v, false, err
}

// end notes how the task ended: by e or, if that is nil, with result.
func (x *task) end(e *object.Exception) {
	if e != nil {
		x.data = object.Ref(e)
	} else {
		x.data = object.Value{}
	}
}

// failure gives the exception that the task ended by, nil for a return.
func (x *task) failure() *object.Exception {
	e, _ := x.data.Obj().(*object.Exception)
	if e != nil && e.Cls.IsSubclass(object.StopIteration) {
		return nil
	}
	return e
}

// value gives what the task returned.
func (x *task) value() object.Value {
	if e, ok := x.data.Obj().(*object.Exception); ok { // scripts have seen or set it
		v, _ := object.StopValue(e)
		return v
	}
	return x.result
}

// dataValue gives data as scripts see it.
func (x *task) dataValue() object.Value {
	if !x.data.Bound() {
		var args []object.Value
		if !x.result.IsNone() {
			args = []object.Value{x.result}
		}
		x.data = object.Ref(object.NewException(object.StopIteration, args...))
	}
	return x.data
}

// await begins to wait for the task: what iter() of it does.
func (x *task) await() error {
	switch {
	case x.done():
		x.state = object.False
	case x.state.IsTrue():
		x.state = object.Ref(&taskQueue{c: x.c})
	default:
		if _, ok := x.state.Obj().(*taskQueue); !ok {
			return object.NewError(object.RuntimeError, "can't wait")
		}
	}
	return nil
}

// Send is a turn of the current task's await of this one.
func (x *task) Send(t object.Thread, _ object.Value) (object.Value, bool, error) {
	if x.done() {
		if e := x.failure(); e != nil {
			return object.Value{}, false, e
		}
		return x.value(), true, nil
	}
	if x.state.IsTrue() {
		if err := x.await(); err != nil {
			return object.Value{}, false, err
		}
	}
	q, ok := x.state.Obj().(*taskQueue)
	if !ok {
		return object.Value{}, false, object.NewError(object.RuntimeError, "can't wait")
	}
	cur, err := x.c.current()
	if err != nil {
		return object.Value{}, false, err
	}
	q.push(cur, x.c.now(), true)
	cur.data = object.Ref(x)
	return object.None, false, nil
}

// Throw ends an await of the task: a Task has no method throw.
func (x *task) Throw(t object.Thread, what object.Value) (object.Value, bool, error) {
	e, err := object.Raisable(t, what)
	if err == nil {
		err = e
	}
	return object.Value{}, false, err
}

// Close does nothing.
func (x *task) Close(object.Thread) error { return nil }

// last gives the task at the end of the line of those that wait for one another,
// which is cancelled in place of x; x itself when the line has no end. (Here
// MicroPython hangs.)
func (x *task) last() *task {
	y, slow := x, x
	for n := 1; ; n++ {
		on, ok := y.data.Obj().(*task)
		if !ok {
			return y
		}
		y = on
		if n%2 == 0 {
			slow = slow.data.Obj().(*task)
		}
		if y == slow {
			return x
		}
	}
}

// cancel raises CancelledError in the task soon; false: it has ended.
func (x *task) cancel(t object.Thread) (bool, error) {
	c := x.c
	if x.done() {
		return false, nil
	}
	if x == c.cur {
		return false, object.NewError(object.RuntimeError, "can't cancel self")
	}
	x = x.last()
	switch by := x.data.Obj().(type) {
	case nil, *object.Class:
		if x.queue == c.queue && x.key > c.now() {
			c.ready(x)
		}
	case *taskQueue, *task: // a task: they wait for each other
		if x.queue != nil {
			x.queue.remove(x)
		}
		c.ready(x)
	case *ioQueue:
		by.remove(x)
		c.ready(x)
	case *gathering:
		c.ready(x)
	default:
		m, err := object.FindAttr(t, x.data, "remove")
		if err != nil && !object.IsError(err, object.AttributeError) {
			return false, err
		}
		if err == nil && m.Bound() {
			if _, err := t.Call(m, []object.Value{object.Ref(x)}, object.Kw{}); err != nil {
				return false, err
			}
			c.ready(x)
		} else if x.queue == c.queue && x.key > c.now() {
			c.ready(x)
		}
	}
	x.data = object.Ref(CancelledError)
	return true, nil
}

func (c *core) makeTaskClass() *object.Class {
	k := object.NewClass("Task")
	k.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		if kw.Len() > 0 {
			return object.Value{}, object.NewError(object.TypeError, "function doesn't take keyword arguments")
		}
		if len(args) < 1 || len(args) > 2 {
			return object.Value{}, object.NewError(object.TypeError, "function missing 1 required positional arguments")
		}
		return object.Ref(c.newTask(args[0])), nil
	}
	self := func(v object.Value) *task { return v.Obj().(*task) }
	k.Iter = func(_ object.Thread, v object.Value) (object.Value, error) { return v, self(v).await() }
	k.Next = func(t object.Thread, v object.Value) (object.Value, bool, error) { return next(t, self(v)) }
	k.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		x := self(v)
		switch name {
		case "coro":
			return x.coro, nil
		case "data":
			return x.dataValue(), nil
		case "state":
			return x.state, nil
		case "ph_key":
			return object.Int(x.key & (period - 1)), nil
		}
		return object.Value{}, nil
	}
	k.SetAttr = func(_ object.Thread, v object.Value, name string, val object.Value) (bool, error) {
		x := self(v)
		switch {
		case !val.Bound():
			return false, nil
		case name == "data":
			x.data = val
		case name == "state":
			x.state = val
		default:
			return false, nil
		}
		return true, nil
	}
	k.Methods(
		object.NewBuiltin("done(self, /)", "Says whether the task has ended.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.Bool(self(args[0]).done()), nil
		}),
		object.NewBuiltin("cancel(self, /)", "Raises CancelledError in the task at its next turn, which comes soon. False: it has ended already.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			ok, err := self(args[0]).cancel(t)
			return object.Bool(ok), err
		}),
	)
	return k
}

// next is a turn for who drives by __next__: the end is a StopIteration if it has a value.
func next(t object.Thread, g object.Coroutine) (object.Value, bool, error) {
	v, done, err := g.Send(t, object.None)
	if err != nil || !done {
		return v, true, err
	}
	if v.IsNone() {
		return object.Value{}, false, nil
	}
	return object.Value{}, false, object.NewException(object.StopIteration, v)
}
