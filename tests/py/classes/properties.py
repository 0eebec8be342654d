# Expected output: MicroPython 1.29, unix port.
# property: get, set, delete, on bases, as a decorator and as a call; read-only ones.


class Temp:
    def __init__(self):
        self._c = 0
        self.log = []

    @property
    def c(self):
        self.log.append("get")
        return self._c

    @c.setter
    def c(self, v):
        self.log.append("set %s" % v)
        self._c = v

    @c.deleter
    def c(self):
        self.log.append("del")
        self._c = None

    @property
    def f(self):
        return self.c * 9 / 5 + 32

    def _g(self):
        return "g"

    g = property(_g)


t = Temp()
t.c = 100
print(t.f, t.g)
t.c += 1
del t.c
print(t._c, t.log)
for name in ("f", "g"):
    try:
        setattr(t, name, 1)
    except AttributeError as e:
        print("AttributeError", name)
try:
    del t.f
except AttributeError as e:
    print("AttributeError")


class Sub(Temp):
    @property
    def f(self):
        return "sub " + str(super()._g())


s = Sub()
s.c = 10
print(s.f, s.c)


class Lazy:
    @property
    def value(self):
        print("computed")
        return 7


lz = Lazy()
print(lz.value + lz.value)


class Raises:
    @property
    def p(self):
        raise KeyError("from property")


try:
    Raises().p
except KeyError as e:
    print("KeyError", e)
print(isinstance(Temp.c, property) if hasattr(Temp, "c") else "no")
