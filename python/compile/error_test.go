// This file tests what Compile refuses. Lines and texts were taken from MicroPython 1.29 (unix).

package compile

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"mpy/python/code"
	"mpy/python/syntax"
)

// compileErr compiles src and gives "line: message", or "" if that worked.
func compileErr(t *testing.T, src string) string {
	t.Helper()
	m, err := syntax.Parse("test.py", []byte(src), syntax.File)
	if err != nil {
		t.Fatalf("parse: %v\n%s", err, src)
	}
	c, err := Compile(m, "test.py", Options{})
	if err == nil {
		if err := code.Verify(c); err != nil {
			t.Errorf("%s: %v", src, err)
		}
		return ""
	}
	var e *syntax.Error
	if !errors.As(err, &e) || e.File != "test.py" {
		t.Fatalf("%s: %#v", src, err)
	}
	return fmt.Sprintf("%d: %s", e.Line, e.Msg)
}

func TestErrors(t *testing.T) {
	const (
		assign  = "1: can't assign to expression"
		del     = "1: can't delete expression"
		star    = "1: *x must be assignment target"
		outside = "'break'/'continue' outside loop"
	)
	for src, want := range map[string]string{
		"f() = 1":                         assign,
		"1 = x":                           assign,
		"x = 1 = y":                       assign,
		"(a, 1) = x":                      assign,
		"() = x":                          assign,
		"a + 1 = 2":                       assign,
		"a if b else c = 1":               assign,
		"[x for x in y] = 1":              assign,
		"f() += 1":                        assign,
		"(a, b) += 1":                     assign,
		"[a] += 1":                        assign,
		"None += 1":                       assign,
		"for 1 in x: pass":                assign,
		"with a as f(): pass":             assign,
		"*a = 1":                          assign,
		"__debug__ = 1":                   assign,
		"(a.b := 1)":                      assign,
		"not x = 1":                       assign,
		"*a, *b = 1":                      "1: multiple *x in assignment",
		"[*a, *b] = 1":                    "1: multiple *x in assignment",
		"a = *b":                          star,
		"del 1":                           del,
		"del f()":                         del,
		"del a, 1":                        del,
		"del ()":                          del,
		"del [a]":                         del,
		"del *a":                          del,
		"break":                           "1: " + outside,
		"def f():\n  continue":            "2: " + outside,
		"while 1:\n  def f(): break":      "2: " + outside,
		"while 1:\n  class A:\n    break": "3: " + outside,
		"for i in x: pass\nelse: break":   "2: " + outside,
		"try: pass\nfinally: continue":    "2: " + outside,
		"def f():\n  return\n  break":     "3: " + outside,
		"return":                          "1: 'return' outside function",
		"class A: return 1":               "1: 'return' outside function",
		"if 1: return":                    "1: 'return' outside function",
		"def f(a=1, b): pass":             "1: non-default argument follows default argument",
		"lambda a=1, b: 1":                "1: non-default argument follows default argument",
		"try: pass\nexcept: pass\nexcept E: pass": "2: default 'except' must be last",
		"def f(): from x import *":                "1: import * not at module level",
		"class A:\n  def f(): super()":            "2: super() can't find self",
		"@micropython.foo\ndef f(): pass":         "1: invalid micropython decorator",
		"@micropython\ndef f(): pass":             "1: invalid micropython decorator",
		"@micropython.a.b\ndef f(): pass":         "1: invalid micropython decorator",
		"@micropython.asm_thumb\ndef f(): pass":   "1: invalid micropython decorator",
		"x = const(y)":                            "1: not a constant",
		"x = const()":                             "1: not a constant",
		"X = const([1])":                          "1: not a constant",
		"X = const(1)\nX = 2":                     "2: can't assign to expression",
		"X = const(1)\ndel X":                     "2: can't delete expression",
		"X = const(1)\nfor X in y: pass":          "2: can't assign to expression",
		"def f():\n  x=1\n  global x":             "3: identifier redefined as global", // from scope
	} {
		if got := compileErr(t, src); got != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
	}
	for _, src := range []string{
		"[] = x", "(x) = 1", "x.y += 1", "*a, = 1", "print(*a, *b)", "del (a, b)",
		"while 1:\n  try: pass\n  finally: continue",
		"class A:\n  def f(*, a): super()",
		"f(a=1, a=2)",
		"@micropython.native\n@micropython.viper\n@micropython.bytecode\ndef f(): pass",
		"X = const(1)\ndef X(): pass", "X = const(1)\na.X = 2",
		"X = const((1, 2))\nY = const(-1)\nZ = const('a')\nW = const(1 + 2.5)",
		"if 0:\n  break", "while 0: return", "def f():\n  if 0: yield",
		"f'{x!r:>{w}}'", "x[1:2, ::3] = y", "class A(b, *c, metaclass=d, **e): pass",
		"async def f():\n  async for x in y: pass\n  async with a as b, c: pass\n  await z",
	} {
		if got := compileErr(t, src); got != "" {
			t.Errorf("%q: %s", src, got)
		}
	}
}

