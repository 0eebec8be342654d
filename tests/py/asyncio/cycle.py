# Expected output: typed by hand. Tasks that wait for each other can be cancelled;
# MicroPython hangs in cancel.
import asyncio
ts = {}
async def waits(a, b):
    try:
        await ts[b]
    except asyncio.CancelledError:
        print("cancelled", a)
        raise
    finally:
        print("end", a)
async def main():
    # two that wait for each other, and one that waits for them
    ts["a"] = asyncio.create_task(waits("a", "b"))
    ts["b"] = asyncio.create_task(waits("b", "a"))
    ts["c"] = asyncio.create_task(waits("c", "a"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(ts["c"].cancel())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(ts["c"].done(), ts["a"].done())
    print(ts["a"].cancel())
    for i in range(5): await asyncio.sleep(0)
    print([t.done() for t in ts.values()])
    # one that waits for itself
    ts["d"] = asyncio.create_task(waits("d", "d"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(ts["d"].cancel())
    for i in range(3): await asyncio.sleep(0)
    print(ts["d"].done())
asyncio.run(main())
