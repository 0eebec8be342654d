# Expected output: MicroPython 1.29 (unix port, with its extmod/asyncio)
# Streams over TCP, client and server in one loop.
import asyncio


async def serve(cb):
    import time

    port = 20000 + time.ticks_us() % 30000
    while True:
        try:
            return await asyncio.start_server(cb, "127.0.0.1", port), port
        except OSError:
            port += 1


async def main():
    done = asyncio.Event()

    async def talk(r, w):
        print("connected", r is w)
        print(await r.readline())
        print(await r.readline())
        print(await r.readexactly(3), await r.readexactly(0), await r.read(2))
        buf = bytearray(4)
        print(await r.readinto(buf), buf)
        w.write("text\n")
        w.write(b"ab")
        w.write(bytearray(b"cd"))
        await w.drain()
        await w.awrite(b"0123456789", 2, 5)
        await w.awrite("xyz", 1)
        await w.awritestr("!\n")
        print(await r.read(), await r.read(5), await r.readline(), await r.read(-1))
        try:
            await r.readexactly(1)
        except EOFError as e:
            print(repr(e))
        w.close()
        await w.wait_closed()
        done.set()

    srv, port = await serve(talk)
    print(asyncio.StreamReader is asyncio.StreamWriter, type(srv).__name__)
    r, w = await asyncio.open_connection("127.0.0.1", port)
    print(r is w, type(r).__name__, r.out_buf)
    w.write(b"line one\nline ")
    await w.drain()
    await asyncio.sleep_ms(20)
    w.write(b"two\n")
    await w.drain()
    w.write(b"abcde")
    await w.drain()
    await asyncio.sleep_ms(20)
    w.write(b"fgh")
    await w.drain()
    print(await r.readline())
    print(await r.readexactly(4))
    print(await r.readline())
    w.write(b"rest")
    await w.drain()
    await asyncio.sleep_ms(20)
    w.write(b", and more")
    await w.drain()
    try:
        w.get_extra_info("peername")
    except KeyError as e:
        print(repr(e))
    r.close()
    await r.wait_closed()
    await done.wait()
    srv.close()
    await srv.wait_closed()
    srv.close()
    await srv.wait_closed()
    print(srv.task.done())

    # Many at once.
    async def echo(r, w):
        while True:
            b = await r.read(100)
            if not b:
                break
            w.write(b)
            await w.drain()
        await w.aclose()

    async def client(i):
        r, w = await asyncio.open_connection("127.0.0.1", port)
        for k in range(5):
            w.write(b"%d.%d\n" % (i, k))
            await w.drain()
            line = await r.readline()
            assert line == b"%d.%d\n" % (i, k), line
        await w.aclose()
        return i

    srv, port = await serve(echo)
    async with srv as s:
        print(s is srv)
        print(await asyncio.gather(*(client(i) for i in range(20))))

    # More than the system buffers hold: drain waits for the reader.
    n = 16000000

    async def sink(r, w):
        total = 0
        await asyncio.sleep_ms(50)
        while True:
            b = await r.read(50000)
            if not b:
                break
            total += len(b)
        w.write(b"%d" % total)
        await w.drain()
        await w.wait_closed()

    srv, port = await serve(sink)
    r, w = await asyncio.open_connection("127.0.0.1", port)
    w.write(bytes(n))
    print(0 < len(w.out_buf) < n)
    await w.drain()
    print(len(w.out_buf))
    import socket

    r2 = r
    try:
        await asyncio.wait_for(r2.read(5), 0.02)
    except asyncio.TimeoutError:
        print("nothing yet")
    srv.close()
    await srv.wait_closed()


asyncio.run(main())
