# Expected output: MicroPython 1.29, unix port.
# What makes an object while the heap is locked, and what does not.
from micropython import heap_lock, heap_unlock
import array


class A:
    z = 5

    def __init__(self):
        self.a = 1
        self.f = 1.5

    def m(self, *a):
        return a and a[0]

    def kw(self, **k):
        return 0

    def __call__(self):
        return 3

    def __add__(self, other):
        return other


class B:
    def __getitem__(self, i):
        return i


class E(Exception):
    pass


a = A()
b = B()
l = [1, 2, 3, 4]
d = {1: 2, "a": 1.5}
s = "hello world"
by = b"hello"
t = (1, 2.5)
mv = memoryview(bytearray(b"abc"))
ar = array.array("d", [1.5])
big = 1 << 70
am = a.m
fl = 2.5
g = (x for x in (1, 2.5, "x"))
n61 = 1 << 61
en = enumerate([1.5])
empty = []


def args(*args):
    return args


def kws(**kw):
    return 0


def default(a, b=1):
    return b


def kwonly(*, k=1):
    return k


def gen():
    yield 1


def capture(x):
    def f():
        return x

    return 0


def deep(n):
    return n and deep(n - 1)


TESTS = """[]|()|(1,)|(l,)|{}|{1}|{1: 2}|1.5|fl|fl + 1|-fl|fl < 1|int(fl)|abs(-3)|float(3)|float(fl)|1 + 1|n61 * 2|-n61 - n61|~n61
big + 1|big == big|big >> 69|s[0]|s[1:3]|by[0]|by[1:2]|l[0]|l[1:2]|l[-1]|t[0:1]|t[1]|b[0]|b[1:2]|mv[0]|mv[0:1]|ar[0]|d[1]|d["a"]
a.a|a.f|a.m|a.m()|a.m(1)|a.kw()|a()|a + 1|a + fl|am()|am|A()|A.z|A.m|A.m(a)|args()|args(1)|args(*l)|default(1)|default(1, b=2)
default(a=1)|default(*t)|default(**{})|kwonly()|kwonly(k=3)|kws()|gen()|capture(1)|lambda: 1|[x for x in l]|(x for x in l)
next(g)|next(g)|next(en)|str(5)|str(s)|str()|repr(s)|s + s|s + ""|"" + s|s * 0|s.upper()|s.strip()|s.replace("z", "y")|s.find("w")
s.split()|s.startswith("he")|s.encode()|s.split|"%d" % 1|"{}".format(1)|s == "hello"|"x" in s|len(s)|hash(s)|chr(65)|bytes(by)|bytes(3)
by + b""|by + by|hex(255)|int("5")|(5).to_bytes(2, "big")|isinstance(l, list)|type(l)|range(3)|iter(l)|iter(g)|enumerate(l)|reversed(l)
zip(l, l)|map(len, ())|sorted(l)|min(l)|max(t)|sum(l)|sum(t)|any(l)|l.index(2)|l.count(2)|l.copy()|l + l|l == l|d.get(1)|d.get("a")
d.keys()|d.items()|d.copy()|1 in d|dict()|list()|tuple()|tuple(t)|tuple(l)|set()|object()|memoryview(by)|bytearray()|ValueError()
ValueError(1)|E()|getattr(a, "a")|getattr(a, "m")|hasattr(a, "m")|setattr(a, "a", 2)|globals() is None|id(l)|callable(l)|bool(l)
complex(1)|1j|...|empty.append(1)|empty.append(1)|empty.append(1)|empty.append(1)|l.pop()|l.append(4)|l.sort()
l.reverse()|l.extend(l)|eval("1")|compile("1", "", "eval")|divmod(5, 2)|pow(2, 3)|1 / 2|7 // 2|__import__("sys")|deep(50)|a.nope|nope
1 / 0|l[100]"""


def run(f):
    heap_lock()
    try:
        f()
        heap_unlock()
        return "goes on"
    except Exception as e:
        heap_unlock()
        return e


functions = []
for line in TESTS.replace("\n", "|").split("|"):
    functions.append((line, eval("lambda: (" + line + ")")))
for line, f in functions:
    print(line, "->", repr(run(f)))
