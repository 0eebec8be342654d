# Expected output: typed by hand, from what the add-on's queue does.
import asyncio


async def main():
    q = asyncio.Queue()
    print(q.empty(), q.full(), q.qsize())
    q.put_nowait(1)
    await q.put(2)
    print(q.empty(), q.full(), q.qsize(), await q.get(), q.get_nowait())
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e))

    q = asyncio.Queue(2)
    log = []

    async def produce():
        for i in range(5):
            await q.put(i)
            log.append("put %d" % i)

    async def consume():
        for i in range(5):
            log.append("got %d" % await q.get())
            await asyncio.sleep(0)

    await asyncio.gather(produce(), consume())
    print(log)
    q.put_nowait(1)
    q.put_nowait(2)
    print(q.full(), q.maxsize)
    try:
        q.put_nowait(3)
    except asyncio.QueueFull as e:
        print(repr(e))

    # Several wait.
    q = asyncio.Queue(maxsize=0)

    async def get(n):
        print("getter", n, await q.get())

    ts = [asyncio.create_task(get(n)) for n in range(3)]
    await asyncio.sleep(0)
    ts[1].cancel()
    await q.put("a")
    await q.put("b")
    await asyncio.gather(*ts, return_exceptions=True)

    # join
    q = asyncio.Queue()

    async def work():
        while True:
            print("work", await q.get())
            await asyncio.sleep(0)
            q.task_done()

    t = asyncio.create_task(work())
    await q.join()
    for i in range(3):
        await q.put(i)
    await q.join()
    print("joined")
    t.cancel()
    try:
        await asyncio.wait_for_ms(q.get(), 10)
    except asyncio.TimeoutError:
        print("timeout")


asyncio.run(main())
