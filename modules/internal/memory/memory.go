// This file reads Go's figures about memory.

// Package memory tells gc and micropython how much memory there is.
package memory

import (
	"runtime"

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
	used = int64(stats().HeapAlloc)
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
func Allocated() int64 { return int64(stats().TotalAlloc) }

// Frees gives how many objects were ever freed.
func Frees() uint64 { return stats().Frees }

// stats stops the world for some microseconds. Package runtime/metrics would not, but what
// it does when a program starts takes a tenth of a millisecond.
func stats() *runtime.MemStats {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return &m
}
