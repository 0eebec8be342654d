# Expected output: MicroPython 1.29, unix port.
# async and await driven by hand: coroutines are generators with send, throw and close.


class Yield:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        got = yield self.v
        return got

    __iter__ = __await__


async def leaf(x):
    got = await Yield(("leaf", x))
    return (x, got)


async def branch():
    out = []
    for i in range(2):
        out.append(await leaf(i))
    try:
        await leaf("last")
    except ValueError as e:
        out.append(str(e))
    finally:
        print("branch finally")
    return out


c = branch()
print(c.send(None), c.send("a"), c.send("b"))
try:
    c.throw(ValueError("thrown"))
except StopIteration as e:
    print(e.value)


class Ctx:
    async def __aenter__(self):
        print("aenter", await Yield("entering"))
        return self

    async def __aexit__(self, t, v, tb):
        print("aexit", t and t.__name__, await Yield("leaving"))
        return t is KeyError


class Iter:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Yield("next")
        return self.n


def run(co):
    seen = []
    try:
        v = None
        while True:
            seen.append(co.send(v))
            v = len(seen)
    except StopIteration as e:
        print(seen, "->", e.value)
    except Exception as e:
        print(seen, "raised", repr(e))


async def with_():
    async with Ctx() as c:
        print("body", type(c).__name__)
    async with Ctx():
        raise KeyError("eaten")
    async with Ctx():
        return "returned"


run(with_())


async def for_():
    total = 0
    async for i in Iter(3):
        if i == 2:
            continue
        total += i
    else:
        print("else")
    async for i in Iter(5):
        break
    return total, i


run(for_())


async def raises():
    async with Ctx():
        await Yield("inside")
        1 / 0


run(raises())


async def gather(*cs):
    out = []
    for c in cs:
        out.append(await c)
    return out


run(gather(leaf(1), leaf(2)))


async def closed():
    try:
        await Yield("waiting")
    finally:
        print("closed finally")


c = closed()
c.send(None)
c.close()


async def nothing():
    pass


run(nothing())
print(type(nothing()))


async def awaits_wrong():
    await 5


run(awaits_wrong())


def tasks(*cs):
    queue, log = list(cs), []
    while queue:
        c = queue.pop(0)
        try:
            log.append(c.send(None))
            queue.append(c)
        except StopIteration:
            log.append("done")
    return log


async def ticker(name, n):
    for i in range(n):
        await Yield(name + str(i))


print(tasks(ticker("a", 2), ticker("b", 3)))
l = lambda: (yield 5)
print(next(l()))
