# Expected output: MicroPython 1.29, unix port.
# Tuples and ranges: slices, comparison, hashing, concatenation, membership, unpacking, named tuples.
t = (1, "two", 3.0)
print(t, t[0], t[-1], t[1:], len(t), (), (1,), t + (4,), (0,) * 3, t.index("two"), t.count(3))
print((1, 2) < (1, 3), (1, 2) == (1, 2), (1,) != [1], (1, (2, 3)) < (1, (2, 4)), () < (0,))
print(hash((1, 2)) == hash((1, 2)), {(1, 2): "k"}[(1, 2)], 3.0 in t, (1, 2) in [(1, 2)])
try:
    t[0] = 1
except TypeError as e:
    print("TypeError:", e)
a = 1, 2
a += (3,)
print(a, tuple("abc"), tuple([1]), tuple(x for x in range(2)))
x, y = y, x = 1, 2
print(x, y)

r = range(5)
print(r, list(r), len(r), r[1], r[-1], r[1:3], r[::2], 3 in r, 5 in r)
print(range(2, 10, 3), list(range(10, 0, -3)), len(range(0)), list(range(5, 5)), list(range(-3)))
print(range(5) == range(0, 5), range(0) == range(3, 3), range(0, 4, 2) == range(0, 3, 2), range(3) != range(4))
print(sum(range(101)), max(range(5, 50, 7)), list(reversed(range(3))))
print(range(10)[3:8:2], list(range(10)[8:2:-2]), range(1, 4)[::-1])
try:
    range(3)[3]
except IndexError as e:
    print("IndexError:", e)
it = iter(range(3))
print(next(it), list(it))
for i in range(3):
    i += 10
print(i)

from collections import namedtuple

P = namedtuple("P", ("x", "y"))
p = P(1, y=2)
print(p, p.x, p[1], p == (1, 2), len(p), p + (3,), tuple(p))
a, b = p
print(a, b, P(*"ab"), P(x=1, y=2) == P(1, 2))
try:
    p.x = 5
except AttributeError:
    print("AttributeError")
for bad in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2)):
    try:
        bad()
    except TypeError as e:
        print("TypeError:", e)
Q = namedtuple("Q", "one two")
print(Q(1, 2).two)
