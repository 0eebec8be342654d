# Expected output: MicroPython 1.29, unix port
# Files: bytes and text, the same rules.
import os

NAME = "files-%d.tmp" % (id([]) & 0xFFFFFF)


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return "%s %s" % (type(e).__name__, e)


with open(NAME, "wb") as f:
    print(f.write(b"line one\n"), f.write("two \u00e4\n"), f.write(b"0123456789", 3, 4), f.write(bytearray(b"\nrest")), f.write(b""))
    print(attempt(f.read), f.tell(), f.seek(0), f.write(b"L"), f.flush())
    print(attempt(f.write, 5), attempt(f.write, None))
print(attempt(f.write, b"x"), attempt(f.read))
with open(NAME, "rb") as f:
    print(f.read(0), f.read(3), f.readline(), f.readline(2), f.readline(), f.tell())
    buf = bytearray(3)
    print(f.readinto(buf), buf, f.readinto(buf, 1), buf, f.readline(), f.read(), f.read(), f.read(1), f.readline(), f.readinto(buf))
    print(f.seek(0), f.read(5), f.seek(2, 1), f.read(2), f.seek(-4, 2), f.read(), attempt(f.seek, -1))
    print(attempt(f.write, b"x"))
    f.seek(0)
    print([l for l in f], f.readlines())
    f.seek(5)
    print(f.readlines())
with open(NAME) as f:
    print(f.read(6), repr(f.readline()), f.readline(), f.read(2), repr(f.read()), repr(f.read()))
    f.seek(0)
    print([l for l in f])
with open(NAME, "a") as f:
    print(f.write("more"), f.tell() > 0)
with open(NAME, "r+") as f:
    print(f.read(4), f.seek(0), f.write("OVER"), f.seek(0), f.readline())
with open(NAME, "rb", 0) as f:
    print(len(f.read()))
print(attempt(open, "no such file"), attempt(open, "no/such/folder", "w"))
f = open(NAME)
print(f.close(), f.close(), attempt(f.readline))
os.remove(NAME) if hasattr(os, "remove") else os.unlink(NAME)
