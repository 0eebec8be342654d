// This file defines Lock.

package asyncio

import (
	"github.com/go-python/gpython/py"

	"mpy/python/object"
)

// lock is a Lock. When it is released while tasks wait, it goes to the first of
// them, which has it from its next turn on; until then it counts as not locked,
// but nobody else can take it.
type lock struct {
	extra
	c       *core
	held    bool
	heir    *task
	waiting taskQueue
}

// Type makes *lock a py.Object.
func (l *lock) Type() *py.Type { return &l.c.lockClass.Py }

// Class gives the class Lock.
func (l *lock) Class() *object.Class { return l.c.lockClass }

func (l *lock) release() error {
	if !l.held {
		return object.NewError(object.RuntimeError, "Lock not acquired")
	}
	l.pass()
	return nil
}

// pass gives the lock to the next who waits.
func (l *lock) pass() {
	l.held = false
	if l.heir = l.waiting.pop(); l.heir != nil {
		l.c.ready(l.heir)
	}
}

// lockAcquire is Lock.acquire().
type lockAcquire struct {
	routine
	l      *lock
	waited bool
}

func (l *lock) acquire(name string) object.Value {
	a := &lockAcquire{l: l}
	return a.init(l.c, name, a)
}

func (a *lockAcquire) step(_ object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	l := a.l
	if thrown != nil {
		if l.heir != nil && l.heir == a.c.cur {
			l.pass()
		}
		return failed(thrown)
	}
	if !a.waited && (l.held || l.heir != nil) {
		a.waited = true
		if err := a.c.waitIn(&l.waiting); err != nil {
			return failed(err)
		}
		return yielded()
	}
	l.held, l.heir = true, nil
	return returned(object.True)
}

func (c *core) makeLockClass() *object.Class {
	k := object.NewClass("Lock")
	k.New = func(_ object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		if err := noArgs(args, kw); err != nil {
			return object.Value{}, err
		}
		l := &lock{c: c}
		l.waiting.c = c
		return object.Ref(l), nil
	}
	self := func(v object.Value) *lock { return v.Obj().(*lock) }
	k.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		l := self(v)
		switch {
		case name == "waiting":
			return object.Ref(&l.waiting), nil
		case name == "state" && l.heir != nil:
			return object.Ref(l.heir), nil
		case name == "state" && l.held:
			return object.Int(1), nil
		case name == "state":
			return object.Int(0), nil
		}
		return l.get(name), nil
	}
	k.SetAttr = func(_ object.Thread, v object.Value, name string, val object.Value) (bool, error) {
		return name != "state" && self(v).extra.set(name, val), nil
	}
	k.Methods(
		object.NewBuiltin("locked(self, /)", "Says whether a task has the lock.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.Bool(self(args[0]).held), nil
		}),
		object.NewBuiltin("release(self, /)", "Gives the lock back; RuntimeError if no task has it. The task that has waited longest gets it.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, self(args[0]).release()
		}),
		object.NewBuiltin("acquire(self, /)", "A coroutine: waits for the lock and takes it; gives True.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return self(args[0]).acquire("acquire"), nil
		}),
		object.NewBuiltin("__aenter__(self, /)", "As acquire.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return self(args[0]).acquire("__aenter__"), nil
		}),
		object.NewBuiltin("__aexit__(self, class, exc, trace, /)", "A coroutine: gives the lock back.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			l := self(args[0])
			return c.immediately("__aexit__", func(object.Thread) (object.Value, error) { return object.None, l.release() }), nil
		}),
	)
	return k
}
