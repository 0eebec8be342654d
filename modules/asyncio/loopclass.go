// This file defines the class Loop, whose functions are called on the class itself.

package asyncio

import (
	"github.com/go-python/gpython/py"

	"mpy/python/object"
	"mpy/world"
)

func (c *core) makeLoopClass() *object.Class {
	k := object.NewClass("Loop")
	k.New = func(object.Thread, *object.Class, []object.Value, object.Kw) (object.Value, error) {
		return object.Ref(&loop{c}), nil
	}
	k.Statics(
		object.NewBuiltin("create_task(coro, /)", "As the module's create_task.", c.createTaskFn),
		object.NewBuiltin("run_forever()", "Runs tasks until stop is called.", func(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
			c.stopTask = c.newTask(c.immediately("_stopper", func(object.Thread) (object.Value, error) { return object.None, nil }))
			_, err := c.run(t, c.stopTask)
			return object.None, err
		}),
		object.NewBuiltin("run_until_complete(awaitable, /)", "Runs tasks until the one of awaitable has ended; gives what it returned.", c.runUntilFn),
		object.NewBuiltin("stop()", "Ends run_forever, after the tasks that are ready have had their turns.", func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
			if x := c.stopTask; x != nil {
				c.stopTask = nil
				c.ready(x)
			}
			return object.None, nil
		}),
		object.NewBuiltin("close()", "Does nothing.", func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
			return object.None, nil
		}),
		object.NewBuiltin("set_exception_handler(handler, /)", "Sets the function that is called, with the loop and a dict, when a task ended by an exception that nobody asked for; None: the default one.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			c.handler = args[0]
			return object.None, nil
		}),
		object.NewBuiltin("get_exception_handler()", "Gives the function that was set, or None.", func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
			if !c.handler.Bound() {
				return object.None, nil
			}
			return c.handler, nil
		}),
		object.NewBuiltin("default_exception_handler(loop, context, /)", "Prints the context's message, future and exception to standard error.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, c.report(t, args[len(args)-1])
		}),
		object.NewBuiltin("call_exception_handler(context, /)", "Calls the exception handler.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, c.handle(t, args[0])
		}),
	)
	return k
}

// loop is an instance of Loop, which nobody needs.
type loop struct{ c *core }

// Type makes *loop a py.Object.
func (l *loop) Type() *py.Type { return &l.c.loopClass.Py }

// Class gives the class Loop.
func (l *loop) Class() *object.Class { return l.c.loopClass }

func (c *core) createTaskFn(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	x, err := c.createTask(t, args[0])
	if err != nil {
		return object.Value{}, err
	}
	return object.Ref(x), nil
}

func (c *core) runUntilFn(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	v := object.Arg(args, 0)
	if !v.Bound() || v.IsNone() {
		return c.run(t, nil)
	}
	x, err := c.promote(t, v)
	if err != nil {
		return object.Value{}, err
	}
	return c.run(t, x)
}

// wish is what a task of a library for the first versions of asyncio yields to
// wait for a stream: yield IORead(s).
type wish struct {
	class *object.Class
	s     object.Value
}

// Type makes *wish a py.Object.
func (w *wish) Type() *py.Type { return &w.class.Py }

// Class gives IORead, IOWrite, IOReadDone or IOWriteDone.
func (w *wish) Class() *object.Class { return w.class }

func (c *core) makeWishes() {
	for _, x := range []struct {
		name  string
		class **object.Class
	}{{"IORead", &c.readClass}, {"IOWrite", &c.writeClass}, {"IOReadDone", &c.doneRead}, {"IOWriteDone", &c.doneOut}} {
		k := object.NewClass(x.name)
		k.New = func(_ object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
			if err := arity(args, kw, 1, 1); err != nil {
				return object.Value{}, err
			}
			return object.Ref(&wish{k, args[0]}), nil
		}
		*x.class = k
	}
}

// wished does what a task wants that yielded v: what the first versions of
// asyncio knew. None means that the task has seen to it itself.
func (c *core) wished(t object.Thread, x *task, v object.Value) error {
	if n := object.Native(v); n.IsInt() { // milliseconds
		c.sleepUntil(x, c.now()+max(min(n.AsInt(), period/2-1), 0))
		return nil
	}
	switch w := v.Obj().(type) {
	case *wish:
		switch w.class {
		case c.readClass:
			return c.io.add(t, c.io.entry(w.s), world.In)
		case c.writeClass:
			return c.io.add(t, c.io.entry(w.s), world.Out)
		}
		c.ready(x)
	case *sleeper:
		_, _, err := w.Send(t, object.None)
		return err
	case object.Coroutine:
		if w.Class() == object.GeneratorClass {
			if _, err := c.createTask(t, v); err != nil {
				return err
			}
			c.ready(x)
		}
	}
	return nil
}
