# Expected output: MicroPython 1.29 (unix port, with its extmod/asyncio)
import asyncio


async def f(n, ms=0):
    print("f", n)
    await asyncio.sleep_ms(ms)
    return n * n


async def bad(e, ms=0):
    await asyncio.sleep_ms(ms)
    raise e


async def main():
    print(await asyncio.gather())
    print(await asyncio.gather(f(1)))
    print(await asyncio.gather(f(1, 60), f(2, 30), f(3)))

    # Tasks and coroutines; one that has ended before.
    t = asyncio.create_task(f(4))
    u = asyncio.create_task(f(5))
    await u
    print(await asyncio.gather(t, u, f(6)))

    # The first exception is raised; the others go on.
    try:
        await asyncio.gather(f(7, 120), bad(ValueError(1), 100), bad(TypeError(2), 5))
    except TypeError as e:
        print(repr(e))
    await asyncio.sleep_ms(160)

    # As results.
    print(await asyncio.gather(f(8), bad(KeyError("k")), bad(OSError(5), 5), return_exceptions=True))

    # An exception of a task that has ended before.
    t = asyncio.create_task(bad(ValueError(3)))
    try:
        await t
    except ValueError:
        pass
    try:
        await asyncio.gather(f(9), t)
    except ValueError as e:
        print(repr(e))
    print(await asyncio.gather(t, return_exceptions=True))

    # Cancelling the one that gathers cancels all.
    async def nap(n):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("nap cancelled", n)
            raise

    async def g():
        await asyncio.gather(nap(1), nap(2))

    t = asyncio.create_task(g())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("gather cancelled")

    # One of the gathered is cancelled.
    a, b = asyncio.create_task(nap(3)), asyncio.create_task(f(10))
    asyncio.create_task(later(a))
    try:
        print(await asyncio.gather(a, b))
    except asyncio.CancelledError as e:
        print("raised", repr(e))
    a, b = asyncio.create_task(nap(4)), asyncio.create_task(f(11))
    asyncio.create_task(later(a))
    print(await asyncio.gather(a, b, return_exceptions=True))

    # A task that somebody waits for, and one given twice.
    async def waits(t):
        await t

    t = asyncio.create_task(f(12, 10))
    asyncio.create_task(waits(t))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    try:
        await asyncio.gather(t)
    except RuntimeError as e:
        print(e)
    t = asyncio.create_task(f(13, 10))
    try:
        await asyncio.gather(t, t)
    except RuntimeError as e:
        print(e)
    try:
        await asyncio.gather(3)
    except TypeError as e:
        print(e)

    # Gathers of gathers.
    print(await asyncio.gather(asyncio.gather(f(14), f(15)), asyncio.gather(f(16))))


async def later(t):
    t.cancel()


asyncio.get_event_loop().set_exception_handler(lambda loop, context: print("nobody asked for", repr(context["exception"])))
asyncio.run(main())
