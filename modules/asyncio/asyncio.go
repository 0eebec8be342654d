// This file declares the module asyncio and its parts.

// Package asyncio is the module asyncio: tasks, which take turns, and what they
// wait for.
//
// A task is a coroutine that the loop gives turns to. Coroutines of scripts and
// those of this package, which are written in Go (see routine), are driven by
// [object.Coroutine]. Tasks that are ready stand in a queue in the order in which
// they became so; see taskQueue. What waits for a stream stands in an ioQueue,
// over the same poller that the module select uses.
//
// The order in which tasks have their turns is MicroPython's, in all that its
// own tests and the manual show: how many turns later a task goes on that waits
// for another one, a lock or a timeout.
package asyncio

import (
	"mpy/host"
	"mpy/python/object"
)

// part is one of the modules that asyncio consists of.
type part struct {
	name, doc string
	names     []string // of asyncio's members that it has
}

var parts = []part{
	{"core", "The loop, tasks and sleeping.", []string{"CancelledError", "TimeoutError", "Task", "TaskQueue", "Loop", "IOQueue", "SingletonGenerator",
		"IORead", "IOWrite", "IOReadDone", "IOWriteDone",
		"create_task", "current_task", "get_event_loop", "new_event_loop", "run", "run_until_complete", "sleep", "sleep_ms"}},
	{"event", "Event and ThreadSafeFlag.", []string{"Event", "ThreadSafeFlag"}},
	{"funcs", "wait_for, wait_for_ms and gather.", []string{"gather", "wait_for", "wait_for_ms"}},
	{"lock", "Lock.", []string{"Lock"}},
	{"queue", "Queue.", []string{"Queue", "QueueEmpty", "QueueFull"}},
	{"stream", "Streams and servers.", []string{"Server", "Stream", "StreamReader", "StreamWriter", "open_connection", "start_server"}},
}

// Module declares the module asyncio.
func Module(h *host.Host) *object.Def {
	c := newCore(h)
	class := func(name, doc string, k *object.Class) object.Member {
		return object.Member{Name: name, Doc: doc, Value: object.Ref(k)}
	}
	def := &object.Def{
		Name: "asyncio",
		Doc: "Runs coroutines as tasks that take turns: run(main()) runs one, create_task starts another one beside it, and " +
			"await sleep(1), await event.wait(), await reader.read(100) let the others run meanwhile. " +
			"Streams come from open_connection and start_server; a stream is reader and writer in one.",
		Members: []object.Member{
			class("CancelledError", "Raised in a task that is cancelled. It is no Exception.", CancelledError),
			class("TimeoutError", "Raised by wait_for when the time is over.", TimeoutError),
			class("Task", "A coroutine that the loop runs: what create_task gives. Awaiting it gives what it returns.", c.taskClass),
			class("TaskQueue", "Tasks in the order of the times at which they are due.", c.taskQueueClass),
			class("Loop", "The event loop; its functions are called on the class itself.", c.loopClass),
			class("IOQueue", "Streams that tasks wait for.", c.ioQueueClass),
			class("SingletonGenerator", "What sleep gives.", c.sleeperClass),
			class("IORead", "yield IORead(s) waits until a stream can be read, as in the first versions of asyncio.", c.readClass),
			class("IOWrite", "yield IOWrite(s) waits until a stream can be written, likewise.", c.writeClass),
			class("IOReadDone", "yield IOReadDone(s) did end the watching of a stream; here it only lets others have their turns.", c.doneRead),
			class("IOWriteDone", "As IOReadDone.", c.doneOut),
			class("Event", "Something that tasks wait for until it is set.", c.eventClass),
			class("ThreadSafeFlag", "Something that one task waits for; it may be set by callbacks and other threads.", c.flagClass),
			class("Lock", "Something that one task at a time has: async with lock.", c.lockClass),
			class("Queue", "Queue(maxsize=0): items that tasks hand to others.", c.queueClass),
			class("QueueEmpty", "Raised by Queue.get_nowait.", QueueEmpty),
			class("QueueFull", "Raised by Queue.put_nowait.", QueueFull),
			class("Stream", "A stream that tasks read and write.", c.streamClass),
			class("StreamReader", "The same as Stream.", c.streamClass),
			class("StreamWriter", "The same as Stream.", c.streamClass),
			class("Server", "A server that takes connections: what start_server gives.", c.serverClass),
			object.Fn("create_task(coro, /)", "Makes a task of a coroutine and starts it.", c.createTaskFn),
			object.Fn("current_task()", "Gives the task that runs; RuntimeError if no loop does.", func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
				x, err := c.current()
				if err != nil {
					return object.Value{}, err
				}
				return object.Ref(x), nil
			}),
			object.Fn("get_event_loop(runq_len=0, waitq_len=0)", "Gives Loop.", func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
				return object.Ref(c.loopClass), nil
			}),
			object.Fn("new_event_loop()", "Forgets all tasks; gives Loop.", func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
				c.renew()
				return object.Ref(c.loopClass), nil
			}),
			object.Fn("run(coro, /)", "Runs a coroutine, and the tasks that it starts, until it has ended; gives what it returned.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
				x, err := c.createTask(t, args[0])
				if err != nil {
					return object.Value{}, err
				}
				return c.run(t, x)
			}),
			object.Fn("run_until_complete(main_task=None)", "Runs tasks until main_task has ended; gives what it returned.", c.runUntilFn),
			object.Fn("sleep(seconds, /)", "A coroutine: waits for a number of seconds.", c.sleepSeconds),
			object.Fn("sleep_ms(ms, /)", "A coroutine: waits for a number of milliseconds.", c.sleepMs),
			object.Fn("wait_for(awaitable, timeout)", "A coroutine: waits for a coroutine or a task, which is cancelled after timeout seconds: then TimeoutError is raised. None waits for as long as it takes.", c.waitFor(false)),
			object.Fn("wait_for_ms(awaitable, timeout)", "As wait_for, with milliseconds.", c.waitFor(true)),
			object.Fn("gather(*awaitables, **return_exceptions)", "A coroutine: runs coroutines and tasks beside each other and gives the list of what they returned. The first exception is raised, or with return_exceptions=True stands in the list.", c.gather),
			object.Fn("open_connection(host, port, ssl=None, server_hostname=None)", "A coroutine: connects to a TCP server and gives (reader, writer). ssl is True or an SSLContext for TLS.", c.openConnection),
			object.Fn("start_server(cb, host, port, backlog=5, ssl=None)", "A coroutine: starts a TCP server, which for each connection makes a task of cb(reader, writer). Gives a Server.", c.startServer),
		},
	}
	for _, x := range def.Members {
		def.Mutable = append(def.Mutable, x.Name)
	}
	def.Init = func(t object.Thread, m *object.Module) error { return c.setUp(t, m) }
	return def
}

