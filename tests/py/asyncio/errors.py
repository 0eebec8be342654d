# Expected output: MicroPython 1.29 (unix port, with its extmod/asyncio)
# Exceptions of tasks: who sees them.
import asyncio


async def bad(x):
    raise ValueError(x)


def handler(loop, context):
    print("handler", loop is asyncio.get_event_loop(), context["message"])
    print(repr(context["exception"]), context["future"], context["future"].done())
    print(sorted(context))


async def main():
    loop = asyncio.get_event_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)

    # Nobody awaits it.
    asyncio.create_task(bad(1))
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    # Awaited before its end, and after it: no report.
    t = asyncio.create_task(bad(2))
    try:
        await t
    except ValueError as e:
        print("caught", e)
    t = asyncio.create_task(bad(3))
    await asyncio.sleep(0)
    try:
        await t
    except ValueError as e:
        print("caught late", e)
    try:
        await t
    except ValueError as e:
        print("caught again", e)

    # After the report it can still be awaited.
    t = asyncio.create_task(bad(4))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    try:
        await t
    except ValueError as e:
        print("caught after the report", e)

    # A cancelled task is not reported.
    t = asyncio.create_task(asyncio.wait_for(bad(5), 1))
    t.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    # The handler may be called by hand.
    loop.call_exception_handler({"message": "m", "exception": OSError(2), "future": t})
    loop.set_exception_handler(None)

    for x in (None, 1, bad, "x", [], (i for i in ())):
        try:
            print(asyncio.create_task(x))
        except TypeError as e:
            print(e)
    raise OSError(3)


try:
    asyncio.run(main())
except OSError as e:
    print("main", repr(e))
try:
    asyncio.current_task()
except RuntimeError as e:
    print(e)

# SystemExit and its like end the loop at once.
async def leave():
    raise SystemExit(4)


async def main2():
    asyncio.create_task(leave())
    await asyncio.sleep(5)


try:
    asyncio.run(main2())
except SystemExit as e:
    print("exit", e)
asyncio.new_event_loop()


# StopIteration as a way to return; an exception in a finally.
async def stop():
    try:
        await asyncio.sleep(0)
    finally:
        print("finally")
    return 5


print(asyncio.run(stop()))
