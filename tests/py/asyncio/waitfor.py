# Expected output: MicroPython 1.29 (unix port, with its extmod/asyncio)
import asyncio


async def f(n, ms):
    try:
        print("f begins", n)
        await asyncio.sleep_ms(ms)
        print("f ends", n)
        return n
    except asyncio.CancelledError:
        print("f cancelled", n)
        raise


async def bad():
    await asyncio.sleep(0)
    raise ValueError("bad")


async def main():
    print(await asyncio.wait_for(f(1, 10), 1))
    print(await asyncio.wait_for_ms(f(2, 10), 1000))
    print(await asyncio.wait_for(f(3, 10), None))
    for timeout in (0, -1, 0.01):
        try:
            print(await asyncio.wait_for(f(4, 500), timeout))
        except asyncio.TimeoutError as e:
            print("timeout", repr(e))
    try:
        await asyncio.wait_for(bad(), 1)
    except ValueError as e:
        print(repr(e))
    for what in (3, None, lambda: 0):
        try:
            await asyncio.wait_for(what, 1)
        except TypeError as e:
            print(e)

    # A task: it is cancelled by a timeout, and can be awaited afterwards.
    t = asyncio.create_task(f(5, 500))
    try:
        await asyncio.wait_for(t, 0.01)
    except asyncio.TimeoutError:
        print("timeout", t.done())
    try:
        await t
    except asyncio.CancelledError:
        print("it was cancelled")

    # One that has ended.
    t = asyncio.create_task(f(6, 0))
    await t
    print(await asyncio.wait_for(t, 1))

    # An event.
    ev = asyncio.Event()
    try:
        await asyncio.wait_for(ev.wait(), 0.01)
    except asyncio.TimeoutError:
        print("no event")

    async def setter():
        await asyncio.sleep_ms(10)
        ev.set()

    asyncio.create_task(setter())
    print(await asyncio.wait_for(ev.wait(), 1))

    # A lock.
    lock = asyncio.Lock()
    await lock.acquire()
    try:
        await asyncio.wait_for(lock.acquire(), 0.01)
    except asyncio.TimeoutError:
        print("no lock", lock.locked())
    lock.release()
    print(await asyncio.wait_for(lock.acquire(), 0.01))

    # Within each other.
    try:
        await asyncio.wait_for(asyncio.wait_for(f(7, 500), 0.01), 1)
    except asyncio.TimeoutError:
        print("inner")
    try:
        await asyncio.wait_for(asyncio.wait_for(f(8, 500), 1), 0.01)
    except asyncio.TimeoutError:
        print("outer")

    # The one that waits is cancelled.
    async def waits():
        try:
            await asyncio.wait_for(f(9, 500), 1)
        except asyncio.CancelledError as e:
            print("wait_for cancelled", repr(e))
            raise

    t = asyncio.create_task(waits())
    await asyncio.sleep_ms(5)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled")
    await asyncio.sleep_ms(5)

    # One that does not let itself be cancelled.
    async def deaf():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("deaf")
        await asyncio.sleep_ms(10)
        print("deaf ends")

    try:
        await asyncio.wait_for(deaf(), 0.01)
    except asyncio.TimeoutError:
        print("timeout after all")


asyncio.run(main())
