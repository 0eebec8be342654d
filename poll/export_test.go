package poll

import "mpy/world"

// NewList gives a poller whose kernel's set is the one of the systems without
// epoll.
func NewList(w *world.World) *Poller {
	p := New(w)
	p.make = newListSet
	return p
}
