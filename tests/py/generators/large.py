# Expected output: MicroPython 1.29, unix port.
# Many generators alive at once, deep delegation, generators in data structures, abandoned half way.
gens = [(i * j for j in range(5)) for i in range(200)]
print(sum(next(g) + next(g) for g in gens), sum(sum(g) for g in gens))


def nest(n):
    if n:
        for x in nest(n - 1):
            yield x + 1
    else:
        yield 0


print(list(nest(30)))


def walk(tree):
    if tree:
        left, v, right = tree
        yield from walk(left)
        yield v
        yield from walk(right)


def insert(tree, v):
    if not tree:
        return (None, v, None)
    left, w, right = tree
    return (insert(left, v), w, right) if v < w else (left, w, insert(right, v))


t = None
for v in [(i * 37) % 101 for i in range(50)]:
    t = insert(t, v)
vals = list(walk(t))
print(vals == sorted(vals), len(vals), vals[:5])


def merge(a, b):
    a, b = iter(a), iter(b)
    x, y = next(a, None), next(b, None)
    while x is not None or y is not None:
        if y is None or x is not None and x <= y:
            yield x
            x = next(a, None)
        else:
            yield y
            y = next(b, None)


print(list(merge(range(0, 10, 3), range(1, 8, 2))))


def batches(it, n):
    batch = []
    for x in it:
        batch.append(x)
        if len(batch) == n:
            yield batch
            batch = []
    if batch:
        yield batch


print(list(batches(range(7), 3)))


def stateful():
    total = n = 0
    while True:
        x = yield total / n if n else None
        total += x
        n += 1


avg = stateful()
next(avg)
print([avg.send(v) for v in (10, 20, 60)])
half = [iter(range(3)) for _ in range(100)]
for g in half:
    next(g)
del half
locals_kept = [g for g in ((a, b) for a in "ab" for b in "xy")]
print(locals_kept)


def many_locals():
    a, b, c, d, e, f, g, h = range(8)
    got = yield a
    i, j, k, l = got, a + b, c + d, e * f
    yield (i, j, k, l, g, h)


m = many_locals()
print(next(m), m.send("sent"))
