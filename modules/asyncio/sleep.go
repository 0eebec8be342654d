// This file holds sleeping.

package asyncio

import (
	"math"

	"github.com/go-python/gpython/py"

	"mpy/python/object"
)

// sleeper is what sleep and sleep_ms give: awaited, it yields once and lets the
// loop come back at a time, which counts from the call. MicroPython has a single
// one for all sleeps, so that a sleep that is called but not awaited at once
// spoils another one; here each call makes its own, of 32 bytes.
type sleeper struct {
	c     *core
	until int64
	armed bool
}

// Type makes *sleeper a py.Object.
func (s *sleeper) Type() *py.Type { return &s.c.sleeperClass.Py }

// Class gives the class SingletonGenerator.
func (s *sleeper) Class() *object.Class { return s.c.sleeperClass }

var _ object.Coroutine = (*sleeper)(nil)

// Send puts the current task to sleep, or ends when it has slept.
func (s *sleeper) Send(object.Thread, object.Value) (object.Value, bool, error) {
	if !s.armed {
		return object.None, true, nil
	}
	s.armed = false
	cur, err := s.c.current()
	if err != nil {
		return object.Value{}, false, err
	}
	s.c.sleepUntil(cur, s.until)
	return object.None, false, nil
}

// Throw raises what: there is nothing inside.
func (s *sleeper) Throw(t object.Thread, what object.Value) (object.Value, bool, error) {
	s.armed = false
	e, err := object.Raisable(t, what)
	if err == nil {
		err = e
	}
	return object.Value{}, false, err
}

// Close lets go.
func (s *sleeper) Close(object.Thread) error {
	s.armed = false
	return nil
}

// sleep gives the thing to await for ms milliseconds.
func (c *core) sleep(ms int64) (*sleeper, error) {
	if ms >= period/2 {
		return nil, object.NewError(object.OverflowError, "ticks interval overflow")
	}
	return &sleeper{c: c, until: c.now() + max(ms, 0), armed: true}, nil
}

// milliseconds reads a number of seconds.
func milliseconds(t object.Thread, v object.Value) (int64, error) {
	if n := object.Native(v); n.IsInt() && n.AsInt() < math.MaxInt64/1000 && n.AsInt() > -math.MaxInt64/1000 {
		return n.AsInt() * 1000, nil
	}
	f, err := object.ToFloat64(t, v)
	if err != nil {
		return 0, err
	}
	whole, err := object.FloatToInt(f * 1000)
	if err != nil {
		return 0, err
	}
	if !whole.IsInt() {
		if f < 0 {
			return 0, nil
		}
		return math.MaxInt64, nil
	}
	return whole.AsInt(), nil
}

func (c *core) sleepSeconds(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	ms, err := milliseconds(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	return c.sleepValue(ms)
}

func (c *core) sleepMs(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	ms, err := object.ToInt64(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	return c.sleepValue(ms)
}

func (c *core) sleepValue(ms int64) (object.Value, error) {
	s, err := c.sleep(ms)
	if err != nil {
		return object.Value{}, err
	}
	return object.Ref(s), nil
}

func (c *core) makeSleeperClass() *object.Class {
	k := object.NewClass("SingletonGenerator")
	k.New = func(object.Thread, *object.Class, []object.Value, object.Kw) (object.Value, error) {
		return object.Ref(&sleeper{c: c}), nil
	}
	k.Iter = func(_ object.Thread, v object.Value) (object.Value, error) { return v, nil }
	k.Next = func(t object.Thread, v object.Value) (object.Value, bool, error) {
		return next(t, v.Obj().(*sleeper))
	}
	return k
}
