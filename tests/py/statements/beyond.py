# Expected output: CPython 3.11; MicroPython refuses these displays, mpy takes them.
# Stars in list, tuple, set and dict displays, in return and yield; positional-only parameters.
print([*range(2), *range(2)], (*[1, 2], 3), [*"ab", *()], sorted({*"ab", *"bc"}))
print(sorted({**{"a": 1, "b": 2}, "b": 3, **{"c": 4}}.items()))


def f(*a):
    return *a, "end"


print(f(1, 2))


def g():
    yield *"ab", 1


print(list(g()))
for x in *[1], *[2, 3]:
    print(x)


def only(a, b=2, /, c=3, *, d=4):
    return a, b, c, d


print(only(1), only(1, 5, c=6, d=7))
x, name = 3, "q"
print(f"{(lambda a: a * 2)(x)} {f'{x}'} {name:>{5}}")
