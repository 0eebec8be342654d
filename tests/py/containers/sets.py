# Expected output: MicroPython 1.29, unix port.
# Sets and frozensets; printed sorted, since their order is nobody's business.
s = {3, 1, 2, 3}
t = set("hello")
print(len(s), sorted(s), sorted(t), 1 in s, 9 in s)
s.add(4)
s.add(4)
s.discard(1)
s.discard(99)
s.remove(2)
try:
    s.remove(2)
except KeyError as e:
    print("KeyError", e)
print(sorted(s))
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b))
print(sorted(a.union(b)), sorted(a.intersection(b)), sorted(a.difference(b)), sorted(a.symmetric_difference(b)))
print(a.isdisjoint(b), a.isdisjoint({9}), {3} <= a, a <= a, a < a, a >= {1}, a > {1}, {3}.issubset(a), a.issuperset({1}))
print({1, 2} == {2, 1}, {1} != {2}, set() == frozenset(), frozenset([1]) == {1})
c = a.copy()
c |= {10}
c &= {1, 10, 11}
c ^= {1, 2}
c -= {2}
print(sorted(c), sorted(a))
a.update([7], "x") if False else a.update([7])
print(sorted(a))
a.clear()
print(a, bool(a), set(), frozenset())
x = set([5])
print(x, x.pop(), x)
try:
    x.pop()
except KeyError:
    print("KeyError")
print(sorted({x % 3 for x in range(10)}))
f = frozenset((1, 2))
print(sorted(f), {f: 1}[frozenset([2, 1])], sorted(f | {3}), f in {f})
try:
    f.add(1)
except AttributeError:
    print("AttributeError")
for bad in ([], {}):
    try:
        {bad}
    except TypeError as e:
        print("TypeError:", e)
print(len(set(range(1000)) | set(range(500, 1500))), len({(1, 2), (1, 2), (2, 1)}))
print(sorted(set([1, 2, 3]).intersection([2, 3, 4])), {1}.union("a") == {1, "a"})
print(sum({1, 2, 3}), max({4, 9}), sorted(list({"b", "a"})), any({0}), all(set()))
