# Expected output: MicroPython 1.29, unix port.
# throw and close: caught, ignored, turned into another, in a finally, at the start, at the end.


def catcher():
    while True:
        try:
            yield "ready"
        except ValueError as e:
            yield "caught %s" % e


g = catcher()
print(next(g), g.throw(ValueError("one")), next(g), g.throw(ValueError("two")))
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("KeyError", e)
try:
    next(g)
except StopIteration:
    print("finished")


def cleaner(log):
    try:
        yield 1
        yield 2
    finally:
        log.append("finally")


log = []
g = cleaner(log)
next(g)
g.close()
print(log)
g.close()
print(log, list(g))

g = cleaner(log)
g.close()
print(len(log), "not begun, nothing to clean")


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print("RuntimeError:", e)


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "gone"


g = returns_on_close()
next(g)
print(g.close())


def raises_on_close():
    try:
        yield 1
    finally:
        1 / 0


g = raises_on_close()
next(g)
try:
    g.close()
except ZeroDivisionError as e:
    print("ZeroDivisionError", e)

g = catcher()
try:
    g.throw(ValueError("before the start"))
except ValueError as e:
    print(e)


def swallow():
    for i in range(5):
        try:
            yield i
        except Exception as e:
            print("swallowed", type(e).__name__)


g = swallow()
print(next(g), g.throw(OSError(5)), g.throw(IndexError()), next(g))


def stops():
    yield 1
    raise StopIteration(3)


g = stops()
next(g)
try:
    next(g)
except RuntimeError as e:
    print("RuntimeError:", e)
except StopIteration as e:
    print("StopIteration", e.value)
