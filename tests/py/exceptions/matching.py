# Expected output: MicroPython 1.29, unix port.
# Which clause is taken: hierarchy, tuples, order, expressions, the name and its end.


class Base(Exception):
    pass


class Derived(Base):
    pass


class Other(ValueError):
    pass


def which(exc):
    try:
        raise exc
    except Derived:
        return "derived"
    except (KeyError, IndexError):
        return "lookup pair"
    except ValueError as e:
        return "value %r" % (e.args,)
    except Base:
        return "base"
    except Exception as e:
        return "exception " + type(e).__name__
    except:
        return "bare"


for e in (Derived(), Base(), Other(1), KeyError("k"), IndexError(), LookupError(), ValueError(1, 2), OSError(2), KeyboardInterrupt(), SystemExit(1)):
    print(type(e).__name__, "->", which(e))
print(which(ValueError), which(Derived))

# the name goes away
try:
    raise ValueError("v")
except ValueError as e:
    pass
try:
    e
except NameError:
    print("gone")

# classes chosen at run time
kinds = [ZeroDivisionError, TypeError]
for k in kinds:
    try:
        try:
            1 / 0
        except k:
            print("matched", k.__name__)
    except ZeroDivisionError:
        print("passed", k.__name__)


def nested():
    try:
        try:
            raise KeyError("inner")
        except ValueError:
            print("not here")
        finally:
            print("on the way")
    except KeyError as e:
        print("here", e.args)


nested()

# raising what is none
for bad in (1, "text", None, int, object()):
    try:
        raise bad
    except TypeError as e:
        print("TypeError:", e)

# raise again keeps the exception
first = None
try:
    try:
        raise OSError(5)
    except OSError as e:
        first = e
        raise
except OSError as e:
    print(e is first, e)

try:
    raise
except RuntimeError as e:
    print("RuntimeError:", e)

print(issubclass(KeyError, LookupError), issubclass(IndentationError, SyntaxError), issubclass(NotImplementedError, RuntimeError))
print(issubclass(KeyboardInterrupt, Exception), issubclass(SystemExit, Exception), issubclass(GeneratorExit, BaseException))
print(issubclass(ZeroDivisionError, ArithmeticError), issubclass(OverflowError, ArithmeticError), issubclass(UnicodeError, ValueError))
