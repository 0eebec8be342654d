# Expected output: MicroPython 1.29, unix port.
# Statements while the heap is locked, and where it is locked and unlocked.
from micropython import heap_lock, heap_unlock


class A:
    def __init__(self):
        self.a = 1


class M:
    def __enter__(self):
        return self

    def __exit__(self, a, b, c):
        return False


a = A()
a.b = 2
l = [1, 2, 3, 4]
seq = [0] * 10
d = {1: 2, "a": 1.5}
t = (1, 2.5)
s = "hello"
ba = bytearray(b"abc")
mv = memoryview(ba)
manager = M()
counter = 0
e = n = x = i = many = g = out = None
statements = []


def statement(f):
    statements.append(f)
    return f


@statement
def store_attr():
    a.a = 3


@statement
def new_attr():
    a.c = 3


@statement
def store_item():
    l[0] = 1
    d[1] = 5


@statement
def new_key():
    d[77] = 5


@statement
def list_slice():
    seq[1:3] = (1, 2)


@statement
def view_slice():
    mv[0:2] = b"xy"


@statement
def for_range():
    global counter
    for i in range(3):
        counter += i


@statement
def for_range_var():
    for i in range(l[0], 3):
        pass


@statement
def for_loops():
    for i in l:
        pass
    for c in s:
        pass
    for k in d:
        pass


@statement
def for_zip():
    for k in zip(l, l):
        pass


@statement
def unpack():
    x, y = t
    x, y = y, x


@statement
def unpack_star():
    x, *y = t


@statement
def raise_class():
    try:
        raise ValueError
    except ValueError:
        pass


@statement
def raise_instance():
    try:
        raise ValueError(1)
    except ValueError:
        pass


@statement
def import_module():
    import sys


@statement
def from_import():
    from sys import path


@statement
def float_sum():
    x = 1
    x += 1.5


@statement
def with_statement():
    with manager:
        pass


@statement
def finally_statement():
    try:
        try:
            1 // 0
        finally:
            pass
    except ZeroDivisionError:
        pass


@statement
def list_add():
    global l
    l += [1]


@statement
def def_statement():
    def f():
        pass


@statement
def class_statement():
    class C:
        pass


@statement
def swap():
    a.a, a.b = a.b, a.a


def run(f):
    heap_lock()
    try:
        f()
        heap_unlock()
        return "goes on"
    except Exception as e:
        heap_unlock()
        return e


for f in statements:
    print(f.__name__, repr(run(f)))
print(counter)


# Locked in one function, seen in another, unlocked in a third.
def lock():
    heap_lock()


def unlock():
    return heap_unlock()


def inside():
    try:
        return [1]
    except MemoryError as e:
        return e


lock()
e = inside()
n = unlock()
print(repr(e), n, inside())


def nested():
    lock()
    lock()
    n = unlock()
    e = inside()
    m = heap_unlock()
    return n, m, e, [n, m]


print(nested())


def turns():
    n = 0
    while True:
        try:
            x = [n]
        except MemoryError:
            x = None
        yield x
        n += 1


g = turns()
print(next(g))
heap_lock()
x = next(g)
heap_unlock()
print(x, next(g))


def locks():
    yield 1
    heap_lock()
    yield 2
    heap_unlock()
    yield 3


out = [None] * 10
i = 0
for x in locks():
    try:
        out[i] = [x]
    except MemoryError:
        out[i] = x
    i += 1
print(out)

# The emergency buffer has room for a few arguments only.
heap_lock()
many = ValueError(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25)
heap_unlock()
print(repr(many))
