# Expected output: MicroPython 1.29, unix port.
# Decorators: order, arguments, on methods and classes, with state.


def say(name):
    print("make", name)

    def deco(f):
        print("apply", name)

        def wrapped(*a, **k):
            return name + "(" + f(*a, **k) + ")"

        return wrapped

    return deco


@say("outer")
@say("inner")
def greet(who, mark="!"):
    return who + mark


print(greet("you"), greet("me", mark="?"))


def twice(cls):
    cls.double = lambda self: self.value * 2
    return cls


@twice
class Number:
    def __init__(self, value):
        self.value = value

    @staticmethod
    def zero():
        return 0

    @classmethod
    def make(cls, v):
        return cls(v)

    @property
    def half(self):
        return self.value // 2

    @half.setter
    def half(self, v):
        self.value = v * 2


n = Number.make(8)
print(n.double(), n.half, Number.zero(), n.zero())
n.half = 10
print(n.value)


class Count:
    def __init__(self, f):
        self.f = f
        self.n = 0

    def __call__(self, *a):
        self.n += 1
        return self.f(*a)


@Count
def square(x):
    return x * x


print(square(3), square(4), square.n)


def collect(registry):
    def put(f):
        registry[f.__name__] = f
        return f

    return put


handlers = {}


@collect(handlers)
def start():
    return "started"


@collect(handlers)
def stop():
    return "stopped"


print(sorted(handlers), handlers["start"](), start())
