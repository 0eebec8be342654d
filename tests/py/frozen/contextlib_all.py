# Expected output: CPython 3.11 (MicroPython has contextlib in a library to install).
from contextlib import *


@contextmanager
def tag(name):
    print("<" + name)
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
    finally:
        print(">" + name)


with tag("a") as x:
    print(x)
with tag("b"):
    raise ValueError("v")
try:
    with tag("c"):
        raise KeyError("k")
except KeyError as e:
    print("out", e.args)


@contextmanager
def twice():
    yield 1
    yield 2


try:
    with twice():
        pass
except RuntimeError as e:
    print(e)


@contextmanager
def never():
    return
    yield


try:
    with never():
        pass
except RuntimeError as e:
    print(e)


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as t:
    print(type(t).__name__)
with suppress(ValueError, KeyError):
    raise KeyError(1)
with nullcontext(5) as n:
    print(n)
try:
    with suppress(ValueError):
        raise OSError(1)
except OSError:
    print("not suppressed")
with ExitStack() as s:
    print(s.enter_context(tag("d")))
    s.callback(print, "called", 1)
    s.push(lambda *a: print("exit", a[0]))
with ExitStack() as s:
    s.push(lambda t, e, tb: True)
    s.callback(print, "first")
    raise ValueError
print("survived")
with ExitStack() as s:
    s.callback(print, "kept")
    kept = s.pop_all()
kept.close()


@tag("deco")
def f():
    print("in f")


f()
f()
