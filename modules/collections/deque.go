// This file defines Deque, a queue with two ends and a greatest length.

package collections

import (
	"github.com/go-python/gpython/py"

	"mpy/python/object"
)

// DequeClass is the class deque.
var DequeClass = object.NewClass("deque")

// Deque is a deque: a ring of items, which grows up to max. Items are counted
// from the first one there ever was, so that an iterator keeps its place while
// items come and go.
type Deque struct {
	ring       []object.Value // length a power of two, or 0
	head, tail uint64         // the first item, and behind the last one; in the ring modulo its length
	max        int
	strict     bool // an item too many is an error
}

// Type makes *Deque a py.Object.
func (d *Deque) Type() *py.Type { return &DequeClass.Py }

// Class gives the class deque.
func (d *Deque) Class() *object.Class { return DequeClass }

// Len gives the number of items.
func (d *Deque) Len() int { return int(d.tail - d.head) }

// at gives the place of the item that was counted i.
func (d *Deque) at(i uint64) *object.Value { return &d.ring[i&uint64(len(d.ring)-1)] }

// room makes sure that an item more has a place in the ring.
func (d *Deque) room(t object.Thread) error {
	n := d.Len()
	if n < len(d.ring) {
		return nil
	}
	size := max(8, 2*len(d.ring))
	if size > 4096 {
		if err := t.Grow(16 * size); err != nil {
			return err
		}
	}
	ring := make([]object.Value, size)
	for i := d.head; i != d.tail; i++ {
		ring[i&uint64(size-1)] = *d.at(i)
	}
	d.ring = ring
	return nil
}

func empty() error { return object.NewError(object.IndexError, "empty") }
func full() error  { return object.NewError(object.IndexError, "full") }

func (d *Deque) append(t object.Thread, v object.Value) error {
	if d.Len() >= d.max {
		if d.strict {
			return full()
		}
		if d.max == 0 {
			return nil
		}
		*d.at(d.head) = object.Value{}
		d.head++
	}
	if err := d.room(t); err != nil {
		return err
	}
	*d.at(d.tail) = v
	d.tail++
	return nil
}

func (d *Deque) appendleft(t object.Thread, v object.Value) error {
	if d.Len() >= d.max {
		if d.strict {
			return full()
		}
		if d.max == 0 {
			return nil
		}
		d.tail--
		*d.at(d.tail) = object.Value{}
	}
	if err := d.room(t); err != nil {
		return err
	}
	d.head--
	*d.at(d.head) = v
	return nil
}

func (d *Deque) extend(t object.Thread, items object.Value) error {
	if object.Native(items).Obj() == object.Object(d) { // or it would never end
		all, err := object.Items(t, items)
		if err != nil {
			return err
		}
		items = object.NewTuple(all...)
	}
	return object.Each(t, items, func(x object.Value) (bool, error) { return true, d.append(t, x) })
}

// place gives the item at an index of a script's.
func (d *Deque) place(t object.Thread, key object.Value) (*object.Value, error) {
	n := object.Native(key)
	_, isBig := n.Obj().(*object.BigInt)
	if !n.IsInt() && !n.IsBool() && !isBig {
		return nil, object.NewError(object.TypeError, "deque indices must be integers, not %s", object.TypeName(key))
	}
	i, err := object.Index(t, n)
	if err != nil {
		return nil, err
	}
	if i < 0 {
		i += d.Len()
	}
	if i < 0 || i >= d.Len() {
		return nil, object.NewError(object.IndexError, "deque index out of range")
	}
	return d.at(d.head + uint64(i)), nil
}

// iter gives an iterator. It goes on with what is appended meanwhile and skips
// what is gone.
func (d *Deque) iter() object.Value {
	i := d.head
	return object.NewIter("iterator", func(object.Thread) (object.Value, bool, error) {
		if int64(i-d.head) < 0 {
			i = d.head
		}
		if int64(d.tail-i) <= 0 {
			return object.Value{}, false, nil
		}
		i++
		return *d.at(i - 1), true, nil
	})
}

func newDeque(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
	switch {
	case kw.Len() > 0:
		return object.Value{}, object.NewError(object.TypeError, "function doesn't take keyword arguments")
	case len(args) < 2:
		return object.Value{}, object.NewError(object.TypeError, "function missing %d required positional arguments", 2-len(args))
	case len(args) > 3:
		return object.Value{}, object.NewError(object.TypeError, "function expected at most 3 arguments, got %d", len(args))
	}
	n, err := object.Index(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	if n < 0 {
		return object.Value{}, object.NewException(object.ValueError)
	}
	d := &Deque{max: n, head: 1 << 62, tail: 1 << 62}
	if len(args) > 2 {
		flags, err := object.Index(t, args[2])
		if err != nil {
			return object.Value{}, err
		}
		d.strict = flags&1 != 0
	}
	return object.Ref(d), d.extend(t, args[0])
}

func self(args []object.Value) *Deque { return args[0].Obj().(*Deque) }

func init() {
	c := DequeClass
	c.NoHash = true
	c.New = newDeque
	c.Len = func(_ object.Thread, v object.Value) (int, error) { return v.Obj().(*Deque).Len(), nil }
	c.Iter = func(_ object.Thread, v object.Value) (object.Value, error) { return v.Obj().(*Deque).iter(), nil }
	c.GetItem = func(t object.Thread, v, key object.Value) (object.Value, error) {
		p, err := v.Obj().(*Deque).place(t, key)
		if err != nil {
			return object.Value{}, err
		}
		return *p, nil
	}
	c.SetItem = func(t object.Thread, v, key, val object.Value) error {
		if !val.Bound() {
			return object.NewError(object.TypeError, "'deque' object doesn't support item deletion")
		}
		p, err := v.Obj().(*Deque).place(t, key)
		if err == nil {
			*p = val
		}
		return err
	}
	c.Methods(
		object.NewBuiltin("append(self, item, /)", "Adds an item at the right end.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, self(args).append(t, args[1])
		}),
		object.NewBuiltin("appendleft(self, item, /)", "Adds an item at the left end.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, self(args).appendleft(t, args[1])
		}),
		object.NewBuiltin("extend(self, items, /)", "Adds items at the right end.", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, self(args).extend(t, args[1])
		}),
		object.NewBuiltin("pop(self, /)", "Takes the item at the right end; IndexError when there is none.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			d := self(args)
			if d.head == d.tail {
				return object.Value{}, empty()
			}
			d.tail--
			p := d.at(d.tail)
			v := *p
			*p = object.Value{}
			return v, nil
		}),
		object.NewBuiltin("popleft(self, /)", "Takes the item at the left end; IndexError when there is none.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			d := self(args)
			if d.head == d.tail {
				return object.Value{}, empty()
			}
			p := d.at(d.head)
			v := *p
			*p = object.Value{}
			d.head++
			return v, nil
		}),
	)
}
