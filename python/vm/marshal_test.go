// This file tests that loaded code runs as the original does, and that code
// which was tampered with never harms the machine.

package vm_test

import (
	"math/rand/v2"
	"os"
	"runtime/debug"
	"strconv"
	"testing"
	"time"

	"mpy/python/code"
	"mpy/python/object"
	"mpy/python/vm"
)

// programs have something of everything that instructions work on.
var programs = []string{`
def f(a, b=2, *args, k=3, **kw):
    def inner(x):
        nonlocal a
        a += x
        return [a + i for i in range(b) if i != k]
    return inner(len(args)), {**kw, "k": k}, {x: y for x, y in kw.items()}, {*args}
print(f(1), f(1, 3, 4, 5, k=1, z=9), f(*[1, 2], **{"q": 0}))
`, `
class A:
    n = 0
    def __init__(self, v): self.v = v
    def __iter__(self): return iter([self.v, *range(2)])
    def __enter__(self): return self
    def __exit__(self, *a): return True
class B(A):
    def __init__(self, v): super().__init__(v * 2)
    @property
    def twice(self): return self.v * 2
b = B(4)
b.n += 1
print(b.v, b.twice, b.n, A.n, [*b], f"{b.v!r:>4}|{b.n=}")
with b as c: raise ValueError(c.v)
del b.n
`, `
def g(n):
    try:
        while n:
            got = yield n
            if got: n = got
            n -= 1
    finally:
        print("end", n)
    return "done"
def h():
    r = yield from g(3)
    print(r)
    for i in (x * x for x in "ab" if 0): yield i
print(list(h()))
it = g(5)
next(it); it.send(2); it.close()
async def co(): return 5
async def main():
    x = await co()
    async with C() as y: print(x, y)
class C:
    async def __aenter__(self): return "in"
    async def __aexit__(self, *a): return False
try: main().send(None)
except StopIteration as e: print(e.value)
`, `
def k(s):
    for c in s:
        try:
            if c == 1: continue
            if c == 2: break
            if c == 3: return c
            if c == 4: raise KeyError(c)
            d = {c: [c], **{}}
            x, *y = [c, c, c]
            z = d[c][0] if c in d else None
            assert z is c, "no"
        except (KeyError, TypeError) as e:
            print(repr(e))
        else:
            print(x, y)
        finally:
            print("f", c)
    else:
        return "end"
    return "broken"
print(k([0, 1, 4]), k([0, 2]), k([3]), k([]), k((5, 6)))
a = b = [1, 2]
a[0], a[1:] = a[1], [7, 8]
a += [9]; a[0] **= 2; a[0] //= 3; a[0] <<= 2; a[0] |= 1
print(a, b, a is b, not a, -a[0], ~a[0], 1 < a[0] <= 9, a and 0 or 5, (lambda q=3: q)())
global_name = 3
del global_name
i = 0
while i < 3:
    i += 1
    if i == 2: continue
`, `
import micropython
@micropython.viper
def v(a: int, b: uint, p: ptr8, q: ptr16, o, z: bool) -> int:
    s = a * 3 + 1 << 62
    t = uint(s) >> 3
    for i in range(a):
        p[i] = p[i + 1] ^ q[i] | int(b)
        p[i] -= 1
        if t > b or p[i] < 7 and z: s += i
    for j in range(b, uint(0), -1):
        o(j, t, z, [p[0], s // 3, s % 7])
    r = ptr32(int(p) + 1)
    return int(r) if a > 9 else s
@micropython.native
def w(*a, k=1, **kw): return a, kw
b = bytearray(9)
print(v(4, 3, b, b, w, 1), b, w(1, k=2, l=3))
`}

