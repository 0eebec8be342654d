// This file defines RLock.

package threading

import (
	"github.com/go-python/gpython/py"

	"mpy/modules/thread"
	"mpy/python/object"
	"mpy/world"
)

// rlock is an RLock.
type rlock struct {
	m     *module
	lock  thread.Lock
	owner int64
	count int
}

// Type makes *rlock a py.Object.
func (l *rlock) Type() *py.Type { return &l.m.rlockClass.Py }

// Class gives the class RLock.
func (l *rlock) Class() *object.Class { return l.m.rlockClass }

func (l *rlock) acquire(t object.Thread, dl world.Deadline) (bool, error) {
	me := thread.Ident(t)
	if l.count > 0 && l.owner == me {
		l.count++
		return true, nil
	}
	got, err := l.lock.Acquire(t, dl)
	if got && err == nil {
		l.owner, l.count = me, 1
	}
	return got, err
}

func (l *rlock) release(t object.Thread) error {
	if l.count == 0 || l.owner != thread.Ident(t) {
		return object.NewError(object.RuntimeError, "cannot release un-acquired lock")
	}
	if l.count--; l.count > 0 {
		return nil
	}
	l.owner = 0
	return l.lock.Release()
}

// acquireDeadline reads the arguments blocking and timeout of an acquire.
func acquireDeadline(t object.Thread, blocking, timeout object.Value) (world.Deadline, error) {
	if blocking.Bound() {
		on, err := object.Truth(t, blocking)
		if err != nil {
			return 0, err
		}
		if !on {
			return world.NoWait, nil
		}
	}
	if !timeout.Bound() || timeout.IsNone() {
		return world.Never, nil
	}
	s, err := object.ToFloat64(t, timeout)
	if err != nil || s < 0 {
		return world.Never, err
	}
	return thread.Timeout(t, timeout)
}

func (m *module) makeRLockClass() *object.Class {
	k := object.NewClass("RLock")
	k.New = func(_ object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		return object.Ref(&rlock{m: m}), noArgs(args, kw)
	}
	self := func(v object.Value) *rlock { return v.Obj().(*rlock) }
	k.Methods(
		object.NewBuiltin("acquire(self, blocking=True, timeout=-1)", "Takes the lock and gives True; while another thread holds it, waits. With blocking false, or when timeout seconds are over, it gives False.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			dl, err := acquireDeadline(t, object.Arg(a, 1), object.Arg(a, 2))
			if err != nil {
				return object.Value{}, err
			}
			got, err := self(a[0]).acquire(t, dl)
			return object.Bool(got), err
		}),
		object.NewBuiltin("release(self, /)", "Gives the lock back; RuntimeError if this thread does not hold it.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, self(a[0]).release(t)
		}),
		object.NewBuiltin("__enter__(self, /)", "Takes the lock.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			_, err := self(a[0]).acquire(t, world.Never)
			return object.True, err
		}),
		object.NewBuiltin("__exit__(self, class, exc, trace, /)", "Gives the lock back.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, self(a[0]).release(t)
		}),
	)
	return k
}

// noArgs checks the arguments of a class that takes none.
func noArgs(args []object.Value, kw object.Kw) error {
	if kw.Len() > 0 {
		return object.NewError(object.TypeError, "function doesn't take keyword arguments")
	}
	if len(args) > 0 {
		return object.NewError(object.TypeError, "function takes %d positional arguments but %d were given", 0, len(args))
	}
	return nil
}
