# Expected output: MicroPython 1.29, unix port.
# Viper makes no objects of words and pointers: it runs while the heap is locked.

import micropython


@micropython.viper
def work(p: ptr8, n: int) -> int:
    s = 0
    q = ptr16(p)
    u = uint(n)
    for i in range(n):
        s += p[i] + q[0]
        p[i] ^= i
    x = s << 60
    y = (~x * 3 - 7) | (x ^ s) & (s >> 1)
    u = (u << 60) * u >> 3
    if u > uint(y):
        s += y // 1000 % 77
    return s


def plain(x, y):
    return (x ^ y) | (x & y) << 3 >> 1


b, r, x = bytearray(range(8)), 0, 0
micropython.heap_lock()
r = work(b, 8)
x = plain(5, 3)
micropython.heap_unlock()
print(r, x, b)
