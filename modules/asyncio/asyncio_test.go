// This file tests what scripts alone, in tests/py/asyncio, cannot: standard
// error, Ctrl-C, other threads, boards, and peers of another make.

package asyncio_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"regexp"
	"strings"
	"sync"
	"testing"

	"mpy/board"
)

// The form is MicroPython's.
func TestReport(t *testing.T) {
	_, errs := run(t, `
async def bad():
    raise ValueError("x")
async def main():
    asyncio.create_task(bad())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
asyncio.run(main())
`)
	form := regexp.MustCompile(`^Task exception wasn't retrieved\n` +
		`future: <Task> coro= <generator object 'bad' at [0-9a-f]+>\n` +
		`Traceback \(most recent call last\):\n  File "test.py", line \d+, in bad\nValueError: x\n$`)
	if !form.MatchString(errs) {
		t.Errorf("reported\n%s", errs)
	}
}

// An exception of the handler ends the loop.
func TestHandlerRaises(t *testing.T) {
	out, _ := run(t, `
async def bad():
    raise ValueError("x")
async def main():
    asyncio.create_task(bad())
    await asyncio.sleep(1)
def handler(loop, context):
    raise KeyError(1)
asyncio.get_event_loop().set_exception_handler(handler)
try:
    asyncio.run(main())
except KeyError as e:
    print(repr(e))
`)
	want(t, out, "KeyError(1,)\n")
}

// Ctrl-C ends a loop that waits for nothing that could come.
func TestInterrupt(t *testing.T) {
	for _, wait := range []string{"asyncio.Event().wait()", "asyncio.sleep(3600)", "asyncio.ThreadSafeFlag().wait()", "asyncio.create_task(forever())"} {
		in, say, done := start(t, `
async def forever():
    while True:
        await asyncio.sleep(0)
async def main():
    print("waits")
    await asyncio.sleep_ms(1) # output is written out before a wait
    await `+wait+`
try:
    asyncio.run(main())
except KeyboardInterrupt as e:
    print(repr(e))
# The next loop works.
async def again():
    await asyncio.sleep_ms(1)
    print("again")
asyncio.new_event_loop()
asyncio.run(again())
`)
		want(t, say(), "waits")
		in.Interrupt()
		want(t, say(), "KeyboardInterrupt()")
		want(t, say(), "again")
		if err := <-done; err != nil {
			t.Error(wait, err)
		}
	}
}

// Another thread sets a flag, and puts a task into the queue, while the loop waits.
func TestThreads(t *testing.T) {
	out, errs := run(t, `
import _thread
flag, ev = asyncio.ThreadSafeFlag(), asyncio.Event()
lock = _thread.allocate_lock()
lock.acquire()
def other():
    for i in range(100):
        lock.acquire()
        flag.set()
    lock.acquire()
    ev.set()
def go(x):
    lock.release()
async def main():
    import micropython
    _thread.start_new_thread(other, ())
    for i in range(100):
        micropython.schedule(go, None) # runs when the loop waits
        await flag.wait()
    micropython.schedule(go, None)
    await ev.wait()
    print("woken")
    def run():
        try:
            asyncio.run(inner())
        except RuntimeError as e:
            print(e)
        flag.set()
    async def inner():
        pass
    _thread.start_new_thread(run, ())
    await flag.wait()
asyncio.run(main())
`)
	want(t, out+errs, "woken\nthe event loop runs in another thread\n")
}

// A loop cannot be entered by a callback that runs while it waits.
func TestCallback(t *testing.T) {
	out, errs := run(t, `
import micropython
async def inner():
    pass
flag = asyncio.ThreadSafeFlag()
def cb(x):
    try:
        asyncio.run(inner())
    except RuntimeError as e:
        print(e)
    flag.set()
async def main():
    asyncio.create_task(inner())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    micropython.schedule(cb, None)
    for i in range(3):
        await asyncio.sleep_ms(1)
    await flag.wait()
asyncio.run(main())
`)
	if errs != "" || strings.ReplaceAll(out, "the event loop waits\n", "") != "" {
		t.Error(out, errs)
	}
}

const echoServer = `
async def echo(r, w):
    while True:
        line = await r.readline()
        if not line:
            break
        w.write(line)
        await w.drain()
    await w.wait_closed()
    st[0] -= 1
    if not st[0]:
        done.set()
async def main():
    srv = await serve(echo, backlog=1000)
    print(srv.port)
    await done.wait()
    srv.close()
    await srv.wait_closed()
done = asyncio.Event()
`

// Many clients written in Go.
func TestEcho(t *testing.T) {
	const clients, lines = 100, 50
	_, say, done := start(t, echoServer+fmt.Sprintf("st = [%d]\nasyncio.run(main())\n", clients))
	addr := "127.0.0.1:" + say()
	var wg sync.WaitGroup
	for i := range clients {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c, err := net.Dial("tcp", addr)
			if err != nil {
				t.Error(err)
				return
			}
			defer c.Close()
			r := bufio.NewReader(c)
			for k := range lines {
				sent := fmt.Sprintf("client %d line %d %s\n", i, k, strings.Repeat("x", 10*k*i%3000))
				if k%3 == 0 { // in two pieces
					_, _ = io.WriteString(c, sent[:5])
					_, err = io.WriteString(c, sent[5:])
				} else {
					_, err = io.WriteString(c, sent)
				}
				if err != nil {
					t.Error(err)
					return
				}
				got, err := r.ReadString('\n')
				if err != nil || got != sent {
					t.Errorf("client %d: %q, %v", i, got, err)
					return
				}
			}
		}()
	}
	wg.Wait()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// The other values of the board's facts: what MicroPython itself does.
