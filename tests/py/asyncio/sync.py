# Expected output: MicroPython 1.29 (unix port, with its extmod/asyncio)
# Event, Lock and ThreadSafeFlag.
import asyncio


async def main():
    ev = asyncio.Event()
    print(ev.is_set())
    ev.set()
    print(ev.is_set(), await ev.wait())
    ev.clear()
    print(ev.is_set())

    async def wait(n):
        print("wait", n)
        print("woken", n, await ev.wait(), ev.is_set())

    ts = [asyncio.create_task(wait(n)) for n in range(3)]
    await asyncio.sleep(0)
    ev.set()
    ev.clear()  # all three were woken all the same
    for t in ts:
        await t

    lock = asyncio.Lock()
    print(lock.locked(), await lock.acquire(), lock.locked())
    try:
        lock.release()
        lock.release()
    except RuntimeError as e:
        print(e)

    async def use(n):
        async with lock as x:
            print("in", n, x)
            await asyncio.sleep(0)
            print("out", n)

    await asyncio.gather(use(1), use(2), use(3))
    print(lock.locked())

    # A lock is released by an exception.
    try:
        async with lock:
            raise ValueError
    except ValueError:
        print(lock.locked())

    # One that lets go and wants again comes last.
    async def greedy(n):
        for i in range(2):
            async with lock:
                print("greedy", n, i)
                await asyncio.sleep(0)

    await asyncio.gather(greedy(1), greedy(2))

    flag = asyncio.ThreadSafeFlag()
    flag.set()
    flag.set()
    await flag.wait()
    print("flag")
    try:
        await asyncio.wait_for_ms(flag.wait(), 10)
    except asyncio.TimeoutError:
        print("not set")
    flag.set()
    flag.clear()
    try:
        await asyncio.wait_for_ms(flag.wait(), 10)
    except asyncio.TimeoutError:
        print("cleared")

    async def setter():
        await asyncio.sleep_ms(10)
        flag.set()

    asyncio.create_task(setter())
    await flag.wait()
    print("flag")

    # Set by a callback, while nothing else can wake the loop.
    import micropython

    micropython.schedule(lambda f: f.set(), flag)
    await flag.wait()
    print("by a callback")


asyncio.run(main())

# Objects can be made outside of a loop, and be derived from.
class Named(asyncio.Event):
    def __init__(self, name):
        super().__init__()
        self.name = name


n = Named("n")


async def main2():
    n.set()
    print(n.name, await n.wait())


asyncio.run(main2())