// reload saves and loads c.
func reload(tb testing.TB, c *code.Code) *code.Code {
	d, err := code.Load(code.Save(c))
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func TestLoadedCodeRuns(t *testing.T) {
	for _, src := range programs {
		want := run(t, src)
		m := newMachine(t, func(o *vm.Options) {
			plain := o.Compile
			o.Compile = func(src, file, mode string, stop func() error) (*code.Code, error) {
				c, err := plain(src, file, mode, stop)
				if err != nil {
					return nil, err
				}
				return reload(t, c), nil
			}
		})
		if got := m.run(src); got != want {
			t.Errorf("%s\nprinted\n%swant\n%s", src, got, want)
		}
	}
}

// TestTamperedCode changes instructions at random. What Check lets pass runs,
// and may raise whatever it likes; a panic of Go's is a failure. MPY_TAMPER sets
// the number of changed programs.
func TestTamperedCode(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("MPY_TAMPER"))
	if n == 0 {
		n = 3000
	}
	r := rand.New(rand.NewPCG(uint64(n), 7))
	ran := 0
	for i := range n {
		src := programs[i%len(programs)]
		c, err := build(src, "t.py", "file", nil)
		if err != nil {
			t.Fatal(err)
		}
		c = reload(t, c) // it is changed now
		for range 1 + r.IntN(3) {
			tamper(r, c)
		}
		if code.Check(c) != nil {
			continue
		}
		ran++
		if !runTampered(t, c) {
			t.Fatalf("program %d of %d:\n%s", i, n, code.Disassemble(c))
		}
	}
	t.Logf("%d of %d could be run", ran, n)
	if ran < n/50 {
		t.Errorf("only %d of %d could be run", ran, n)
	}
}

func runTampered(t *testing.T, c *code.Code) (ok bool) {
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("%v\n%s", p, debug.Stack())
		}
	}()
	m := newMachine(t, func(o *vm.Options) {
		o.Compile = func(string, string, string, func() error) (*code.Code, error) { return c, nil }
		o.MaxHeap, o.MaxDepth = 1<<20, 100
	})
	m.max = 1 << 16
	end := time.AfterFunc(200*time.Millisecond, func() { m.Kill() })
	defer end.Stop()
	_, err := m.t.RunSource("", "t.py", "file", m.t.NewModule("__main__").Dict)
	if err != nil {
		_ = object.Traceback(m.t, object.AsException(err))
	}
	return true
}

// tamper changes one thing somewhere in c.
func tamper(r *rand.Rand, c *code.Code) {
	for len(c.Funcs) > 0 && r.IntN(3) > 0 {
		c = c.Funcs[r.IntN(len(c.Funcs))]
	}
	in := &c.Instrs[r.IntN(len(c.Instrs)-1)]
	reg := func() uint8 { return uint8(r.IntN(c.NumRegs + 1)) }
	switch r.IntN(9) {
	case 0:
		in.Op = code.Op(r.IntN(int(code.NumOps)))
	case 1:
		in.A = reg()
	case 2:
		in.B = reg()
	case 3:
		in.C = reg()
	case 4:
		in.D = int32(r.IntN(12)) - 4
	case 5:
		*in = code.Instr{Op: code.Op(r.IntN(int(code.NumOps))), A: reg(), B: reg(), C: reg(), D: int32(r.IntN(6)) - 2}
	case 6:
		*in = c.Instrs[r.IntN(len(c.Instrs))]
	case 7:
		other := &c.Instrs[r.IntN(len(c.Instrs)-1)]
		*in, *other = *other, *in
	case 8:
		switch r.IntN(5) {
		case 0:
			c.Flags ^= code.Flags(1 << r.IntN(7))
		case 1:
			c.NumRegs += r.IntN(3)
		case 2:
			if n := len(c.Handlers); n > 0 {
				c.Handlers[r.IntN(n)].Target += int32(r.IntN(5) - 2)
			}
		case 3:
			if n := len(c.Captures); n > 0 {
				c.Captures[r.IntN(n)] = code.Capture{FromFree: r.IntN(2) == 0, Index: int32(r.IntN(4))}
			}
		case 4:
			if n := len(c.Clear); n > 0 {
				c.Clear = c.Clear[:n-1]
			}
		}
	}
}
