// This file tests that recursion of every kind ends in RuntimeError, and far
// from the end of Go's stack, whose overflow cannot be caught.

package vm_test

import (
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"mpy/python/object"
)

// deep are sources that recurse without end; %s of RuntimeError is expected of each.
var deep = map[string]string{
	"call":            "def f(): f()\nf()",
	"method":          "class A:\n def f(self): self.f()\nA().f()",
	"bound":           "class A:\n def f(self): g = self.f; g()\nA().f()",
	"star":            "def f(*a, **k): f(*a, **k)\nf(1, b=2)",
	"kw":              "def f(a, b=1): f(a=a, b=b)\nf(1)",
	"lambda":          "f = lambda: f()\nf()",
	"closure":         "def g():\n def f(): return f()\n return f()\ng()",
	"init":            "class A:\n def __init__(self): A()\nA()",
	"new":             "class A:\n def __new__(cls): return A()\nA()",
	"class body":      "def f():\n class A: f()\nf()",
	"meta":            "class M(type):\n def __call__(cls): return cls()\nclass A(metaclass=M): pass\nA()",
	"call dunder":     "class A:\n def __call__(self): self()\nA()()",
	"call chain":      "class A: pass\na = A(); A.__call__ = a; a()",
	"sort":            "def k(x): return sorted([1, 2], key=k)\nsorted([1, 2], key=k)",
	"list.sort":       "def k(x): [1, 2].sort(key=k)\nk(1)",
	"max":             "def k(x): return max(1, 2, key=k)\nk(1)",
	"min":             "def k(x): return min([1, 2], key=k)\nk(1)",
	"map":             "def k(x): return list(map(k, [1]))\nk(1)",
	"filter":          "def k(x): return list(filter(k, [1]))\nk(1)",
	"sum":             "class A:\n def __radd__(self, o): return sum([self])\nsum([A()])",
	"repr":            "class A:\n def __repr__(self): return repr(self)\nrepr(A())",
	"repr list":       "class A:\n def __repr__(self): return repr([self])\nrepr(A())",
	"repr dict":       "class A:\n def __repr__(self): return str({1: self})\nrepr(A())",
	"str":             "class A:\n def __str__(self): return str(self)\nstr(A())",
	"print":           "class A:\n def __str__(self): print(self)\nprint(A())",
	"format":          "class A:\n def __str__(self): return '{}'.format(self)\nstr(A())",
	"percent":         "class A:\n def __str__(self): return '%s' % self\nstr(A())",
	"fstring":         "class A:\n def __str__(self): return f'{self}'\nstr(A())",
	"eq":              "class A:\n def __eq__(self, o): return self == o\nA() == A()",
	"eq list":         "class A:\n def __eq__(self, o): return [self] == [o]\nA() == A()",
	"eq dict":         "class A:\n def __eq__(self, o): return {1: self} == {1: o}\nA() == A()",
	"lt":              "class A:\n def __lt__(self, o): return self < o\nA() < A()",
	"lt tuple":        "class A:\n def __eq__(self, o): return (self,) == (o,)\n def __lt__(self, o): return (self,) < (o,)\nA() < A()",
	"in":              "class A:\n def __eq__(self, o): return self in [o]\nA() in [A()]",
	"contains":        "class A:\n def __contains__(self, o): return o in self\n1 in A()",
	"index":           "class A:\n def __eq__(self, o): return [o].index(self)\n[A()].index(1)",
	"hash":            "class A:\n def __hash__(self): return hash(self)\nhash(A())",
	"hash dict":       "class A:\n def __hash__(self): return {self: 1}[self]\n{A(): 1}",
	"hash set":        "class A:\n def __hash__(self): return len({self})\nset([A()])",
	"bool":            "class A:\n def __bool__(self): return bool(self)\nbool(A())",
	"if":              "class A:\n def __bool__(self):\n  if self: return True\nnot A()",
	"len":             "class A:\n def __len__(self): return len(self)\nlen(A())",
	"getattr":         "class A:\n def __getattr__(self, n): return self.x\nA().x",
	"getattr fn":      "class A:\n def __getattr__(self, n): return getattr(self, n)\nA().x",
	"hasattr":         "class A:\n def __getattr__(self, n): return hasattr(self, n)\nhasattr(A(), 'x')",
	"getattr m":       "class A:\n def __getattr__(self, n): return self.x()\nA().x()",
	"property":        "class A:\n @property\n def x(self): return self.x\nA().x",
	"descriptor":      "class D:\n def __get__(self, o, c): return o.x\nclass A: x = D()\nA().x",
	"setattr":         "class A:\n def __setattr__(self, n, v): self.x = v\nA().x = 1",
	"delattr":         "class A:\n def __delattr__(self, n): del self.x\na = A()\ndel a.x",
	"setter":          "class A:\n x = property(None, lambda s, v: setattr(s, 'x', v))\nA().x = 1",
	"getitem":         "class A:\n def __getitem__(self, i): return self[i]\nA()[0]",
	"setitem":         "class A:\n def __setitem__(self, i, v): self[i] = v\nA()[0] = 1",
	"delitem":         "class A:\n def __delitem__(self, i): del self[i]\na = A()\ndel a[0]",
	"getitem it":      "class A:\n def __getitem__(self, i): return list(self)\nlist(A())",
	"iter":            "class A:\n def __iter__(self): return iter(self)\niter(A())",
	"for iter":        "class A:\n def __iter__(self):\n  for x in self: pass\nfor x in A(): pass",
	"next":            "class A:\n def __iter__(self): return self\n def __next__(self): return next(self)\nnext(A())",
	"for next":        "class A:\n def __iter__(self): return self\n def __next__(self):\n  for x in self: return x\nfor x in A(): pass",
	"unpack":          "class A:\n def __iter__(self):\n  a, b = self\na, b = A()",
	"star arg":        "class A:\n def __iter__(self): print(*self)\nprint(*A())",
	"add":             "class A:\n def __add__(self, o): return self + o\nA() + 1",
	"radd":            "class A:\n def __radd__(self, o): return 1 + self\n1 + A()",
	"iadd":            "class A:\n def __iadd__(self, o): self += o\na = A(); a += 1",
	"neg":             "class A:\n def __neg__(self): return -self\n-A()",
	"abs":             "class A:\n def __abs__(self): return abs(self)\nabs(A())",
	"int":             "class A:\n def __int__(self): return int(self)\nint(A())",
	"enter":           "class A:\n def __enter__(self):\n  with self: pass\n def __exit__(self, *a): pass\nwith A(): pass",
	"exit":            "class A:\n def __enter__(self): pass\n def __exit__(self, *a):\n  with self: pass\nwith A(): pass",
	"super":           "class B:\n def f(self): self.f()\nclass A(B):\n def f(self): super().f()\nA().f()",
	"super init":      "class A:\n def __init__(self): super().__init__(); A()\nA()",
	"gen for":         "def g():\n for x in g(): yield x\nfor x in g(): pass",
	"gen next":        "def g(): yield next(g())\nnext(g())",
	"gen list":        "def g(): yield list(g())\nlist(g())",
	"yield from":      "def g(): yield from g()\nfor x in g(): pass",
	"yield from n":    "def g(): yield from g()\nnext(g())",
	"await":           "async def f(): await f()\nf().send(None)",
	"genexpr":         "def f(): return sum(f() for x in [1])\nf()",
	"listcomp":        "def f(): return [f() for x in [1]]\nf()",
	"throw":           "def g():\n try: yield\n except ValueError: h = g(); next(h); h.throw(ValueError)\nh = g(); next(h); h.throw(ValueError)",
	"close":           "def g():\n try: yield\n finally: h = g(); next(h); h.close()\nh = g(); next(h); h.close()",
	"gen chain":       "def f(g): yield from g\ng = iter([1])\nfor i in range(100000): g = f(g)\nnext(g)",
	"for chain":       "def f(g):\n for x in g: yield x\ng = iter([1])\nfor i in range(100000): g = f(g)\nnext(g)",
	"map chain":       "g = iter([1])\nfor i in range(100000): g = map(abs, g)\nnext(g)",
	"zip chain":       "g = iter([1])\nfor i in range(100000): g = zip(g)\nnext(g)",
	"enumerate chain": "g = iter([1])\nfor i in range(100000): g = enumerate(g)\nnext(g)",
	"filter chain":    "g = iter([1])\nfor i in range(100000): g = filter(None, g)\nnext(g)",
	"list repr":       "l = []\nfor i in range(100000): l = [l]\nrepr(l)",
	"tuple repr":      "l = ()\nfor i in range(100000): l = (l,)\nstr(l)",
	"dict repr":       "l = {}\nfor i in range(100000): l = {1: l}\nprint(l)",
	"self repr":       "l = []; l.append(l)\nrepr(l)",
	"list eq":         "l = []; m = []\nfor i in range(100000): l = [l]; m = [m]\nl == m",
	"list lt":         "l = [1]; m = [2]\nfor i in range(100000): l = [l]; m = [m]\nl < m",
	"self eq":         "l = []; l.append(l); m = []; m.append(m)\nl == m",
	"dict eq":         "l = {}; m = {}\nfor i in range(100000): l = {1: l}; m = {1: m}\nl == m",
	"tuple hash":      "l = ()\nfor i in range(100000): l = (l,)\nhash(l)",
	"tuple key":       "l = ()\nfor i in range(100000): l = (l,)\n{l: 1}",
	"frozenset":       "l = frozenset()\nfor i in range(100000): l = frozenset([l])\nhash(l)",
	"bound chain":     "class A: pass\nx = abs\nfor i in range(100000): x = staticmethod(x)\nclass B: f = x\nB.f(1)",
	"exec":            "s = 'exec(s)'\nexec(s)",
	"eval":            "s = 'eval(s)'\neval(s)",
	"classes":         "class A: pass\nfor i in range(100000):\n class A(A): pass\nprint(A().x)",
	"args":            "e = ValueError()\nfor i in range(100000): e = ValueError(e)\nrepr(e)",
	"super chain":     "class A:\n def f(self): return 1\ndef g(B):\n class A(B):\n  def f(self): return super().f()\n return A\nfor i in range(100000): A = g(A)\nA().f()",
	"join":            "class A:\n def __iter__(self): ''.join(self)\n''.join(A())",
	"template":        "s = 1\nfor i in range(100000): s = t'{s}'\nrepr(s)",
	"set eq":          "class A:\n def __hash__(self): return 1\n def __eq__(self, o): return {self} == {o}\n{A()} == {A()}",
	"bytes":           "class A:\n def __iter__(self): return bytes(self)\nbytes(A())",
	"extend":          "class A:\n def __iter__(self): [].extend(self)\n[].extend(A())",
	"any":             "class A:\n def __iter__(self): any(self)\nany(A())",
	"set_name":        "class A:\n def __set_name__(self, o, n):\n  class B: x = A()\nclass B: x = A()",
	"init_sub":        "class A:\n def f(s, o): return o << s\n __rlshift__ = f\n1 << A()",
	"mul":             "class A:\n def __mul__(self, o): return self * o\nA() * 1",
	"contains it":     "class A:\n def __iter__(self): 1 in self\n1 in A()",
	"reversed":        "class A:\n def __reversed__(self): return reversed(self)\nreversed(A())",
	"pow":             "class A:\n def __pow__(self, o): return pow(self, o)\npow(A(), 1)",
	"divmod":          "class A:\n def __divmod__(self, o): return divmod(self, o)\ndivmod(A(), 1)",
	"float":           "class A:\n def __float__(self): return float(self)\nfloat(A())",
	"property c":      "class A:\n x = property(lambda s: s.x)\nA().x",
	"raise":           "class E(Exception):\n def __init__(self): raise E\nraise E",
	"await obj":       "class A:\n def __await__(self): yield from f().__await__() if 0 else f()\nasync def f(): await A()\nf().send(None)",
	"async for":       "class A:\n def __aiter__(self): return self\n async def __anext__(self):\n  async for x in self: pass\nasync def f():\n async for x in A(): pass\nf().send(None)",
}

