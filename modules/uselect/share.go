// This file lends the set to asyncio, which waits for what scripts can poll by
// the same rules.

package uselect

import (
	"mpy/host"
	"mpy/python/object"
	"mpy/world"
)

// A Maker makes sets for one interpreter, with which they are closed.
type Maker struct{ m *module }

// NewMaker makes a Maker.
func NewMaker(h *host.Host) *Maker {
	m := &module{h: h}
	h.OnClose(m.closeAll)
	return &Maker{m}
}

// A Set watches objects of scripts: sockets and other streams, descriptors. It
// is used by one thread at a time, under the interpreter lock. One that is
// forgotten lets go of what it watches when it is collected.
type Set struct {
	set   *set
	woken *object.Exception // what ends a wait in which callbacks ran
}

// A Watched is an object in a Set.
type Watched struct{ entry entry }

// New makes a set.
func (k *Maker) New() *Set {
	s := &Set{k.m.newSet(), object.NewError(object.RuntimeError, "woken")}
	set, woken := s.set, s.woken
	set.block = func(f func(op *world.Op) error) error {
		err := host.BlockOnce(set.t, f)
		if err == world.ErrInterrupted {
			return woken
		}
		return err
	}
	return s
}

// Add watches an object; owner is what Wait tells of it. Errors are exceptions.
func (s *Set) Add(t object.Thread, obj object.Value, mask uint32, owner any) (*Watched, error) {
	w := &Watched{entry{obj: obj, mask: mask, owner: owner}}
	return w, s.set.register(t, &w.entry)
}

// Change changes the mask of an object.
func (s *Set) Change(t object.Thread, w *Watched, mask uint32) error {
	return s.set.modify(t, &w.entry, mask)
}

// Remove watches an object no longer.
func (s *Set) Remove(w *Watched) { s.set.unregister(&w.entry) }

// Wait waits until something is ready, the deadline passes, or callbacks have
// run, and then calls f for each object that is ready, in the order of Add, with
// its owner and its bits. f must not use the set but for Change and Remove.
func (s *Set) Wait(t object.Thread, dl world.Deadline, f func(owner any, bits uint32)) error {
	found, err := s.set.wait(t, dl)
	if err == s.woken { // it has not looked
		found, err = s.set.wait(t, world.NoWait)
	}
	for _, r := range found {
		f(r.e.owner, r.bits)
	}
	s.set.forget()
	return err
}
