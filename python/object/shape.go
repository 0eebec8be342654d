// This file defines Shape, the layout of an instance's attributes.

package object

import "unsafe"

// Shape says which attribute lies in which slot of an instance. Shapes form a
// tree from the class's root: storing a new attribute moves the instance on to
// the shape of the longer layout. Two instances whose attributes were set in
// the same order share their shape, which inline caches compare.
type Shape struct {
	parent *Shape
	name   string // the attribute in the last slot
	n      int    // how many slots
	next   []*Shape
	index  map[string]int // made once the shape has more than a few slots; may hold names of longer ones
	recent *recent        // made with the first index, and shared by all longer shapes
}

// recent are answers of the indexes of shapes, by the addresses of
// the names: one that comes again is mostly the same object, and needs no hash.
type recent struct {
	asked  int
	places []place
}

type place struct {
	shape *Shape
	name  string
	at    int
}

const (
	smallShape = 8   // up to here a shape is searched without an index
	oftenAsked = 500 // from here on answers are remembered
	placeBits  = 9
)

// Len gives the number of attributes.
func (s *Shape) Len() int { return s.n }

// Index gives the slot of an attribute, or -1.
func (s *Shape) Index(name string) int {
	if s.n > smallShape {
		return s.find(name)
	}
	for p := s; p.n > 0; p = p.parent {
		if p.name == name {
			return p.n - 1
		}
	}
	return -1
}

// find is Index for many slots.
func (s *Shape) find(name string) int {
	r := s.recent
	if r == nil || r.places == nil {
		return s.lookup(name)
	}
	p := unsafe.StringData(name)
	e := &r.places[(uint32(uintptr(unsafe.Pointer(p))>>3)^uint32(s.n))*0x9E3779B1>>(32-placeBits)]
	if e.shape != s || unsafe.StringData(e.name) != p || len(e.name) != len(name) {
		*e = place{s, name, s.lookup(name)}
	}
	return e.at
}

func (s *Shape) lookup(name string) int {
	if s.index == nil {
		s.index = make(map[string]int, 2*s.n)
		for p := s; p.n > 0; p = p.parent {
			s.index[p.name] = p.n - 1
		}
		if s.recent == nil {
			s.recent = &recent{}
		}
	}
	if r := s.recent; r.asked < oftenAsked {
		if r.asked++; r.asked == oftenAsked {
			r.places = make([]place, 1<<placeBits)
		}
	}
	if i, ok := s.index[name]; ok && i < s.n {
		return i
	}
	return -1
}

// With gives the shape that has one attribute more.
func (s *Shape) With(name string) *Shape {
	for _, n := range s.next {
		if n.name == name {
			return n
		}
	}
	n := &Shape{parent: s, name: name, n: s.n + 1, recent: s.recent}
	if len(s.next) == 0 && s.index != nil { // the first to come continues the index: else a thousand attributes had a thousand
		s.index[name] = s.n
		n.index = s.index
	}
	s.next = append(s.next, n)
	return n
}

// Names gives the attributes in slot order.
func (s *Shape) Names() []string {
	out := make([]string, s.n)
	for p := s; p.n > 0; p = p.parent {
		out[p.n-1] = p.name
	}
	return out
}
