# Expected output: MicroPython 1.29 (unix port, with its extmod/asyncio)
# The coroutines of the module are coroutines like those of scripts.
import asyncio

ev = asyncio.Event()


async def f():
    pass


async def main():
    gen = type((lambda: (yield))())
    lock = asyncio.Lock()
    flag = asyncio.ThreadSafeFlag()
    for c in (ev.wait(), lock.acquire(), flag.wait(), asyncio.wait_for(f(), 1), asyncio.gather()):
        print(isinstance(c, gen), hasattr(c, "send"), hasattr(c, "throw"), hasattr(c, "close"))
        c.close()
        try:
            c.send(None)
        except StopIteration as e:
            print("over", e.value)
    s = asyncio.sleep(0)
    print(hasattr(s, "send"), type(s) is asyncio.SingletonGenerator)
    try:
        asyncio.create_task(s)
    except TypeError as e:
        print(e)
    await s

    # As tasks.
    t = asyncio.create_task(ev.wait())
    u = asyncio.create_task(lock.acquire())
    ev.set()
    print(await t, await u, lock.locked())

    # Thrown into by hand.
    ev.clear()
    c = ev.wait()
    try:
        c.throw(ValueError("v"))
    except ValueError as e:
        print(repr(e))
    try:
        c.send(5)
    except (TypeError, StopIteration) as e:
        print(repr(e))
    c = ev.wait()
    try:
        c.send(5)
    except TypeError as e:
        print(e)

    # Objects that can be awaited, async iterators and context managers.
    class Awaits:
        def __iter__(self):
            print("__iter__")
            yield from asyncio.sleep(0)
            return 3

    print(await Awaits())

    class Counts:
        def __init__(self, n):
            self.n = n

        def __aiter__(self):
            return self

        async def __anext__(self):
            await asyncio.sleep(0)
            if not self.n:
                raise StopAsyncIteration
            self.n -= 1
            return self.n

    async for i in Counts(3):
        print(i)

    class Manages:
        async def __aenter__(self):
            await asyncio.sleep(0)
            print("enter")
            return self

        async def __aexit__(self, t, e, tb):
            await asyncio.sleep(0)
            print("exit", t, e)
            return True

    async with Manages():
        raise ValueError("w")

    # A task of a script's object with send and throw.
    class Own:
        def __init__(self):
            self.n = 0

        def send(self, v):
            self.n += 1
            print("send", v, self.n)
            if self.n == 3:
                raise StopIteration("own")
            asyncio.core._task_queue.push(asyncio.core.cur_task)

    print(await asyncio.create_task(Own()))


asyncio.run(main())
