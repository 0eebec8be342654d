// This file gives objects addresses, for code 'O'.

package structs

import "mpy/python/object"

// kept is how many objects keep their addresses.
const kept = 4096

// objects stands for the addresses that MicroPython packs: a real one would
// say nothing to the collector, so the last objects that were packed are kept
// and found by number.
type objects struct {
	number map[object.Value]uint64
	values []object.Value // the object with number n is at n % kept
	last   uint64
}

// first makes the numbers look like addresses.
const first = 0x7f0000000000

// address gives the number of an object.
func (o *objects) address(v object.Value) uint64 {
	if o.number == nil {
		o.number = make(map[object.Value]uint64)
	}
	n, ok := o.number[v]
	if !ok {
		n = o.last
		o.last++
		if n < kept {
			o.values = append(o.values, v)
		} else {
			delete(o.number, o.values[n%kept])
			o.values[n%kept] = v
		}
		o.number[v] = n
	}
	return first + n*16
}

// at gives the object of a number, or the zero Value.
func (o *objects) at(bits uint64) object.Value {
	n := (bits - first) / 16
	if bits%16 != 0 || n >= o.last || o.last-n > kept {
		return object.Value{}
	}
	return o.values[n%kept]
}
