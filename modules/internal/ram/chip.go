// This file holds the chip's memory, which can be named by number.

package ram

import (
	"sort"
	"unsafe"
	"weak"

	"mpy/python/object"
)

const (
	chipEnd  = 1 << 32 // the boards are machines of 32 bits
	upper    = 1 << 63 // where no program of a machine of 64 has memory
	pageSize = 1 << 16
	maxPages = 128 // how much of its memory a script can write to
)

// A Page is a part of the chip's memory: registers that remember what is put
// into them and do nothing else. What nobody wrote to is 0.
type Page [pageSize]byte

// onChip says whether an address is the chip's and no buffer's.
func onChip(addr uint64) bool { return addr < chipEnd || addr >= upper }

// Chip gives the page of an address of the chip's and the address's place in it;
// nil where nobody wrote to it yet, unless make is set.
//
// # Errors
//
// MemoryError when a script has written to too many pages.
func (m *Map) Chip(addr uint64, make bool) (*Page, uint64, error) {
	at := addr % pageSize
	p := m.chip[addr/pageSize]
	if p == nil && make {
		if len(m.chip) >= maxPages {
			return nil, 0, object.NewException(object.MemoryError)
		}
		p = new(Page)
		if m.chip == nil {
			m.chip = map[uint64]*Page{}
		}
		m.chip[addr/pageSize] = p
		m.add(&area{addr: addr - at, place: uintptr(unsafe.Pointer(p)), size: pageSize, start: weak.Make(&p[0])})
	}
	return p, at, nil
}

// add puts an area into both orders.
func (m *Map) add(a *area) {
	insert := func(list []*area, less func(b *area) bool) []*area {
		i := sort.Search(len(list), func(i int) bool { return less(list[i]) })
		list = append(list, nil)
		copy(list[i+1:], list[i:])
		list[i] = a
		return list
	}
	m.areas = insert(m.areas, func(b *area) bool { return b.addr > a.addr })
	m.byPlace = insert(m.byPlace, func(b *area) bool { return b.place > a.place })
}
