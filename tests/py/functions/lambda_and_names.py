# Expected output: MicroPython 1.29, unix port.
# Function objects: names, identity, bound methods, lambdas in odd places, walrus.


def f():
    pass


print(f.__name__, (lambda: 0).__name__)
print(callable(f), callable(3), callable(int), callable("".join))


class A:
    def m(self):
        return self


a = A()
m = a.m
print(m() is a, A.m(a) is a)

table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
print(table["+"](2, 3), table["-"](2, 3))
print((lambda *a, **k: (a, k))(1, 2, z=3))
print((lambda a, b=(lambda: 5)(): a + b)(1))
print(list(map(lambda p: p[0] * p[1], [(1, 2), (3, 4)])))
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))

if (n := len("walrus")) > 3:
    print(n)
print([y for x in range(5) if (y := x * x) % 2 == 0], y)
while (n := n - 2) > 0:
    print("n", n)


def default_after(a, b=2, *c, d, e=5):
    return a, b, c, d, e


print(default_after(1, d=4), default_after(1, 2, 3, d=4, e=6))

# a function is an object with identity and a hash
print(len({f: 1, A.m: 2, f: 3}))
print(f is f, f == f, f == A.m)
