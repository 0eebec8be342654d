// This file holds the module heapq.

// Package heapq is the module heapq: a list as a priority queue.
package heapq

import (
	"mpy/host"
	"mpy/python/object"
)

// Module makes the module heapq.
func Module(*host.Host) *object.Def {
	return &object.Def{
		Name: "heapq",
		Doc:  "Keeps a list as a heap: its first item is the smallest one. Items are compared by <.",
		Members: []object.Member{
			object.Fn("heapify(heap, /)", "Makes a heap of a list.", heapify),
			object.Fn("heappop(heap, /)", "Takes the smallest item out of a heap; IndexError when it is empty.", pop),
			object.Fn("heappush(heap, item, /)", "Puts an item into a heap.", push),
		},
	}
}

// heapOf gives the list, which must be exactly that.
func heapOf(v object.Value) (*object.List, error) {
	if l, ok := v.Obj().(*object.List); ok {
		return l, nil
	}
	return nil, object.NewError(object.TypeError, "heap must be a list")
}

// less computes a < b. What a script's __lt__ returned is looked at, not
// tested: MicroPython takes True for True and False for False only.
func less(t object.Thread, a, b object.Value) (object.Value, error) {
	if a.IsInt() && b.IsInt() {
		return object.Bool(a.AsInt() < b.AsInt()), nil
	}
	return object.Compare(t, object.LT, a, b)
}

func push(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	h, err := heapOf(args[0])
	if err != nil {
		return object.Value{}, err
	}
	if n := len(h.Items); n == cap(h.Items) && n >= 4096 {
		if err := t.Grow(32 * n); err != nil {
			return object.Value{}, err
		}
	}
	h.Items = append(h.Items, args[1])
	return object.None, rise(t, h, 0, len(h.Items)-1)
}

func pop(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	h, err := heapOf(args[0])
	if err != nil {
		return object.Value{}, err
	}
	n := len(h.Items) - 1
	if n < 0 {
		return object.Value{}, object.NewError(object.IndexError, "empty heap")
	}
	first := h.Items[0]
	h.Items[0] = h.Items[n]
	h.Items[n] = object.Value{}
	h.Items = h.Items[:n]
	if n > 0 {
		err = sink(t, h, 0)
	}
	return first, err
}

func heapify(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	h, err := heapOf(args[0])
	if err != nil {
		return object.Value{}, err
	}
	for i := len(h.Items)/2 - 1; i >= 0 && i < len(h.Items); i-- {
		if err := sink(t, h, i); err != nil {
			return object.Value{}, err
		}
	}
	return object.None, nil
}

// changed is for a script whose __lt__ changes the heap that it is asked about.
func changed() error {
	return object.NewError(object.RuntimeError, "heap changed size during comparison")
}

// rise moves the item at place at towards start while it is the smaller one.
func rise(t object.Thread, h *object.List, start, at int) error {
	n := len(h.Items)
	item := h.Items[at]
	for at > start {
		up := (at - 1) / 2
		parent := h.Items[up]
		r, err := less(t, item, parent)
		if len(h.Items) != n {
			return changed()
		}
		if err != nil {
			h.Items[at] = item
			return err
		}
		if !r.IsTrue() {
			break
		}
		h.Items[at] = parent
		at = up
	}
	h.Items[at] = item
	return nil
}

// sink moves the item at place at down to the end, always past the smaller
// child, and up again to where it belongs: fewer comparisons than the other way.
func sink(t object.Thread, h *object.List, at int) error {
	n := len(h.Items)
	start, item := at, h.Items[at]
	for child := 2*at + 1; child < n; child = 2*at + 1 {
		if child+1 < n {
			r, err := less(t, h.Items[child], h.Items[child+1])
			if len(h.Items) != n {
				return changed()
			}
			if err != nil {
				h.Items[at] = item
				return err
			}
			if r == object.False {
				child++
			}
		}
		h.Items[at] = h.Items[child]
		at = child
	}
	h.Items[at] = item
	return rise(t, h, start, at)
}
