package heapq

import (
	"testing"

	"mpy/python/object"
	. "mpy/python/object/objtest"
)

// What MicroPython 1.29's unix port prints.
func TestHeapq(t *testing.T) {
	th := &Thread{}
	m := object.Ref(Import(t, th, Module(nil)))
	h := List(5, 1, 8, 0, 3, 9, 2)
	Run(t, th, m, []Case{
		C("heappush", "TypeError: heap must be a list", Tuple(1), 1),
		C("heappop", "IndexError: empty heap", List()),
		C("heappush", "TypeError: unsupported types for __lt__: 'str', 'int'", List(1), "a"),
		C("heapify", "None", h),
		C("heappush", "None", h, 4),
		C("heappop", "0", h),
		C("heappop", "1", h),
		C("heappop", "2", h),
		C("heappop", "3", h),
		C("heappop", "4", h),
		C("heappop", "5", h),
		C("heappop", "8", h),
		C("heappop", "9", h),
		C("heappop", "IndexError: empty heap", h),
	})
}
