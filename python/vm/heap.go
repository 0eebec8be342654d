// This file keeps the heap within its limit.

package vm

import (
	"runtime"
	"runtime/metrics"
	"weak"

	"mpy/python/object"
)

// largeRequest is a request that is not granted before the heap was looked at.
// What is smaller adds up until the collector runs, and is noticed then.
const largeRequest = 1 << 20

// heap is what is known of the heap. Go has one for the whole program, so that
// a limit is for programs that do nothing but run one interpreter.
type heap struct {
	limit int64 // of what is alive; 0: none
	grace int64 // what may be alive once the script was told that the heap is full; 0: it was not
	asked int64 // by large requests since it was last measured; the interpreter's lock guards it
}

// live gives the bytes that were alive when the collector last ran.
func live() int64 {
	s := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(s)
	if s[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return int64(s[0].Value.Uint64())
}

// HeapLimit gives the limit of the heap, 0 for none.
func (in *Interp) HeapLimit() int64 { return in.heap.limit }

func noMemory(n int) *object.Exception {
	if n == 0 {
		return object.NewError(object.MemoryError, "memory allocation failed, heap is full")
	}
	return object.NewError(object.MemoryError, "memory allocation failed, allocating %d bytes", uint(n))
}

// request refuses a large request that would go beyond the limit.
func (h *heap) request(n int) error {
	h.asked += int64(n)
	if now := live(); now+h.asked > h.limit {
		runtime.GC() // it may be garbage by now
		h.asked = int64(n)
		if live()+h.asked > h.limit {
			h.asked = 0
			return noMemory(n)
		}
	}
	return nil
}

// sentinel is garbage at once: its finaliser runs after the next collection.
type sentinel struct{ _ [16]byte }

// watchHeap looks after each collection whether the heap is full, until the
// interpreter is gone.
func watchHeap(w weak.Pointer[Interp]) {
	runtime.SetFinalizer(new(sentinel), func(*sentinel) {
		in := w.Value()
		if in == nil {
			return
		}
		if live() > in.heap.limit {
			in.signal.Or(sigMemory)
		}
		watchHeap(w)
	})
}

// full says that the heap is, and forgets it: the next collection will tell
// again. A script that was told has some room more, for what it does about it.
func (in *Interp) full() bool {
	in.signal.And(^uint32(sigMemory))
	h := &in.heap
	if now := live(); now <= h.limit || now <= h.grace {
		return false
	}
	runtime.GC() // what was alive may have gone meanwhile
	now := live()
	switch {
	case now <= h.limit:
		h.grace = 0
		return false
	case h.grace == 0:
		h.grace = now + h.limit/16
	}
	return true
}
