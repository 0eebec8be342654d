// This file holds wait_for.

package asyncio

import "mpy/python/object"

// waiting is wait_for: the awaitable runs as a task, a second task waits for it
// and cancels the sleep of the first one, with what came out. So a task that
// waits goes on two turns after the end of what it waited for, as in MicroPython.
type waiting struct {
	routine
	aw      object.Value
	timeout object.Value // seconds, or milliseconds with ms; None: none
	ms      bool
	place   int
	task    *task
	runner  *task
}

const (
	waitBegin  = iota
	waitTask   // without a timeout: for the task
	waitSleep  // asleep, until the runner or the time
	waitRunner // the time is over: for the runner to end
)

func (w *waiting) step(t object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	switch w.place {
	case waitBegin:
		x, err := w.c.promote(t, w.aw)
		if err != nil {
			return failed(err)
		}
		w.task = x
		if w.timeout.IsNone() {
			w.place = waitTask
			if err := x.await(); err != nil {
				return failed(err)
			}
			return x.Send(t, object.None)
		}
		return w.begin(t)
	case waitTask:
		return delegate(t, w.task, thrown)
	case waitSleep:
		if thrown != nil {
			return w.ended(t, thrown)
		}
		if _, err := w.runner.cancel(t); err != nil {
			return failed(err)
		}
		w.place = waitRunner
		if err := w.runner.await(); err != nil {
			return failed(err)
		}
	}
	if _, done, err := delegate(t, w.runner, thrown); err != nil || !done {
		return object.None, false, err
	}
	return failed(object.NewException(TimeoutError))
}

// begin starts the runner and goes to sleep.
func (w *waiting) begin(t object.Thread) (object.Value, bool, error) {
	cur, err := w.c.current()
	if err != nil {
		return failed(err)
	}
	r := &runner{waiter: cur, task: w.task}
	w.runner = w.c.newTask(r.init(w.c, "_run", r))
	w.c.ready(w.runner)
	var ms int64
	if w.ms {
		ms, err = object.ToInt64(t, w.timeout)
	} else {
		ms, err = milliseconds(t, w.timeout)
	}
	if err == nil && ms >= period/2 {
		err = object.NewError(object.OverflowError, "ticks interval overflow")
	}
	if err != nil {
		return failed(err)
	}
	w.place = waitSleep
	w.c.sleepUntil(cur, w.c.now()+max(ms, 0))
	return yielded()
}

// ended is what follows when the sleep was cut short: by the runner, whose
// CancelledError says how the task ended, or by somebody else.
func (w *waiting) ended(t object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	if !thrown.Cls.IsSubclass(CancelledError) {
		return failed(thrown)
	}
	if args := thrown.Args(); len(args) == 2 {
		if args[0].IsTrue() {
			return returned(args[1])
		}
		if e, ok := args[0].Obj().(*object.Exception); ok {
			return failed(e)
		}
	}
	if _, err := w.runner.cancel(t); err != nil {
		return failed(err)
	}
	return failed(thrown)
}

// runner awaits the task for a wait_for.
type runner struct {
	routine
	waiter *task
	task   *task
	begun  bool
}

func (r *runner) step(t object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	var err error
	if !r.begun {
		r.begun = true
		err = r.task.await()
	}
	var v object.Value
	if err == nil {
		var done bool
		if v, done, err = delegate(t, r.task, thrown); err == nil && !done {
			return yielded()
		}
	}
	status := object.True
	if err != nil {
		status, v = object.Ref(object.AsException(err)), object.None
	}
	if w := r.waiter; w.data.IsNone() { // it still sleeps
		ok, err := w.cancel(t)
		if err != nil {
			return failed(err)
		}
		if ok {
			w.data = object.Ref(object.NewException(CancelledError, status, v))
		}
	}
	return returned(object.None)
}

func (c *core) waitFor(ms bool) object.Impl {
	return func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		w := &waiting{aw: args[0], timeout: args[1], ms: ms}
		return w.init(c, "wait_for", w), nil
	}
}
