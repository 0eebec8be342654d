package poll

import "mpy/world"

// NewList gives a poller whose kernel's set is the one of the systems without
// epoll.
func NewList(w *world.World) *Poller {
	p := New(w)
	p.make = newListSet
	return p
}

// SelectList is Select with such a poller.
func SelectList(w *world.World, op *world.Op, dl world.Deadline, items []Item, buf []Event) ([]Event, error) {
	return selectItems(NewList, w, op, nil, dl, items, buf)
}
