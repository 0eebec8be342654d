// This file holds Map, the addresses of buffers.

// Package ram gives the buffers of one interpreter addresses, and finds them
// again by address. The addresses are made up: nothing but a buffer that was
// asked for its address, or the memory of a chip that does not exist, can be
// reached through one, never the process's memory.
package ram

import (
	"sort"
	"unsafe"
	"weak"

	"mpy/host"
	"mpy/python/object"
)

const (
	first     = 0x7f0000000000 // makes the numbers look like addresses
	gap       = 64             // between two buffers, so that running past the end of one does not hit the next
	recent    = 16             // how many buffers an address alone keeps alive
	constants = 256            // how many constant ones are kept
	constSize = 1 << 20        // and how many bytes, the last one not counted
)

// A Map holds the addresses of one interpreter. It is used under the interpreter's lock.
//
// A buffer is held weakly, or one asked for its address once would stay for
// ever; but the last few are held: a script may well have nothing but the address for a moment.
// Constant ones cannot be held so: some are part of the program, of which no
// weak pointer can be made. Of them the last ones are kept.
type Map struct {
	areas   []*area // by address
	byPlace []*area // by where they really lie
	next    uint64
	held    [recent][]byte
	turn    int
	full    int // the number of areas at which those that are gone are dropped

	constants []*area // that are kept, the oldest first
	constSize int
	chip      map[uint64]*Page // by number
}

// area is the memory of one buffer.
type area struct {
	addr     uint64
	place    uintptr // of its first byte
	size     int
	start    weak.Pointer[byte]
	readonly bool
	fixed    []byte // in place of start, if it is readonly; nil: forgotten
}

type key struct{}

// Of gives the map of a thread's interpreter.
func Of(t object.Thread) *Map {
	h, ok := t.Host().(*host.Host)
	if !ok {
		return New()
	}
	return h.Shared(key{}, func() any { return New() }).(*Map)
}

// New makes an empty map.
func New() *Map { return &Map{next: first, full: 64} }

// bytes gives the memory, nil when it is gone.
func (a *area) bytes() []byte {
	if a.readonly {
		return a.fixed
	}
	p := a.start.Value()
	if p == nil {
		return nil
	}
	return unsafe.Slice(p, a.size)
}

// Address gives the address of b, the same as long as b is there; a part of a
// buffer has the address of its place in it.
func (m *Map) Address(b []byte, readonly bool) uint64 {
	if len(b) == 0 {
		return first - gap
	}
	m.held[m.turn] = b
	m.turn = (m.turn + 1) % recent
	place := uintptr(unsafe.Pointer(unsafe.SliceData(b)))
	i := sort.Search(len(m.byPlace), func(i int) bool { return m.byPlace[i].place > place })
	if i > 0 {
		a := m.byPlace[i-1]
		if off := place - a.place; off < uintptr(a.size) && uintptr(len(b)) <= uintptr(a.size)-off && a.bytes() != nil {
			return a.addr + uint64(off)
		}
	}
	if len(m.areas) >= m.full {
		m.sweep()
	}
	a := &area{addr: m.next, place: place, size: len(b), readonly: readonly}
	if readonly {
		a.fixed = b
		m.keep(a)
	} else {
		a.start = weak.Make(unsafe.SliceData(b))
	}
	m.next += uint64(len(b)+gap+15) &^ 15
	m.add(a)
	return a.addr
}

// keep keeps a constant buffer, and forgets old ones.
func (m *Map) keep(a *area) {
	for len(m.constants) > 0 && (len(m.constants) >= constants || m.constSize > constSize) {
		m.constSize -= m.constants[0].size
		m.constants[0].fixed = nil
		m.constants = m.constants[1:]
	}
	m.constants = append(m.constants, a)
	m.constSize += a.size
}

// sweep drops the areas that are gone.
func (m *Map) sweep() {
	keep := func(list []*area) []*area {
		out := list[:0]
		for _, a := range list {
			if a.bytes() != nil {
				out = append(out, a)
			}
		}
		clear(list[len(out):])
		return out
	}
	m.areas, m.byPlace = keep(m.areas), keep(m.byPlace)
	m.full = max(64, 2*len(m.areas))
}

// At gives the memory from an address to the end of its buffer or page; nil: there is none.
func (m *Map) At(addr uint64) (b []byte, readonly bool) {
	if onChip(addr) {
		p, at, err := m.Chip(addr, true)
		if err != nil {
			return nil, false
		}
		return p[at:], false
	}
	b, off, readonly := m.Buffer(addr)
	return b[off:len(b):len(b)], readonly
}

// Buffer gives all of the buffer that an address lies in, and where in it that is; nil: in none.
func (m *Map) Buffer(addr uint64) (b []byte, off int, readonly bool) {
	i := sort.Search(len(m.areas), func(i int) bool { return m.areas[i].addr > addr }) - 1
	if i < 0 || addr < chipEnd {
		return nil, 0, false
	}
	a := m.areas[i]
	if b, off := a.bytes(), addr-a.addr; off < uint64(len(b)) {
		return b, int(off), a.readonly
	}
	return nil, 0, false
}

var _ object.Memory = (*Map)(nil)

// Range gives n bytes at an address; ValueError where there is no such memory.
func (m *Map) Range(addr uint64, n int) (b []byte, readonly bool, err error) {
	if n == 0 {
		return nil, false, nil
	}
	b, readonly = m.At(addr)
	if n < 0 || n > len(b) {
		return nil, false, Missing(addr)
	}
	return b[:n:n], readonly, nil
}

// Missing says that there is no memory at an address.
func Missing(addr uint64) error {
	return object.NewError(object.ValueError, "no memory at %#x", addr)
}

// OfValue gives the address of the bytes of a buffer.
func (m *Map) OfValue(v object.Value) (uint64, error) {
	b, err := object.BytesOf(v)
	if err != nil {
		return 0, err
	}
	_, err = object.WritableOf(v)
	return m.Address(b, err != nil), nil
}
