// This file holds what modules have open of the system's, to be closed with the interpreter.

package host

import (
	"cmp"
	"maps"
	"slices"
	"weak"
)

// OnClose has f called when the interpreter ends its use of the outside. f
// closes what a module opened; it is called under the interpreter's lock.
func (h *Host) OnClose(f func()) { h.closers = append(h.closers, f) }

// Opened is a set of open things, held weakly: what a script forgot can be
// collected. It is used under the interpreter's lock.
type Opened[T any] struct {
	set  map[weak.Pointer[T]]uint64 // with the order in which they were added
	last uint64
	full int // the size at which those that are gone are dropped
}

// Add adds an open thing.
func (o *Opened[T]) Add(p *T) {
	if o.set == nil {
		o.set, o.full = make(map[weak.Pointer[T]]uint64), 64
	}
	if len(o.set) >= o.full {
		for w := range o.set {
			if w.Value() == nil {
				delete(o.set, w)
			}
		}
		o.full = max(64, 2*len(o.set))
	}
	o.last++
	o.set[weak.Make(p)] = o.last
}

// Remove removes what was closed.
func (o *Opened[T]) Remove(p *T) { delete(o.set, weak.Make(p)) }

// Each calls f for every one that is still there, in the order of adding.
func (o *Opened[T]) Each(f func(p *T)) {
	all := slices.SortedFunc(maps.Keys(o.set), func(a, b weak.Pointer[T]) int { return cmp.Compare(o.set[a], o.set[b]) })
	for _, w := range all {
		if p := w.Value(); p != nil {
			f(p)
		}
	}
}
