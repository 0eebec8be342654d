// This file defines Event.

package asyncio

import (
	"github.com/go-python/gpython/py"

	"mpy/python/object"
)

// event is an Event.
type event struct {
	extra
	c       *core
	set     bool
	waiting taskQueue
}

// Type makes *event a py.Object.
func (e *event) Type() *py.Type { return &e.c.eventClass.Py }

// Class gives the class Event.
func (e *event) Class() *object.Class { return e.c.eventClass }

// raise sets the event and wakes those who wait.
func (e *event) raise() {
	e.c.wakeAll(&e.waiting)
	e.set = true
}

// eventWait is Event.wait().
type eventWait struct {
	routine
	e      *event
	waited bool
}

func (e *event) wait() object.Value {
	w := &eventWait{e: e}
	return w.init(e.c, "wait", w)
}

func (w *eventWait) step(_ object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	switch {
	case thrown != nil:
		return failed(thrown)
	case w.waited || w.e.set:
		return returned(object.True)
	}
	w.waited = true
	if err := w.c.waitIn(&w.e.waiting); err != nil {
		return failed(err)
	}
	return yielded()
}

func (c *core) makeEventClass() *object.Class {
	k := object.NewClass("Event")
	k.New = func(_ object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		if err := noArgs(args, kw); err != nil {
			return object.Value{}, err
		}
		e := &event{c: c}
		e.waiting.c = c
		return object.Ref(e), nil
	}
	self := func(v object.Value) *event { return v.Obj().(*event) }
	k.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		switch name {
		case "state":
			return object.Bool(self(v).set), nil
		case "waiting":
			return object.Ref(&self(v).waiting), nil
		}
		return self(v).get(name), nil
	}
	k.SetAttr = func(t object.Thread, v object.Value, name string, val object.Value) (bool, error) {
		if name == "state" && val.Bound() {
			on, err := object.Truth(t, val)
			self(v).set = on
			return true, err
		}
		return self(v).extra.set(name, val), nil
	}
	k.Methods(
		object.NewBuiltin("is_set(self, /)", "Says whether the event is set.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.Bool(self(args[0]).set), nil
		}),
		object.NewBuiltin("set(self, /)", "Sets the event: tasks that wait for it go on. Only for use in the loop's thread, not in callbacks: see ThreadSafeFlag.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			self(args[0]).raise()
			return object.None, nil
		}),
		object.NewBuiltin("clear(self, /)", "Makes the event not set.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			self(args[0]).set = false
			return object.None, nil
		}),
		object.NewBuiltin("wait(self, /)", "A coroutine: waits until the event is set; gives True.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return self(args[0]).wait(), nil
		}),
	)
	return k
}
