# Expected output: MicroPython 1.29, unix port.
# finally around yields, awaits of other generators, loops left by break, and with blocks.


def g():
    for i in range(3):
        try:
            yield i
        finally:
            print("clean", i)


for x in g():
    print("got", x)
    if x == 1:
        break

it = g()
print(next(it), next(it))
try:
    it.throw(ValueError("v"))
except ValueError as e:
    print("out", e)


def returns_in_finally():
    try:
        yield 1
    finally:
        return "swallowed"


it = returns_in_finally()
next(it)
try:
    it.throw(KeyError(1))
except StopIteration as e:
    print("stop", e.value)


def yields_in_finally():
    try:
        yield "body"
    finally:
        yield "cleaning"
        print("cleaned")


print(list(yields_in_finally()))
it = yields_in_finally()
print(next(it), it.throw(ValueError("kept")))
try:
    next(it)
except ValueError as e:
    print("then", e)


class Ctx:
    def __init__(self, name, eat=False):
        self.name, self.eat = name, eat

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, t, v, tb):
        print("exit", self.name, t.__name__ if t else None, v)
        return self.eat


def managed():
    with Ctx("a") as a, Ctx("b", True) as b:
        yield a + b
        raise OSError(2)
    yield "after"


print(list(managed()))
it = managed()
next(it)
try:
    it.close()
except RuntimeError as e:
    print("RuntimeError:", e)


def delegating():
    try:
        r = yield from g()
    except ValueError:
        print("delegating caught")
        yield "end"
    finally:
        print("delegating finally")


it = delegating()
print(next(it))
print(it.throw(ValueError()))
print(list(it))
