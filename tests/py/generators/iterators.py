# Expected output: MicroPython 1.29, unix port.
# The iterator protocol: one-shot and reusable, containers changed while walked, classes that iterate, zip of iterators.
it = iter([1, 2, 3])
print(iter(it) is it, next(it), list(it), list(it))
s = "ab"
print(list(zip(s, s)), list(zip(iter("abcd"), iter("xy"))))
pairs = iter(range(6))
print(list(zip(pairs, pairs)))
for k in {"only": 1}:
    print(k)
for k, v in {"a": 1}.items():
    print(k, v)
l = [1, 2, 3]
for x in l:
    if x < 3 and len(l) < 6:
        l.append(x * 10)
print(l)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n, 0, -1):
            yield i


c = Countdown(3)
print(list(c), list(c), 2 in c, sum(c), max(c), tuple(c), sorted(c))
a, *b = c
print(a, b)


class Grid:
    def __init__(self, w, h):
        self.w, self.h = w, h

    def __iter__(self):
        return ((x, y) for y in range(self.h) for x in range(self.w))


print(list(Grid(2, 2)), dict(Grid(2, 1)) if False else len(list(Grid(3, 3))))
e = enumerate("ab")
print(next(e), list(e))
m = map(lambda x: x + 1, [1, 2])
print(next(m), list(m), list(m))
f = filter(lambda x: x % 2, range(5))
print(next(f), list(f))
r = reversed([1, 2])
print(next(r), list(r))
print(list(map(lambda *a: a, "ab", (1, 2), range(9))))
n = iter(())
print(next(n, None), [x for x in iter("")])


class Bad:
    def __iter__(self):
        return 5


try:
    for x in Bad():
        pass
except TypeError as e:
    print("TypeError", e)


class NoNext:
    def __iter__(self):
        return self


try:
    list(NoNext())
except TypeError as e:
    print("TypeError", e)


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


for i, x in enumerate(fib()):
    if i == 90:
        print(x)
        break
print(all(x == y for x, y in zip(range(3), iter([0, 1, 2]))))
