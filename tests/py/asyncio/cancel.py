# Expected output: MicroPython 1.29 (unix port, with its extmod/asyncio)
# Cancelling tasks in every state.
import asyncio


async def sleeper(name, ms=1000):
    try:
        print(name, "begins")
        await asyncio.sleep_ms(ms)
        print(name, "woke")
    except asyncio.CancelledError as e:
        print(name, "cancelled", repr(e))
        raise
    finally:
        print(name, "finally")


async def stubborn():
    for i in range(2):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("no", i)
    return "done"


async def chain(t):
    print("chain waits")
    try:
        return await t
    except asyncio.CancelledError:
        print("chain sees it")
        raise


async def main():
    # Before its first turn: the body never runs.
    t = asyncio.create_task(sleeper("a"))
    print(t.cancel(), t.done())
    try:
        await t
    except asyncio.CancelledError as e:
        print("awaited", repr(e))
    print(t.done(), t.cancel())

    # While it sleeps.
    t = asyncio.create_task(sleeper("b"))
    await asyncio.sleep(0)
    print(t.cancel())
    try:
        await t
    except asyncio.CancelledError as e:
        print("awaited", repr(e))

    # Twice before it has a turn: once.
    t = asyncio.create_task(sleeper("c"))
    await asyncio.sleep(0)
    print(t.cancel(), t.cancel())
    await asyncio.sleep(0)
    print(t.done())

    # It may go on.
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.sleep(0)
    t.cancel()
    print(await t)

    # Cancelling who awaits cancels what is awaited.
    inner = asyncio.create_task(sleeper("d"))
    outer = asyncio.create_task(chain(inner))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel()
    for t in (outer, inner):
        try:
            await t
        except asyncio.CancelledError:
            print("cancelled")

    # Itself.
    async def me():
        try:
            asyncio.current_task().cancel()
        except RuntimeError as e:
            print(e)

    await asyncio.create_task(me())

    # While it waits for an event, a lock; the others that wait are not disturbed.
    ev, lock = asyncio.Event(), asyncio.Lock()

    async def for_event(n):
        try:
            await ev.wait()
            print("event", n)
        except asyncio.CancelledError:
            print("event cancelled", n)

    async def for_lock(n):
        try:
            async with lock:
                print("lock", n)
        except asyncio.CancelledError:
            print("lock cancelled", n)

    await lock.acquire()
    ts = [asyncio.create_task(f(n)) for n in range(3) for f in (for_event, for_lock)]
    await asyncio.sleep(0)
    ts[2].cancel()
    ts[3].cancel()
    await asyncio.sleep(0)
    ev.set()
    lock.release()
    for t in ts:
        await t

    # The lock is handed on when the one that was to have it is cancelled.
    await lock.acquire()
    ts = [asyncio.create_task(for_lock(n)) for n in range(3)]
    await asyncio.sleep(0)
    lock.release()
    print(lock.locked())
    ts[0].cancel()
    for t in ts:
        await t
    print(lock.locked())

    # An exception of its own on the way out.
    async def bad():
        try:
            await asyncio.sleep(10)
        finally:
            raise ValueError("out")

    t = asyncio.create_task(bad())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except ValueError as e:
        print(repr(e))


asyncio.run(main())

# The main task is cancelled by another one.
async def killer(t):
    t.cancel()


async def main2():
    asyncio.create_task(killer(asyncio.current_task()))
    await asyncio.sleep(10)


try:
    asyncio.run(main2())
except asyncio.CancelledError as e:
    print(repr(e))
print(issubclass(asyncio.CancelledError, Exception), issubclass(asyncio.TimeoutError, OSError))
