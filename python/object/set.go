// This file defines Set, the data of set and frozenset, in insertion order.

package object

import "github.com/go-python/gpython/py"

// Set is a set or, with Frozen, a frozenset.
type Set struct {
	d      Dict // the items are its keys
	Frozen bool
}

// Type makes *Set a py.Object.
func (s *Set) Type() *py.Type { return &s.Class().Py }

// Class gives the class set or frozenset.
func (s *Set) Class() *Class {
	if s.Frozen {
		return FrozensetClass
	}
	return SetClass
}

// NewSet makes an empty set with room for n items.
func NewSet(n int) *Set {
	s := &Set{}
	if n > 0 {
		s.d.entries = make([]entry, 0, n)
	}
	return s
}

// newSet8 makes an empty set with room for eight items: one allocation instead of three.
func newSet8() *Set {
	s := &struct {
		Set
		room [smallDict]entry
	}{}
	s.d.entries = s.room[:0]
	return &s.Set
}

// Len gives the number of items.
func (s *Set) Len() int { return s.d.live }

// Add adds an item.
func (s *Set) Add(t Thread, v Value) error {
	h, err := HashKey(t, v)
	if err != nil {
		return err
	}
	i, err := s.d.find(t, v, h)
	if i >= 0 || err != nil {
		return err
	}
	return s.d.insert(t, v, True, h)
}

// Has says whether v is an item.
func (s *Set) Has(t Thread, v Value) (bool, error) {
	h, err := HashKey(t, v)
	if err != nil {
		return false, err
	}
	i, err := s.d.find(t, v, h)
	return i >= 0, err
}

// Delete removes an item; false: it was absent.
func (s *Set) Delete(t Thread, v Value) (bool, error) {
	old, err := s.d.Delete(t, v)
	return old.Bound(), err
}

// Next gives the item at or after place *i and moves *i behind it; false at the end.
func (s *Set) Next(i *int) (Value, bool) {
	k, _, ok := s.d.Next(i)
	return k, ok
}

// Copy gives a set of the same kind with the same items.
func (s *Set) Copy() *Set { return &Set{d: *s.d.Copy(), Frozen: s.Frozen} }

// Update adds the items of any iterable.
func (s *Set) Update(t Thread, v Value) error {
	if o, ok := v.Obj().(*Set); ok && o == s {
		return nil
	}
	return Each(t, v, func(x Value) (bool, error) { return true, s.Add(t, x) })
}

// Remove removes the items of any iterable.
func (s *Set) Remove(t Thread, v Value) error {
	if o, ok := v.Obj().(*Set); ok && o == s {
		s.d.Clear()
		return nil
	}
	return Each(t, v, func(x Value) (bool, error) {
		_, err := s.Delete(t, x)
		return true, err
	})
}

// Common gives a set, never a frozen one, of the items of v that are in s.
func (s *Set) Common(t Thread, v Value) (*Set, error) {
	out := NewSet(0)
	err := Each(t, v, func(x Value) (bool, error) {
		has, err := s.Has(t, x)
		if has && err == nil {
			err = out.Add(t, x)
		}
		return true, err
	})
	return out, err
}

// Toggle removes the items of v that are in s and adds the others.
func (s *Set) Toggle(t Thread, v Value) error {
	if o, ok := v.Obj().(*Set); ok && o == s {
		s.d.Clear()
		return nil
	}
	return Each(t, v, func(x Value) (bool, error) {
		gone, err := s.Delete(t, x)
		if err == nil && !gone {
			err = s.Add(t, x)
		}
		return true, err
	})
}

// Within says whether every item of s is in o.
func (s *Set) Within(t Thread, o *Set) (bool, error) {
	if s.Len() > o.Len() {
		return false, nil
	}
	pace := NewPace(t)
	for i := 0; ; {
		if err := pace.Did(step); err != nil {
			return false, err
		}
		v, ok := s.Next(&i)
		if !ok {
			return true, nil
		}
		has, err := o.Has(t, v)
		if !has || err != nil {
			return false, err
		}
	}
}

// asSet gives v itself if it is a set, else the set of its items.
func asSet(t Thread, v Value) (*Set, error) {
	if s, ok := Native(v).Obj().(*Set); ok {
		return s, nil
	}
	s := NewSet(capHint(v))
	return s, s.Update(t, v)
}