// TestTooMany: what does not fit is an error or is built in parts, never wrapped registers.
func TestTooMany(t *testing.T) {
	list := func(n int, sep string) string { return strings.TrimSuffix(strings.Repeat("a"+sep, n), sep) }
	var locals strings.Builder
	for i := range 400 {
		fmt.Fprintf(&locals, "  v%d = x\n  v%d += v%d\n", i, i, i/2)
	}
	names := func(format string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for what, src := range map[string]string{
		"list":       "x = [" + list(1000, ",") + "]",
		"tuple":      "def f(a):\n  x = (" + list(1000, ",") + ")",
		"set":        "x = {" + list(1000, ",") + "}",
		"dict":       "x = {" + list(1000, ":a,") + ":a}",
		"call":       "f(" + list(1000, ",") + ")",
		"keywords":   "f(" + names("k%d=1,", 1000) + ")",
		"sum":        "x = " + list(10000, "+"),
		"and":        "x = " + list(2000, " and "),
		"compare":    "x = " + list(100, " < "),
		"fstring":    "x = f'" + strings.Repeat("{a}b", 500) + "'",
		"locals":     "def f(x):\n" + locals.String(),
		"deep call":  "def f(x):\n" + locals.String() + "  return " + strings.Repeat("x(1, ", 60) + "2" + strings.Repeat(")", 60),
		"attributes": "x = a" + strings.Repeat(".b(1).c[2]", 1000),
		"elif":       "if a: pass\n" + strings.Repeat("elif b: pass\n", 2000),
		"params":     "def f(" + names("a%d,", 150) + "): pass",
		"nested":     "x = " + strings.Repeat("[", 90) + strings.Repeat("]", 90),
	} {
		if got := compileErr(t, src); got != "" {
			t.Errorf("%s: %s", what, got)
		}
	}
	for what, src := range map[string]string{
		"params":  "def f(" + names("a%d,", 300) + "): pass",
		"targets": names("a%d,", 300) + " = x",
	} {
		if got := compileErr(t, src); got != "1: too many local variables or nested expressions" {
			t.Errorf("%s: %q", what, got)
		}
	}
}

// TestErrorPlace: an error says what block it is in and shows its line. Blocks were taken from MicroPython 1.29.
func TestErrorPlace(t *testing.T) {
	for src, want := range map[string]string{
		"def f():\r\n  break":                      "2 f \"  break\"",
		"class A:\n  return 1":                     "2 A \"  return 1\"",
		"x = [f() for y in 1 for f() in 2]":        "1 <listcomp> \"x = [f() for y in 1 for f() in 2]\"",
		"def f():\n  X = const(y)":                 "2  \"  X = const(y)\"",
		"\n\ndef f(a,a): pass\n":                   "3 f \"def f(a,a): pass\"",
		"def f():\n  x=1\n  global x":              "3 f \"  global x\"",
		"lambda a=1, b: 1":                         "1 <module> \"lambda a=1, b: 1\"",
		"x = yield":                                "1 <module> \"x = yield\"",
		"def f():\n  def g():\n    nonlocal x\n":   "3 g \"    nonlocal x\"",
		"def f():\n @micropython.foo\n def g(): 1": "2 f \" @micropython.foo\"",
	} {
		m, err := syntax.Parse("test.py", []byte(src), syntax.File)
		if err != nil {
			t.Fatal(err)
		}
		_, err = Compile(m, "test.py", Options{})
		var e *syntax.Error
		if !errors.As(err, &e) {
			t.Errorf("%q: %v", src, err)
		} else if got := fmt.Sprintf("%d %s %q", e.Line, e.Block, e.Text); got != want {
			t.Errorf("%q: got %s, want %s", src, got, want)
		}
	}
}
