# Expected output: MicroPython 1.29, unix port.
# Generators: next, send, return value, exhaustion, laziness, in expressions.


def count(n):
    i = 0
    while i < n:
        got = yield i
        if got is not None:
            print("got", got)
            i = got
        else:
            i += 1


g = count(10)
print(next(g), next(g), g.send(7), next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
try:
    next(g)
except StopIteration as e:
    print("again", repr(e.value))


def with_result():
    yield 1
    return "result"


g = with_result()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args)

print(list(with_result()), sum(count(5)), max(count(4)))

g = count(3)
try:
    g.send(1)
except TypeError as e:
    print("TypeError:", e)
print(g.send(None))


def lazy():
    print("begun")
    yield


g = lazy()
print("made")
next(g)

print(next(iter([]), "default"), next(count(0), "none"))

squares = (x * x for x in range(4))
print(next(squares), list(squares), list(squares))
print(sum(x for x in (1, 2, 3)), list(x + y for x in "ab" for y in "cd" if x + y != "bc"))


def infinite():
    n = 0
    while True:
        yield n
        n += 1


for v in infinite():
    if v > 3:
        break
print(v)
print(dict(zip("abc", infinite())) == {"a": 0, "b": 1, "c": 2})
a, b, *c = count(5)
print(a, b, c)


def bare():
    x = yield
    while True:
        x = yield x


g = bare()
next(g)
print(g.send(1), g.send("two"), g.send(None))
