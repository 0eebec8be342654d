// This file holds the wait for a list of sources that is used once.

package poll

import "mpy/world"

// An Item is a source to select, with what to look for.
type Item struct {
	Key    any // unlike the others'
	Source Source
	Mask   uint32
}

// Select waits for a list of sources, as a poller that lives for one wait would.
// If one of them is ready at once it costs no more than asking them.
//
// # Errors
//
// As [Poller.Wait] and [Poller.Register].
func Select(w *world.World, op *world.Op, dl world.Deadline, items []Item, buf []Event) ([]Event, error) {
	return selectItems(New, w, op, nil, dl, items, buf)
}

// SelectIn is Select for a caller that holds a lock, as [Poller.WaitIn] is Wait.
func SelectIn(w *world.World, block func(blocking func(op *world.Op) error) error, dl world.Deadline, items []Item, buf []Event) ([]Event, error) {
	return selectItems(New, w, nil, block, dl, items, buf)
}

func selectItems(newPoller func(*world.World) *Poller, w *world.World, op *world.Op, block func(func(*world.Op) error) error, dl world.Deadline, items []Item, buf []Event) ([]Event, error) {
	buf = buf[:0]
	if v, ok := w.Clock.(world.Virtual); ok {
		v.Spend()
	}
	for _, it := range items {
		var ready uint32
		if asked, ok := it.Source.(Asked); ok {
			var err error
			if ready, err = asked.Ask(it.Mask); err != nil {
				return buf, err
			}
		} else {
			ready = it.Source.Ready(it.Mask) & (it.Mask | world.Always)
		}
		if ready != 0 {
			buf = append(buf, Event{it.Key, ready})
		}
	}
	if len(buf) > 0 || dl == world.NoWait {
		return buf, nil
	}
	p := newPoller(w)
	defer p.Close()
	for _, it := range items {
		if err := p.Register(it.Key, it.Source, it.Mask); err != nil {
			return buf, err
		}
	}
	return p.wait(op, block, dl, buf)
}
