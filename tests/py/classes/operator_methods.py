# Expected output: MicroPython 1.29, unix port.
# Methods of operators and subscripts: what they give, raise and refuse, changed while in use, recursion.
class A:
    def __init__(s, v): s.v = v
    def __add__(s, o):
        if isinstance(o, str): return NotImplemented
        return ('add', s.v, o)
    def __sub__(s, o): return NotImplemented
    def __rsub__(s, o): return ('rsub', s.v)
    def __mul__(s, o): raise ValueError('mul')
    def __iadd__(s, o): s.v += 100; return s
    def __getitem__(s, i):
        if i == 'x': raise KeyError(i)
        if i == 9: raise IndexError
        return (s.v, i)
    def __and__(s, o): yield o
    def __or__(s, *o): return o
    def __xor__(s, a, b): pass
    def __floordiv__(s, o): return s if o == 0 else s // (o - 1)
class B(A):
    def __radd__(s, o): return ('radd', s.v)
class C:
    def __getitem__(s, i): return i
    def __pow__(s, o): return o
class L(list):
    def __getitem__(s, i): return 'L%s' % i
    def __add__(s, o): return 'LA'
class S:
    @staticmethod
    def __add__(o): return o
    __getitem__ = lambda s, i: i * 2
    __mul__ = A(1)
a, b = A(1), B(2)
print(a + 1, a + 2.5, 3 - a)
for f in (lambda: a + 'x', lambda: a - 1, lambda: a - 'q', lambda: a * 2, lambda: a['x'], lambda: a ^ 1, lambda: a @ 1, lambda: C() + 1, lambda: C()[1:2], lambda: S() * 2, lambda: S()[4]):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print('s' + b if False else a.__add__('s') is NotImplemented)
try: print('s' + a)
except TypeError as e: print(e)
print(a - b, b - a)
c = a; c += 1; print(c is a, a.v)
c = C(); 
try: c += 1
except TypeError as e: print(e)
print(a[3], a[1:2], [x for x, i in zip(a, range(3))])
for x in a:
    if x[1] == 2: print(x); break
print(list(a & 5), a | 6, (a // 3) is a, C() ** 2, L([1])[0], L() + 1)
class D(A):
    def __getitem__(s, i): return super().__getitem__(i) + ('d',)
print(D(5)[7])
A.__getitem__ = lambda s, i: 'new'
print(a[0], D(5)[1] if False else '')
A.__add__ = lambda s, o: 'new add'
print(a + 1, b + 1)
def deep(o, n): return o[n]
class R:
    def __getitem__(s, n): return s[n - 1] + 1 if n else 0
print(deep(R(), 50))
try: R()[100000]
except RuntimeError as e: print(e)
try:
    a // 100000
except RuntimeError as e: print(e)
