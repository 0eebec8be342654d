# Expected output: MicroPython 1.29, unix port.
# float: text forms, arithmetic, special values, rounding, comparison with int, conversion.
for f in (0.0, -0.0, 1.0, 0.1, 1 / 3, 100.0, 1e15, 1e16, 1e17, 123456789.123, 1e-4, 1e-5, 1.5e300, 5e-324, 2.5, 1e100, 0.1 + 0.2, 1e22, 1e23, 3.14159265358979):
    print(f, repr(f), -f)
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf > 1e308, nan == nan, nan != nan, inf - inf, inf * 0, 1 / inf)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), 2.0**0.5, 2**0.5, (-8.0) ** 2, 1.5 + 1, 2 * 1.5, 3 - 0.5, 1 / 4, 4 / 2, 10**20 / 10**10)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(5.5), round(1e20), round(2.4), type(round(2.4)))
print(int(2.9), int(-2.9), float(3), float("1e3"), float(" 2.5 "), float("-inf"), float(".5"), float(True), float(10**20))
print(1.0 == 1, 1.5 > 1, 2**53 == 2.0**53, 0.1 + 0.2 == 0.3, -0.0 == 0.0, 1 < 1.5 < 2, max(1, 2.5, 2), min(1.0, 1))
print(hash(1.0) == hash(1), {1.0: "a"}[1], 0.5 in [0.5], 1.0 in {1})
print(abs(-1.5), sum([0.1] * 10), sum([1, 2.5]), pow(2.0, 3), 2.0 ** -1)
print("%.10f" % (1 / 3), "{:.3f}".format(2 / 3), str(1e3), f"{1.0:.0f}", "{:g}".format(1e6), "{:g}".format(1234567.0))
print(bool(0.0), bool(0.1), not 0.0, 1.0 and 2, 0.0 or "zero")
for bad in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: float("x"), lambda: float(None), lambda: float(""), lambda: 1.5 + "a", lambda: 0.0 ** -1, lambda: 2.0 << 1, lambda: ~1.5, lambda: [1][1.0], lambda: range(1.5), lambda: "a" * 2.0):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
x = 0.0
for i in range(1000):
    x += i * 0.5
print(x)


def newton(v):
    g = v
    for _ in range(30):
        g = (g + v / g) / 2
    return g


print("%.12f" % newton(2.0), "%.9f" % newton(1e10))
total = 0.0
k = 0
while k < 1000:
    total += (-1) ** k / (2 * k + 1)
    k += 1
print("%.6f" % (4 * total))
print(1 + 2j, (1 + 2j) * (3 - 1j), abs(3 + 4j), (1 + 2j).real, (1 + 2j).imag, 1j**2, complex(1, 2) == 1 + 2j, complex("1+2j"), -1j, 2 / (1 + 1j))
