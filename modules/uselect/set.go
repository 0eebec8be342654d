// This file holds the set: a poller together with the thread that waits in it.

package uselect

import (
	"runtime"
	"slices"
	"time"
	"weak"

	"mpy/board"
	"mpy/host"
	"mpy/poll"
	"mpy/python/object"
	"mpy/world"
)

// entry is one registered object.
type entry struct {
	obj  object.Value
	mask uint32
	seq  int // order of registration
	gone bool
	key  *key
	sock reporter // of a socket, where the board does not report all events

	owner any // of one in a Set: who wants to know
}

// key is what the poller knows an entry by: its place in the set's list. The
// poller must not reach an object of a script's, which could reach the set.
type key struct{ at int }

// ready is a result.
type ready struct {
	e    *entry
	bits uint32
}

// set is a poller for one wait at a time: its sources that are objects of
// scripts are asked in the name of the thread that waits.
//
// A set that was forgotten closes its poller when it is collected; sockets that
// live on hold the poller, through their list of watchers, but not the set.
type set struct {
	h     *host.Host
	pl    *poll.Poller
	list  []*entry
	free  []int         // places of list
	files []*fileSource // the registered ones

	events []poll.Event
	found  []ready

	busy  bool
	t     object.Thread                        // who waits
	block func(func(op *world.Op) error) error // built once
}

func (m *module) newSet() *set {
	s := &set{h: m.h, pl: poll.New(m.h.World)}
	s.block = func(f func(op *world.Op) error) error { return host.Block(s.t, f) }
	runtime.AddCleanup(s, func(pl *poll.Poller) { _ = pl.Close() }, s.pl) // touches nothing of Python's
	m.open.Add(s)
	return s
}

// discard closes a set that was made for one wait.
func (m *module) discard(s *set) {
	m.open.Remove(s)
	_ = s.pl.Close()
}

// register watches e.
func (s *set) register(t object.Thread, e *entry) error {
	e.key = &key{len(s.list)}
	if n := len(s.free); n > 0 {
		e.key.at = s.free[n-1]
		s.free = s.free[:n-1]
	} else {
		s.list = append(s.list, nil)
	}
	s.list[e.key.at] = e
	src, err := s.source(t, e)
	if err == nil {
		err = host.SpareDescriptors(t, s.h, func() error { return s.pl.Register(e.key, src, e.mask) })
		if err == nil {
			if f, ok := src.(*fileSource); ok {
				s.files = append(s.files, f)
			}
			return nil
		}
	}
	s.drop(e)
	return host.Err(t, err)
}

func (s *set) drop(e *entry) {
	s.list[e.key.at] = nil
	s.free = append(s.free, e.key.at)
}

// unregister forgets e.
func (s *set) unregister(e *entry) {
	s.pl.Unregister(e.key)
	s.files = slices.DeleteFunc(s.files, func(f *fileSource) bool { return f.key == e.key })
	s.drop(e)
}

// modify changes e's mask.
func (s *set) modify(t object.Thread, e *entry, mask uint32) error {
	e.mask = mask
	return host.Err(t, s.pl.Modify(e.key, mask))
}

// wait waits until something is ready. The result is valid until the next wait,
// and keeps its objects alive until forget.
func (s *set) wait(t object.Thread, dl world.Deadline) ([]ready, error) {
	for _, f := range s.files {
		if f.Soft() {
			f.Tell(world.Changed)
		}
	}
	s.busy, s.t = true, t
	var err error
	s.events, err = s.pl.WaitIn(s.block, dl, s.events)
	s.busy, s.t = false, nil
	if err != nil {
		return nil, host.Err(t, err)
	}
	s.found = s.found[:0]
	for _, ev := range s.events {
		if e := s.list[ev.Key.(*key).at]; e != nil && e.key == ev.Key.(*key) {
			if e.sock != nil {
				if ev.Ready = e.sock.Reported(ev.Ready); ev.Ready == 0 {
					continue
				}
			}
			s.found = append(s.found, ready{e, ev.Ready})
		}
	}
	clear(s.events)
	return s.found, nil
}

// forget lets go of the objects of the last wait.
func (s *set) forget() {
	clear(s.found)
	s.found = s.found[:0]
}

// asker gives a weak reference for a source that asks an object of a script's.
func (s *set) asker(e *entry) asker { return asker{weak.Make(s), e.key} }

// asker finds the object and the thread to ask it with.
type asker struct {
	set weak.Pointer[set]
	key *key
}

func (a asker) ask() (object.Thread, object.Value) {
	s := a.set.Value() // whoever waits holds it
	return s.t, s.list[a.key.at].obj
}

// deadline reads a timeout in milliseconds: None or a negative one is for ever.
func (m *module) deadline(t object.Thread, args []object.Value, i int) (world.Deadline, error) {
	v := object.Arg(args, i)
	if !v.Bound() || v.IsNone() {
		return world.Never, nil
	}
	ms, err := object.ToInt64(t, v)
	switch {
	case err != nil:
		return 0, err
	case ms < 0 || ms > 1<<40:
		return world.Never, nil
	case ms == 0:
		return world.NoWait, nil
	}
	return world.After(m.h.World.Clock, time.Duration(ms)*time.Millisecond), nil
}

// mask reads an event mask.
func mask(t object.Thread, v object.Value) (uint32, error) {
	n, err := object.Index(t, v)
	return uint32(n), err
}

func notRegistered(t object.Thread) error { return host.Err(t, board.ENOENT) }

// closeAll closes all sets, when the interpreter ends.
func (m *module) closeAll() { m.open.Each(func(s *set) { _ = s.pl.Close() }) }
