# Arguments of all kinds, odd ones among them.
import array, collections, io, socket, select, random
class Empty: pass
class Odd:
    def __len__(self): return -1
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return self
    def __iter__(self): return iter([self, 1])
    def __eq__(self, o): raise ValueError("eq")
    def __hash__(self): return 1
    def __call__(self, *a, **k): return a
    def __add__(self, o): return NotImplemented
    def __repr__(self): return 5
    def __enter__(self): return self
    def ioctl(self, r, a): return 1 << 70
    def readinto(self, b): return 10 ** 6
    def write(self, b): return -5
class S(str): pass
class L(list): pass
class D(dict): pass
class I(int): pass
class X(ValueError): pass
def gen():
    yield 1
    yield "a"
def recursive():
    x = []
    x.append(x)
    return x
def pool():
    return [
        0, 1, -1, 255, 2 ** 31, -2 ** 63, 2 ** 64, 10 ** 30, 1.5, float("nan"), float("inf"), 1j, True, None, ...,
        "", "a", "é日", "%s %d", "{} {0!r:>{}}", b"", b"\xff\x00", bytearray(b"abc"), memoryview(bytearray(b"xyz")), memoryview(b"xyz")[1:],
        array.array("h", [1, 2]), array.array("d"), (), (1, "a"), [], [3, 1, 2], recursive(), {}, {"a": 1}, {1: [2]}, set(), {1, 2}, frozenset([1]),
        range(5), range(1000), slice_, Empty, Empty(), Odd(), S("s"), L([1]), D(), I(7), X("x"), ValueError, OSError(2), gen(), iter([1, 2]),
        len, lambda *a, **k: a, Empty().__class__, int, str, type, object(), NotImplemented, io.BytesIO(b"abc\ndef"), io.StringIO("abc"),
        collections.deque((1, 2), 3), collections.OrderedDict([(1, 2)]), collections.namedtuple("N", "a b")(1, 2), map(str, [1]), {}.keys(), {1: 2}.items(), zip([1]),
        "a" * 1000, [0] * 100, Empty().__init__ if hasattr(Empty(), "__init__") else 0, super, property(len), staticmethod(len), socket, select.poll(),
    ]
class Grab:
    def __getitem__(self, k): return k
slice_ = Grab()[1:2:3]
def use(r): # a little of what could be done with a result
    try: repr(r)
    except Exception: pass
    try: r == r
    except Exception: pass
    try: hash(r)
    except Exception: pass
    try: len(r)
    except Exception: pass
    try:
        n = 0
        for x in r:
            n += 1
            if n > 20: break
    except Exception: pass
