// This file defines Queue.

package asyncio

import (
	"github.com/go-python/gpython/py"

	"mpy/python/object"
)

// QueueEmpty and QueueFull are raised by get_nowait and put_nowait.
var (
	QueueEmpty = object.NewClass("QueueEmpty", object.ExceptionClass)
	QueueFull  = object.NewClass("QueueFull", object.ExceptionClass)
)

func init() {
	QueueEmpty.Slots = object.BaseException.Slots
	QueueFull.Slots = object.BaseException.Slots
}

// mailbox is a Queue, as the add-on to MicroPython's asyncio has it: whoever
// waits is woken by each put or get, and looks again.
type mailbox struct {
	extra
	c       *core
	items   []object.Value // items[at:] wait
	at      int
	most    int64 // 0 and less: any number
	open    int64 // put and not yet task_done
	getters taskQueue
	putters taskQueue
	joiners taskQueue
}

// Type makes *mailbox a py.Object.
func (m *mailbox) Type() *py.Type { return &m.c.queueClass.Py }

// Class gives the class Queue.
func (m *mailbox) Class() *object.Class { return m.c.queueClass }

func (m *mailbox) len() int   { return len(m.items) - m.at }
func (m *mailbox) full() bool { return m.most > 0 && int64(m.len()) >= m.most }

func (m *mailbox) get() object.Value {
	v := m.items[m.at]
	m.items[m.at] = object.Value{}
	if m.at++; m.at == len(m.items) {
		m.items, m.at = m.items[:0], 0
	}
	m.c.wakeAll(&m.putters)
	return v
}

func (m *mailbox) put(t object.Thread, v object.Value) error {
	if n := len(m.items); n == cap(m.items) {
		if m.at > n/2 {
			k := copy(m.items, m.items[m.at:])
			clear(m.items[k:])
			m.items, m.at = m.items[:k], 0
		} else if n >= 1024 {
			if err := t.Grow(32 * n); err != nil {
				return err
			}
		}
	}
	m.items = append(m.items, v)
	m.open++
	m.c.wakeAll(&m.getters)
	return nil
}

// mailboxGet, mailboxPut and mailboxJoin are the coroutines.
type mailboxGet struct {
	routine
	m *mailbox
}

func (g *mailboxGet) step(_ object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	switch {
	case thrown != nil:
		return failed(thrown)
	case g.m.len() > 0:
		return returned(g.m.get())
	}
	if err := g.c.waitIn(&g.m.getters); err != nil {
		return failed(err)
	}
	return yielded()
}

type mailboxPut struct {
	routine
	m *mailbox
	v object.Value
}

func (p *mailboxPut) step(t object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	switch {
	case thrown != nil:
		return failed(thrown)
	case !p.m.full():
		return object.None, true, p.m.put(t, p.v)
	}
	if err := p.c.waitIn(&p.m.putters); err != nil {
		return failed(err)
	}
	return yielded()
}

type mailboxJoin struct {
	routine
	m      *mailbox
	waited bool
}

func (j *mailboxJoin) step(_ object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	switch {
	case thrown != nil:
		return failed(thrown)
	case j.waited || j.m.open <= 0:
		return returned(object.None)
	}
	j.waited = true
	if err := j.c.waitIn(&j.m.joiners); err != nil {
		return failed(err)
	}
	return yielded()
}

func (c *core) makeQueueClass() *object.Class {
	k := object.NewClass("Queue")
	k.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		most := object.Arg(args, 0)
		if v := kw.Get("maxsize"); v.Bound() && kw.Len() == 1 && len(args) == 0 {
			most, kw = v, object.Kw{}
		}
		if err := arity(args, kw, 0, 1); err != nil {
			return object.Value{}, err
		}
		m := &mailbox{c: c}
		m.getters.c, m.putters.c, m.joiners.c = c, c, c
		if most.Bound() {
			n, err := object.ToInt64(t, most)
			if err != nil {
				return object.Value{}, err
			}
			m.most = n
		}
		return object.Ref(m), nil
	}
	self := func(v object.Value) *mailbox { return v.Obj().(*mailbox) }
	k.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		if name == "maxsize" {
			return object.Int(self(v).most), nil
		}
		return self(v).extra.get(name), nil
	}
	k.SetAttr = func(_ object.Thread, v object.Value, name string, val object.Value) (bool, error) {
		return name != "maxsize" && self(v).extra.set(name, val), nil
	}
	k.Methods(
		object.NewBuiltin("get(self, /)", "A coroutine: takes the first item, after waiting for one if the queue is empty.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			g := &mailboxGet{m: self(args[0])}
			return g.init(c, "get", g), nil
		}),
		object.NewBuiltin("put(self, item, /)", "A coroutine: adds an item, after waiting for room if the queue is full.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			p := &mailboxPut{m: self(args[0]), v: args[1]}
			return p.init(c, "put", p), nil
		}),
		object.NewBuiltin("get_nowait(self, /)", "Takes the first item; QueueEmpty if there is none.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			m := self(args[0])
			if m.len() == 0 {
				return object.Value{}, object.NewException(QueueEmpty)
			}
			return m.get(), nil
		}),
		object.NewBuiltin("put_nowait(self, item, /)", "Adds an item; QueueFull if there is no room.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			m := self(args[0])
			if m.full() {
				return object.Value{}, object.NewException(QueueFull)
			}
			return object.None, m.put(t, args[1])
		}),
		object.NewBuiltin("qsize(self, /)", "Gives the number of items.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.Int(int64(self(args[0]).len())), nil
		}),
		object.NewBuiltin("empty(self, /)", "Says whether there is no item.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.Bool(self(args[0]).len() == 0), nil
		}),
		object.NewBuiltin("full(self, /)", "Says whether there is no room.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.Bool(self(args[0]).full()), nil
		}),
		object.NewBuiltin("task_done(self, /)", "Says that an item that was taken has been dealt with.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			m := self(args[0])
			if m.open--; m.open <= 0 {
				c.wakeAll(&m.joiners)
			}
			return object.None, nil
		}),
		object.NewBuiltin("join(self, /)", "A coroutine: waits until task_done was called for each item that was put.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			j := &mailboxJoin{m: self(args[0])}
			return j.init(c, "join", j), nil
		}),
	)
	return k
}
