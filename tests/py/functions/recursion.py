# Expected output: MicroPython 1.29, unix port.
# Depth: mutual recursion, runaway recursion of several kinds ends in RuntimeError and can be caught.


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(50), odd(50))


def hanoi(n, a, b, c):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


print(hanoi(10, "a", "b", "c"))


def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))


print(ackermann(2, 3))


def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RuntimeError as e:
    print("RuntimeError", e)


class Loop:
    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __len__(self):
        return len(self)


def caught(f):
    try:
        f()
    except RuntimeError as e:
        print("RuntimeError", e)


caught(lambda: repr(Loop()))
caught(lambda: Loop() == Loop())
caught(lambda: len(Loop()))


def by_key(x):
    return sorted([x, x], key=by_key)


caught(lambda: by_key(1))


def walk(g):
    for x in g:
        yield x


def generator_in_itself():
    for x in generator_in_itself():
        yield x


caught(lambda: list(generator_in_itself()))

# and life goes on
print(even(10))
