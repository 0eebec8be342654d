// This file measures depth: calls within calls, and many generators at once.

package tests

import (
	"fmt"
	"runtime"
	"testing"

	"mpy"
)

// scripted gives a function that runs code in an interpreter which has run src.
func scripted(t testing.TB, src string) func(code string) {
	in, err := mpy.New(mpy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = in.Close() })
	run := func(code string) {
		if err := in.RunString(code, "depth.py"); err != nil {
			in.PrintError(err)
			t.Fatal(err)
		}
	}
	run(src)
	return run
}

// BenchmarkDepth calls a function that calls itself, down to a depth; an
// operation is a call.
func BenchmarkDepth(b *testing.B) {
	for _, depth := range []int{10, 100, 1000, 4000} {
		b.Run(fmt.Sprint("calls=", depth), func(b *testing.B) {
			run := scripted(b, "def g(n):\n  if n > 1: g(n - 1)\ndef f(depth, times):\n  for i in range(times): g(depth)")
			b.ResetTimer()
			run(fmt.Sprintf("f(%d, %d)", depth, b.N/depth+1))
		})
	}
}

// BenchmarkGenerators has so many of them live at a time; an operation is a
// step of one, all in turn. It reports what each of them holds.
func BenchmarkGenerators(b *testing.B) {
	for _, n := range []int{1000, 10000, 100000} {
		b.Run(fmt.Sprint("live=", n), func(b *testing.B) {
			run := scripted(b, `
def g():
    while True:
        yield 1
def make(n):
    global l
    l = [g() for i in range(n)]
    for x in l: next(x)
def f(times):
    for i in range(times):
        for x in l: next(x)
`)
			before := held()
			run(fmt.Sprintf("make(%d)", n))
			each := float64(held()-before) / float64(n)
			b.ResetTimer()
			run(fmt.Sprintf("f(%d)", b.N/n+1))
			b.ReportMetric(each, "B/generator")
		})
	}
}

// held gives the bytes that live.
func held() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
