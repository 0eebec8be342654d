// This file makes short lists and tuples together with their items: one allocation instead of two.

package object

type (
	list2 struct {
		List
		room [2]Value
	}
	list4 struct {
		List
		room [4]Value
	}
	list8 struct {
		List
		room [8]Value
	}
	list16 struct {
		List
		room [16]Value
	}
	tuple2 struct {
		Tuple
		room [2]Value
	}
	tuple4 struct {
		Tuple
		room [4]Value
	}
	tuple8 struct {
		Tuple
		room [8]Value
	}
)

// makeList makes a list of n unbound items, within the heap limit.
func makeList(t Thread, n int) (*List, error) {
	switch {
	case n == 0:
		return &List{}, nil
	case n <= 2:
		o := &list2{}
		o.Items = o.room[:n]
		return &o.List, nil
	case n <= 4:
		o := &list4{}
		o.Items = o.room[:n]
		return &o.List, nil
	case n <= 8:
		o := &list8{}
		o.Items = o.room[:n]
		return &o.List, nil
	case n <= 16:
		o := &list16{}
		o.Items = o.room[:n]
		return &o.List, nil
	}
	items, err := makeItems(t, int64(n))
	return &List{Items: items}, err
}

// ListFor makes an empty list with room for the items of v, if their number is
// known, or for half of them and not too many.
func ListFor(t Thread, v Value, half bool) Value {
	n := capHint(v)
	if half {
		n = min(n/2, 64)
	}
	o, err := makeList(t, n)
	if err != nil { // appending will say it
		return NewList()
	}
	o.Items = o.Items[:0]
	return Ref(o)
}

// makeTuple makes a tuple of n unbound items, at least one, within the heap limit.
func makeTuple(t Thread, n int) (*Tuple, error) {
	switch {
	case n <= 2:
		o := &tuple2{}
		o.Items = o.room[:n]
		return &o.Tuple, nil
	case n <= 4:
		o := &tuple4{}
		o.Items = o.room[:n]
		return &o.Tuple, nil
	case n <= 8:
		o := &tuple8{}
		o.Items = o.room[:n]
		return &o.Tuple, nil
	}
	items, err := makeItems(t, int64(n))
	return &Tuple{Items: items}, err
}

// CopyList makes a list of copied items.
func CopyList(t Thread, items []Value) (Value, error) {
	o, err := makeList(t, len(items))
	if err != nil {
		return Value{}, err
	}
	copy(o.Items, items)
	return Ref(o), nil
}

// CopyTuple makes a tuple of copied items.
func CopyTuple(t Thread, items []Value) (Value, error) {
	if len(items) == 0 {
		return emptyTuple, nil
	}
	o, err := makeTuple(t, len(items))
	if err != nil {
		return Value{}, err
	}
	copy(o.Items, items)
	return Ref(o), nil
}

// NewPair makes a tuple of two.
func NewPair(a, b Value) Value {
	o := &tuple2{room: [2]Value{a, b}}
	o.Items = o.room[:]
	return Ref(&o.Tuple)
}
