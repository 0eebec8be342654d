// This file compresses.

package flate

import "math/bits"

// writer compresses into one block with the fixed codes, as MicroPython does:
// at each place it takes the longest match in the window, of equal ones the
// nearest, and matches end where the data of a write ends. Its output is
// MicroPython's byte for byte.
type writer struct {
	out    func([]byte) error
	single bool // out wants its bytes one at a time
	err    error
	buf    []byte

	bits  uint32
	nbits uint

	window int64  // the size, a power of two
	data   []byte // what was written last
	base   int64  // how much came before data
	seen   int64  // up to where places are in the chains
	head   []int64
	prev   []int64 // by place modulo window: the place before with the same hash, plus 1
	tries  int
	due    func() error // called now and then
}

const (
	minMatch = 3
	maxMatch = 259
	hashBits = 13
)

func newWriter(out func([]byte) error, single bool, wbits int, due func() error) *writer {
	n := int64(1) << wbits
	w := &writer{out: out, single: single, window: n, due: due}
	w.head = make([]int64, 1<<min(hashBits, wbits+2))
	w.prev = make([]int64, n)
	return w
}

// put gives out bits, the first one lowest. What out fails with stays in err
// until flush; the byte stays as well.
func (w *writer) put(v uint32, n uint) {
	if w.err != nil {
		return
	}
	w.bits |= v << w.nbits
	w.nbits += n
	for w.nbits >= 8 {
		w.buf = append(w.buf, byte(w.bits))
		if w.single {
			if w.err = w.out(w.buf); w.err != nil {
				return
			}
			w.buf = w.buf[:0]
		}
		w.bits >>= 8
		w.nbits -= 8
	}
}

// huff gives out a code of the fixed tree, the first bit highest.
func (w *writer) huff(v uint32, n uint) { w.put(bits.Reverse32(v)>>(32-n), n) }

// start begins the block.
func (w *writer) start() error {
	w.put(3, 3)
	return w.flush()
}

// finish ends the block, which is the last one.
func (w *writer) finish() error {
	w.put(0, 14)
	return w.flush()
}

func (w *writer) flush() error {
	b, err := w.buf, w.err
	w.buf, w.err = w.buf[:0], nil
	if len(b) == 0 || w.single {
		return err
	}
	return w.out(b)
}

func (w *writer) literal(b byte) {
	if b < 144 {
		w.huff(0x30+uint32(b), 8)
	} else {
		w.huff(0x190+uint32(b)-144, 9)
	}
}

// match gives out a copy of n bytes, from distance bytes back.
func (w *writer) match(distance, n int) {
	for n > 0 {
		now := n
		if n > 258 { // what is left must be a match too
			now = n - minMatch
		}
		n -= now
		s := find(lengths[:], now)
		if s < 23 {
			w.huff(uint32(s)+1, 7)
		} else {
			w.huff(0xC0+uint32(s)-23, 8)
		}
		w.put(uint32(now)-uint32(lengths[s].base), uint(lengths[s].bits))
		d := find(distances[:], distance)
		w.huff(uint32(d), 5)
		w.put(uint32(distance)-uint32(distances[d].base), uint(distances[d].bits))
	}
}

// find gives the symbol of a length or distance.
func find(table []code, n int) int {
	lo, hi := 0, len(table)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; int(table[mid].base) <= n {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// write compresses p.
func (w *writer) write(p []byte) error {
	at := int64(len(w.data))
	w.data = append(w.data, p...)
	end := int64(len(w.data))
	for at < end {
		w.enter(at)
		n, distance := w.longest(at, end)
		if n == 0 {
			w.literal(w.data[at])
			n = 1
		} else {
			w.match(distance, n)
		}
		if w.err != nil {
			w.data = w.data[:at]
			break
		}
		at += int64(n)
		if w.tries > 1<<22 || len(w.buf) >= 1<<16 {
			w.tries = 0
			err := w.due()
			if err == nil {
				err = w.flush()
			}
			if err != nil {
				w.data = w.data[:at]
				return err
			}
		}
	}
	if over := at - w.window; over > w.window+4096 { // forget what is out of reach
		w.enter(over)
		w.data = append(w.data[:0], w.data[over:]...)
		w.base += over
	}
	return w.flush()
}

// hash gives the chain of the three bytes at a place.
func (w *writer) hash(at int64) uint32 {
	d := w.data[at : at+3]
	v := uint32(d[0]) | uint32(d[1])<<8 | uint32(d[2])<<16
	return v * 0x9E3779B1 >> 16 & uint32(len(w.head)-1)
}

// enter puts the places before at into their chains, as far as the bytes there are known.
func (w *writer) enter(at int64) {
	for i := w.seen - w.base; i < at && i+2 < int64(len(w.data)); i++ {
		h := w.hash(i)
		w.prev[(w.base+i)&(w.window-1)] = w.head[h]
		w.head[h] = w.base + i + 1
		w.seen = w.base + i + 1
	}
}

// longest finds the longest match, 0 for none.
func (w *writer) longest(at, end int64) (n, distance int) {
	most := int(min(maxMatch, end-at))
	if most < minMatch {
		return 0, 0
	}
	n = minMatch - 1
	here := w.data[at : at+int64(most)]
	for c := w.head[w.hash(at)] - 1; c >= 0 && c >= w.base+at-w.window; c = w.prev[c&(w.window-1)] - 1 {
		w.tries++
		there := w.data[c-w.base:]
		if there[n] != here[n] || there[0] != here[0] {
			continue
		}
		k := 0
		for k < most && there[k] == here[k] {
			k++
		}
		if k > n {
			n, distance = k, int(w.base+at-c)
			if k == most {
				break
			}
		}
	}
	if n < minMatch {
		return 0, 0
	}
	return n, distance
}
