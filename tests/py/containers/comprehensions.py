# Expected output: MicroPython 1.29, unix port.
# Comprehensions: nested, filtered, with names of their own, over everything, with function calls and conditions.
print([x for x in range(5)], [x * y for x in range(3) for y in range(3) if x != y])
print([[y for y in range(x)] for x in range(4)])
print([(a, b) for a, b in zip("ab", [1, 2])], [a + b for (a, (b, c)) in [(1, (2, 3))]])
print([x for x in range(20) if x % 2 if x % 3], [x if x > 2 else -x for x in range(5)])
print(sorted({len(w) for w in "a bb cc ddd".split()}), {k: len(k) for k in ["aa"]})
print(list(x for x in "gen"), sum(1 for _ in range(7)), tuple(i for i in ()), set(c for c in "a"))

x = "outside"
print([x for x in range(2)], x)
n = 3
print([i + n for i in range(n)], (lambda k: [k * i for i in range(3)])(4))


class C:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]


print(C.doubled)


def f(rows):
    return [[cell.upper() for cell in row if cell] for row in rows if row]


print(f([["a", ""], [], ["b", "c"]]))
print([f for f in [lambda: 1]][0]())
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [c for row in matrix for c in row])
print({a: {b: a * b for b in (2,)} for a in (1,)})
print([i for i in range(3) for i in range(i)])
print(any(c == "b" for c in "abc"), all(c < "c" for c in "abc"), next(c for c in "xyz" if c > "x"))
first = lambda it: next(iter(it))
print(first(k for k in "q"))
primes = [p for p in range(2, 40) if not [d for d in range(2, p) if p % d == 0]]
print(primes)


def lazily(log):
    return (log.append(i) or i for i in range(3))


log = []
g = lazily(log)
print(log, next(g), log, list(g), log)
print([lst for lst in [[i] * i for i in range(4)] if lst])
print([(yield_, "ok") for yield_ in range(1)])
print(["%s=%s" % kv for kv in sorted({"b": 2, "a": 1}.items())])
try:
    [undefined_name for _ in range(1)]
except NameError as e:
    print("NameError:", e)
