# Expected output: typed by hand. Here the generic board does what MicroPython's
# manual promises, where MicroPython itself loses data or hangs.
import asyncio


async def serve(cb):
    import time

    port = 20000 + time.ticks_us() % 30000
    while True:
        try:
            return await asyncio.start_server(cb, "127.0.0.1", port), port
        except OSError:
            port += 1


async def attempt(what, coro):
    try:
        print(what, await asyncio.wait_for(coro, 5))
    except Exception as e:
        print(what, repr(e))


async def main():
    # A refused connection is reported at once.
    srv, port = await serve(lambda r, w: None)
    srv.close()
    await srv.wait_closed()
    await attempt("refused", asyncio.open_connection("127.0.0.1", port))
    await attempt("no name", asyncio.open_connection("", 80))

    # What was written is sent before the stream is closed, drained or not.
    total = 0

    async def sink(r, w):
        nonlocal total
        while True:
            b = await r.read(100000)
            if not b:
                break
            total += len(b)
        got.set()
        await w.wait_closed()

    got = asyncio.Event()
    srv, port = await serve(sink)
    r, w = await asyncio.open_connection("127.0.0.1", port)
    w.write(bytes(12000000))
    print("kept", len(w.out_buf) > 0)
    w.close()
    await w.wait_closed()
    await got.wait()
    print("arrived", total)

    # A stream that was closed raises.
    await attempt("read", r.read(1))
    await attempt("readline", r.readline())
    try:
        w.write(b"x")
    except OSError as e:
        print("write", e)
    await attempt("closed again", w.wait_closed())

    # Also where a task waits for it already.
    r, w = await asyncio.open_connection("127.0.0.1", port)
    t = asyncio.create_task(attempt("reading meanwhile", r.read(1)))
    for i in range(5):
        await asyncio.sleep(0)
    await w.wait_closed()
    await t
    srv.close()
    await srv.wait_closed()

    # Two tasks read from one stream.
    async def slow(r, w):
        for b in (b"one\n", b"two\n", b"three\n"):
            await go.wait()
            go.clear()
            w.write(b)
            await w.drain()
        await r.read()
        await w.wait_closed()

    go = asyncio.Event()
    srv, port = await serve(slow)
    r, w = await asyncio.open_connection("127.0.0.1", port)
    ts = [asyncio.create_task(attempt("reader %d" % i, r.readline())) for i in range(2)]
    go.set()
    await ts[0]
    go.set()
    await ts[1]
    ts = [asyncio.create_task(r.readline()) for i in range(2)]
    await asyncio.sleep(0)
    ts[0].cancel()
    go.set()
    await attempt("the other one", ts[1])
    await w.wait_closed()
    srv.close()
    await srv.wait_closed()

    # A sleep that is not awaited at once spoils no other one.
    a = asyncio.sleep_ms(1)
    await asyncio.sleep_ms(2)
    await a

    # A loop within a task.
    async def inner():
        return 5

    print("nested", asyncio.run(inner()))
    await asyncio.sleep(0)

    # An exception ends the server's task; the port is free then.
    def no_coroutine(r, w):
        return 3

    reported = asyncio.Event()

    def report(loop, context):
        print("report", repr(context["exception"]))
        reported.set()

    asyncio.get_event_loop().set_exception_handler(report)
    srv, port = await serve(no_coroutine)
    r, w = await asyncio.open_connection("127.0.0.1", port)
    await reported.wait()
    await attempt("gone", asyncio.open_connection("127.0.0.1", port))
    await attempt("wait_closed", srv.wait_closed())


asyncio.run(main())
