# Expected output: MicroPython 1.29, unix port, coverage variant.
# The module weakref: what can be referred to, callbacks, their order, ends.
import gc
import weakref


def show(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


class A:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return "A({})".format(self.n)


for v in (None, 1, True, (), "", print, len, type, int, gc, Ellipsis, NotImplemented):
    show(lambda: weakref.ref(v))
    show(lambda: weakref.finalize(v, print))
for v in (A(1), A, [1], {}, {1}, (1,), 10**30, lambda: 1, [].append, Exception("x"), bytearray(3), (i for i in ()), object()):
    show(lambda: (weakref.ref(v), weakref.finalize(v, print).detach()[0] is v, weakref.ref(v)() is v))
show(lambda: weakref.ref())
show(lambda: weakref.ref(A, 1, 2))
show(lambda: weakref.ref(A, callback=1))
show(lambda: weakref.finalize(A))
show(lambda: weakref.finalize(A, callback=1))


def refs():
    a = A(1)
    r = weakref.ref(a)
    s = weakref.ref(a, lambda x: print("gone", x(), x is s))
    print(r() is a, s(), r(1, 2) is a, r is s, r == s, hash(r) == hash(r))
    a = None
    clear = [0, 0, 0, 0]
    gc.collect()
    print(r(), s())
    a = A(3)
    s = weakref.ref(a, lambda x: print("never"))
    s.__del__()
    print(s())
    a = None
    clear = [0, 0, 0, 0]
    gc.collect()


def finals():
    a = A(4)
    f = weakref.finalize(a, print, "args", 1, end="!\n")
    print(f, f.alive, f.peek()[1:])
    print(f(), f(), f.alive, f.peek(), f.detach())
    f = weakref.finalize(a, print, "again", sep="+")
    print(f.detach()[2:], f.alive, f())
    f = weakref.finalize(a, lambda *a, **k: print(a, k), 1, x=2)
    weakref.finalize(a, print, "nobody holds this one")
    a = None
    clear = [0, 0, 0, 0, 0, 0, 0, 0]
    gc.collect()
    print(f.alive, f(), f.peek())
    show(lambda: f.nothing)


def order():
    a = A(5)
    r = weakref.ref(a, lambda r: print("ref 1"))
    weakref.finalize(a, print, "final 1")
    s = weakref.ref(a, lambda r: print("ref 2"))
    weakref.finalize(a, print, "final 2")
    a = None
    clear = [0, 0, 0, 0, 0, 0, 0, 0]
    gc.collect()
    print(r(), s())


refs()
finals()
order()
