# Expected output: MicroPython 1.29, unix port.
# Operators and protocols that a class defines: arithmetic, reflected, in-place, comparison, containers, call, attributes.


class V:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return "V(%r, %r)" % (self.x, self.y)

    def __add__(self, o):
        return V(self.x + o.x, self.y + o.y)

    def __sub__(self, o):
        return V(self.x - o.x, self.y - o.y)

    def __mul__(self, k):
        return V(self.x * k, self.y * k)

    def __rmul__(self, k):
        return ("r", self * k)

    def __neg__(self):
        return V(-self.x, -self.y)

    def __pos__(self):
        return self

    def __abs__(self):
        return abs(self.x) + abs(self.y)

    def __invert__(self):
        return V(self.y, self.x)

    def __eq__(self, o):
        return isinstance(o, V) and self.x == o.x and self.y == o.y

    def __hash__(self):
        return hash((self.x, self.y))

    def __bool__(self):
        return bool(self.x or self.y)

    def __iadd__(self, o):
        self.x += o.x
        self.y += o.y
        return self

    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y

    def __lt__(self, o):
        return abs(self) < abs(o)

    def __le__(self, o):
        return abs(self) <= abs(o)

    def __floordiv__(self, k):
        return V(self.x // k, self.y // k)

    def __mod__(self, k):
        return V(self.x % k, self.y % k)

    def __pow__(self, k):
        return V(self.x**k, self.y**k)

    def __lshift__(self, k):
        return "<< %d" % k

    def __and__(self, o):
        return "and"

    def __or__(self, o):
        return "or"

    def __xor__(self, o):
        return "xor"

    def __truediv__(self, k):
        return V(self.x / k, self.y / k)


a, b = V(1, 2), V(3, -4)
print(a + b, a - b, a * 3, 3 * a, -a, +a is a, abs(b), ~a)
print(a == V(1, 2), a != b, a == 5, a in [b, V(1, 2)], {a: 1}[V(1, 2)])
print(bool(V(0, 0)), not a, a @ b, a < b, a <= b)
print(b // 2, b % 3, a**2, a << 4, a & 1, a | 1, a ^ 1, b / 2)
c = a
c += b
print(c is a, a)
print(sorted([V(3, 3), V(1, 0), V(0, 2)]))
try:
    a + 1
except AttributeError as e:
    print("AttributeError", e)
try:
    a >> 1
except TypeError as e:
    print("TypeError", e)
try:
    "s" - a
except TypeError as e:
    print("TypeError", e)


class Seq:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return Seq(*self.items[i])
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def __contains__(self, v):
        return v == "magic" or v in self.items

    def __iter__(self):
        return iter(self.items)


s = Seq(1, 2, 3, 4)
s[0] = 10
del s[1]
print(len(s), s[0], s[-1], list(s), "magic" in s, 3 in s, 9 in s, bool(Seq()))
print(list(s[1:]), list(s[::-1]), [x + 1 for x in s], tuple(s), sum(s))


class OldIter:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


print(list(OldIter()), 4 in OldIter(), [x for x in OldIter()])


class Callable:
    def __call__(self, *a, **k):
        return a, sorted(k.items())


print(Callable()(1, 2, x=3), list(map(Callable(), [1])))


class Attrs:
    def __getattr__(self, name):
        if name[0] == "x":
            return name.upper()
        raise AttributeError(name)


t = Attrs()
t.xreal = 1
print(t.xyz, t.xreal, hasattr(t, "a"), getattr(t, "b", 0))


class Next:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Next(4)), sum(Next(5)), sorted(Next(3)), 2 in Next(5))
a, b = Next(2)
print(a, b)
