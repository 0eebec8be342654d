// This file defines the iterators that the machine advances itself.

package object

import "github.com/go-python/gpython/py"

// ListIter iterates over a list, which may change meanwhile. I is the place of
// the next item.
type ListIter struct {
	L *List
	I int
}

// Next gives the next item, or false at the end.
func (it *ListIter) Next() (Value, bool) {
	if it.I < len(it.L.Items) {
		v := it.L.Items[it.I]
		it.I++
		return v, true
	}
	return Value{}, false
}

// TupleIter iterates over items that do not change. I is the place of the next one.
type TupleIter struct {
	Items []Value
	I     int
}

// Next gives the next item, or false at the end.
func (it *TupleIter) Next() (Value, bool) {
	if it.I < len(it.Items) {
		v := it.Items[it.I]
		it.I++
		return v, true
	}
	return Value{}, false
}

// RangeIter iterates over a range: Cur is the next item, Left how many there
// are still, Step the distance.
type RangeIter struct{ Cur, Left, Step int64 }

// Next gives the next item, or false at the end.
func (it *RangeIter) Next() (Value, bool) {
	if it.Left <= 0 {
		return Value{}, false
	}
	it.Left--
	v := Int(it.Cur)
	it.Cur += it.Step
	return v, true
}

// ViewKind says what of a dict's entries a view or an iterator gives.
type ViewKind uint8

// The kinds of views.
const (
	ViewItems ViewKind = iota
	ViewKeys
	ViewValues
)

// DictIter iterates over a dict's entries. I is the number of the next one, End
// that of the first one that was not there when the iteration began, so that a
// loop that adds keys ends.
type DictIter struct {
	D      *Dict
	I, End int
	Kind   ViewKind
}

// NewDictIter begins an iteration.
func NewDictIter(d *Dict, kind ViewKind) *DictIter {
	return &DictIter{D: d, End: len(d.entries), Kind: kind}
}

// Next gives the next item, or false at the end.
func (it *DictIter) Next() (Value, bool) {
	if it.I < it.End {
		k, v, ok := it.D.Next(&it.I)
		if ok {
			switch it.Kind {
			case ViewKeys:
				return k, true
			case ViewValues:
				return v, true
			}
			return NewPair(k, v), true
		}
		it.End = 0
	}
	return Value{}, false
}

// Paired says whether the items are keys with their values.
func (it *DictIter) Paired() bool { return it.Kind == ViewItems }

// NextPair gives the next key and its value, or false at the end.
func (it *DictIter) NextPair(Thread) (k, v Value, ok bool, err error) {
	if it.I < it.End {
		if k, v, ok = it.D.Next(&it.I); !ok {
			it.End = 0
		}
	}
	return k, v, ok, nil
}

// The classes of the iterators; all are called "iterator".
var (
	listIterClass  = NewClass("iterator")
	tupleIterClass = NewClass("iterator")
	rangeIterClass = NewClass("iterator")
	dictIterClass  = NewClass("iterator")
)

// Type makes *ListIter a py.Object.
func (it *ListIter) Type() *py.Type { return &listIterClass.Py }

// Class gives the class of list iterators.
func (it *ListIter) Class() *Class { return listIterClass }

// Type makes *TupleIter a py.Object.
func (it *TupleIter) Type() *py.Type { return &tupleIterClass.Py }

// Class gives the class of tuple iterators.
func (it *TupleIter) Class() *Class { return tupleIterClass }

// Type makes *RangeIter a py.Object.
func (it *RangeIter) Type() *py.Type { return &rangeIterClass.Py }

// Class gives the class of range iterators.
func (it *RangeIter) Class() *Class { return rangeIterClass }

// Type makes *DictIter a py.Object.
func (it *DictIter) Type() *py.Type { return &dictIterClass.Py }

// Class gives the class of dict iterators.
func (it *DictIter) Class() *Class { return dictIterClass }

func init() {
	self := func(_ Thread, v Value) (Value, error) { return v, nil }
	for _, c := range []*Class{listIterClass, tupleIterClass, rangeIterClass, dictIterClass} {
		c.Iter = self
	}
	listIterClass.Next = func(_ Thread, v Value) (Value, bool, error) {
		x, ok := v.Obj().(*ListIter).Next()
		return x, ok, nil
	}
	tupleIterClass.Next = func(_ Thread, v Value) (Value, bool, error) {
		x, ok := v.Obj().(*TupleIter).Next()
		return x, ok, nil
	}
	rangeIterClass.Next = func(_ Thread, v Value) (Value, bool, error) {
		x, ok := v.Obj().(*RangeIter).Next()
		return x, ok, nil
	}
	dictIterClass.Next = func(_ Thread, v Value) (Value, bool, error) {
		x, ok := v.Obj().(*DictIter).Next()
		return x, ok, nil
	}
}

// nextMethod is the __next__ that every iterator written in Go has.
var nextMethod = Ref(NewBuiltin("__next__(self, /)", "The next item; StopIteration at the end.", func(t Thread, args []Value, _ Kw) (Value, error) {
	v, ok, err := Next(t, args[0])
	if err == nil && !ok {
		return Value{}, StopError(v)
	}
	return v, err
}))

// Reversed gives an iterator over a sequence from its end, as reversed() does:
// by length and item, unless its class has __reversed__.
func Reversed(t Thread, v Value) (Value, error) {
	if c := ClassOf(v); c.User {
		if m := c.Special("__reversed__"); m.Bound() {
			return t.Call(m, []Value{v}, Kw{})
		}
	}
	switch o := v.Obj().(type) {
	case *Range:
		n := o.Len()
		return Ref(&RangeIter{Cur: o.Start + (n-1)*o.Step, Left: n, Step: -o.Step}), nil
	}
	n, err := Len(t, v)
	if err != nil {
		return Value{}, err
	}
	return NewIter("reversed", func(t Thread) (Value, bool, error) {
		if n <= 0 {
			return Value{}, false, nil
		}
		n--
		x, err := GetItem(t, v, Int(int64(n)))
		return x, err == nil, err
	}), nil
}
