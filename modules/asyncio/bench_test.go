// This file measures what a request costs an asyncio server and its client, which
// are tasks of one loop.

package asyncio_test

import (
	"fmt"
	"testing"

	"mpy"
)

const echoes = `
async def echo(r, w):
    while True:
        b = await r.read(64)
        if not b:
            break
        w.write(b)
        await w.drain()
    w.close()

async def client(port, n):
    r, w = await asyncio.open_connection("127.0.0.1", port)
    for i in range(n):
        w.write(b"a request of some bytes")
        await w.drain()
        await r.read(64)
    w.close()

async def f(c, n):
    s = await serve(echo, backlog=1024)
    await asyncio.gather(*[client(s.port, n // c + 1) for i in range(c)])
    s.close()
    await s.wait_closed()
`

func BenchmarkEcho(b *testing.B) {
	for _, c := range []int{1, 50, 500} {
		b.Run(fmt.Sprint("C=", c), func(b *testing.B) {
			in, err := mpy.New(mpy.Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer in.Close()
			if err := in.RunString(prelude+echoes, "echo.py"); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			b.ResetTimer()
			if err := in.RunString(fmt.Sprintf("asyncio.run(f(%d, %d))", c, b.N), "run.py"); err != nil {
				b.Fatal(err)
			}
		})
	}
}
