# Expected output: MicroPython 1.29, unix port.
# bytearray and memoryview: change in place, growth, slices both ways, views of views, casts by hand.
a = bytearray(b"abc")
a[0] = 65
a.append(100)
a.extend(b"ef")
a += b"!"
print(a, len(a), a[1], a[-1], a[1:3], a == b"Abcdef!", bytes(a))
a[1:3] = b"XYZ"
print(a)
a[0:0] = b"start "
print(a)
a[:6] = b""
print(a)
for i in range(len(a)):
    a[i] ^= 0x20
print(a)
b = bytearray(5)
b[2] = 255
print(b, list(b), sum(b), bytearray("é", "utf8"), bytearray([1, 2]), bytearray(range(3)), bytearray())
print(a.find(b"z"), a.decode(), a.upper() if hasattr(a, "upper") else "", a.split(b"y") if hasattr(a, "split") else "")
c = bytearray(a)
c[0] = 0
print(a[0] != c[0], a + b"x", b"x" + bytes(a))
m = memoryview(a)
print(len(m), m[0], m[-1], bytes(m[1:3]), m[1:3] == a[1:3])
m[0] = 90
print(a)
m[1:3] = b"__"
print(a)
mm = m[2:][1:]
mm[0] = 48
print(a, bytes(mm), len(mm))
r = memoryview(b"read only")
try:
    r[0] = 1
except TypeError as e:
    print("TypeError", e)
try:
    m[0:2] = b"too long"
except ValueError as e:
    print("ValueError", e)
for bad in (lambda: bytearray([256]), lambda: a[100], lambda: bytearray(-1), lambda: memoryview("str"), lambda: m[100], lambda: bytearray("x"), lambda: a + 1, lambda: memoryview(5)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


def put(v):
    a[0] = v


for v in (255, 0, 48):
    put(v)
print(a[0])
buf = bytearray(8)
view = memoryview(buf)
pos = 0
for chunk in (b"ab", b"cde", b"f"):
    view[pos : pos + len(chunk)] = chunk
    pos += len(chunk)
print(buf, bytes(view[:pos]))
from array import array

x = array("h", [1, -2, 3])
x.append(4)
x[0] = 100
print(x, len(x), list(x), x[1:3], sum(x))
v = memoryview(x)
v[1] = 7
print(x, v[3], len(v))
f = array("f", (1.5, 2))
f.extend(array("f", [0.25]))
print(f, f[0] + f[2])
try:
    array("b").append("x")
except TypeError:
    print("TypeError")
del_me = array("B", b"bytes")
print(del_me, bytes(del_me))
