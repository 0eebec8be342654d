# Expected output: MicroPython 1.29, unix port.
# An exception whose __init__ has not called that of its base is not one yet.
class C(Exception):
    def __init__(self, x):
        try:
            raise self
        except TypeError as e: print('early', e)
        super().__init__(x, 1)
        try:
            raise self
        except C as e: print('late', e)
class D(Exception):
    def __init__(self, x): self.x = x
class E(D): pass
for f in (lambda: C(3), lambda: D(4), lambda: E(5)):
    try:
        raise f()
    except Exception as e:
        print(repr(e), getattr(e, 'x', None))
class G(D):
    def __init__(self):
        D.__init__(self, 2)
        raise self
try:
    G()
except Exception as e: print(repr(e))

# A traceback can be forgotten.
import sys
import io

exc = ValueError("x")
try:
    raise exc
except ValueError:
    pass
exc.__traceback__ = None
buf = io.StringIO()
sys.print_exception(exc, buf)
print(repr(buf.getvalue()))
