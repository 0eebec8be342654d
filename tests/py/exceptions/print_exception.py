# Expected output: MicroPython 1.29, unix port.
# sys.print_exception: the traceback's text, with the files and lines the exception came through.
import io
import sys


def inner(x):
    return 1 // x


def outer():
    inner(0)


def text(e):
    out = io.StringIO()
    sys.print_exception(e, out)
    return out.getvalue()


try:
    outer()
except Exception as e:
    print(text(e), end="")
try:
    exec("1 + 'a'")
except Exception as e:
    print(text(e), end="")
try:
    [inner(i) for i in (2, 1, 0)]
except Exception as e:
    print(text(e), end="")


class Own(Exception):
    pass


for e in (Own(), Own("a message"), Own(1, 2), KeyError("k"), OSError(2), StopIteration()):
    print(text(e), end="")


def again():
    try:
        outer()
    except ZeroDivisionError as e:
        raise


try:
    again()
except Exception as e:
    print(text(e), end="")


def gen():
    yield 1
    raise ValueError("in generator")


try:
    for x in gen():
        pass
except ValueError as e:
    print(text(e), end="")
try:
    sorted([1, 0], key=lambda v: 1 // v)
except ZeroDivisionError as e:
    print(text(e), end="")
