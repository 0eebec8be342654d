# Expected output: CPython 3.11 (MicroPython has operator in a library to install).
import operator as o

for name in "lt le eq ne ge gt is_ is_not add and_ floordiv lshift mod mul or_ pow rshift sub truediv xor iadd isub imul ior".split():
    print(name, getattr(o, name)(7, 2), end="; ")
print()
print(o.not_(0), o.truth([]), o.neg(3), o.pos(3), o.invert(3), o.abs(-3), o.index(5))
print(o.concat("a", "b"), o.contains([1], 1), o.countOf([1, 2, 1], 1), o.indexOf([1, 2], 2), o.getitem("abc", 1))
d = {}
o.setitem(d, 1, 2)
print(d)
o.delitem(d, 1)
print(d, o.itemgetter(1)("abc"), o.itemgetter(0, 2)("abc"), o.methodcaller("split", ",")("a,b"))


class P:
    class q:
        x = 5

    y = 6


print(o.attrgetter("y")(P), o.attrgetter("q.x", "y")(P))
try:
    o.indexOf([], 1)
except ValueError as e:
    print(e)
