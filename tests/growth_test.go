// This file grows things: what twice as much costs must be twice what it cost.

package tests

import (
	"fmt"
	"runtime"
	"testing"

	"mpy"
)

// growth are functions that grow something to n elements, one by one or at once.
var growth = []struct{ name, src string }{
	{"list append", "l = []\nfor i in range(n): l.append(i)"},
	{"list +=", "l = []\nfor i in range(n): l += (i,)"},
	{"list comprehension", "l = [i for i in range(n)]"},
	{"list pop", "l = list(range(n))\nwhile l: l.pop()"},
	{"list slices", "l = list(range(n))\na = l[1:]\nb = l[::2]\nc = a + b"},
	{"dict of ints", "d = {}\nfor i in range(n): d[i] = i"},
	{"dict of strs", "d = {}\nfor i in range(n): d[str(i)] = i"},
	{"dict del", "d = {}\nfor i in range(n): d[i] = i\nfor i in range(n): del d[i]"},
	{"set", "s = set()\nfor i in range(n): s.add(i)"},
	{"str +=", "s = ''\nfor i in range(n): s += 'x'"},
	{"str += é", "s = ''\nfor i in range(n): s += 'é'"},
	{"str join", "s = ''.join([str(i) for i in range(n)])"},
	{"str slices", "s = 'x' * n\na = s[1:]\nb = s[:-1] + a"},
	{"str index é", "s = 'é' * n\nfor i in range(n): s[i]"},
	{"bytes +=", "s = b''\nfor i in range(n): s += b'x'"},
	{"bytes join", "s = b''.join([b'xy'] * n)"},
	{"bytes slices", "s = bytes(n)\na = s[1:]\nb = s[:-1] + a"},
	{"bytes taken apart", "s = bytes(n)\nk = n // 100\nwhile s: s = s[k:]"},
	{"bytearray +=", "s = bytearray()\nfor i in range(n): s += b'x'"},
	{"bytearray append", "s = bytearray()\nfor i in range(n): s.append(i & 255)"},
	{"bytearray extend", "s = bytearray()\nfor i in range(n): s.extend(b'x')"},
	{"bytearray slices", "s = bytearray(n)\na = s[1:]\ns[:0] = a"},
	{"StringIO", "import io\ns = io.StringIO()\nfor i in range(n): s.write('x')\nt = s.getvalue()"},
	{"BytesIO", "import io\ns = io.BytesIO()\nfor i in range(n): s.write(b'x')\nt = s.getvalue()"},
	{"deque", "from collections import deque\nd = deque((), n)\nfor i in range(n): d.append(i)\nfor i in range(n): d.popleft()"},
	{"generators", "def g():\n  yield 1\n  yield 2\nl = [g() for i in range(n)]\nfor x in l: next(x)"},
	{"instances", "class A:\n  def __init__(self, x): self.x = x\nl = [A(i) for i in range(n)]"},
}

// grower gives a function that runs one of them in an interpreter of its own.
func grower(t testing.TB, src string) func(n int) {
	in, err := mpy.New(mpy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = in.Close() })
	run := func(text string) {
		if err := in.RunString(text, "growth.py"); err != nil {
			t.Fatal(err)
		}
	}
	run("def f(n):\n  " + indent(src))
	return func(n int) { run(fmt.Sprintf("f(%d)", n)) }
}

func indent(src string) string {
	out := make([]byte, 0, 2*len(src))
	for i := range len(src) {
		if out = append(out, src[i]); src[i] == '\n' {
			out = append(out, "  "...)
		}
	}
	return string(out)
}

// TestGrowth: eight times as many elements take no more than twelve times
// the memory, all that was taken on the way counted. What is copied for each element
// would take 64 times as much.
func TestGrowth(t *testing.T) {
	for _, g := range growth {
		t.Run(g.name, func(t *testing.T) {
			f := grower(t, g.src)
			took := func(n int) uint64 {
				var a, b runtime.MemStats
				runtime.ReadMemStats(&a)
				f(n)
				runtime.ReadMemStats(&b)
				return b.TotalAlloc - a.TotalAlloc
			}
			took(100)
			few, many := took(4000), took(32000)
			if many > 12*few+(64<<10) {
				t.Errorf("%d bytes for 4,000 elements, %d for 32,000", few, many)
			}
		})
	}
}

// BenchmarkGrowth grows each of them to 10,000 up to 10 million elements and
// gives the cost of one: -benchtime 1x is enough.
func BenchmarkGrowth(b *testing.B) {
	for _, g := range growth {
		for _, n := range []int{10_000, 100_000, 1_000_000, 10_000_000} {
			if n > 1_000_000 && (g.name == "generators" || g.name == "instances") {
				continue // gigabytes
			}
			b.Run(fmt.Sprintf("%s/n=%d", g.name, n), func(b *testing.B) {
				f := grower(b, g.src)
				for b.Loop() {
					f(n)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/element")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}
