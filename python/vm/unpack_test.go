// This file tests unpacking in displays. MicroPython 1.29 has none; what is
// expected here is CPython's.

package vm_test

import (
	"fmt"
	"testing"
)

func TestUnpackingDisplays(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"a=[1,2];b=(3,)\nprint([*a, *b], [0, *a, 9], [*a, 5, 6, *b, 7], [*a,], [*'xy'])", "[1, 2, 3] [0, 1, 2, 9] [1, 2, 5, 6, 3, 7] [1, 2] ['x', 'y']\n"},
		{"a=[1,2]\nprint((*a,), (0, *a), (*a, *a, 3), (*range(3), *[], *{}))", "(1, 2) (0, 1, 2) (1, 2, 1, 2, 3) (0, 1, 2)\n"},
		{"print(sorted({*'ab', 'c', *['a', 'd']}), {*[]})", "['a', 'b', 'c', 'd'] set()\n"},
		{"d={'a':1,'b':2}\nprint({**d, 'b': 3}, {'b': 0, **d}, {**d}, {**d, **{'z': 1}, 'y': 2}, {**{}})",
			"{'a': 1, 'b': 3} {'b': 2, 'a': 1} {'a': 1, 'b': 2} {'a': 1, 'b': 2, 'z': 1, 'y': 2} {}\n"},
		{"def f(*a): return *a, 0\nprint(f(1, 2))", "(1, 2, 0)\n"},
		{"def f(a):\n for x in *a, 9: print(x)\nf('ab')", "a\nb\n9\n"},
		{"def f(a):\n x = yield *a, 3\n print(x)\n yield [*(yield 4)]\ng = f([1]); print(next(g)); print(g.send(7)); print(g.send('ab'))", "(1, 3)\n7\n4\n['a', 'b']\n"},
		{"a = 1, *[2, 3]; b = *a,; c, *d = *b, 4\nprint(a, b, c, d)", "(1, 2, 3) (1, 2, 3) 1 [2, 3, 4]\n"},
		{"def f(a):\n a = [*a, *a]\n a = {'k': a, **{'j': 1}}\n a += *[],\n", ""},
		{"def f(a):\n a = *a, *a\n a += *a, 1\n return a\nprint(f('x'))", "('x', 'x', 'x', 'x', 1)\n"},
		// Each is exhausted before what stands behind it is evaluated.
		{"a = [1]\ndef f(): a.append(2); return 3\nprint([*a, f(), *a], (*a, f(), *a))", "[1, 3, 1, 2] (1, 2, 3, 1, 2, 2)\n"},
		{"class M:\n def keys(self): return 'ab'\n def __getitem__(self, k): return k * 2\nprint({**M(), 'c': 0})", "{'a': 'aa', 'b': 'bb', 'c': 0}\n"},
		{"print(len([*range(100), " + items(100) + "*range(100)]), len({**{}, " + pairs(100) + "**{1000: 1}}))", "300 101\n"},
		{"x = [*1]", "TypeError: 'int' object isn't iterable\n"},
		{"x = {**1}", "TypeError: 'int' object isn't a mapping\n"},
		{"x = {*[[]]}", "TypeError: unsupported type for __hash__: 'list'\n"},
		{"x = *[1]", "SyntaxError: *x must be assignment target\n"},
		{"x = (*[1])", "SyntaxError: *x must be assignment target\n"},
		{"*[1]", "SyntaxError: *x must be assignment target\n"},
		{"[*x for x in y]", "SyntaxError: *x must be assignment target\n"},
		{"{**x for x in y}", "SyntaxError: invalid syntax\n"},
		{"*x = [1]", "SyntaxError: can't assign to expression\n"},
		{"del *x", "SyntaxError: can't delete expression\n"},
		{"def f(): return *a", "SyntaxError: *x must be assignment target\n"},
	} {
		if got := run(t, tt.src); got != tt.want {
			t.Errorf("%s\n got %q\nwant %q", tt.src, got, tt.want)
		}
	}
}

func items(n int) string {
	s := ""
	for range n {
		s += "0, "
	}
	return s
}

func pairs(n int) string {
	s := ""
	for i := range n {
		s += fmt.Sprintf("%d: 1, ", i)
	}
	return s
}
