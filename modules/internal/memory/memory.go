// This file reads Go's figures about memory.

// Package memory tells gc and micropython how much memory there is.
package memory

import (
	"runtime/metrics"

	"mpy/python/object"
)

// Limited is an interpreter whose heap has a limit, 0 for none.
type Limited interface {
	HeapLimit() int64
}

// least is the size of a heap without a limit while little of it is used.
const least = 64 << 20

// Heap gives the bytes that are used, and those that there are. Without a limit
// the latter double whenever they are used up.
func Heap(t object.Thread) (used, total int64) {
	used = int64(read("/memory/classes/heap/objects:bytes"))
	if i, ok := t.Interp().(Limited); ok {
		total = i.HeapLimit()
	}
	if total <= 0 {
		for total = least; total-used < total/4; {
			total *= 2
		}
	}
	return min(used, total), total
}

// Allocated gives the bytes that were ever allocated.
func Allocated() int64 { return int64(read("/gc/heap/allocs:bytes")) }

// Frees gives how many objects were ever freed.
func Frees() uint64 { return read("/gc/heap/frees:objects") }

func read(name string) uint64 {
	s := [1]metrics.Sample{{Name: name}}
	metrics.Read(s[:])
	if s[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return s[0].Value.Uint64()
}