func TestStrictBoard(t *testing.T) {
	b := board.Generic()
	b.Asyncio = board.Asyncio{}
	out, errs := runOn(t, b, `
async def nobody(r, w):
    pass
async def sink(r, w):
    total = 0
    while True:
        b = await r.read(100000)
        if not b:
            break
        total += len(b)
    print(0 < total < 20000000)
    ev.set()
ev = asyncio.Event()
async def main():
    s = await serve(nobody)
    s.close()
    await s.wait_closed()
    r, w = await asyncio.open_connection("127.0.0.1", s.port)
    try:
        await r.read(1)
    except OSError as e:
        print("refused", e)
    s = await serve(sink)
    r, w = await asyncio.open_connection("127.0.0.1", s.port)
    w.write(bytes(20000000))
    await w.wait_closed()
    await ev.wait()
asyncio.run(main())
`)
	want(t, out+errs, "refused [Errno 111] ECONNREFUSED\nTrue\n")
}

// TestUnixClosed: a wait for a closed stream never ends on the strict board, but
// one that began before does. As the real MicroPython prints it.
func TestUnixClosed(t *testing.T) {
	out, errs := runOn(t, board.Unix(), `
async def attempt(what, coro):
    try:
        print(what, await asyncio.wait_for(coro, 0.05))
    except (OSError, asyncio.TimeoutError) as e:
        print(what, repr(e))
async def nobody(r, w):
    pass
async def main():
    srv = await serve(nobody)
    r, w = await asyncio.open_connection("127.0.0.1", srv.port)
    await w.wait_closed()
    await attempt("read", r.read(1))
    await attempt("readline", r.readline())
    await attempt("readexactly", r.readexactly(1))
    await attempt("readinto", r.readinto(bytearray(4)))
    try:
        w.write(b"x")
    except OSError as e:
        print("write", e)
    await attempt("drain", w.drain())
    await attempt("wait_closed", w.wait_closed())
    r, w = await asyncio.open_connection("127.0.0.1", srv.port)
    t = asyncio.create_task(attempt("reading", r.read(1)))
    for i in range(3):
        await asyncio.sleep(0)
    await w.wait_closed()
    await t
    r, w = await asyncio.open_connection("127.0.0.1", srv.port)
    w.write(bytes(9000000))
    t = asyncio.create_task(attempt("draining", w.drain()))
    for i in range(3):
        await asyncio.sleep(0)
    w.s.close()
    await t
    await attempt("drain", w.drain())
    srv.close()
    await srv.wait_closed()
asyncio.run(main())
`)
	want(t, out+errs, `read TimeoutError()
readline TimeoutError()
readexactly TimeoutError()
readinto TimeoutError()
write [Errno 9] EBADF
drain None
wait_closed None
reading OSError(9,)
draining OSError(9,)
drain TimeoutError()
`)
}

// A peer that resets the connection.
func TestReset(t *testing.T) {
	_, say, done := start(t, `
async def handle(r, w):
    try:
        print("got", await r.read(100))
        print("got", await r.read(100))
    except OSError as e:
        print("read", e)
    try:
        w.write(b"x")
        await w.drain()
        w.write(b"x")
        await w.drain()
    except OSError as e:
        print("write", e)
    w.out_buf = b"never sent"
    await w.wait_closed()
    done.set()
done = asyncio.Event()
async def main():
    srv = await serve(handle)
    print(srv.port)
    await done.wait()
asyncio.run(main())
`)
	c, err := net.Dial("tcp", "127.0.0.1:"+say())
	if err != nil {
		t.Fatal(err)
	}
	_, _ = c.Write([]byte("hello"))
	want(t, say(), "got b'hello'")
	_ = c.(*net.TCPConn).SetLinger(0)
	_ = c.Close()
	want(t, say(), "read [Errno 104] ECONNRESET")
	want(t, say(), "write 32")
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// A stream that nobody waits for and nobody holds is let go.
func TestForgotten(t *testing.T) {
	out, errs := run(t, `
import gc
async def echo(r, w):
    w.write(await r.readline())
    await w.drain()
    # never closed
async def main():
    srv = await serve(echo)
    for i in range(50):
        r, w = await asyncio.open_connection("127.0.0.1", srv.port)
        w.write(b"x\n")
        assert await r.readline() == b"x\n"
        r = w = None
    srv.close()
    await srv.wait_closed()
    srv = None
    for i in range(200):
        await asyncio.sleep(0)
    for i in range(120):
        await asyncio.sleep_ms(1)
    print(len(asyncio.core._io_queue.map))
asyncio.run(main())
`)
	want(t, out+errs, "0\n")
}

// TestTypes walks what no script in tests/py calls: wrong arguments.
func TestWrongArguments(t *testing.T) {
	out, errs := run(t, `
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__)
for f in (asyncio.Event, asyncio.Lock, asyncio.ThreadSafeFlag, asyncio.core.IOQueue, asyncio.core.TaskQueue, asyncio.Stream, asyncio.Task, asyncio.IORead):
    t(f, 1, 2, 3)
q = asyncio.core.TaskQueue()
t(q.push, 1)
t(q.remove, 1)
t(q.push, asyncio.Task(None), "x")
t(asyncio.sleep, "x")
t(asyncio.sleep_ms, None)
t(asyncio.sleep, float("inf"))
t(asyncio.sleep_ms, 1 << 61)
t(asyncio.core._io_queue.queue_read, 1)
t(asyncio.Event().wait().send, None)
t(asyncio.gather, bad=1)
t(asyncio.run, 5)
`)
	for i, line := range strings.Split(strings.TrimSpace(out), "\n") {
		if !strings.HasSuffix(line, "Error") && line != "<IOQueue>" {
			t.Errorf("line %d: %s", i, line)
		}
	}
	want(t, errs, "")
}
