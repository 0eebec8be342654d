def show(x):
    if type(x) in (list, tuple):
        r = ", ".join([show(k) for k in x])
        return "[" + r + "]" if type(x) is list else "(" + r + ("," if len(x) == 1 else "") + ")"
    if type(x) is dict:
        return "{" + ", ".join(sorted([show(k) + ": " + show(x[k]) for k in x])) + "}"
    if type(x) in (set, frozenset):
        return "set(" + ", ".join(sorted([show(k) for k in x])) + ")"
    r = repr(x)
    return "<>" if r[:1] == "<" else r if len(r) < 2000 else r[:2000] + "..."
out = []
def p(*a):
    out.append(None)
    if len(out) > 300: raise KeyboardInterrupt
    print(*[show(k) for k in a])
class E(Exception): pass
class V:
    def __init__(self, v): self.v = v
    def __repr__(self): return "V(" + show(self.v) + ")"
    def __add__(self, o): return V(self.v + (o.v if isinstance(o, V) else o))
    def __radd__(self, o): return V(o + self.v)
    def __sub__(self, o): return NotImplemented
    def __rsub__(self, o): return ("rsub", o)
    def __mul__(self, o): return V((self.v, o))
    def __neg__(self): return V(-self.v)
    def __eq__(self, o): return isinstance(o, V) and self.v == o.v
    def __lt__(self, o): return self.v < (o.v if isinstance(o, V) else o)
    def __hash__(self): return hash(self.v)
    def __len__(self): return len(self.v)
    def __getitem__(self, k): return self.v[k]
    def __setitem__(self, k, v): p("setitem", k, v)
    def __call__(self, *a, **k): return (self.v, a, k)
    def __contains__(self, k): return k in self.v
    def __abs__(self): return abs(self.v)
    def __bool__(self): return bool(self.v)
    @property
    def prop(self): return ("prop", self.v)
    @staticmethod
    def sm(a): return ("sm", a)
    @classmethod
    def cm(cls, a): return cls(a)
    def __getattr__(self, n):
        if n == "x": return 42
        raise AttributeError(n)
class W(V):
    def __repr__(self): return "W(" + show(self.v) + ")"
    def __iadd__(self, o):
        self.v += 1
        return self
    def __iter__(self): return iter((self.v, 2))
    def __floordiv__(self, o): return W(self.v // o)
    def __rmod__(self, o): return W(o)
    def __ge__(self, o): return "ge"
    def __int__(self): return 7
class M:
    def __init__(self, n, eat=False): self.n, self.eat = n, eat
    def __enter__(self):
        p("enter", self.n)
        return self.n
    def __exit__(self, t, v, b):
        p("exit", self.n, v)
        return self.eat
class AM(M):
    async def __aenter__(self): return self.__enter__()
    async def __aexit__(self, t, v, b):
        await Y("aexit")
        return self.__exit__(t, v, b)
class Y:
    def __init__(self, n): self.n = n
    def __iter__(self):
        return (yield self.n)
    __await__ = __iter__
class AI:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        await Y("anext")
        self.n -= 1
        if self.n < 0: raise StopAsyncIteration
        return self.n
