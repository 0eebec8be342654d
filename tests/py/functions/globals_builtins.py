# Expected output: MicroPython 1.29, unix port.
# Attributes of modules and the builtins module; names added, replaced and removed while running.
import builtins
import sys

me = sys.modules["__main__"] if "__main__" in sys.modules else __import__("__main__")
x = 1
print(me.x, __name__)
me.y = 2
print(y)
setattr(me, "z", 3)
print(z, hasattr(me, "nope"))
del me.z
try:
    z
except NameError as e:
    print("NameError", e)
print(builtins.len([1, 2]), builtins.__name__)
builtins.shout = lambda s: s.upper()
print(shout("added"))


def uses():
    return shout("again")


print(uses())
shout = lambda s: s + "?"
print(uses())
del shout
print(uses())
globals()["made"] = "by dict"
print(made)
for i in range(30):
    globals()["v%d" % i] = i
print(v0 + v29, sum(globals()["v%d" % i] for i in range(30)))


def reads():
    return made


made = "later"
print(reads())
