# Expected output: MicroPython 1.29 (unix port, with its extmod/asyncio)
# Streams over objects of scripts, and waiting for them by hand.
import asyncio, io


class Source(io.IOBase):
    def __init__(self, *pieces):
        self.pieces = list(pieces)

    def ioctl(self, req, arg):
        if req == 3:
            return arg & 1
        return -1

    def read(self, n=-1):
        print("read", n)
        return self.pieces.pop(0) if self.pieces else b""

    def readline(self):
        print("readline")
        return self.pieces.pop(0) if self.pieces else b""

    def readinto(self, buf):
        b = self.pieces.pop(0)
        buf[: len(b)] = b
        return len(b)

    def close(self):
        print("close")


class Sink(io.IOBase):
    def __init__(self, *takes):
        self.takes = list(takes)
        self.got = b""

    def ioctl(self, req, arg):
        if req == 3:
            return arg & 4
        return -1

    def write(self, b):
        n = self.takes.pop(0) if self.takes else len(b)
        print("write", len(b), n)
        if n is not None:
            n = min(n, len(b))
            self.got += bytes(b[:n])
        return n


async def main():
    s = asyncio.StreamReader(Source(b"ab", None, b"cd", "ef", b""))
    print(await s.read())
    s = asyncio.StreamReader(Source(b"ab", None, b"cd", b"e"))
    print(await s.readexactly(5))
    s = asyncio.StreamReader(Source(None, "text", b"x"))
    print(await s.read(10), await s.read(10), await s.read(3))
    s = asyncio.StreamReader(Source(b"a", None, b"b", b"c\n", b"d"))
    print(await s.readline(), await s.readline(), await s.readline())
    s = asyncio.StreamReader(Source(b"abc"))
    buf = bytearray(5)
    print(await s.readinto(buf), buf)
    await s.wait_closed()

    k = Sink(3, None, 2, None, 1)
    w = asyncio.StreamWriter(k, {"peername": "p", "x": 1})
    print(w.get_extra_info("peername"), w.get_extra_info("x"), w.s is k, w.e)
    w.write(b"0123456789")
    print(w.out_buf)
    w.write(b"more")
    print(w.out_buf)
    await w.drain()
    print(k.got, w.out_buf)
    await w.awrite(b"again")
    print(k.got)

    # By hand, as libraries do.
    q = asyncio.core._io_queue
    src = Source(b"by hand")

    def wait():
        yield q.queue_read(src)
        return src.read(7)

    print(await wait())

    def waitw():
        yield asyncio.core._io_queue.queue_write(k)
        return k.write(b"!")

    print(await waitw())

    # Cancelled while it waits.
    class Never(Source):
        def ioctl(self, req, arg):
            return 0 if req == 3 else -1

    r = asyncio.StreamReader(Never())
    t = asyncio.create_task(r.read(5))
    await asyncio.sleep_ms(5)
    print(t.data is q)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled")
    try:
        await asyncio.wait_for(r.readline(), 0.01)
    except asyncio.TimeoutError:
        print("timeout")
    print(len(q.map))

    # An ioctl that fails.
    class Broken(Source):
        def ioctl(self, req, arg):
            raise ValueError("broken")

    try:
        await asyncio.StreamReader(Broken()).read(1)
    except ValueError as e:
        print(e)


try:
    asyncio.run(main())
except ValueError as e:
    print("ends the loop:", e)
