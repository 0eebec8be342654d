// This file measures the machine piece by piece: each benchmark's unit is one turn of a loop.

package vm_test

import (
	"testing"

	"mpy/python/object"
)

// bench runs f(n) of a script, whose work is n turns.
func bench(b *testing.B, src string) {
	b.Helper()
	m := newMachine(b)
	globals := m.t.NewModule("__main__").Dict
	if _, err := m.t.RunSource(src, "t.py", "file", globals); err != nil {
		b.Fatal(err)
	}
	f := globals.GetStr("f")
	b.ReportAllocs()
	b.ResetTimer()
	if _, err := m.t.Call(f, []object.Value{object.Int(int64(b.N))}, object.Kw{}); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkLoop(b *testing.B) {
	bench(b, "def f(n):\n  for i in range(n): pass")
}

func BenchmarkCall(b *testing.B) {
	bench(b, "def g(a, b): return a\ndef f(n):\n  for i in range(n): g(i, n)")
}

func BenchmarkCallKeyword(b *testing.B) {
	bench(b, "def g(a, b=2): return b\ndef f(n):\n  for i in range(n): g(i, b=3)")
}

func BenchmarkCallMethod(b *testing.B) {
	bench(b, "class A:\n  def m(self, x): return x\na = A()\ndef f(n):\n  for i in range(n): a.m(i)")
}

func BenchmarkCallBuiltin(b *testing.B) {
	bench(b, "l = [1, 2]\ndef f(n):\n  for i in range(n): len(l)")
}

func BenchmarkCallBound(b *testing.B) {
	bench(b, "g = [1, 2].count\ndef f(n):\n  for i in range(n): g(1)")
}

func BenchmarkNew(b *testing.B) {
	bench(b, "class A:\n  def __init__(self, x): self.x = x\ndef f(n):\n  for i in range(n): A(i)")
}

func BenchmarkAttr(b *testing.B) {
	bench(b, "class A: pass\na = A()\na.x = 0\ndef f(n):\n  for i in range(n): a.x = a.x + i")
}

func BenchmarkGlobal(b *testing.B) {
	bench(b, "c = 0\ndef f(n):\n  global c\n  for i in range(n): c = c + 1")
}

func BenchmarkInt(b *testing.B) {
	bench(b, "def f(n):\n  x = 1\n  for i in range(n): x = (x * 31 + i) % 1000003")
}

func BenchmarkFloat(b *testing.B) {
	bench(b, "def f(n):\n  x = 0.5\n  for i in range(n): x = x * 1.5 - x / 3.0 + 0.25")
}

func BenchmarkDict(b *testing.B) {
	bench(b, "d = {1: 2, 'a': 3}\ndef f(n):\n  for i in range(n): d['a'] = d[1] + d['a'] & 7")
}

func BenchmarkList(b *testing.B) {
	bench(b, "l = [0] * 10\ndef f(n):\n  for i in range(n): l[i % 10] = l[3] + 1")
}

func BenchmarkListSlice(b *testing.B) {
	bench(b, "l = [0] * 10\ndef f(n):\n  for i in range(n): l[:4] = l[3::-1]")
}

func BenchmarkListComp(b *testing.B) {
	bench(b, "def f(n):\n  for i in range(n // 50): [j for j in range(50)]")
}

func BenchmarkGenerator(b *testing.B) {
	bench(b, "def g(n):\n  for i in range(n): yield i\ndef f(n):\n  for x in g(n): pass")
}

func BenchmarkYieldFrom(b *testing.B) {
	bench(b, "def g(d, n):\n  if d: yield from g(d - 1, n)\n  else:\n    for i in range(n): yield i\ndef f(n):\n  for x in g(5, n): pass")
}

func BenchmarkOperator(b *testing.B) {
	bench(b, "class A:\n  def __add__(self, x): return x\na = A()\ndef f(n):\n  for i in range(n): a + i")
}

func BenchmarkExcept(b *testing.B) {
	bench(b, "def f(n):\n  for i in range(n):\n    try: raise ValueError\n    except ValueError: pass")
}
