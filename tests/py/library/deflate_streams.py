# Expected output: MicroPython 1.29, unix port, coverage variant.
# The module deflate: formats, windows, minimal reading, what goes wrong.
import deflate
import io


def show(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


def comp(data, *a):
    b = io.BytesIO()
    with deflate.DeflateIO(b, *a) as g:
        if isinstance(data, list):
            for x in data:
                g.write(x)
        else:
            g.write(data)
    return b.getvalue()


def decomp(data, *a):
    with deflate.DeflateIO(io.BytesIO(data), *a) as g:
        return g.read()


print(deflate.AUTO, deflate.RAW, deflate.ZLIB, deflate.GZIP, deflate.DeflateIO)
texts = [b"", b"a", b"abc" * 3, b"a" * 261, b"a" * 518, b"a" * 1000, bytes(range(256)), bytes(range(256)) * 2,
         b"she sells sea shells by the sea shore " * 6, b"ab" * 300 + b"cd" * 200 + b"ab" * 10]
seed = 7
noise = bytearray(700)
for i in range(len(noise)):
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    noise[i] = 97 + (seed >> 16) % 3
texts.append(bytes(noise))
for t in texts:
    for a in ((), (deflate.RAW,), (deflate.ZLIB,), (deflate.GZIP,), (deflate.RAW, 5), (deflate.RAW, 9), (deflate.ZLIB, 6), (deflate.ZLIB, 15), (deflate.GZIP, 12)):
        c = comp(t, *a)
        b = c if len(c) < 150 else (len(c), c[:20], c[-20:])
        print(len(t), a, b)
        if a:
            show(lambda: decomp(c, *a) == t)
print(comp([b"hello ", b"hello ", b"", b"hel", b"lo hello"]), comp([b"x"] * 20), comp(["text", bytearray(b"text"), memoryview(b"text")]))

# the bytes of another compressor: stored, fixed and dynamic blocks
packed = (
    b"\x01\x05\x00\xfa\xffhello",
    b"\x00\x02\x00\xfd\xffhe\x01\x03\x00\xfc\xffllo",
    b"\x05\xc1\x81\x01\x000\x04\x04\xb1\x95\\\x1f\xcfn\x86o\x82d\x06Qq\xc8\x9d\xc5X}<e\xb5g\x83\x0f\x89X\x07\xab"[:-4],
)
for p in packed:
    show(lambda: decomp(p, deflate.RAW))
    src = io.BytesIO(p + b"rest")
    g = deflate.DeflateIO(src, deflate.RAW)
    got = b""
    while True:
        x = g.read(2)
        got += x
        print(src.tell(), end=" ")
        if not x:
            break
    print(got, src.read())

# windows
far = comp(b"hello" + bytes(300) + b"hello", deflate.RAW, 10)
for w in (0, 5, 8, 9, 15):
    show(lambda: len(decomp(far, deflate.RAW, w)))
for a in ((-1,), (4,), (deflate.RAW, 4), (deflate.RAW, 16), (deflate.RAW, -1), ("x",), (deflate.RAW, "x"), (1.5,)):
    show(lambda: comp(b"", *a))
show(lambda: deflate.DeflateIO())
show(lambda: deflate.DeflateIO(1, 2, 3, 4, 5))
show(lambda: deflate.DeflateIO(io.BytesIO(), format=1))

# wrong data
z = comp(b"some text, some text", deflate.ZLIB)
g = comp(b"some text, some text", deflate.GZIP)
for d in (b"", b"x", z[:1], z[:5], z[:-1], z[:-4] + b"abcd", b"\x79" + z[1:], b"\x88\x1c" + z[2:], b"\x78\xbb" + z[2:], z + b"more",
          g[:3], g[:12], g[:-1], g[:-8] + b"12345678", g[:-1] + b"x", b"\x1f\x8b\x07" + g[3:], b"\x1f\x8b\x08\xff" + g[4:],
          b"\x1f\x8b\x08\x1e123456\x02\x00exname\x00comment\x00hc" + g[10:], g + b"more"):
    show(lambda: decomp(d))
    show(lambda: decomp(d, deflate.ZLIB))
    show(lambda: decomp(d, deflate.GZIP))
for d in (b"\x07", b"\x06", b"\x01\x05\x00\xfa\xfehello", b"\x4b", b"\x04\x00\xff\xff"):
    show(lambda: decomp(d, deflate.RAW))

# reading and writing by other means
f = deflate.DeflateIO(io.BytesIO(comp(b"line one\nline two\n\nlast", deflate.ZLIB)))
print(f.readline(), f.readline(4), f.readline(), f.readline(), f.readline(), f.readline())
f = deflate.DeflateIO(io.BytesIO(comp(b"0123456789", deflate.ZLIB)))
buf = bytearray(4)
print(f.readinto(buf), buf, f.readinto(buf, 2), buf, f.read(0), f.read(), f.read(), f.close(), f.close())
show(lambda: f.read())
show(lambda: f.write(b"x"))
show(lambda: deflate.DeflateIO(5).read())
show(lambda: deflate.DeflateIO(5).write(b"x"))
show(lambda: deflate.DeflateIO(5).close())
s = io.BytesIO()
f = deflate.DeflateIO(s, deflate.ZLIB, 0, True)
f.write(b"x")
f.close()
show(lambda: s.getvalue())


class Out(io.IOBase):
    def __init__(self, fail=-1):
        self.n = 0
        self.fail = fail

    def write(self, b):
        print("write", bytes(b))
        self.n += 1
        if self.n > self.fail >= 0:
            return -5
        return len(b)

    def ioctl(self, req, arg):
        print("ioctl", req, arg)
        return 0


for fmt in (1, 2, 3):
    for fail in (-1, 0, 1, 2, 4):
        f = deflate.DeflateIO(Out(fail), fmt, 0, True)
        show(lambda: f.write(b"hallo"))
        show(lambda: f.close())


class In(io.IOBase):
    def __init__(self, data):
        self.data = data

    def readinto(self, b):
        print("readinto", len(b), len(self.data))
        if not self.data:
            return -11
        n = min(len(b), len(self.data))
        b[:n] = self.data[:n]
        self.data = self.data[n:]
        return n


show(lambda: deflate.DeflateIO(In(comp(b"hallo", deflate.ZLIB))).read())
show(lambda: deflate.DeflateIO(In(comp(b"hallo", deflate.ZLIB)[:5])).read())
