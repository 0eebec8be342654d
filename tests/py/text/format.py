# Expected output: MicroPython 1.29, unix port.
# str.format and format(): fields, conversions, alignment, numbers, nested fields.
print("{} {} {}".format(1, "a", None), "{0}{1}{0}".format("x", "y"), "{a}-{b}".format(a=1, b=2))
print("{:5}|{:<5}|{:>5}|{:^5}|{:*^7}|{:05}|{:+}|{: }|{:-}".format(1, 2, 3, 4, "mid", 42, 7, 8, 9))
print("{:d} {:x} {:X} {:o} {:b} {:#x} {:#b} {:#o} {:c} {:n}".format(255, 255, 255, 8, 5, 255, 5, 8, 65, 3))
print("{:f} {:.2f} {:e} {:.1e} {:g} {:%} {:.1%}".format(1.5, 2.345, 12345.678, 0.5, 1e-7, 0.25, 0.125))
print("{:10.3f}|{:<10.2e}|{:+.0f}|{:010.2f}".format(3.14159, 31415.9, 2.5, -3.7))
print("{:,} {:,} {:,}".format(1234567, 12, -1234567))
print("{!r} {!s} {!r:>8}".format("a", "b", "c"), "{0!r:^7}|".format("x"))
print("{:s} {:10s}| {:>4s} {:.2s}".format("str", "pad", "r", "cut"))
print("{0[1]} {0[0]}".format([10, 20]) if False else "no item", "{{}} {{{}}}".format(1))
print("{:{}} {:{w}.{p}f}".format("a", 5, 3.14159, w=8, p=2), "{:{a}{w}}".format(1, a="<", w=4) + "|")
print("{:=+6}|{:<+6}|{:^6}|{:x<4}|{:0>3}".format(5, 5, -5, "a", 7))
print("{:.3}".format(3.14159), "{:.3}".format("abcdef"), "{:5}".format(True), "{:>6}".format(None) if False else "")
print("{:d}".format(10**25), "{:x}".format(-(2**70)), "{:,}".format(10**12), "{:30d}|".format(10**20))
print("{} {}".format(*[1, 2]), "{a}".format(**{"a": "kw"}), "{}".format("é日"), "{:3}|".format("é"))
for fmt, args in (("{", ()), ("}", ()), ("{} {}", (1,)), ("{5}", (1,)), ("{a}", ()), ("{:d}", ("s",)), ("{:s}", (1,)), ("{:q}", (1,)), ("{!z}", (1,)), ("{0}{}", (1,)), ("{}{0}", (1,)), ("{:.2d}", (1,)), ("{:c}", ("a",)), ("{:f}", ("s",))):
    try:
        print(fmt, "->", fmt.format(*args))
    except Exception as e:
        print(fmt, type(e).__name__, e)
