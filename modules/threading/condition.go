// This file defines Condition.

package threading

import (
	"github.com/go-python/gpython/py"

	"mpy/modules/thread"
	"mpy/python/object"
	"mpy/world"
)

// condition is a Condition. Its lock is a Lock, an RLock, or any object with
// their methods.
type condition struct {
	m     *module
	lock  object.Value
	queue thread.Queue
}

// Type makes *condition a py.Object.
func (c *condition) Type() *py.Type { return &c.m.conditionClass.Py }

// Class gives the class Condition.
func (c *condition) Class() *object.Class { return c.m.conditionClass }

// call calls a method of the lock.
func (c *condition) call(t object.Thread, name string, args []object.Value, kw object.Kw) (object.Value, error) {
	fn, err := object.GetAttr(t, c.lock, name)
	if err != nil {
		return object.Value{}, err
	}
	return t.Call(fn, args, kw)
}

// owned gives an error unless the lock is held, by this thread if that can be told.
func (c *condition) owned(t object.Thread, what string) error {
	held := true
	switch l := object.Native(c.lock).Obj().(type) {
	case *rlock:
		held = l.count > 0 && l.owner == thread.Ident(t)
	case *thread.Lock:
		held = l.Held()
	}
	if !held {
		return object.NewError(object.RuntimeError, "cannot %s on un-acquired lock", what)
	}
	return nil
}

// wait gives the lock away, waits, and takes it again, in any case.
func (c *condition) wait(t object.Thread, dl world.Deadline) (bool, error) {
	if err := c.owned(t, "wait"); err != nil {
		return false, err
	}
	count := 0
	if l, ok := object.Native(c.lock).Obj().(*rlock); ok { // however often it was taken
		count, l.count = l.count, 1
	}
	if _, err := c.call(t, "release", nil, object.Kw{}); err != nil {
		return false, err
	}
	woken, err := c.queue.Wait(t, dl)
	for {
		_, again := c.call(t, "acquire", nil, object.Kw{})
		if again == nil {
			break
		}
		err = again // Ctrl-C: once more, for whoever called releases the lock
		if !object.IsError(again, object.KeyboardInterrupt) {
			return false, err
		}
	}
	if l, ok := object.Native(c.lock).Obj().(*rlock); ok {
		l.count = count
	}
	return woken, err
}

// waitFor waits until a function gives something true, which it gives as well.
func (c *condition) waitFor(t object.Thread, predicate object.Value, dl world.Deadline) (object.Value, error) {
	for {
		v, err := t.Call(predicate, nil, object.Kw{})
		if err != nil {
			return object.Value{}, err
		}
		yes, err := object.Truth(t, v)
		if yes || err != nil {
			return v, err
		}
		woken, err := c.wait(t, dl)
		if err != nil {
			return object.Value{}, err
		}
		if !woken {
			return t.Call(predicate, nil, object.Kw{})
		}
	}
}

func (m *module) makeConditionClass() *object.Class {
	k := object.NewClass("Condition")
	bind := object.NewBuiltin("Condition(lock=None)", "Makes a condition.", func(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
		lock := object.Arg(a, 0)
		if !lock.Bound() || lock.IsNone() {
			lock = object.Ref(&rlock{m: m})
		}
		return object.Ref(&condition{m: m, lock: lock}), nil
	})
	k.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		return bind.Call(t, args, kw)
	}
	self := func(v object.Value) *condition { return v.Obj().(*condition) }
	notify := func(t object.Thread, c *condition, n int) error {
		err := c.owned(t, "notify")
		if err == nil {
			c.queue.Wake(n)
		}
		return err
	}
	k.Methods(
		object.NewBuiltin("acquire(self, *args, **kw)", "Takes the lock, as its own acquire does.", func(t object.Thread, a []object.Value, kw object.Kw) (object.Value, error) {
			return self(a[0]).call(t, "acquire", a[1:], kw)
		}),
		object.NewBuiltin("release(self, /)", "Gives the lock back.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return self(a[0]).call(t, "release", nil, object.Kw{})
		}),
		object.NewBuiltin("__enter__(self, /)", "Takes the lock.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return self(a[0]).call(t, "acquire", nil, object.Kw{})
		}),
		object.NewBuiltin("__exit__(self, class, exc, trace, /)", "Gives the lock back.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			_, err := self(a[0]).call(t, "release", nil, object.Kw{})
			return object.None, err
		}),
		object.NewBuiltin("wait(self, timeout=None)", "Gives the lock away, waits to be notified and takes it again; False when timeout seconds are over.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			dl, err := thread.Timeout(t, object.Arg(a, 1))
			if err != nil {
				return object.Value{}, err
			}
			woken, err := self(a[0]).wait(t, dl)
			return object.Bool(woken), err
		}),
		object.NewBuiltin("wait_for(self, predicate, timeout=None)", "Waits until predicate() gives something true, timeout seconds at most; gives what it gave last.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			dl, err := thread.Timeout(t, object.Arg(a, 2))
			if err != nil {
				return object.Value{}, err
			}
			return self(a[0]).waitFor(t, a[1], dl)
		}),
		object.NewBuiltin("notify(self, n=1)", "Lets n of the threads that wait go on.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			n := 1
			if len(a) > 1 {
				var err error
				if n, err = object.Index(t, a[1]); err != nil {
					return object.Value{}, err
				}
			}
			return object.None, notify(t, self(a[0]), n)
		}),
		object.NewBuiltin("notify_all(self, /)", "Lets all threads that wait go on.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, notify(t, self(a[0]), 1<<30)
		}),
	)
	return k
}
