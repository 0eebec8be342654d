// This file holds select.select.

package uselect

import (
	"math"
	"time"

	"mpy/python/object"
	"mpy/world"
)

// selectLists waits for the objects of three lists. What is neither readable
// nor writable but has other events comes in the third list, be it in xlist or not.
func (m *module) selectLists(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	var all []*entry
	byObj := make(map[object.Value]*entry)
	for i, bits := range [...]uint32{world.In, world.Out, world.Err | world.Hup} {
		items, err := object.Sequence(args[i])
		if err != nil {
			return object.Value{}, err
		}
		for _, v := range items {
			e := byObj[v]
			if e == nil {
				e = &entry{obj: v}
				byObj[v] = e
				all = append(all, e)
			}
			e.mask |= bits
		}
	}
	dl := world.Never
	if v := object.Arg(args, 3); v.Bound() && !v.IsNone() {
		f, err := object.ToFloat64(t, v)
		if err != nil {
			return object.Value{}, err
		}
		switch {
		case f >= 0 && f < 0.001: // MicroPython's unit is the millisecond
			dl = world.NoWait
		case f > 0 && f < math.MaxInt64/1e10:
			dl = world.After(m.h.World.Clock, time.Duration(f*1e9))
		}
	}

	s := m.spare
	switch {
	case s == nil:
		s = m.newSet()
		m.spare = s
	case s.busy:
		s = m.newSet()
		defer m.discard(s)
	}
	s.busy = true // also while it is filled: an ioctl of a script's could come here
	defer s.empty(all)
	for _, e := range all {
		if err := s.register(t, e); err != nil {
			return object.Value{}, err
		}
	}
	events, err := s.wait(t, dl)
	if err != nil {
		return object.Value{}, err
	}
	var out [3][]object.Value
	for _, ev := range events {
		v := ev.e.obj
		if ev.bits&world.In != 0 {
			out[0] = append(out[0], v)
		}
		if ev.bits&world.Out != 0 {
			out[1] = append(out[1], v)
		}
		if ev.bits&^(world.In|world.Out) != 0 {
			out[2] = append(out[2], v)
		}
	}
	return object.NewTuple(object.NewList(out[0]...), object.NewList(out[1]...), object.NewList(out[2]...)), nil
}

// empty lets go of everything that a select registered.
func (s *set) empty(all []*entry) {
	for _, e := range all {
		if e.key != nil && s.list[e.key.at] == e {
			s.unregister(e)
		}
	}
	s.busy = false
	s.forget()
}
