// This file compiles whatever parses: no panic, and code that Verify accepts.

package compile

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mpy/python/code"
	"mpy/python/syntax"
)

// check compiles src in every mode it parses in.
func check(t *testing.T, src []byte) {
	t.Helper()
	for _, opts := range []Options{
		{Mode: syntax.File},
		{Mode: syntax.File, Names: true, Optimize: 1},
		{Mode: syntax.Single, Names: true},
		{Mode: syntax.Eval, Names: true},
	} {
		m, err := syntax.Parse("fuzz.py", src, opts.Mode)
		if err != nil {
			continue
		}
		c, err := Compile(m, "fuzz.py", opts)
		var se *syntax.Error
		switch {
		case err == nil:
			if err := code.Check(c); err != nil {
				t.Fatalf("%v\n%s\n%s", err, src, code.Disassemble(c))
			}
		case !errors.As(err, &se):
			t.Fatalf("error of type %T: %v", err, err)
		}
	}
}

func FuzzCompile(f *testing.F) {
	text, err := os.ReadFile("testdata/golden.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range strings.Split(string(text), "====\n") {
		src, _, _ := strings.Cut(c, "--\n")
		f.Add([]byte(src))
	}
	for _, src := range tangles {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) { check(t, src) })
}

// tangles are ways out through blocks in blocks, and what viper knows.
var tangles = []string{
	"def f():\n for i in a:\n  try:\n   with b as c:\n    try: return c\n    except E as e:\n     if e: continue\n     break\n    finally: g()\n  finally:\n   if x: break\n   else: return 2\n else: h()\n",
	"def f():\n while 1:\n  try:\n   try: raise\n   finally:\n    try: return 1\n    finally: continue\n  except: raise\n",
	"def f():\n try: pass\n finally:\n  raise\n",
	"async def f():\n async with a, b as (c, d):\n  async for e in f:\n   try: return await g\n   finally: await h\n",
	"def f(x):\n try: del x\n except E as x: x\n except F as y:\n  def g(): return y\n  return g\n print(x, y)\n",
	"def f():\n while a:\n  while b:\n   del c\n   c = 1\n  else: continue\n  c\n",
	"def f():\n return\n while 1:\n  for x in y:\n   try: z\n   finally: w\n",
	"@micropython.viper\ndef f(a:int, b:uint, c:ptr8, d:ptr16, e:ptr32, g, h:bool) -> int:\n x = y = a\n c[0] = d[a] = e[int(b)] = 5\n for i in range(a, 3, -1):\n  try:\n   if i == 2: continue\n   x, y = y, x\n   return x + y\n  finally: g(x, b, c, h)\n else: return a or y\n",
	"@micropython.viper\ndef f(a:int, b:uint, g):\n for i in range(b, uint(7), 3):\n  with g as h: print(i, h[a], g.a if a else h, [k for k in g])\n x = None\n g.b += g.c\n return b < uint(a) < b and h\n",
	"@micropython.viper\ndef f(a:ptr, *, b:int=3, **c) -> ptr8:\n x = uint(int(a) << 3 >> b // 2 % 7)\n while x > uint(a): x = ~-x\n if (y := int(x)) and not y: raise g(y)\n return ptr8(x)\n",
	"@micropython.native\ndef f(a):\n return lambda: [b for b in a]\n",
}

func TestTangles(t *testing.T) {
	for _, src := range tangles {
		build(t, src, Options{})
	}
}

// TestPerf compiles the project's benchmarks, where they are at hand.
func TestPerf(t *testing.T) {
	dir := os.Getenv("MPY_SHARED")
	if dir == "" {
		dir = "../../../shared"
	}
	files, _ := filepath.Glob(filepath.Join(dir, "perf", "*.py"))
	more, _ := filepath.Glob(filepath.Join(dir, "perf", "*", "*.py"))
	files = append(files, more...)
	if len(files) == 0 {
		t.Skip("no benchmarks in " + dir + "/perf: set MPY_SHARED")
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		build(t, string(src), Options{})
	}
}
