# Expected output: MicroPython 1.29 unix; but bytes.hex("é"), where it gives garbage, is CPython's.
# What refuses arguments, and in which order they are looked at.
import io
import math


def t(f, *a):
    try:
        print(f(*a))
    except Exception as e:
        print(repr(e))


for encoding in (b"", b"utf-8", 5, "utf-9", None):
    t("aé".encode, encoding)
    t(b"ab".decode, encoding)
    t(bytes, "a", encoding)
    t(str, b"a", encoding)
for n in (1 << 63, -(1 << 70), 256, True):
    for name in ("find", "rfind", "index", "count"):
        t(getattr(b"a\x01b", name), n)
t("abc".find, 1 << 70)
t("abc".startswith, 5, 1.5, b"x")
t("abc".endswith, "c", [], {})
t(b"abc".endswith, 5, 1, 1 << 63)
t("abc".startswith, "c", "x", None)
t(math.ldexp, "a", ())
t(math.ldexp, "a", 1)
for c in (io.BytesIO, io.StringIO):
    for n in (1 << 63, -(1 << 70)):
        t(c, n)
t(open, None, 5)
t(open, True, ())
t(open, "/nowhere/x", 5)
t(open, "/nowhere/x", "q")
t(b"aXb".hex, "é")
t(b"aXb".hex, "--")
