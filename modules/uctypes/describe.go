// This file reads descriptors: what their numbers mean, and how large things are.

package uctypes

import (
	"math"

	"mpy/python/object"
)

// Layouts.
const (
	little = 0
	big    = 1
	native = 2
)

// kind is the type of a field.
type kind int64

// The kinds; those of integers are even without a sign and odd with one.
const (
	uint8s kind = iota
	int8s
	uint16s
	int16s
	uint32s
	int32s
	uint64s
	int64s
	bits8    // the first of the bit fields
	bits32   = bits8 + 5
	float32s = bits8 + 6
	float64s = bits8 + 7
)

// aggregate is what a tuple describes.
type aggregate int64

const (
	structure aggregate = iota
	pointer
	array
)

// A descriptor's number is an int of 31 bits: the kind in the highest bits, the
// offset or the count in the others; a bit field's offset shares them with position and length.
const (
	kindBits   = 4
	aggBits    = 2
	offsetBits = 17
	lenBits    = 22
)

// mark makes the number of a kind or an aggregate.
func mark(k, bits int64) object.Value { return object.Int(int64(int32(k<<(32-bits))) >> 1) }

// split takes a number apart.
func split(n, bits int64) (k, rest int64) {
	return n >> (31 - bits) & (1<<bits - 1), n & (1<<(31-bits) - 1)
}

func syntaxError() error {
	return object.NewError(object.TypeError, "syntax error in uctypes descriptor")
}

// size gives the size of a field of a kind.
func (k kind) size() int64 {
	switch k {
	case float32s:
		return 4
	case float64s:
		return 8
	}
	return 1 << (k & 7 >> 1)
}

// scalar is a field that is a number.
type scalar struct {
	kind     kind
	offset   int64
	pos, len int64 // of a bit field
}

func scalarOf(n int64) scalar {
	k, rest := split(n, kindBits)
	s := scalar{kind: kind(k), offset: rest}
	if s.kind >= bits8 && s.kind <= bits32 {
		s.offset, s.pos, s.len = rest&(1<<offsetBits-1), rest>>offsetBits&31, rest>>lenBits&31
	}
	return s
}

// part is a field, or a thing, that is not a number.
type part struct {
	agg    aggregate
	offset int64
	count  int64        // of an array
	kind   kind         // of the items of an array or behind a pointer, if desc is unbound
	desc   object.Value // of the structure, the items, what is behind the pointer
}

// partOf reads a tuple.
func partOf(v object.Value) (p part, err error) {
	tuple, ok := v.Obj().(*object.Tuple)
	if !ok || len(tuple.Items) < 2 || !tuple.Items[0].IsInt() {
		return p, syntaxError()
	}
	items := tuple.Items
	agg, offset := split(items[0].AsInt(), aggBits)
	p.agg, p.offset = aggregate(agg), offset
	n := len(items)
	switch {
	case p.agg == array && (n == 2 || n == 3) && items[1].IsInt():
		k, count := split(items[1].AsInt(), kindBits)
		p.kind, p.count = kind(k), count
		if n == 3 {
			p.desc = items[2]
		}
		return p, nil
	case p.agg == pointer && n == 2 && items[1].IsInt():
		k, _ := split(items[1].AsInt(), kindBits)
		p.kind = kind(k)
		return p, nil
	case (p.agg == structure || p.agg == pointer) && n == 2:
		p.desc = items[1]
		return p, nil
	}
	return p, syntaxError()
}

// fields gives the dict of a structure's descriptor, nil if it is none.
func fields(desc object.Value) *object.Dict {
	d, _ := object.Native(desc).Obj().(*object.Dict)
	return d
}

// maxSize is more than any buffer has.
const maxSize = math.MaxInt32

// maxDepth is how deep structures may lie in one another.
const maxDepth = 100

// bounded says, by an error, that a size is beyond all memory.
func bounded(n int64) error {
	if n > maxSize {
		return object.NewError(object.OverflowError, "overflow converting long int to machine word")
	}
	return nil
}

// sizeOf gives the size of what a descriptor describes, and of the largest field in it.
func sizeOf(desc object.Value, layout int64, depth int) (size, largest int64, err error) {
	d := fields(desc)
	if d == nil {
		if desc.IsInt() {
			// It may be a descriptor, or a field's value just as well.
			return 0, 0, object.NewError(object.TypeError, "can't unambiguously get sizeof scalar")
		}
		p, err := partOf(desc)
		if err != nil {
			return 0, 0, err
		}
		return p.sizeOf(layout, depth)
	}
	for i := 0; ; {
		_, v, ok := d.Next(&i)
		if !ok {
			break
		}
		var offset, n, most int64
		if v.IsInt() {
			s := scalarOf(v.AsInt())
			offset, n = s.offset, s.kind.size()
			most = n
		} else {
			p, err := partOf(v)
			if err != nil {
				return 0, 0, err
			}
			offset = p.offset
			if n, most, err = p.sizeOf(layout, depth); err != nil {
				return 0, 0, err
			}
		}
		size, largest = max(size, offset+n), max(largest, most)
	}
	if layout == native && largest > 0 {
		size = (size + largest - 1) &^ (largest - 1)
	}
	return size, largest, bounded(size)
}

// sizeOf gives the size of a part, and of the largest field in it.
func (p part) sizeOf(layout int64, depth int) (size, largest int64, err error) {
	switch {
	case p.agg == pointer:
		return 8, 8, nil
	case p.agg == array && !p.desc.Bound():
		n := p.kind.size()
		return n * p.count, n, bounded(n * p.count)
	}
	if depth == maxDepth { // a descriptor may hold itself
		return 0, 0, object.NewError(object.RuntimeError, "maximum recursion depth exceeded")
	}
	size, largest, err = sizeOf(p.desc, layout, depth+1)
	if p.agg == array && err == nil {
		size *= p.count
		err = bounded(size)
	}
	return size, largest, err
}
