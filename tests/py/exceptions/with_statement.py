# Expected output: MicroPython 1.29, unix port.
# with: order, what __exit__ sees and may swallow, leaving by return, break and continue, failing __enter__.


class M:
    def __init__(self, name, eat=False):
        self.name, self.eat = name, eat

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, exc, tb):
        print("exit", self.name, kind and kind.__name__, repr(exc))
        return self.eat


with M("plain") as m:
    print("in", m.name)

with M("no name"):
    pass

try:
    with M("raise"):
        raise ValueError("x")
except ValueError as e:
    print("outside", e)

with M("eats", True):
    raise KeyError("eaten")
print("on")


def returns():
    with M("return"):
        return "result"


print(returns())


def loops():
    for i in range(3):
        with M("loop %d" % i):
            if i == 0:
                continue
            break
    return i


print(loops())

with M("a", True), M("b") as b:
    print("both")
    1 / 0

try:
    with M("outer"):
        with M("inner"):
            raise OSError(1)
except OSError:
    print("passed through both")


class BadEnter:
    def __enter__(self):
        raise TypeError("enter")

    def __exit__(self, *a):
        print("never")


try:
    with M("first"), BadEnter():
        print("never")
except TypeError as e:
    print(e)


class BadExit(M):
    def __exit__(self, *a):
        super().__exit__(*a)
        raise IndexError("exit")


try:
    with BadExit("bad exit"):
        raise ValueError("lost")
except IndexError as e:
    print("IndexError", e)

try:
    with 5:
        pass
except AttributeError as e:
    print("AttributeError", e)

with (M("p")) as x, M("q") as (y):
    print(x.name, y.name)

d = {}
with M("subscript target") as d["k"]:
    print(d["k"].name)


def nested_return():
    with M("1"):
        try:
            with M("2"):
                return 1
        finally:
            print("finally")


print(nested_return())
