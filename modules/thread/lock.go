// This file holds the lock type.

package thread

import (
	"slices"
	"time"

	"github.com/go-python/gpython/py"

	"mpy/host"
	"mpy/python/object"
	"mpy/world"
)

// LockClass is the class of locks.
var LockClass = object.NewClass("lock")

// Lock is a lock of a script. Whoever uses it holds the interpreter lock, so
// its fields need no other guard. Those who wait stand in a queue; a release
// wakes the first, which then takes the lock, unless a thread that did not wait
// was faster.
type Lock struct {
	held  bool
	queue []world.Waker
}

// Type and Class make *Lock an Object.
func (l *Lock) Type() *py.Type { return &LockClass.Py }

// Class gives the class of locks.
func (l *Lock) Class() *object.Class { return LockClass }

func init() {
	c := LockClass
	c.New = func(object.Thread, *object.Class, []object.Value, object.Kw) (object.Value, error) {
		return object.Value{}, object.NewError(object.TypeError, "can't create 'lock' instances")
	}
	c.Methods(
		object.NewBuiltin("acquire(self, blocking=True, timeout=-1, /)",
			"Takes the lock and gives True; while another thread holds it, waits. With blocking false, or when timeout seconds are over, it gives False.", acquire),
		object.NewBuiltin("release(self, /)", "Gives the lock back; RuntimeError if nobody holds it.", func(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, a[0].Obj().(*Lock).release()
		}),
		object.NewBuiltin("locked(self, /)", "Says whether somebody holds the lock.", func(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return object.Bool(a[0].Obj().(*Lock).held), nil
		}),
		object.NewBuiltin("__enter__(self, /)", "Takes the lock.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			_, err := a[0].Obj().(*Lock).acquire(t, world.Never)
			return object.True, err
		}),
		object.NewBuiltin("__exit__(self, class, exc, trace, /)", "Gives the lock back.", func(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, a[0].Obj().(*Lock).release()
		}),
	)
}

func acquire(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
	l := a[0].Obj().(*Lock)
	dl := world.Never
	if len(a) > 1 {
		n, err := object.Index(t, a[1])
		if err != nil {
			return object.Value{}, err
		}
		if n == 0 {
			dl = world.NoWait
		}
	}
	if len(a) > 2 && dl != world.NoWait {
		s, err := object.ToFloat64(t, a[2])
		if err != nil {
			return object.Value{}, err
		}
		if s >= 0 {
			dl = world.After(host.Of(t).Clock(), time.Duration(min(s, 1e9)*float64(time.Second)))
		}
	}
	got, err := l.acquire(t, dl)
	return object.Bool(got), err
}

// acquire takes the lock; false when the deadline has passed.
func (l *Lock) acquire(t object.Thread, dl world.Deadline) (bool, error) {
	if !l.held {
		l.held = true
		return true, nil
	}
	if dl == world.NoWait {
		return false, nil
	}
	h := host.Of(t)
	w := h.Clock().Waker()
	world.NameWaker(w, "a lock")
	for l.held {
		l.queue = append(l.queue, w)
		err := host.Block(t, func(op *world.Op) error { return w.Wait(op, dl) })
		waiting := slices.Index(l.queue, w)
		if waiting >= 0 {
			l.queue = slices.Delete(l.queue, waiting, waiting+1)
		}
		if err == nil {
			continue
		}
		if waiting < 0 && !l.held { // a release chose this thread: pass it on
			l.wake()
		}
		if e, ok := err.(*object.Exception); ok {
			return false, e
		}
		return false, nil // the deadline
	}
	l.held = true
	return true, nil
}

func (l *Lock) release() error {
	if !l.held {
		return object.NewException(object.RuntimeError)
	}
	l.held = false
	l.wake()
	return nil
}

// wake wakes the first in the queue.
func (l *Lock) wake() {
	if len(l.queue) > 0 {
		w := l.queue[0]
		l.queue = l.queue[1:]
		w.Wake()
	}
}
