# Expected output: MicroPython 1.29 (unix port, with its extmod/asyncio)
# Many connections that are ready at once: what is written arrives in order, and
# before whatever else happens to the socket.
import asyncio, socket, time

ways = 8
failed = []


async def handle(r, w):
    way = await r.readexactly(1)
    try:
        if way == b"0":
            w.write(b"one")
            await w.drain()
        elif way == b"1":  # in parts
            w.write(b"head ")
            w.write("body ")
            w.write(bytearray(b"tail"))
            if w.out_buf:
                print("kept", w.out_buf)
        elif way == b"2":  # closed beneath the stream
            w.write(b"last")
            w.s.close()
            return
        elif way == b"3":  # written beneath it
            w.write(b"first ")
            w.s.write(b"second ")
            w.write(b"third")
            w.s.send(b" fourth")
        elif way == b"4":  # the buffer is used again
            b = bytearray(b"as it was")
            w.write(b)
            b[0:2] = b"IS"
            await w.drain()
            w.write(b)
        elif way == b"5":
            for i in range(100):
                w.write(b"%04d" % i * 250)
                await w.drain()
        elif way == b"6":  # nobody is there any more
            go.clear()
            await go.wait()
            for i in range(3):
                w.write(b"lost")
                await w.drain()
        elif way == b"7":  # answers and answers
            for i in range(5):
                w.write(b"%d " % i)
                await w.drain()
                if await r.readexactly(1) != b"!":
                    print("what?")
    except OSError as e:
        failed.append(e.errno)
    w.close()
    await w.wait_closed()


async def main():
    global go
    go = asyncio.Event()
    port = 20000 + time.ticks_us() % 30000
    while True:
        try:
            srv = await asyncio.start_server(handle, "127.0.0.1", port, backlog=100)
            break
        except OSError:
            port += 1
    addr = socket.getaddrinfo("127.0.0.1", port)[0][-1]
    peers = []
    for i in range(48):
        s = socket.socket()
        s.connect(addr)
        peers.append(s)
    await asyncio.sleep_ms(50)
    for i, s in enumerate(peers):
        s.write(b"%d" % (i % ways))
    await asyncio.sleep_ms(50)
    for i, s in enumerate(peers):
        if i % ways == 6:
            s.close()
        else:
            s.setblocking(False)
    await asyncio.sleep_ms(5)
    go.set()
    got = [b""] * len(peers)
    left = [i for i in range(len(peers)) if i % ways != 6]
    while left:
        await asyncio.sleep_ms(1)
        for i in left[:]:
            b = peers[i].read(8192)
            if b is None:
                continue
            if b == b"":
                left.remove(i)
            got[i] += b
            if i % ways == 7 and b:
                peers[i].write(b"!" * b.count(b" "))
    for i in range(ways):
        all = set(got[i::ways])
        if i == 5:
            print(i, [(len(b), b == b"".join(b"%04d" % i * 250 for i in range(100))) for b in all])
        else:
            print(i, all)
    print(failed)
    srv.close()


asyncio.run(main())
