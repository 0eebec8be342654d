# Expected output: MicroPython 1.29, unix port.
# Classes: attributes on class and instance, methods, deletion, dir-like tests, class bodies that compute.


class A:
    "A doc string is a statement."
    shared = []
    n = 1
    for i in range(3):
        n += i
    del i

    def __init__(self, x=0):
        self.x = x

    def put(self, v):
        self.shared.append(v)
        self.n += 1
        return self


a, b = A(1), A()
a.put("one").put("two")
print(a.x, b.x, A.shared is b.shared, b.shared, a.n, b.n, A.n)
del a.n
print(a.n, hasattr(a, "i"), hasattr(A, "n"), hasattr(a, "y"))
a.y = 5
print(a.y, getattr(a, "z", "none"))
setattr(a, "z", 6)
print(a.z)
delattr(a, "z")
try:
    a.z
except AttributeError as e:
    print(e)
try:
    del a.z
except AttributeError as e:
    print("AttributeError", e)
try:
    A.nothing
except AttributeError as e:
    print(e)

A.added = lambda self: ("added", self.x)
print(b.added())
b.own = lambda: "own"
print(b.own())

print(type(a) is A, isinstance(a, A), type(A) is type, A.__name__, a.__class__ is A)
print(isinstance(3, (str, int)), isinstance(True, int), issubclass(bool, int), issubclass(A, (B, A) if False else (A,)))


class Empty:
    pass


e = Empty()
e.a, e.b = 1, 2
print(sorted(e.__dict__.items()))


def make(n):
    class Made:
        value = n

        def get(self):
            return n + self.value

    return Made


M1, M2 = make(1), make(10)
print(M1().get(), M2().get(), M1 is M2)

C = type("C", (A,), {"x": 9, "get": lambda self: self.x})
print(C().get(), C.__name__, C(4).get())

try:
    A(1, 2)
except TypeError as e:
    print("TypeError:", e)
try:
    Empty(1)
except TypeError as e:
    print("TypeError")
try:
    A.put()
except TypeError as e:
    print("TypeError:", e)
