// This file holds gather.

package asyncio

import (
	"slices"

	"mpy/python/object"
)

// gathering is gather. While it waits it stands in the state of its tasks, for
// their ends to be told, and in the data of the task that gathers.
type gathering struct {
	routine
	items   []object.Value
	keep    bool // exceptions are results
	tasks   []*task
	by      *task             // who gathers
	left    int               // tasks that have not ended
	failure *object.Exception // what to raise
	begun   bool
}

func (c *core) gather(t object.Thread, args []object.Value, kw object.Kw) (object.Value, error) {
	g := &gathering{}
	for i, name := range kw.Names {
		if name != "return_exceptions" {
			return object.Value{}, object.NewError(object.TypeError, "unexpected keyword argument '%s'", name)
		}
		keep, err := object.Truth(t, kw.Values[i])
		if err != nil {
			return object.Value{}, err
		}
		g.keep = keep
	}
	g.items = slices.Clone(args)
	return g.init(c, "gather", g), nil
}

// ended is told that a task has ended, by e or by a return.
func (g *gathering) ended(e *object.Exception) {
	if g.by.data != object.Ref(g) {
		return // the task that gathers is to go on already: it was cancelled, or another one failed
	}
	if e != nil && !g.keep && !e.Cls.IsSubclass(object.StopIteration) {
		g.failure = e
	} else if g.left--; g.left > 0 {
		return
	}
	g.c.ready(g.by)
}

func (g *gathering) step(t object.Thread, thrown *object.Exception) (object.Value, bool, error) {
	if !g.begun {
		g.begun = true
		wait, err := g.begin(t)
		if err != nil {
			return failed(err)
		}
		if wait {
			g.by.data = object.Ref(g)
			return yielded()
		}
	}
	cancelled := false
	if thrown != nil {
		if !thrown.Cls.IsSubclass(CancelledError) {
			return failed(thrown)
		}
		cancelled, g.failure = true, thrown
	}
	return g.results(t, cancelled)
}

// begin makes tasks of what is gathered and asks to be told of their ends; wait:
// there is something to wait for.
func (g *gathering) begin(t object.Thread) (wait bool, err error) {
	if g.by, err = g.c.current(); err != nil {
		return false, err
	}
	g.tasks = make([]*task, len(g.items))
	for i, v := range g.items {
		if g.tasks[i], err = g.c.promote(t, v); err != nil {
			return false, err
		}
	}
	failed := false
	for i, x := range g.tasks {
		switch {
		case x.state.IsTrue():
			x.state = object.Ref(g)
			g.left++
		case !x.done(): // somebody waits for it, and a task tells one only
			for _, x := range g.tasks[:i] {
				if x.state == object.Ref(g) {
					x.state = object.True
				}
			}
			return false, object.NewError(object.RuntimeError, "can't gather")
		case x.failure() != nil && !g.keep:
			failed = true
		}
	}
	return g.left > 0 && !failed, nil
}

// results gives the list of what the tasks gave, or raises.
func (g *gathering) results(t object.Thread, cancelled bool) (object.Value, bool, error) {
	list := make([]object.Value, len(g.tasks))
	for i, x := range g.tasks {
		switch e := x.failure(); {
		case x.state == object.Ref(g): // it still runs, and is left alone
			x.state = object.True
			if cancelled {
				if _, err := x.cancel(t); err != nil {
					return failed(err)
				}
			}
			list[i] = object.Ref(x)
		case e == nil:
			list[i] = x.value()
		case g.keep:
			list[i] = object.Ref(e)
		case g.failure == nil:
			g.failure = e
		}
	}
	if g.failure != nil {
		return failed(g.failure)
	}
	return returned(object.NewList(list...))
}
