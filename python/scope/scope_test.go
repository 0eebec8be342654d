// This file tests scope tables and what Analyze refuses.

package scope

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"mpy/python/syntax"
)

// table prints the scopes of m as "name: symbol=binding …", inner ones after their parents.
func table(t *Table, m *syntax.Module) string {
	var b strings.Builder
	var show func(s *Scope)
	show = func(s *Scope) {
		fmt.Fprintf(&b, "%s:", s.Name)
		for _, sym := range s.Symbols {
			fmt.Fprintf(&b, " %s=%s", sym.Name, sym.Bind)
		}
		if s.Generator {
			b.WriteString(" generator")
		}
		b.WriteString("\n")
		for _, in := range inner(t, s) {
			show(in)
		}
	}
	show(t.Module)
	return b.String()
}

// inner gives the scopes inside s in the order of the source.
func inner(t *Table, s *Scope) []*Scope {
	var list []*Scope
	for _, in := range t.Of {
		if in.Parent == s {
			list = append(list, in)
		}
	}
	for i := range list {
		for j := i; j > 0; j-- {
			p, q := list[j-1].Node.Pos(), list[j].Node.Pos()
			if p.Line < q.Line || p.Line == q.Line && p.Col < q.Col {
				break
			}
			list[j-1], list[j] = list[j], list[j-1]
		}
	}
	return list
}

func analyze(t *testing.T, src string) (*Table, *syntax.Module, error) {
	t.Helper()
	m, err := syntax.Parse("test.py", []byte(src), syntax.File)
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	tab, err := Analyze(m, "test.py")
	return tab, m, err
}

func TestTables(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"x = 1\nprint(x)", "<module>: x=assigned print=implicit\n"},
		{"def f(a, *b, c=d, **e):\n  x = a\n  g(x)", `
<module>: d=implicit f=assigned
f: a=local b=local c=local e=local x=local g=implicit
`},
		{"def f(x):\n  def g():\n    def h(): return x\n    return h\n  return g", `
<module>: f=assigned
f: x=cell g=local
g: h=local x=free
h: x=free
`},
		{"def f():\n  n = 0\n  def g():\n    nonlocal n\n    n += 1\n  global q\n  q = n", `
<module>: f=assigned
f: n=cell g=local q=explicit
g: n=free
`},
		// A class body hides what it assigns from the search, and is invisible to its methods itself.
		{"def f():\n  x = y = 1\n  class A:\n    x = y\n    def m(self): return x, y\n", `
<module>: f=assigned
f: x=local y=cell A=local
A: __class__=local __name__=implicit __module__=assigned __qualname__=assigned y=free x=assigned m=assigned
m: self=local x=implicit y=free
`},
		{"class A:\n  def m(self):\n    def h(): return __class__\n    super().m()", `
<module>: A=assigned
A: __class__=cell __name__=implicit __module__=assigned __qualname__=assigned m=assigned
m: self=local h=local __class__=free super=implicit
h: __class__=free
`},
		{"def f(y):\n  return [x + k for x in y if (k := x)]", `
<module>: f=assigned
f: y=local k=cell
<listcomp>: =local x=local k=free
`},
		{"[(k := i) for i in z]", `
<module>: z=implicit k=explicit
<listcomp>: =local i=local k=explicit
`},
		// Of nested comprehensions, the scope around the outermost one binds.
		{"def f():\n  return [[k := i for i in j] for j in z]", `
<module>: f=assigned
f: z=implicit k=cell
<listcomp>: =local j=local k=free
<listcomp>: =local i=local k=free
`},
		{"def f(y):\n  return (x for x in y)", `
<module>: f=assigned
f: y=local
<genexpr>: =local x=local generator
`},
		{"def f():\n  x: int\n  x: int = 1\n  y = yield\n", `
<module>: f=assigned
f: x=local y=local generator
`},
		{"async def f():\n  async with a as b: await b\n", `
<module>: f=assigned
f: a=implicit b=local generator
`},
		{"x = 1\ndef f():\n  global x\n  import a.b, c.d as e\n", `
<module>: x=explicit f=assigned
f: x=explicit a=local e=local
`},
	} {
		tab, m, err := analyze(t, c.src)
		if err != nil {
			t.Errorf("%s: %v", c.src, err)
			continue
		}
		if got := table(tab, m); got != strings.TrimPrefix(c.want, "\n") {
			t.Errorf("%s\n--- got\n%s--- want%s", c.src, got, c.want)
		}
	}
}

// TestErrors: lines and texts are MicroPython 1.29's.
func TestErrors(t *testing.T) {
	for src, want := range map[string]string{
		"def f():\n  x=1\n  global x":                      "3: identifier redefined as global",
		"def f():\n  print(x)\n  global x":                 "3: identifier redefined as global",
		"def f(x):\n  global x":                            "2: identifier redefined as global",
		"x = 1\nglobal x":                                  "2: identifier redefined as global",
		"def f():\n  x: int\n  global x":                   "3: identifier redefined as global",
		"def f():\n  nonlocal x":                           "2: no binding for nonlocal found",
		"class A:\n  nonlocal x":                           "2: no binding for nonlocal found",
		"nonlocal x":                                       "1: can't declare nonlocal in outer code",
		"def f(x):\n  nonlocal x":                          "2: identifier redefined as nonlocal",
		"def f():\n  global x, y\n  nonlocal x":            "3: identifier redefined as nonlocal",
		"def f():\n  global x\n  def g():\n    nonlocal x": "4: no binding for nonlocal found",
		"def f():\n  [i := 0 for i in range(5)]":           "2: identifier redefined as nonlocal",
		"[i := 0 for i in range(5)]":                       "1: identifier redefined as global",
		"class A:\n  x = [(j:=i) for i in range(3)]":       "2: no binding for nonlocal found",
		"yield":                                         "1: 'yield' outside function",
		"class A: yield":                                "1: 'yield' outside function",
		"[(yield) for x in y]":                          "1: 'yield' outside function",
		"def f(): [(yield) for x in y]":                 "1: 'yield' outside function",
		"await x":                                       "1: 'await' outside function",
		"def f():\n  async with x: pass":                "2: async for/with outside async function",
		"async for x in y: pass":                        "1: async for/with outside async function",
		"def f(a, a): pass":                             "1: argument name reused",
		"def f(a, *a): pass":                            "1: argument name reused",
		"def f(*, a, **a): pass":                        "1: argument name reused",
		"lambda a, a: 1":                                "1: argument name reused",
		"global x\nx = 1":                               "",
		"def f():\n  yield\n  async with x: pass":       "",
		"def f(): await x":                              "",
		"x = lambda: (yield)":                           "",
		"def f():\n  def g():\n    nonlocal y\n  y = 1": "",
		"class A:\n  global x\n  x = 1":                 "",
		"def f():\n  x=1\n  class A:\n    nonlocal x\n    x=2": "",
	} {
		_, _, err := analyze(t, src)
		got := ""
		var e *syntax.Error
		if errors.As(err, &e) {
			got = fmt.Sprintf("%d: %s", e.Line, e.Msg)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
	}
}
