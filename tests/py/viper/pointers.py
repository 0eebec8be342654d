# Expected output: MicroPython 1.29, unix port.
# Viper's pointers: items of 8, 16 and 32 bits, casts between pointers and words, addresses.

import micropython
from array import array
import uctypes


@micropython.viper
def loads(a: ptr8, b: ptr16, c: ptr32, i: int):
    return a[i], b[i], c[i], a[0], b[1], c[1]


buf = bytearray(range(16))
print([loads(buf, buf, buf, i) for i in range(4)])
print(loads(bytes(b"\xff" * 16), b"\xff" * 16, "\x7f" * 16, 2))


@micropython.viper
def stores(a: ptr8, b: ptr16, c: ptr32, v: int):
    a[0] = v
    a[1] = v >> 8
    b[1] = v
    c[1] = v
    a[8] = True
    b[5] = v > 3
    c[3] = uint(v)


for v in (0x12345678, -1, -2, 3):
    stores(buf, buf, buf, v)
    print(buf)


# Operators on items.
@micropython.viper
def items(a: ptr8, w: ptr16, i: int):
    a[0] += 250
    a[i] ^= a[0]
    a[i + 1] <<= 1
    w[i] -= 1
    w[i] |= 0x8000
    a[15] = a[14] = 7


items(buf, buf, 3)
print(buf)


# Other buffers.
@micropython.viper
def fill16(p: ptr16, n: int, v: int):
    for i in range(n):
        p[i] = v + i


a = array("H", [0] * 5)
fill16(a, 5, 65533)
print(a)
m = memoryview(buf)
fill16(m[4:8], 2, 0x4142)
print(buf)


# From a word to a pointer, and back; an address is an int outside.
@micropython.viper
def address(p: ptr) -> ptr:
    return p


@micropython.viper
def address2(p: ptr8) -> uint:
    return uint(p)


@micropython.viper
def at(p: ptr8, n: int) -> int:
    q = ptr8(int(p) + n)
    return q[0]


@micropython.viper
def before(p: ptr8, n: int) -> int:
    q = ptr8(uint(p) + n)
    return q[-1] << 16 | q[int(0) - 2] << 8 | q[0]


@micropython.viper
def same(p: ptr32) -> bool:
    q = p
    r = ptr8(q)
    return int(p) == int(q) and int(r) == int(p)


adr = address(buf)
print(type(adr), adr == address2(buf), adr == uctypes.addressof(buf), adr > 0)
print(at(buf, 5), at(adr, 5), at(adr + 2, 3), hex(before(buf, 6)), hex(before(adr, 6)))
print(same(buf), same(adr))
fill16(adr + 2, 3, 0x6161)
print(buf)


# A pointer to a pointer of another size.
@micropython.viper
def resized(p: ptr32) -> int:
    b = ptr8(p)
    h = ptr16(b)
    return b[1] + (h[1] << 8)


print(hex(resized(b"\x01\x02\x03\x04")))


# Pointers of attributes and globals.
class Display:
    def __init__(self, n):
        self.buffer = bytearray(n)
        self.n = n

    @micropython.viper
    def invert(self):
        p = ptr8(self.buffer)
        for i in range(int(self.n)):
            p[i] ^= 0xFF

    @micropython.viper
    def pixel(self, i: int, c: int) -> int:
        p = ptr8(self.buffer)
        old = p[i]
        p[i] = c
        return old


d = Display(6)
d.invert()
print(d.buffer, d.pixel(2, 0x155), d.buffer, d.pixel(2, -1), d.buffer)


@micropython.viper
def swap565(src: ptr16, dst: ptr16, n: int):
    for i in range(n):
        c = src[i]
        dst[i] = (c >> 8) | (c << 8)


dst = bytearray(6)
swap565(b"\x01\x02\x03\x04\x05\x06", dst, 3)
print(dst)


# What is no buffer.
@micropython.viper
def first(p: ptr8) -> int:
    return p[0]


for x in (1.5, None, [1], {}, print):
    try:
        first(x)
    except TypeError as e:
        print(e)
