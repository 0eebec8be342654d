# Expected output: MicroPython 1.29, unix port.
# Arithmetic of viper's words: it wraps at 64 bits, shifts count modulo 64, uint has no sign.

import micropython

MIN, MAX = -1 << 63, (1 << 63) - 1
SOME = (0, 1, -1, 2, -2, 7, -7, 255, 1 << 31, -1 << 31, 0x7654321, 1 << 62, MIN, MAX, MIN + 1, 0x123456789ABCDEF)


@micropython.viper
def add(x: int, y: int) -> int:
    return x + y


@micropython.viper
def sub(x: int, y: int) -> int:
    return x - y


@micropython.viper
def mul(x: int, y: int) -> int:
    return x * y


@micropython.viper
def shl(x: int, y: int) -> int:
    return x << y


@micropython.viper
def shr(x: int, y: int) -> int:
    return x >> y


@micropython.viper
def ushl(x: uint, y: uint) -> uint:
    return x << y


@micropython.viper
def ushr(x: uint, y: uint) -> uint:
    return x >> y


@micropython.viper
def bitwise(x: int, y: int):
    return x & y, x | y, x ^ y


@micropython.viper
def unsigned(x: uint, y: uint):
    return x + y, x - y, x * y, x & y, x | y, x ^ y


@micropython.viper
def mixed(x: int, y: uint):
    return x + y, y + x, x - y, y - x


@micropython.viper
def unary(x: int):
    return -x, ~x, +x, - -x


@micropython.viper
def uunary(x: uint):
    return -x, ~x, +x


@micropython.viper
def compare(x: int, y: int):
    return (x < y, x <= y, x == y, x != y, x > y, x >= y)


@micropython.viper
def ucompare(x: uint, y: uint):
    return (x < y, x <= y, x == y, x != y, x > y, x >= y)


@micropython.viper
def ujump(x: uint, y: uint) -> int:
    n = 0
    if x < y:
        n |= 1
    if not x < y:
        n |= 2
    if x > y and y != uint(0):
        n |= 4
    if x >= y or x == uint(5):
        n |= 8
    while x > y:
        n |= 16
        break
    return n


for x in SOME:
    print(x, unary(x), uunary(x))
    for y in SOME:
        print(add(x, y), sub(x, y), mul(x, y), bitwise(x, y))
        print(unsigned(x, y), mixed(x, y))
        print(compare(x, y), ucompare(x, y), ujump(x, y))
    for n in (0, 1, 5, 31, 32, 62, 63, 64, 65, -1):
        print(shl(x, n), shr(x, n), ushl(x, n), ushr(x, n))


# Division rounds down; the signs of // and % are Python's.
@micropython.viper
def divide(x: int, y: int):
    return x // y, x % y


@micropython.viper
def by_constant(x: int):
    return x // 7, x % 7, x // -7, x % -7, x // 1, x % 1


for x in (0, 1, -1, 6, 7, 8, -6, -7, -8, 1 << 40, -1 << 40):
    print(by_constant(x), [divide(x, y) for y in (1, -1, 3, -3, 1 << 33)])


# Constants.
@micropython.viper
def constants(x: int):
    return x + 1000000, x - 1, x * 3, x & 0xFF, x | 0x100, x ^ -1, x << 3, x >> 3, x << 60, 5 - x, 1 << x


@micropython.viper
def uconstants(x: uint):
    return x + 1000000, x - 1, x * 3, x & 0xFF, x | 0x100, x ^ 15, x << 3, x >> 3, x >> 63, x >> 64


for x in (0, 1, -1, 12345, MAX, MIN):
    print(constants(x), uconstants(x))


# What wraps keeps its type and goes on.
@micropython.viper
def lcg(seed: int, n: int) -> int:
    x = seed
    for i in range(n):
        x = x * 1103515245 + 12345
        x ^= x << 13
        x ^= x >> 7
    return x


@micropython.viper
def fnv(data: ptr8, n: int) -> uint:
    h = uint(0x811C9DC5)
    for i in range(n):
        h = (h ^ uint(data[i])) * 0x01000193
    return h


@micropython.viper
def crc32(data: ptr8, n: int) -> uint:
    crc = 0xFFFFFFFF
    for i in range(n):
        crc ^= data[i]
        for j in range(8):
            if crc & 1:
                crc = (crc >> 1) ^ 0xEDB88320
            else:
                crc >>= 1
    return uint(crc ^ 0xFFFFFFFF)


print(lcg(1, 100), lcg(-5, 1000))
print(fnv(b"hello world", 11), hex(crc32(b"123456789", 9)))


# In place, with all operators.
@micropython.viper
def inplace(x: int, y: int) -> int:
    x += y
    x -= 3
    x *= y
    x |= 64
    x &= 0xFFFFFFFFFFFF
    x ^= y
    x <<= 20
    x >>= 3
    x //= 5
    x %= 1000003
    return x


print(inplace(10, 20), inplace(-1 << 60, 77), inplace(MAX, MIN))
