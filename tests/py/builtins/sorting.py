# Expected output: MicroPython 1.29, unix port.
# sort and sorted: stability, keys, reverse, errors half way, large inputs of several shapes.
data = [(i * 7919) % 1000 for i in range(1000)]
s = sorted(data)
print(s[:5], s[-5:], s == sorted(s), len(s), sum(s) == sum(data))
print(sorted(data, reverse=True) == s[::-1], sorted(range(100, 0, -1)) == list(range(1, 101)))
words = ["pear", "fig", "apple", "kiwi", "date", "plum"]
print(sorted(words), sorted(words, key=lambda w: w[-1] + w))
d = data[:]
d.sort()
print(d == s)
d.sort(key=lambda x: -x)
print(d == s[::-1])
print(sorted([0.5, 1, -2, 10**20, -(10**20)]))
print(sorted(["b", "B", "a", "A", "é"]), sorted([b"b", b"a"]), sorted([[2, 1], [1, 3], [1, 2]]), sorted([(1, "b"), (1, "a")]))


class N:
    compared = 0

    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        N.compared += 1
        return self.n < o.n


ns = [N((i * 37) % 101) for i in range(101)]
print([x.n for x in sorted(ns)] == list(range(101)), N.compared > 100)


def bad_key(x):
    if x == 5:
        raise ValueError("five")
    return x


lst = list(range(10))
try:
    lst.sort(key=bad_key)
except ValueError as e:
    print("ValueError", e, sorted(lst) == list(range(10)))
for mixed in ([1, "a"], [None, 1], [1, [1]], [(1, "a"), (1, 2)]):
    try:
        sorted(mixed)
        print("sorted?")
    except TypeError:
        print("TypeError")
many = [i % 10 for i in range(5000)]
many.sort()
print(many[::500])
print(sorted([]), sorted([1]), sorted("a"), [].sort(), sorted(x for x in (3, 2)))
group = {}
for w in words:
    group.setdefault(len(w), []).append(w)
print([(k, sorted(group[k])) for k in sorted(group)])
print(min(words, key=len), max(words, key=lambda w: w[1]), sorted(enumerate("bca"), key=lambda p: p[1]))
