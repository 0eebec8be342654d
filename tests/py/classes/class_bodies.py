# Expected output: MicroPython 1.29, unix port.
# Class bodies as code: loops, conditions, functions defined in them, nested classes, names seen and unseen, metaclass-free tricks.
flag = True


class Config:
    if flag:
        mode = "debug"
    else:
        mode = "release"
    table = {}
    for name in ("a", "b"):
        table[name] = name.upper()

    def helper(x):
        return x * 2

    computed = helper(21)

    class Inner:
        depth = 2

        class Innermost:
            depth = 3

    try:
        missing
    except NameError:
        handled = True


print(Config.mode, sorted(Config.table.items()), Config.computed, Config.Inner.Innermost.depth, Config.handled, Config.name)


class Slots:
    __slots__ = ("a",)

    def __init__(self):
        self.a = 1


print(Slots().a)


class Registry:
    known = []

    def register(cls):
        Registry.known.append(cls.__name__)
        return cls


@Registry.register
class One:
    pass


@Registry.register
class Two(One):
    pass


print(Registry.known)


class Counter:
    made = 0

    def __init__(self):
        Counter.made += 1
        self.id = self.made

    def __del__(self):
        pass


print([Counter().id for _ in range(3)], Counter.made)


class New:
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.args = args
        return self

    def __init__(self, *args):
        self.n = len(args)


n = New(1, 2)
print(n.args, n.n)


class Single:
    one = None

    def __new__(cls):
        if cls.one is None:
            cls.one = super().__new__(cls)
        return cls.one


print(Single() is Single())


class Other:
    def __new__(cls):
        return 5


print(Other())


class Enum:
    RED, GREEN, *REST = range(4)


print(Enum.RED, Enum.GREEN, Enum.REST)


def outer():
    v = "closed over"

    class K:
        seen = v

        def get(self):
            return v, self.seen

    return K


print(outer()().get())
K = type("K", (), {})
k = K()
k.attr = 1
print(k.attr, K.__name__, type(k) is K)


class WithGlobal:
    global leaked
    leaked = 5
    kept = 6


print(leaked, hasattr(WithGlobal, "leaked"), WithGlobal.kept)
