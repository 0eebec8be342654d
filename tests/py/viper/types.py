# Expected output: MicroPython 1.29, unix port.
# Types of viper's locals, arguments and results, and what happens to values at the border.

import micropython


@micropython.viper
def ints(x: int) -> int:
    return x


print(ints(5), ints(True), ints(1 << 64 | 5), ints(-(1 << 70) - 3), ints((1 << 64) - 1))
for x in ("a", 1.5, None, b"1", []):
    try:
        ints(x)
    except TypeError as e:
        print(e)


@micropython.viper
def uints(x: uint) -> uint:
    return x


@micropython.viper
def bools(x: bool) -> bool:
    return x


@micropython.viper
def casts(x) -> bool:
    n = int(x)
    b = bool(n)
    u = uint(b)
    return bool(int(u) - 1)


@micropython.viper
def number(x: int) -> int:
    return int(bool(x))


print(uints(5), uints(-1), uints(1 << 63), [bools(x) for x in (0, 5, [], [1], "", None, 0.0)])
print(casts(0), casts(1), casts(2), casts(True), number(5), number(0))


# Without a result's type it is an object; None is 0 where the result is not.
@micropython.viper
def nothing():
    pass


@micropython.viper
def nothing_int() -> int:
    pass


@micropython.viper
def nothing_bool(x: int) -> bool:
    if x:
        return None


@micropython.viper
def nothing_ptr() -> ptr:
    return None


print(nothing(), nothing_int(), nothing_bool(0), nothing_bool(1), nothing_ptr())


# None in a local is 0, too.
class Box:
    pass


box = Box()
glob = 1


@micropython.viper
def none(l):
    global glob
    x = None
    print(x, None, l)
    box.a = None
    glob = None
    l[0] = None
    l[1] = x


l = [1, 2]
none(l)
print(box.a, glob, l)


# Constants that go straight to an object keep their sign.
@micropython.viper
def constants(x: int):
    print(uint(-1), uint(5), int(True), bool(1))
    y = uint(-1)
    print(y, uint(x))
    box.u = uint(-1)
    print(box.u, (uint(-1), y), [1, True, None, "a", 1.5], 1 << 70)


constants(-2)


# Objects from words.
@micropython.viper
def objects(x: int, y: uint, z: bool, p: ptr8):
    t = (x, y, z, [x + 1, y + 1], {x})
    print(t, x, y, z, sep=" ")
    print(max(x, 3), abs(x), str(y), "%d %s" % (x, z), f"{x} {y + 1:x} {z}")
    box.x = x
    box.y = y
    box.z = x > 3
    box.l = [0, 0, 0]
    box.l[0] = x
    box.l[x + 3] = y
    box.l[2] = z
    print(box.x, box.y, box.z, box.l, box.l[x + 2])
    print(*[x, y], **{"sep": "-"})


objects(-2, -2, [1], b"abc")


# Several targets; two or three values keep their types.
@micropython.viper
def targets(x: int, o):
    a = b = x
    c, d = x, 5
    c, d = d, c
    e, f, g = a, o, uint(x)
    h, *i = o
    print(a, b, c + 1, d + 1, e + 1, f, g, h, i)
    if (n := x + 1) > 3:
        print(n + 1)


targets(6, "abc")


# Conditions.
@micropython.viper
def conditions(x: int, o) -> int:
    n = 0
    if x:
        n |= 1
    if o:
        n |= 2
    if not x:
        n |= 4
    if x > 3 and o:
        n |= 8
    if 2 < x < 9 or not o:
        n |= 16
    n |= 32 if x else 64
    b = x > 1 and x < 100
    if b:
        n |= 128
    n += (x or 1000) * 256
    assert x > -100, "small"
    return n


print([conditions(x, o) for x in (0, 1, 5, 50) for o in ("", "a")])
try:
    conditions(-1000, 0)
except AssertionError as e:
    print(e)


@micropython.viper
def chain(x: int) -> bool:
    return 3 < x < 9


print([chain(x) for x in (3, 4, 8, 9)])


# Loops.
@micropython.viper
def loops(n: int, u: uint, o):
    for i in range(n):
        print(i, end=" ")
        i += 100
    for i in range(n, 0, -2):
        if i == 3:
            continue
        print(i, end=" ")
    else:
        print("else", end=" ")
    for j in range(uint(1), u):
        print(j, end=" ")
        if j == uint(3):
            break
    for j in range(u, uint(1), -1):
        print(j, end=" ")
    for c in o:
        print(c, end=" ")
    for k in range(1, 3):
        n = 0
    for i in range(5):
        for m in range(i):
            if m == 2:
                break
            print(i, m, end=" ")
    while n < 3:
        n += 1
        if n == 2:
            continue
        print(n, end=" ")
    print()


loops(5, 6, "xyz")
loops(0, 0, "")


# try, with, import, closures.
class Manager:
    def __enter__(self):
        return 5

    def __exit__(self, a, b, c):
        print("exit", a)
        return True


@micropython.viper
def blocks(x: int) -> int:
    n = 1
    try:
        n += x
        if x == 1:
            raise ValueError(n)
        if x == 2:
            return n + 100
    except ValueError:
        n += 1000
    finally:
        print("finally", n)
    with Manager() as m:
        print(m)
        if x == 3:
            raise KeyError
    import sys

    return n


print([blocks(x) for x in range(4)])


def outer():
    y = [5]

    @micropython.viper
    def inner(x: int):
        nonlocal y
        print(x, y)
        y = [x]

    inner(8)
    return y


print(outer())


# Calls.
@micropython.viper
def two(a: int, b: int) -> int:
    return a * 10 + b


@micropython.viper
def default(a: int = 5) -> int:
    return a


@micropython.viper
def star(*a):
    pass


for f in (
    lambda: two(1, 2),
    lambda: two(1),
    lambda: two(1, 2, 3),
    lambda: two(b=1),
    lambda: default(),
    lambda: default(7),
    lambda: star(),
    lambda: star(1, 2),
    lambda: list(map(two, (1, 2), (3, 4))),
):
    try:
        print(f())
    except TypeError as e:
        print(e)

print(two, [hasattr(two, a) for a in ("__name__", "__globals__", "__code__")], type(two))


# Native code is like all other but for a few attributes.
@micropython.native
def native(x, *a, y=3, **k):
    return (x, a, y, k)


@micropython.native
def native_gen(n):
    for i in range(n):
        yield i


print(native(1, 2, z=4), list(native_gen(3)), [hasattr(native, a) for a in ("__name__", "__globals__", "__code__")])
print(native_gen, native.__name__)
