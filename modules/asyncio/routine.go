// This file defines routine, the coroutines of this module that are written in Go.

package asyncio

import (
	"github.com/go-python/gpython/py"

	"mpy/python/object"
)

// steps is the body of a coroutine. step runs it from where it rests to the
// next yield, or to its end with done and the result. thrown is what is raised
// where it rests, nil as a rule; at the first step it is always nil. Bodies
// count their own places.
type steps interface {
	step(t object.Thread, thrown *object.Exception) (v object.Value, done bool, err error)
}

// routine is a coroutine object. A body embeds it, so that both are one
// allocation, and is set as its own body when it is made.
type routine struct {
	c     *core
	body  steps
	name  string
	state uint8
}

// The states of a routine.
const (
	created = iota
	resting
	running
	ended
)

var _ object.Coroutine = (*routine)(nil)

// init makes r the coroutine of a body.
func (r *routine) init(c *core, name string, body steps) object.Value {
	r.c, r.name, r.body = c, name, body
	return object.Ref(r)
}

// Type makes *routine a py.Object.
func (r *routine) Type() *py.Type { return &object.GeneratorClass.Py }

// Class gives the class of generators.
func (r *routine) Class() *object.Class { return object.GeneratorClass }

// Name is what its repr calls it.
func (r *routine) Name() string { return r.name }

// Send gives it a turn.
func (r *routine) Send(t object.Thread, v object.Value) (object.Value, bool, error) {
	switch r.state {
	case ended:
		return object.None, true, nil
	case running:
		return object.Value{}, false, object.NewError(object.ValueError, "generator already executing")
	case created:
		if v.Bound() && !v.IsNone() {
			return object.Value{}, false, object.NewError(object.TypeError, "can't send non-None value to a just-started generator")
		}
	}
	return r.run(t, nil)
}

func (r *routine) run(t object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	r.state = running
	v, done, err := r.body.step(t, thrown)
	if err == nil && !done {
		r.state = resting
		return object.None, false, nil
	}
	r.state, r.body = ended, nil
	return v, done, err
}

// Throw raises what where it rests.
func (r *routine) Throw(t object.Thread, what object.Value) (object.Value, bool, error) {
	if r.state == running {
		return object.Value{}, false, object.NewError(object.ValueError, "generator already executing")
	}
	e, err := object.Raisable(t, what)
	if err != nil {
		return object.Value{}, false, err
	}
	if r.state == resting {
		return r.run(t, e)
	}
	r.state, r.body = ended, nil
	if e.Cls == object.GeneratorExit {
		return object.None, true, nil
	}
	return object.Value{}, false, e
}

// Close ends it.
func (r *routine) Close(t object.Thread) error {
	switch r.state {
	case created:
		r.state, r.body = ended, nil
	case running:
		return object.NewError(object.ValueError, "generator already executing")
	case resting:
		_, done, err := r.run(t, object.NewException(object.GeneratorExit))
		if err != nil && !object.IsError(err, object.GeneratorExit) && !object.IsError(err, object.StopIteration) {
			return err
		}
		if err == nil && !done {
			return object.NewError(object.RuntimeError, "generator ignored GeneratorExit")
		}
	}
	return nil
}

// yielded and returned are the results of a step.
func yielded() (object.Value, bool, error) { return object.None, false, nil }

func returned(v object.Value) (object.Value, bool, error) { return v, true, nil }

func failed(err error) (object.Value, bool, error) { return object.Value{}, false, err }

// delegate gives an awaited coroutine a turn, or raises in it: a `yield from`
// in a body. done and the result are the inner one's.
func delegate(t object.Thread, inner object.Coroutine, thrown *object.Exception) (object.Value, bool, error) {
	if thrown == nil {
		return inner.Send(t, object.None)
	}
	if thrown.Cls.IsSubclass(object.GeneratorExit) {
		if err := inner.Close(t); err != nil {
			return failed(err)
		}
		return failed(thrown)
	}
	return inner.Throw(t, object.Ref(thrown))
}

// immediate is a coroutine that ends in its first turn.
type immediate struct {
	routine
	f func(t object.Thread) (object.Value, error)
}

func (c *core) immediately(name string, f func(t object.Thread) (object.Value, error)) object.Value {
	i := &immediate{f: f}
	return i.init(c, name, i)
}

func (i *immediate) step(t object.Thread, _ *object.Exception) (object.Value, bool, error) {
	v, err := i.f(t)
	return v, true, err
}