func TestRecursion(t *testing.T) {
	// Measured: 8 MB at most, where Go's limit is 250 MB on 32-bit systems and 1 GB on others.
	defer debug.SetMaxStack(debug.SetMaxStack(100 << 20))
	for name, src := range deep {
		t.Run(name, func(t *testing.T) {
			got := run(t, src)
			if !strings.HasSuffix(got, "RuntimeError: maximum recursion depth exceeded\n") {
				t.Errorf("%s\n%.300s", src, got)
			}
		})
	}
}

// TestNoGoRecursion: calls from script to script, instances made, and turns of
// generators do not recurse in Go.
func TestNoGoRecursion(t *testing.T) {
	m := newMachine(t)
	m.Builtins().SetStr("frames", object.Ref(object.NewBuiltin("frames()", "", func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
		return object.Int(int64(runtime.Callers(0, make([]uintptr, 10000)))), nil
	})))
	for _, src := range []string{
		"def f(n):\n if n: return f(n - 1)\n return frames()",
		"class A:\n def f(self, n):\n  if n: return self.f(n - 1)\n  return frames()\nf = A().f",
		"def f(n, *a, **k):\n if n: return f(n - 1, *a, x=1)\n return frames()",
		"class A:\n def __init__(self, n):\n  self.v = A(n - 1).v if n else frames()\ndef f(n): return A(n).v",
		"class A:\n def __call__(self, n):\n  return self(n - 1) if n else frames()\nf = A()",
		"def g(n):\n if n:\n  yield from g(n - 1)\n else: yield frames()\ndef f(n):\n for x in g(n): return x",
		"def g(n):\n if n:\n  for x in g(n - 1): yield x\n else: yield frames()\ndef f(n):\n for x in g(n): return x",
		"async def g(n): return await g(n - 1) if n else frames()\ndef h(n): return (yield from g(n))\ndef f(n): return [x for x in k(n)][0]\ndef k(n): yield (yield from h(n))",
		"class I:\n def __init__(self, n): self.n = n\n def __iter__(self): return self\n def __next__(self):\n" +
			"  if self.n:\n   for x in I(self.n - 1): return x\n  return frames()\ndef f(n):\n for x in I(n): return x",
		"def f(n):\n class A:\n  v = f(n - 1) if n else frames()\n return A.v",
	} {
		got := m.run(src + "\na = f(0)\nb = f(300)\nprint(a == b or (a, b))")
		if got != "True\n" {
			t.Errorf("%s\n%s", src, got)
		}
	}
}
