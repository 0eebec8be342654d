# Expected output: MicroPython 1.29, unix port.
# int: arithmetic in all sizes and signs, bit operations, conversion, limits, to_bytes.
for a, b in ((7, 3), (-7, 3), (7, -3), (-7, -3), (10**20, 7), (-(10**20), 7), (7, 10**20), (10**20, -(10**10)), (0, 5)):
    print(a + b, a - b, a * b, a // b, a % b, divmod(a, b) == (a // b, a % b), a & b, a | b, a ^ b)
print(2**10, 2**100, (-3) ** 3, 2**-2, 0**0, 10**30 // 10**28, pow(2, 10), pow(3, 20, 7))
print(1 << 70, (1 << 70) >> 65, -1 >> 5, -(1 << 70) >> 69, 5 >> 100, ~5, ~(1 << 64), -5 & 0xFF, -(1 << 70) & (1 << 70))
for n in (2**31 - 1, 2**31, 2**62 - 1, 2**62, 2**63 - 1, 2**63, 2**64 - 1, -(2**62), -(2**63), -(2**63) - 1):
    print(n, n + 1, n - 1, -n, n * 2, n * n, n // 3, n % 1000)
x = 1
for i in range(1, 30):
    x *= i
print(x, x // 10**20, len(str(x)))
a, b = 0, 1
for _ in range(150):
    a, b = b, a + b
print(a)
print(int("42"), int("-0x1f", 16), int("0b101", 2), int("z", 36), int(" 7 "), int("1_000"), int("0o17", 0), int("0xff", 0), int(3.99), int(-3.99), int(True))
print(int("123456789012345678901234567890"), int("-" + "9" * 40), int(1e20), int("ff" * 10, 16))
print(hex(255), hex(-1), bin(5), oct(8), hex(2**70), bin(-5))
print((5).to_bytes(2, "big"), (1000).to_bytes(4, "little"), int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\x01\x02\x03\x04\x05\x06\x07\x08\x09", "little"), (2**70).to_bytes(10, "big"))
print(abs(-5), abs(-(10**20)), round(5), min(3, -(10**20)), max(1, 10**20), sum([10**20, 1, -1]))
print(10**20 > 10**19, 10**20 == 10.0**20, 5 == 5.0, 2**63 < 2**64, -(10**20) < 0, 3 < 10**20, 10**20 != 10**20 + 1)
print(bool(0), bool(-1), bool(10**30), not 0, True + True, True * 5, isinstance(True, int), True == 1, str(False))
print(hash(5) == hash(5.0), {2**70: "big"}[2**70], 2**70 in {2**70}, {10**20: 1}.get(10**20 + 1))
print(1 and 2, 0 or 10**20, -(-5), +5, - -5, 5 .bit_length() if hasattr(5, "bit_length") else 3)
for bad in (lambda: 1 // 0, lambda: 10**20 % 0, lambda: 1 << -1, lambda: int("1.5"), lambda: int(""), lambda: int("9", 8), lambda: int([]), lambda: (300).to_bytes(1, "big"), lambda: 1 + None, lambda: 5 & 1.0, lambda: pow(2, -1, 5), lambda: int("1", 99), lambda: int(float("inf")), lambda: int(float("nan"))):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x, y = y, (y + n // y) // 2
    return x


print(isqrt(2 * 10**60))


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


print(gcd(2**40 * 3**20, 2**35 * 3**25 * 5), gcd(10**30, 6**25))
