# Expected output: MicroPython 1.29, unix port.
# Inheritance: overriding, super in chains, several bases, class attributes, isinstance.


class Animal:
    legs = 4

    def __init__(self, name):
        self.name = name

    def describe(self):
        return "%s has %d legs and says %s" % (self.name, self.legs, self.sound())

    def sound(self):
        return "nothing"


class Dog(Animal):
    def sound(self):
        return "woof"


class Bird(Animal):
    legs = 2

    def __init__(self, name, flies=True):
        super().__init__(name)
        self.flies = flies

    def describe(self):
        return super().describe() + (" and flies" if self.flies else "")


class Parrot(Bird):
    def sound(self):
        return super().sound() + " new"

    @classmethod
    def hatch(cls, name):
        return cls(name)

    @staticmethod
    def kind():
        return "parrot"


for x in (Animal("it"), Dog("rex"), Bird("emu", False), Parrot.hatch("polly")):
    print(x.describe(), isinstance(x, Bird), isinstance(x, Animal))
print(Parrot.kind(), issubclass(Parrot, Animal), issubclass(Dog, Bird))


class Left:
    def who(self):
        return "left"

    def only_left(self):
        return 1


class Right:
    def who(self):
        return "right"

    def only_right(self):
        return 2


class Both(Left, Right):
    def who(self):
        return "both of " + super().who()


b = Both()
print(b.who(), b.only_left(), b.only_right(), Right.who(b))


class Mixin:
    def save(self):
        return "saved " + str(self.x)


class Data:
    def __init__(self):
        self.x = 42


class Saved(Mixin, Data):
    pass


print(Saved().save())


class Chain1:
    def f(self, log):
        log.append(1)
        return log


class Chain2(Chain1):
    def f(self, log):
        log.append(2)
        return super().f(log)


class Chain3(Chain2):
    pass


class Chain4(Chain3):
    def f(self, log):
        log.append(4)
        return super(Chain4, self).f(log)


print(Chain4().f([]))


class P:
    v = 1


class Q(P):
    pass


P.v = 2
print(Q.v, Q().v)
Q.v = 3
print(P.v, Q.v)

print(Both.__bases__ == (Left, Right), Q.__bases__ == (P,))


class Base:
    def template(self):
        return self._a() + self._b()

    def _a(self):
        return "a"

    def _b(self):
        raise NotImplementedError


class Impl(Base):
    def _b(self):
        return "b"


print(Impl().template())
try:
    Base().template()
except NotImplementedError as e:
    print("NotImplementedError", e)
