# Expected output: MicroPython 1.29, unix port.
# What stands in sys.path and sys.modules that is no folder and no module.
import sys


def show(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


def missing():
    import nothing_here


def fixed():
    import math

    return math


saved = sys.path[:]
for path in (["", 5], [5], [None, ""], [b"nowhere"], ("",)):
    sys.path[:] = path
    show(missing)
    show(fixed)
sys.path[:] = saved


class Thing:
    x = 7


sys.modules["fake"] = Thing()


def attribute():
    import fake
    from fake import x

    return fake.x, x


def lacks():
    from fake import y


show(attribute)
show(lacks)
del sys.modules["fake"]
show(attribute)
show(lambda: __import__(""))
show(lambda: __import__(5))
show(lambda: __import__("sys", 1, 2, 3, 0))
show(lambda: __import__(".x"))
show(lambda: __import__("sys.path"))
