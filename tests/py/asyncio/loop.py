# Expected output: MicroPython 1.29 (unix port, with its extmod/asyncio)
import asyncio


async def f(n):
    print("f", n)
    await asyncio.sleep(0)
    return n


loop = asyncio.get_event_loop()
print(loop is asyncio.Loop, asyncio.get_event_loop(1, 2) is loop)
print(loop.run_until_complete(f(1)))
print(asyncio.run_until_complete())
t = loop.create_task(f(2))
print(loop.run_until_complete(t))
print(loop.run_until_complete(t))
loop.close()


async def stopper():
    print("stopper")
    loop.stop()
    await asyncio.sleep(0)
    print("after stop")


loop.create_task(stopper())
loop.run_forever()
print("stopped")
loop.create_task(stopper())
loop.run_forever()

# Tasks of a run that has ended go on in the next one.
async def ticks(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)


async def start():
    asyncio.create_task(ticks("t", 4))
    await asyncio.sleep(0)


asyncio.run(start())
print("--")
asyncio.run(ticks("u", 3))
print("--")
# A new loop forgets them.
asyncio.run(start())
asyncio.new_event_loop()
asyncio.run(ticks("v", 2))


# current_task
async def who():
    t = asyncio.current_task()
    print(t is asyncio.core.cur_task, t.done(), type(t) is asyncio.Task, t)
    return t


async def main():
    t = asyncio.create_task(who())
    print(await t is t)
    print(t.done(), t.state, repr(t.data)[:13])


asyncio.run(main())

# TaskQueue by hand.
q = asyncio.core.TaskQueue()
print(q.peek())
a, b, c = (asyncio.Task(f(i)) for i in range(3))
q.push(a)
q.push(b)
q.push(c, -1000)
print(q.peek() is c, q.pop() is c, q.pop() is a)
q.push(a)
q.remove(b)
print(q.pop() is a, q.peek())
try:
    q.pop()
except IndexError as e:
    print(e)
