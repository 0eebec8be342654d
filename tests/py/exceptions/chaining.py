# Expected output: MicroPython 1.29, unix port.
# Board: rp2
# raise from, exceptions within handlers, deep propagation through calls of many kinds.
try:
    try:
        raise ValueError("cause")
    except ValueError as e:
        raise KeyError("effect") from e
except KeyError as e:
    print(repr(e))

try:
    raise KeyError("alone") from None
except KeyError as e:
    print(repr(e))


def through(kind):
    def boom(*a):
        raise OSError(9, kind)

    if kind == "call":
        boom()
    elif kind == "key":
        sorted([3, 1], key=boom)
    elif kind == "map":
        list(map(boom, [1]))
    elif kind == "comprehension":
        [boom() for x in "a"]
    elif kind == "generator":
        any(boom() for x in "a")
    elif kind == "init":

        class I:
            def __init__(self):
                boom()

        I()
    elif kind == "special":

        class S:
            def __add__(self, o):
                boom()

        S() + 1
    elif kind == "property":

        class P:
            p = property(boom)

        P().p
    elif kind == "default":

        def d(x=boom()):
            pass

    elif kind == "iterator":

        class N:
            def __iter__(self):
                return self

            def __next__(self):
                boom()

        for x in N():
            pass
    elif kind == "hash":

        class H:
            def __hash__(self):
                boom()

        {H(): 1}
    elif kind == "exit":

        class X:
            def __enter__(self):
                pass

            def __exit__(self, *a):
                boom()

        with X():
            pass
    elif kind == "str":

        class T:
            def __str__(self):
                boom()

        str(T())


for k in ("call", "key", "map", "comprehension", "generator", "init", "special", "property", "default", "iterator", "hash", "exit", "str"):
    try:
        through(k)
        print("nothing from", k)
    except OSError as e:
        print(e)


def handler_raises():
    try:
        1 / 0
    except ZeroDivisionError:
        undefined


try:
    handler_raises()
except NameError as e:
    print("NameError", e)


trail = []


def deep(n):
    if n:
        try:
            deep(n - 1)
        finally:
            trail.append(n)
    else:
        raise ValueError("bottom")


try:
    deep(5)
except ValueError as e:
    print(e, trail)
