# Expected output: MicroPython 1.29, unix port.
# pow with three arguments, against the definition.
seed = 7


def rnd(bits):
    global seed
    n = 0
    while bits > 0:
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        n = n << 15 | seed >> 16
        bits -= 15
    return n


def slow(a, n, m):
    r = 1 % m
    a %= m
    while n:
        if n & 1:
            r = r * a % m
        a = a * a % m
        n >>= 1
    return r


for bits in (10, 100, 1000):
    for i in range(4):
        a, n, m = rnd(bits), rnd(bits), rnd(bits) + 1
        r = slow(a, n, m)
        print(pow(a, n, m) == r, pow(-a, n, m) == slow(-a, n, m), pow(a, n, -m) == (r - m if r else 0), r % 1000003)
print(pow(3, 5, 1), pow(3, 0, 1), pow(0, 0, 5), pow(3, -1, 7))
for args in ((2, 3, 0), (2.0, 3, 5), (True, 2, 3), (2, 3, "x"), (2, 3, None)):
    try:
        print(pow(*args))
    except Exception as e:
        print(repr(e))
