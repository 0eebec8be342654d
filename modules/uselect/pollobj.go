// This file defines the class poll.

package uselect

import (
	"slices"

	"github.com/go-python/gpython/py"

	"mpy/python/object"
	"mpy/world"
)

// PollClass is the class of poll objects.
var PollClass = object.NewClass("poll")

// Poll is a poll object. It is the iterator of its own ipoll, too.
type Poll struct {
	m       *module
	set     *set
	entries map[object.Value]*entry // by identity
	seq     int

	ready   []ready // what ipoll has to give
	at      int
	oneShot bool
	pair    *object.Tuple // the one tuple that ipoll gives
}

// Type makes *Poll a py.Object.
func (p *Poll) Type() *py.Type { return &PollClass.Py }

// Class gives the class poll.
func (p *Poll) Class() *object.Class { return PollClass }

func init() {
	c := PollClass
	c.Repr = func(object.Thread, object.Value) (string, error) { return "<poll>", nil }
	c.Iter = func(_ object.Thread, v object.Value) (object.Value, error) { return v, nil }
	c.Next = func(t object.Thread, v object.Value) (object.Value, bool, error) {
		return v.Obj().(*Poll).next(t)
	}
	fn := object.NewBuiltin
	c.Methods(
		fn("register(self, obj, eventmask=5, /)", "Watches an object, or changes its mask if it is watched already.", register),
		fn("unregister(self, obj, /)", "Watches an object no longer; nothing happens if it wasn't watched.", unregister),
		fn("modify(self, obj, eventmask, /)", "Changes the mask of an object; OSError 2 if it isn't watched.", modify),
		fn("poll(self, timeout=-1, /)", "Waits for timeout milliseconds at most, below 0 or None for as long as it takes; gives a list of tuples (object, events).", pollList),
		fn("ipoll(self, timeout=-1, flags=0, /)", "Waits like poll; gives an iterator that gives one and the same tuple, filled anew, for each object that is ready. With flags 1 the mask of each becomes 0.", ipoll),
	)
}

func (m *module) poll(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	return object.Ref(&Poll{m: m, set: m.newSet(), entries: make(map[object.Value]*entry)}), nil
}

func register(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	p := args[0].Obj().(*Poll)
	want := world.In | world.Out
	if len(args) > 2 {
		var err error
		if want, err = mask(t, args[2]); err != nil {
			return object.Value{}, err
		}
	}
	if e := p.entries[args[1]]; e != nil {
		return object.None, p.set.modify(t, e, want)
	}
	e := &entry{obj: args[1], mask: want, seq: p.seq}
	if err := p.set.register(t, e); err != nil {
		return object.Value{}, err
	}
	p.seq++
	p.entries[e.obj] = e
	return object.None, nil
}

func unregister(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	p := args[0].Obj().(*Poll)
	if e := p.entries[args[1]]; e != nil {
		delete(p.entries, args[1])
		e.gone = true
		p.set.unregister(e)
	}
	return object.None, nil
}

func modify(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	p := args[0].Obj().(*Poll)
	e := p.entries[args[1]]
	if e == nil {
		return object.Value{}, notRegistered(t)
	}
	want, err := mask(t, args[2])
	if err != nil {
		return object.Value{}, err
	}
	return object.None, p.set.modify(t, e, want)
}

// wait waits with the poll object's own set or, where that is waited with
// already, by another thread or by a function that the wait called, with one
// that watches the same.
func (p *Poll) wait(t object.Thread, dl world.Deadline) ([]ready, error) {
	if !p.set.busy {
		return p.set.wait(t, dl)
	}
	all := make([]*entry, 0, len(p.entries))
	for _, e := range p.entries {
		all = append(all, &entry{obj: e.obj, mask: e.mask, seq: e.seq})
	}
	slices.SortFunc(all, func(a, b *entry) int { return a.seq - b.seq })
	s := p.m.newSet()
	defer p.m.discard(s)
	for _, e := range all {
		if err := s.register(t, e); err != nil {
			return nil, err
		}
	}
	found, err := s.wait(t, dl)
	for i := range found {
		if e := p.entries[found[i].e.obj]; e != nil {
			found[i].e = e
		}
	}
	return found, err
}

func pollList(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	p := args[0].Obj().(*Poll)
	dl, err := p.m.deadline(t, args, 1)
	if err != nil {
		return object.Value{}, err
	}
	events, err := p.wait(t, dl)
	if err != nil {
		return object.Value{}, err
	}
	list := make([]object.Value, len(events))
	for i, ev := range events {
		list[i] = object.NewTuple(ev.e.obj, object.Int(int64(ev.bits)))
	}
	clear(events)
	return object.NewList(list...), nil
}

func ipoll(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	p := args[0].Obj().(*Poll)
	dl, err := p.m.deadline(t, args, 1)
	if err != nil {
		return object.Value{}, err
	}
	flags := 0
	if len(args) > 2 {
		if flags, err = object.Index(t, args[2]); err != nil {
			return object.Value{}, err
		}
	}
	events, err := p.wait(t, dl)
	if err != nil {
		return object.Value{}, err
	}
	clear(p.ready)
	p.ready, p.at, p.oneShot = append(p.ready[:0], events...), 0, flags&1 != 0
	clear(events)
	if p.pair == nil {
		p.pair = &object.Tuple{Items: []object.Value{object.None, object.None}}
	}
	return args[0], nil
}

// next gives the next ready object of ipoll.
func (p *Poll) next(t object.Thread) (object.Value, bool, error) {
	for p.at < len(p.ready) {
		ev := p.ready[p.at]
		p.at++
		if ev.e.gone {
			continue
		}
		if p.oneShot {
			if err := p.set.modify(t, ev.e, 0); err != nil {
				return object.Value{}, false, err
			}
		}
		p.pair.Items[0], p.pair.Items[1] = ev.e.obj, object.Int(int64(ev.bits))
		return object.Ref(p.pair), true, nil
	}
	return object.Value{}, false, nil
}
