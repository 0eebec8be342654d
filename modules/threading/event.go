// This file defines Event.

package threading

import (
	"github.com/go-python/gpython/py"

	"mpy/modules/thread"
	"mpy/python/object"
)

// event is an Event.
type event struct {
	m     *module
	on    bool
	queue thread.Queue
}

// Type makes *event a py.Object.
func (e *event) Type() *py.Type { return &e.m.eventClass.Py }

// Class gives the class Event.
func (e *event) Class() *object.Class { return e.m.eventClass }

func (m *module) makeEventClass() *object.Class {
	k := object.NewClass("Event")
	k.New = func(_ object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		return object.Ref(&event{m: m}), noArgs(args, kw)
	}
	self := func(v object.Value) *event { return v.Obj().(*event) }
	k.Methods(
		object.NewBuiltin("is_set(self, /)", "Says whether the event is set.", func(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			return object.Bool(self(a[0]).on), nil
		}),
		object.NewBuiltin("set(self, /)", "Sets the event: threads that wait for it go on.", func(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			e := self(a[0])
			e.on = true
			e.queue.WakeAll()
			return object.None, nil
		}),
		object.NewBuiltin("clear(self, /)", "Makes the event not set.", func(_ object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			self(a[0]).on = false
			return object.None, nil
		}),
		object.NewBuiltin("wait(self, timeout=None)", "Waits until the event is set and gives True; False when timeout seconds are over.", func(t object.Thread, a []object.Value, _ object.Kw) (object.Value, error) {
			e := self(a[0])
			dl, err := thread.Timeout(t, object.Arg(a, 1))
			if err != nil || e.on {
				return object.True, err
			}
			woken, err := e.queue.Wait(t, dl)
			return object.Bool(woken), err
		}),
	)
	return k
}
