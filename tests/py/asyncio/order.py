# Expected output: MicroPython 1.29 (unix port, with its extmod/asyncio)
# Who has its turn when: tasks, sleeps, events and awaited tasks.
import asyncio


async def count(name, n, ms):
    for i in range(n):
        print(name, i)
        await asyncio.sleep_ms(ms)
    return name


async def main():
    # Tasks that only let others run take turns in the order of their making.
    ts = [asyncio.create_task(count(c, 3, 0)) for c in "abc"]
    for t in ts:
        print("got", await t)

    # Awaiting a task that has ended gives its value without a turn.
    t = asyncio.create_task(count("d", 1, 0))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(t.done(), await t, await t)

    # Sleeps end in the order of their times, equal ones in that of their making.
    async def nap(name, ms):
        await asyncio.sleep_ms(ms)
        log.append(name)

    log = []
    ts = [asyncio.create_task(nap(*x)) for x in (("x", 60), ("y", 20), ("z", 40), ("w", 20))]
    for t in ts:
        await t
    print(log)

    # Negative times are none.
    await asyncio.sleep(-5)
    await asyncio.sleep_ms(-5)

    # A sleep counts from its call, not from its await.
    import time

    s = asyncio.sleep_ms(20)
    time.sleep_ms(30)
    t = asyncio.create_task(count("late", 1, 0))
    await s
    print("slept")
    await t

    # Several tasks wait for one; they go on in the order in which they came.
    async def slow():
        await asyncio.sleep_ms(10)
        return 7

    async def wait(name, t):
        print(name, await t)

    t = asyncio.create_task(slow())
    ts = [asyncio.create_task(wait(c, t)) for c in "pqr"]
    for t in ts:
        await t


print(asyncio.run(count("m", 1, 0)))
asyncio.run(main())
