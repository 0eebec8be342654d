# Expected output: CPython 3.11 (MicroPython has functools in a library to install).
from functools import *

def base(text, base=10, *more):
    return int(text, base), more


f = partial(base, base=2)
print(f("101"), f.args, f.keywords, partial(partial(max, 3), 4)(1), f("12", base=10), partial(base, "11", 3)(5))
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a + b, [], 7), reduce(max, [4]))
try:
    reduce(max, [])
except TypeError as e:
    print(e)
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))


def deco(g):
    @wraps(g)
    def inner(*a):
        return g(*a) + 1

    return inner


@deco
def g(x):
    return x * 2


print(g(4))
calls = []


@lru_cache(maxsize=2)
def square(x, y=0):
    calls.append((x, y))
    return x * x + y


print(square(1), square(2), square(1), square(3), square(2), calls, square.cache_info())
square.cache_clear()
print(square(1), square(1, y=1), square.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80))


@total_ordering
class V:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return self.v == o.v

    def __lt__(self, o):
        return self.v < o.v


print(V(1) <= V(1), V(1) > V(2), V(2) >= V(1), V(1) < V(2), V(1) >= V(2))


class C:
    def add(self, a, b):
        return a + b

    inc = partialmethod(add, 1)


print(C().inc(5))


@singledispatch
def show(x):
    return "object"


@show.register(int)
def _(x):
    return "int"


@show.register(list)
def _(x):
    return "list"


print(show(1), show([]), show("s"))


class Lazy:
    made = 0

    @cached_property
    def value(self):
        Lazy.made += 1
        return 42

    @lru_cache(maxsize=None)
    def method(self, x):
        Lazy.made += 1
        return x


z = Lazy()
print(z.value, z.value, Lazy.made, z.method(1), z.method(1), z.method(2), Lazy.made)
