// This file asserts what a script's steady state must not allocate.

package tests

import (
	"fmt"
	"testing"

	"mpy"
)

// steady are loops over n, each of which a script's inner loop is made of.
var steady = map[string]string{
	"call":         "def g(a, b): return a\ndef f(n):\n  for i in range(n): g(i, n)",
	"default":      "def g(a, b=2): return b\ndef f(n):\n  for i in range(n): g(i)",
	"keyword":      "def g(a, b=2): return b\ndef f(n):\n  for i in range(n): g(i, b=3)",
	"recursion":    "def g(a):\n  if a > 0: g(a - 1)\ndef f(n):\n  for i in range(n // 50): g(50)",
	"method":       "class A:\n  def m(self, x): return x\na = A()\ndef f(n):\n  for i in range(n): a.m(i)",
	"attribute":    "class A: pass\na = A()\na.x = 0\ndef f(n):\n  for i in range(n): a.x = a.x + i",
	"global":       "c = 0\ndef f(n):\n  global c\n  for i in range(n): c = c + 1",
	"closure":      "def mk():\n  c = 0\n  def g():\n    nonlocal c\n    c += 1\n  return g\ng = mk()\ndef f(n):\n  for i in range(n): g()",
	"while":        "def f(n):\n  i = 0\n  while i < n: i += 1",
	"ints":         "def f(n):\n  x = 1\n  for i in range(n): x = (x * 31 + i) % 1000003 ^ (i >> 2) & 255 | 1",
	"floats":       "def f(n):\n  x = 0.5\n  for i in range(n): x = x * 1.5 - x / 3.0 + 0.25",
	"compare":      "def f(n):\n  c = 0\n  for i in range(n):\n    if i < 10 or i == 50 and not i > 90: c += 1",
	"list items":   "l = [0] * 10\ndef f(n):\n  for i in range(n): l[i % 10] = l[3] + 1",
	"list loop":    "l = list(range(200000))\ndef f(n):\n  for x in l:\n    n -= 1\n    if n == 0: break",
	"dict":         "d = {1: 2, 'a': 3}\ndef f(n):\n  for i in range(n): d['a'] = d[1] + d['a'] & 7",
	"bytearray":    "b = bytearray(16)\ndef f(n):\n  for i in range(n): b[i & 15] = b[3] + 1 & 255",
	"generator":    "def g(n):\n  for i in range(n): yield i\ndef f(n):\n  for x in g(n): pass",
	"yield from":   "def g(n):\n  for i in range(n): yield i\ndef h(n): yield from g(n)\ndef f(n):\n  for x in h(n): pass",
	"builtin":      "l = [1, 2]\ndef f(n):\n  for i in range(n): len(l)",
	"bound":        "l = [1, 2]\nlen_ = l.count\ndef f(n):\n  for i in range(n): len_(1)",
	"operator":     "class A:\n  def __add__(self, x): return x\n  def __getitem__(self, x): return x\na = A()\ndef f(n):\n  for i in range(n): a[a + i]",
	"deep yield":   "def g(d, n):\n  if d: yield from g(d - 1, n)\n  else:\n    for i in range(n): yield i\ndef f(n):\n  for x in g(5, n): pass",
	"string tests": "s = 'abc'\ndef f(n):\n  for i in range(n):\n    if s == 'abd' or s is None: pass",
}

// TestSteady: twice the turns allocate no more, whatever a run costs once.
func TestSteady(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	for name, src := range steady {
		t.Run(name, func(t *testing.T) {
			in, err := mpy.New(mpy.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			if err := in.RunString(src, "steady.py"); err != nil {
				t.Fatal(err)
			}
			count := func(n int) float64 {
				call := fmt.Sprintf("f(1%05d)", n)
				return testing.AllocsPerRun(20, func() {
					if err := in.RunString(call, "call.py"); err != nil {
						t.Fatal(err)
					}
				})
			}
			few, many := count(0), count(10000) // of 100000 and 110000 turns
			if many-few > 1 {
				t.Errorf("%.4f allocations a turn", (many-few)/10000)
			}
		})
	}
}
