// This file holds the loop.

package asyncio

import (
	"mpy/host"
	"mpy/python/object"
	"mpy/world"
)

// run gives turns to tasks until main has ended, or without main until no task
// is left that could have one; it gives main's result or raises its exception.
//
// The streams are looked at once for all tasks that were ready at the time of
// the last look, not once for each task, as MicroPython does.
func (c *core) run(t object.Thread, main *task) (object.Value, error) {
	if c.owner != nil && c.owner != t {
		return object.Value{}, object.NewError(object.RuntimeError, "the event loop runs in another thread")
	}
	if c.asleep { // a callback that runs while the loop waits
		return object.Value{}, object.NewError(object.RuntimeError, "the event loop waits")
	}
	if err := t.Descend(); err != nil { // a loop within a task of a loop
		return object.Value{}, err
	}
	outer, cur := c.owner, c.cur
	c.owner = t
	defer func() {
		c.settleAll()
		c.owner = outer
		if outer == nil {
			c.io.rest()
		} else {
			c.cur = cur
		}
		t.Ascend()
	}()
	for {
		x, err := c.due(t, main)
		if x == nil || err != nil {
			return object.None, err
		}
		v, over, err := c.turn(t, x, main)
		if over || err != nil {
			return v, err
		}
	}
}

// due gives the next task to have a turn, after waiting for one if need be; nil
// when there can be none any more.
func (c *core) due(t object.Thread, main *task) (*task, error) {
	for {
		x := c.queue.peek()
		switch {
		case x == nil:
			if c.io.waiting == 0 {
				c.cur = nil
				if main == nil || main.done() {
					return nil, nil
				}
				// Nothing that the loop knows of can wake it. A callback or
				// another thread may.
			}
			if err := c.look(t, world.Never); err != nil {
				return nil, err
			}
		case x.at != inList && x.key > c.now():
			if err := c.look(t, moment(x.key)); err != nil {
				return nil, err
			}
		case x.seq > c.looked || c.io.poked():
			if err := t.Pending(); err != nil {
				return nil, err
			}
			if c.io.waiting == 0 {
				c.settleAll()
				c.looked = c.queue.seq
				continue
			}
			if err := c.look(t, world.NoWait); err != nil {
				return nil, err
			}
		default:
			c.queue.remove(x)
			c.left--
			return x, nil
		}
	}
}

// look looks for streams that are ready, and waits for one until dl.
func (c *core) look(t object.Thread, dl world.Deadline) error {
	c.settleAll()
	c.asleep = dl != world.NoWait
	err := c.io.wait(t, dl)
	c.asleep = false
	c.looked = c.queue.seq
	c.counts()
	return err
}

// turn gives x a turn. over: it was main, which has ended with v.
func (c *core) turn(t object.Thread, x, main *task) (v object.Value, over bool, err error) {
	c.cur = x
	var thrown object.Value
	if x.data.Obj() != nil { // an exception, or CancelledError
		thrown = x.data
		if x.done() { // it stands here for nobody has asked how it ended
			return object.None, false, c.unretrieved(t, x)
		}
		x.data = object.None
	}
	v, done, err := x.resume(t, thrown)
	if err == nil {
		if !done {
			if !v.IsNone() {
				err = c.wished(t, x, v)
			}
			return v, false, err
		}
		x.result = v
		return v, x == main, c.ended(t, x, nil, x == main)
	}
	e := object.AsException(err)
	switch {
	case e.Cls.IsSubclass(object.StopIteration): // raised by hand: a return
		v, _ := object.StopValue(e)
		x.result = v
		return v, x == main, c.ended(t, x, e, x == main)
	case !e.Cls.IsSubclass(object.ExceptionClass) && !e.Cls.IsSubclass(CancelledError):
		return object.Value{}, true, e // KeyboardInterrupt, SystemExit: they end the loop
	case x == main:
		c.cur = nil
		x.state = object.False
		x.end(e)
		return object.Value{}, true, e
	}
	return object.None, false, c.ended(t, x, e, false)
}

// ended does what the end of a task means for others: by e, or by a return.
func (c *core) ended(t object.Thread, x *task, e *object.Exception, asked bool) error {
	if asked {
		c.cur = nil
	}
	state := x.state
	stop := e == nil || e.Cls.IsSubclass(object.StopIteration) || e.Cls.IsSubclass(CancelledError)
	switch q := state.Obj().(type) {
	case *taskQueue:
		if c.wakeAll(q) {
			asked = true
		}
		x.state = object.False
	case *gathering:
		q.ended(e)
		x.state, asked = object.False, true
	case nil:
		if state == object.False || state.IsNone() { // a script set it
			x.end(e)
			return nil
		}
		x.state = object.None
		if asked {
			x.state = object.False
		}
	default:
		x.end(e)
		if object.Callable(state) {
			if _, err := t.Call(state, []object.Value{object.Ref(x), x.dataValue()}, object.Kw{}); err != nil {
				return err
			}
			asked = true
		}
		x.state = object.False
	}
	if !asked && !stop {
		c.ready(x) // its turn tells of the exception, if nobody asks until then
	}
	x.end(e)
	return nil
}

// unretrieved tells of the exception of a task that nobody has asked for.
func (c *core) unretrieved(t object.Thread, x *task) error {
	if !x.state.IsNone() {
		return nil
	}
	c.context.SetStr("exception", x.data)
	c.context.SetStr("future", object.Ref(x))
	return c.handle(t, object.Ref(c.context))
}

// handle calls the exception handler.
func (c *core) handle(t object.Thread, context object.Value) error {
	if !c.handler.Bound() || c.handler.IsNone() {
		return c.report(t, context)
	}
	_, err := t.Call(c.handler, []object.Value{object.Ref(c.loopClass), context}, object.Kw{})
	return err
}

// report is the default exception handler: it prints what happened to standard error.
func (c *core) report(t object.Thread, context object.Value) error {
	var text [3]string
	item := func(name string) (object.Value, error) {
		return object.GetItem(t, context, object.NewStr(name))
	}
	message, err := item("message")
	if err != nil {
		return err
	}
	if text[0], err = object.ToStr(t, message); err != nil {
		return err
	}
	future, err := item("future")
	if err != nil {
		return err
	}
	if text[1], err = object.ToStr(t, future); err != nil {
		return err
	}
	coro, err := object.GetAttr(t, future, "coro")
	if err != nil {
		return err
	}
	if text[2], err = object.ToStr(t, coro); err != nil {
		return err
	}
	exc, err := item("exception")
	if err != nil {
		return err
	}
	e, err := object.Raisable(t, exc)
	if err != nil {
		return err
	}
	out := text[0] + "\nfuture: " + text[1] + " coro= " + text[2] + "\n" + object.Traceback(t, e)
	_, err = host.Of(t).Reports().Write([]byte(out))
	return err
}