// setUp adds to the module what is made at its import: its parts, which can be
// imported as asyncio.core and so on.
func (c *core) setUp(t object.Thread, m *object.Module) error {
	dynamic := object.Ref(object.NewBuiltin("__getattr__(name, /)", "Gives what changes as the loop runs, and what comes of other modules.", c.dynamic))
	loaded := t.Interp().Modules()
	for _, p := range parts {
		full := "asyncio." + p.name
		sub := &object.Module{Name: full, Dict: object.NewDict(len(p.names) + 2)}
		sub.Dict.SetStr("__name__", object.NewStr(full))
		for _, n := range p.names {
			sub.Dict.SetStr(n, m.Dict.GetStr(n))
		}
		if p.name == "core" {
			sub.Dict.SetStr("_exc_context", object.Ref(c.context))
			sub.Dict.SetStr("__getattr__", dynamic)
		} else {
			sub.Dict.SetStr("core", m.Dict.GetStr("core"))
		}
		m.Dict.SetStr(p.name, object.Ref(sub))
		loaded.SetStr(full, object.Ref(sub))
		loaded.SetStr("u"+full, object.Ref(sub))
	}
	m.Dict.SetStr("__version__", object.NewTuple(object.Int(3), object.Int(0), object.Int(0)))
	m.Dict.SetStr("cur_task", object.None)
	m.Dict.SetStr("__getattr__", dynamic)
	return nil
}

// dynamic is __getattr__ of asyncio and asyncio.core.
func (c *core) dynamic(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	name, _ := object.AsStr(args[0])
	switch name {
	case "cur_task":
		return taskOrNone(c.cur), nil
	case "_stop_task":
		return taskOrNone(c.stopTask), nil
	case "_task_queue":
		return object.Ref(c.queue), nil
	case "_io_queue":
		return object.Ref(c.io), nil
	case "sys", "select":
		return c.module(t, name)
	case "ticks", "ticks_diff", "ticks_add":
		m, err := c.module(t, "time")
		if err != nil {
			return object.Value{}, err
		}
		if name == "ticks" {
			name = "ticks_ms"
		}
		return object.GetAttr(t, m, name)
	}
	return object.Value{}, object.NewError(object.AttributeError, "%s", name)
}
