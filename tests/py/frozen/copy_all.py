# Expected output: CPython 3.11 (MicroPython has copy in a library to install).
from copy import copy, deepcopy

a = [1, [2, 3], {"k": (4, [5])}, {6}, bytearray(b"7"), None, 8.5, "s"]
b, c = copy(a), deepcopy(a)
print(b == a, b is a, b[1] is a[1], c == a, c[1] is a[1], c[2]["k"] is a[2]["k"], c[3] is a[3], c[4] is a[4], c[7] is a[7])
t = (1, 2)
u = (1, [2])
print(copy(t) is t, deepcopy(t) is t, deepcopy(u) is u, deepcopy(u) == u)
l = [1]
l.append(l)
m = deepcopy(l)
print(m[1] is m, m is l)


class P:
    def __init__(self, x):
        self.x = x
        self.me = self


p = P([1])
q, r = copy(p), deepcopy(p)
print(q.x is p.x, r.x is p.x, r.x, r.me is r, q.me is p, type(r).__name__)


class Own:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep"


print(copy(Own()), deepcopy([Own()]))
print(copy(len) is len, deepcopy(P) is P, copy(5), deepcopy({1: {2: 3}}))
s = [1]
x = deepcopy([s, s])
print(x[0] is x[1])
