// This file defines ThreadSafeFlag, and the bell that wakes the loop.

package asyncio

import (
	"sync/atomic"

	"github.com/go-python/gpython/py"

	"mpy/board"
	"mpy/python/object"
	"mpy/stream"
	"mpy/world"
)

// signal is a stream that can be read while it is set, and tells who watches it.
// Any goroutine may set it.
type signal struct {
	world.Watchers
	on atomic.Bool
}

var (
	_ stream.Stream    = (*flag)(nil)
	_ stream.Watchable = (*flag)(nil)
)

// Read has nothing.
func (s *signal) Read(object.Thread, []byte) (int, error) { return 0, board.EINVAL }

// Write takes nothing.
func (s *signal) Write(object.Thread, []byte) (int, error) { return 0, board.EINVAL }

// Ioctl answers whether it is set.
func (s *signal) Ioctl(_ object.Thread, req stream.Request, arg int64) (int64, error) {
	switch {
	case req != stream.Poll:
		return 0, board.EINVAL
	case s.on.Load():
		return arg, nil
	}
	return 0, nil
}

func (s *signal) ring() {
	if !s.on.Swap(true) {
		s.Tell(world.Changed)
	}
}

func (s *signal) take() { s.on.Store(false) }

// bell is what the loop's own wait is ended by.
type bell struct {
	signal
	c *core
}

// Type makes *bell a py.Object.
func (b *bell) Type() *py.Type { return &b.c.flagClass.Py }

// Class gives a class that no script sees.
func (b *bell) Class() *object.Class { return b.c.flagClass }

// flag is a ThreadSafeFlag.
type flag struct {
	signal
	extra
	c     *core
	entry *ioEntry
}

// Type makes *flag a py.Object.
func (f *flag) Type() *py.Type { return &f.c.flagClass.Py }

// Class gives the class ThreadSafeFlag.
func (f *flag) Class() *object.Class { return f.c.flagClass }

// flagWait is ThreadSafeFlag.wait().
type flagWait struct {
	routine
	f      *flag
	waited bool
}

func (w *flagWait) step(t object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	f := w.f
	if thrown != nil {
		w.c.giveUp()
		return failed(thrown)
	}
	if !w.waited && !f.on.Load() {
		w.waited = true
		if f.entry == nil || f.entry.q != w.c.io {
			f.entry = w.c.io.entry(object.Ref(f))
		}
		if err := w.c.io.add(t, f.entry, world.In); err != nil {
			return failed(err)
		}
		return yielded()
	}
	f.take()
	return returned(object.None)
}

// giveUp ends the current task's waiting for streams, when something was raised in it.
func (c *core) giveUp() {
	if c.cur != nil {
		c.io.remove(c.cur)
	}
}

func (c *core) makeFlagClass() *object.Class {
	k := object.NewClass("ThreadSafeFlag")
	k.New = func(_ object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		return object.Ref(&flag{c: c}), noArgs(args, kw)
	}
	self := func(v object.Value) *flag { return v.Obj().(*flag) }
	k.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		f := self(v)
		if name == "state" {
			if f.on.Load() {
				return object.Int(1), nil
			}
			return object.Int(0), nil
		}
		return f.get(name), nil
	}
	k.SetAttr = func(_ object.Thread, v object.Value, name string, val object.Value) (bool, error) {
		return name != "state" && self(v).extra.set(name, val), nil
	}
	k.Methods(
		object.NewBuiltin("set(self, /)", "Sets the flag: the task that waits for it goes on. May be called from callbacks and other threads.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			f := self(args[0])
			c.io.raised.Store(true)
			f.ring()
			return object.None, nil
		}),
		object.NewBuiltin("clear(self, /)", "Makes the flag not set.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			self(args[0]).take()
			return object.None, nil
		}),
		object.NewBuiltin("wait(self, /)", "A coroutine: waits until the flag is set, and clears it. One task at a time may wait.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			w := &flagWait{f: self(args[0])}
			return w.init(c, "wait", w), nil
		}),
	)
	stream.Declare(k, "ioctl")
	return k
}
