# Expected output: MicroPython 1.29, unix port.
# Which values have an order: every pair of builtin types, and scripts' classes.
from array import array

values = [1, 1 << 70, True, 1.5, "a", b"a", bytearray(b"b"), memoryview(b"a"), array("b", [97]), array("H", [97]), [1], (1,), {1: 2}, {1}, None, range(2), object, len]


def order(a, b):
    out = []
    for f in (lambda: a < b, lambda: a <= b, lambda: a > b, lambda: a >= b):
        try:
            out.append(int(f()))
        except Exception as e:
            out.append(str(e) or type(e).__name__)
    return out


for a in values:
    for b in values:
        print(type(a).__name__, type(b).__name__, order(a, b))
