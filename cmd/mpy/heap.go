// This file gives the collector room, which a short script's small heap does not.

package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// The first collection starts at smallHeap; a heap of largeHeap may double, as
// Go has it, and in between garbage may always reach what it may at smallHeap.
// Who has been through busyAfter collections gets twice as much: a shorter run
// would only touch more fresh memory.
const (
	smallHeap        = 16 << 20
	largeHeap uint64 = 64 << 20
	busyAfter        = 8

	smallPercent = 100 * smallHeap / (4 << 20) // the runtime's least goal is 4 MiB at 100
	busyPercent  = 2 * smallPercent
)

// roomForGarbage lets a small heap fill up to smallHeap before it is collected:
// scripts that allocate much run up to 1.8 times as fast (measured 2026-11 on
// list_ops, exc, instance_new, str_ops). It looks again after every collection,
// so that a large heap is held as tight as Go's default holds it. It belongs to
// the command: an embedder's collector is the embedder's.
func roomForGarbage() {
	debug.SetGCPercent(smallPercent)
	watch(new(sentinel), smallPercent, 0)
}

const (
	ownHeap     = 8 << 20 // what the interpreter itself takes
	defaultHeap = 1 << 30
)

// limitHeap gives the limit of the heap for -X heapsize, 0 if there was none,
// and has the collector keep to it. MicroPython's heap is fixed, and 2 MiB if
// nothing is said; here the same objects take up to four times as much room.
func limitHeap(size int) int64 {
	limit := int64(defaultHeap)
	if size > 0 {
		limit = int64(size) + ownHeap
	}
	debug.SetMemoryLimit(limit + limit/4)
	return limit
}

// sentinel is garbage at once: its finaliser runs after the next collection.
type sentinel struct{ _ [16]byte }

// watch sets the goal anew after each collection: percent is what it was, and
// n how many there have been.
func watch(s *sentinel, percent, n int) {
	runtime.SetFinalizer(s, func(*sentinel) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}} // without garbage, and without stopping the world
		metrics.Read(live)
		most := uint64(smallPercent)
		if n++; n >= busyAfter {
			most = busyPercent
		}
		want := int(max(100, min(most, 100*largeHeap/max(live[0].Value.Uint64(), 1))))
		if want != percent {
			debug.SetGCPercent(want)
		}
		watch(new(sentinel), want, n)
	})
}
