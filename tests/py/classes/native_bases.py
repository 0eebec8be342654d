# Expected output: MicroPython 1.29, unix port.
# Classes derived from builtin types, and from exceptions.


class L(list):
    def total(self):
        return sum(self)

    def append(self, x):
        super().append(x * 2)


x = L([1, 2])
x.append(5)
x.extend([1])
print(x, x.total(), len(x), x[0], x[-1], x == [1, 2, 10, 1], isinstance(x, list))
x[0] = 7
print(list(x), 10 in x, sorted(x), x + [0])


class D(dict):
    def __missing_key(self):
        return None

    def get_or(self, k, d):
        return self[k] if k in self else d


d = D()
d["a"] = 1
print(d["a"], d.get_or("b", 2), len(d), "a" in d, list(d.keys()), d == {"a": 1})


class S(str):
    def shout(self):
        return self.upper() + "!"


s = S("hi")
print(s.shout(), s + "x", len(s), s == "hi", s[0], "h" in s)


class I(int):
    def double(self):
        return self * 2


i = I(21)
print(i.double(), i + 1, i == 21, int(i), isinstance(i, int))


class T(tuple):
    def first(self):
        return self[0]


t = T((3, 4))
print(t.first(), len(t), t == (3, 4), t + (5,))


class E(ValueError):
    def __init__(self, code):
        super().__init__("code %d" % code)
        self.code = code


try:
    raise E(5)
except ValueError as e:
    print(e, e.code, e.args, type(e).__name__, isinstance(e, ValueError))


class O(OSError):
    pass


e = O(2)
print(e, e.errno, repr(e), isinstance(e, OSError))


class Counter(dict):
    def add(self, k):
        self[k] = self.get(k, 0) + 1


c = Counter()
for ch in "abracadabra":
    c.add(ch)
print(sorted(c.items()))
print(sorted(c, key=lambda k: (-c[k], k)))
