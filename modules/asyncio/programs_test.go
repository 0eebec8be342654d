// This file generates programs of tasks and runs each twice: who has its turn
// when must not vary. With MPY_MICROPYTHON set, the command of a MicroPython with
// asyncio, it must be as there, too; 8,000 programs of this kind were. (Give it
// the option -O: without assertions, as asyncio is when it is built in.)

package asyncio_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"mpy"
)

// program makes a script of the bytes of in.
type program struct {
	in  []byte
	out strings.Builder
}

// n takes a number below limit.
func (p *program) n(limit int) int {
	if len(p.in) == 0 {
		return 0
	}
	b := p.in[0]
	p.in = p.in[1:]
	return int(b) % limit
}

func (p *program) line(depth int, format string, a ...any) {
	p.out.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(&p.out, format+"\n", a...)
}

const functions = 4

// body makes the statements of function f, which calls only those behind it.
func (p *program) body(f, depth int) {
	p.line(depth, "enter(%d, n)", f)
	for range 1 + p.n(5) {
		next := functions
		if f+1 < functions {
			next = f + 1 + p.n(functions-f-1)
		}
		switch p.n(22) {
		case 0, 1:
			p.line(depth, "await asyncio.sleep(0)")
		case 2:
			p.line(depth, "print(await evs[%d].wait())", p.n(2))
		case 3:
			p.line(depth, "evs[%d].set()", p.n(2))
		case 4:
			p.line(depth, "evs[%d].clear()", p.n(2))
		case 5:
			if depth < 4 {
				p.line(depth, "async with locks[%d]:", p.n(2))
				p.body(f, depth+1)
			}
		case 6:
			p.line(depth, "start(%d, f%d(n + 1))", p.n(6), next)
		case 7:
			p.line(depth, "t = tasks.get(%d)", p.n(6))
			p.line(depth, "if t and t is not asyncio.current_task(): print('cancel', t.cancel(), t.done())")
		case 8:
			p.line(depth, "t = tasks.get(%d)", p.n(6))
			p.line(depth, "if t and t is not asyncio.current_task() and t.done(): print('await', await t)")
		case 9:
			p.line(depth, "print(await asyncio.gather(f%d(n + 1), f%d(n + 1), return_exceptions=%v))", next, next, []string{"True", "False"}[p.n(2)])
		case 10:
			p.line(depth, "print(await asyncio.wait_for(f%d(n + 1), [0, None, 1000][%d]))", next, p.n(3))
		case 11:
			p.line(depth, "raise ValueError(%d)", p.n(9))
		case 12:
			if depth < 4 {
				p.line(depth, "try:")
				p.body(f, depth+1)
				p.line(depth, "except asyncio.CancelledError:")
				p.line(depth+1, "print('cancelled', %d)", f)
			}
		case 13:
			if reference == "" { // which has no Queue
				p.line(depth, "await q.put(n)")
				p.line(depth, "print('queue', await q.get())")
			}
		case 14:
			if depth < 4 {
				p.line(depth, "try:")
				p.body(f, depth+1)
				p.line(depth, "finally:")
				p.line(depth+1, "print('finally', %d)", f)
				p.line(depth+1, "%s", []string{"await asyncio.sleep(0)", "await evs[1].wait()", "evs[0].set()", "pass"}[p.n(4)])
			}
		case 15:
			if depth < 4 {
				p.line(depth, "async with Manager(%d):", p.n(3))
				p.body(f, depth+1)
			}
		case 16:
			p.line(depth, "async for x in Steps(%d): print('step', x)", p.n(3))
		case 17:
			p.line(depth, "t = tasks.get(%d)", p.n(6))
			p.line(depth, "if t and t is not asyncio.current_task() and not t.done() and n < 2: print('join', await asyncio.wait_for(t, %s))", []string{"0", "None"}[p.n(2)])
		case 18:
			p.line(depth, "t = asyncio.create_task(f%d(n + 1))", next)
			p.line(depth, "await asyncio.sleep(0)")
			p.line(depth, "print(t.done(), await t)")
		case 19: // one task at a time may wait for a flag
			p.line(depth, "if not waits:")
			p.line(depth+1, "waits.append(1)")
			p.line(depth+1, "try: print('flag', await flag.wait())")
			p.line(depth+1, "finally: waits.pop()")
		case 20:
			p.line(depth, "flag.set()")
		default:
			p.line(depth, "print(await f%d(n + 1))", next)
		}
	}
}

