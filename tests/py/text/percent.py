# Expected output: MicroPython 1.29, unix port.
# The % operator on str.
print("%d %i %u %x %X %o %c %c" % (42, -3, 7, 255, 255, 8, "z", 65))
print("%5d|%-5d|%05d|%+d|% d|%x" % (42, 42, 42, 42, 42, -255))
print("%s %r %s %r" % ("text", "text", None, [1, "a"]))
print("%5s|%-5s|%.2s|%5.1s|" % ("ab", "ab", "abc", "xyz"))
print("%f %.2f %e %.3e %g %G %g %g" % (1.5, 2.345, 12345.678, 0.00012, 0.0001, 1e20, 1e-10, 100000.0))
print("%8.3f|%-8.1f|%08.2f|%+.1f" % (3.14159, 2.5, -1.5, 2.0))
print("%%", "%d%%" % 5, "100%%" % ())
print("%(a)s and %(b)d" % {"a": "x", "b": 5}, "%(a)s %(a)s" % {"a": 1})
print("%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159))
print("%#x %#o" % (255, 8))
print("%d" % 3.99, "%d" % True, "%s" % (1,), "%s" % ((1, 2),), "%x" % 10**20)
print("%s" % 1.0, "%s" % 1e100, "%r" % "q'", "%s|%s" % ("é", b"b"))
print("%s %s" % ("a", "b"), "%s" % [1], "%s" % {"k": 1})
for fmt, arg in (("%d", "x"), ("%s %s", (1,)), ("%s", (1, 2)), ("%q", 1), ("%", ()), ("%(k)s", 5), ("%(k)s", {}), ("%c", "ab"), ("%c", 1.5), ("%f", "x"), ("%*d", ("x", 1)), ("%d", None)):
    try:
        print(fmt % arg)
    except Exception as e:
        print(type(e).__name__, e)
