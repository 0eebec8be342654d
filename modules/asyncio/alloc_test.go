// This file asserts how little a turn allocates: the coroutine object that the
// script asked for, and what is read.

package asyncio_test

import (
	"fmt"
	"testing"

	"mpy"
)

func TestAllocations(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	for _, c := range []struct {
		name, src string
		most      float64 // a round
	}{
		{"sleep", `
async def f(n):
    for i in range(n):
        await asyncio.sleep(0)
`, 1},
		{"tasks that take turns", `
async def g(n):
    for i in range(n):
        await asyncio.sleep(0)
async def f(n):
    await asyncio.gather(*[g(n // 1000) for i in range(1000)])
`, 1.1},
		{"event", `
a, b = asyncio.Event(), asyncio.Event()
async def g(n):
    for i in range(n):
        await a.wait()
        a.clear()
        b.set()
async def f(n):
    t = asyncio.create_task(g(n))
    for i in range(n):
        a.set()
        await b.wait()
        b.clear()
    await t
`, 2},
		{"echo", `
async def echo(r, w):
    while True:
        b = await r.read(100)
        w.write(b)
        await w.drain()
async def f(n):
    s = await serve(echo)
    r, w = await asyncio.open_connection("127.0.0.1", s.port)
    msg = b"hello"
    for i in range(n):
        w.write(msg)
        await w.drain()
        await r.read(100)
    s.close()
    await s.wait_closed()
asyncio.new_event_loop()
`, 8.1}, // at each end two coroutines, and bytes in two pieces
	} {
		t.Run(c.name, func(t *testing.T) {
			in, err := mpy.New(mpy.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			if err := in.RunString(prelude+c.src, "steady.py"); err != nil {
				t.Fatal(err)
			}
			count := func(n int) float64 {
				call := fmt.Sprintf("asyncio.run(f(%d))\nasyncio.new_event_loop()", n)
				return testing.AllocsPerRun(3, func() {
					if err := in.RunString(call, "call.py"); err != nil {
						t.Fatal(err)
					}
				})
			}
			if each := (count(6000) - count(2000)) / 4000; each > c.most+0.05 {
				t.Errorf("%.2f allocations a round, want %.1f at most", each, c.most)
			}
		})
	}
}