// helpers are what programs await beside tasks.
const helpers = `
entered = [0]
def enter(f, n):
  print('in', f, n)
  entered[0] += 1
  if entered[0] > 400: raise KeyError(f)
class Manager:
  def __init__(self, n): self.n = n
  async def __aenter__(self):
    await asyncio.sleep(0)
    print('enter', self.n)
  async def __aexit__(self, a, b, c):
    print('exit', self.n, a)
    await asyncio.sleep(0)
    return self.n == 2
class Steps:
  def __init__(self, n): self.n = n
  def __aiter__(self): return self
  async def __anext__(self):
    await asyncio.sleep(0)
    self.n -= 1
    if self.n < 0: raise StopAsyncIteration
    return self.n
`

// reference is the command of a MicroPython to compare with.
var reference = os.Getenv("MPY_MICROPYTHON")

// expected gives what the reference prints; ok: it could run the program.
func expected(t *testing.T, script string) (out string, ok bool) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "program.py")
	if err := os.WriteFile(name, []byte(script), 0o600); err != nil {
		t.Fatal(err)
	}
	words := append(strings.Fields(reference), name)
	b, err := exec.Command(words[0], words[1:]...).Output()
	return string(b), err == nil
}

func generate(in []byte) string {
	p := &program{in: in}
	p.line(0, "import asyncio")
	p.line(0, "evs, locks, tasks = [asyncio.Event() for i in range(2)], [asyncio.Lock() for i in range(2)], {}")
	if reference == "" {
		p.line(0, "q = asyncio.Queue(2)")
	}
	p.line(0, "flag, waits = asyncio.ThreadSafeFlag(), []")
	p.line(0, "%s", helpers)
	p.line(0, "def report(loop, c): print('report', repr(c['exception']))")
	p.line(0, "asyncio.get_event_loop().set_exception_handler(report)")
	p.line(0, "def start(k, c): tasks[k] = asyncio.create_task(c)")
	for f := range functions {
		p.line(0, "async def f%d(n):", f)
		p.body(f, 1)
		p.line(1, "return %d", f)
	}
	p.line(0, "async def f%d(n): return n", functions)
	p.line(0, "async def main():")
	for i := range 1 + p.n(3) {
		p.line(1, "start(%d, f%d(0))", i, p.n(2))
	}
	p.line(1, "for i in range(300):")
	p.line(2, "await asyncio.sleep(0)")
	p.line(2, "if i %% 50 == 49: evs[0].set(); evs[1].set()")
	p.line(1, "print([(k, tasks[k].done()) for k in sorted(tasks)])")
	p.line(0, "try: asyncio.run(main())")
	p.line(0, "except Exception as e: print('out', repr(e))")
	return p.out.String()
}

func FuzzPrograms(f *testing.F) {
	for seed := range byte(60) {
		in := make([]byte, 200)
		x := uint32(seed)*2654435761 + 12345
		for i := range in {
			x = x*1664525 + 1013904223
			in[i] = byte(x >> 24)
		}
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		if len(in) > 1000 {
			return
		}
		script := generate(in)
		var first string
		if reference != "" {
			if out, ok := expected(t, script); ok {
				defer func() {
					if first != out {
						t.Errorf("the reference\n%s\nbut\n%s\nof\n%s", out, first, script)
					}
				}()
			}
		}
		for i := range 2 {
			var out bytes.Buffer
			in, err := mpy.New(mpy.Options{Stdout: &out, Stderr: &out})
			if err != nil {
				t.Fatal(err)
			}
			if err := in.RunString(script, "program.py"); err != nil {
				in.PrintError(err)
			}
			if err := in.Close(); err != nil {
				t.Error(err)
			}
			got := out.String()
			if strings.Contains(got, "internal error") {
				t.Errorf("%s\nof\n%s", got, script)
			}
			if i == 0 {
				first = got
			} else if got != first {
				t.Errorf("first\n%s\nthen\n%s\nof\n%s", first, got, script)
			}
		}
	})
}
