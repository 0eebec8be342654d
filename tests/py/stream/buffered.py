# Expected output: MicroPython 1.29, unix port
# BytesIO and StringIO: positions, lengths and what they refuse.
import io


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return "%s %s" % (type(e).__name__, e)


b = io.BytesIO(b"line one\nline two\nrest")
print(b.read(0), b.read(4), b.readline(), b.readline(4), b.readline(0), b.readline(-1), b.readline(100), b.readline())
print(b.read(), b.read(5), b.readinto(bytearray(3)))
print(b.seek(0), b.read(-1), b.seek(-4, 2), b.read(), b.seek(2), b.seek(3, 1), b.tell(), b.read(3))
b.seek(0)
buf = bytearray(6)
print(b.readinto(buf), buf, b.readinto(buf, 2), buf, b.readinto(buf, 0), b.readinto(buf, -1), buf)
print(attempt(b.readinto, b"bytes"), attempt(b.readinto, "str"), attempt(b.readinto, 5))
print(attempt(b.read, "1"), attempt(b.read, 1.0))
print(attempt(b.seek, -1), attempt(b.seek, "1"))
b.seek(0)
print([l for l in b])

b = io.BytesIO()
print(b.write(b"abc"), b.write("é"), b.write(b""), b.write(bytearray(b"12")), b.getvalue())
print(b.write(b"0123456789", 3), b.write(b"0123456789", 4, 2), b.write(b"0123456789", 8, 100), b.getvalue())
print(b.write(b"01234", -1), b.write(b"01234", -1, 5), b.write(b"01234", 100, 5), b.write(b"01234", 0), b.getvalue())
print(attempt(b.write, 5), attempt(b.write, None), attempt(b.write), attempt(b.write, b"x", 1, 1, 1))
print(b.seek(2), b.write(b"XY"), b.getvalue()[:6], b.seek(50), b.write(b"far"), len(b.getvalue()), b.getvalue()[-5:])
with io.BytesIO(b"in with") as w:
    print(w.read())
print(attempt(w.read), attempt(w.write, b"x"), attempt(w.getvalue))

s = io.StringIO("zeile eins\nzwei \u00e4\n")
print(s.read(5), s.readline(), s.readline(), s.readline())
s = io.StringIO()
print(s.write("text"), s.write("\u20ac"), s.getvalue())
print(s.seek(0), s.read(4), s.tell())
b = io.BytesIO(10)
print(b.getvalue(), b.write(b"more than the ten"), b.getvalue())
m = io.BytesIO(memoryview(b"view"))
print(m.read(2), m.write(b"X"), m.getvalue())
