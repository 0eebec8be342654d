# Expected output: MicroPython 1.29, unix port.
# yield from: values, send, throw, close and the result go through; over iterators of other kinds.


def inner():
    try:
        x = yield "first"
        print("inner got", x)
        y = yield "second"
        print("inner got", y)
    except ValueError as e:
        print("inner caught", e)
        yield "after"
    finally:
        print("inner ends")
    return "inner result"


def outer():
    r = yield from inner()
    print("outer has", r)
    r = yield from [1, 2]
    print("list gives", r)
    return "outer result"


def drive(g):
    out = []
    try:
        while True:
            out.append(next(g))
    except StopIteration as e:
        print(out, e.value)


drive(outer())
g = outer()
print(next(g), g.send("hello"), g.throw(ValueError("bad")))
drive(g)

g = outer()
next(g)
g.close()
drive(g)


def chain(*its):
    for it in its:
        yield from it


print(list(chain("ab", (1, 2), {"k": 0}, range(2), iter([9]))))


def tree(t):
    if isinstance(t, tuple):
        for x in t:
            yield from tree(x)
    else:
        yield t


print(list(tree((1, (2, (3, (4,)), 5), ((6,),)))))


def depth(n):
    if n == 0:
        got = yield "bottom"
        return got
    got = yield from depth(n - 1)
    return got + 1


g = depth(20)
print(next(g))
try:
    g.send(100)
except StopIteration as e:
    print(e.value)


class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("own value")
        return self.n


def over():
    print((yield from It()))


print(list(over()))
try:
    list(chain(5))
except TypeError as e:
    print("TypeError:", e)


def thrower():
    try:
        yield from [1, 2, 3]
    except KeyError as e:
        yield "outer caught it"


g = thrower()
print(next(g), g.throw(KeyError("k")))
