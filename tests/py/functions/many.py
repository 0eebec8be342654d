# Expected output: MicroPython 1.29, unix port.
# Functions with many parameters, many locals, many constants, many arguments, long bodies.
def wide(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t):
    return a + t, j - k


print(wide(*range(20)), wide(*range(10), **{c: ord(c) for c in "klmnopqrst"}))


def total(*args, **kw):
    return sum(args) + sum(kw.values())


print(total(*range(150)), total(*range(10), **{"k%d" % i: i for i in range(50)}))
src = "def big():\n" + "".join("    v%d = %d\n" % (i, i) for i in range(300)) + "    return v0 + v299 + sum([" + ", ".join("v%d" % i for i in range(0, 300, 7)) + "])\n"
exec(src)
print(big())
src = "big_list = [" + ", ".join(str(i * i) for i in range(500)) + "]\nbig_dict = {" + ", ".join("%d: 'v%d'" % (i, i) for i in range(200)) + "}\n"
exec(src)
print(len(big_list), big_list[499], len(big_dict), big_dict[199])
src = "def choose(x):\n" + "".join("    %s x == %d:\n        return 'case %d'\n" % ("if" if i == 0 else "elif", i, i) for i in range(200)) + "    return 'none'\n"
exec(src)
print(choose(0), choose(150), choose(200))
expr = "+".join("(%d*x)" % i for i in range(100))
print(eval(expr, {"x": 2}))
names = ["n%d" % i for i in range(100)]
exec("def closure():\n" + "".join("    %s = %d\n" % (n, i) for i, n in enumerate(names)) + "    def inner():\n        return " + " + ".join(names) + "\n    return inner\n")
print(closure()())


def loops():
    n = 0
    for a in range(3):
        for b in range(3):
            for c in range(3):
                for d in range(3):
                    for e in range(3):
                        if a == b == c == d == e:
                            n += a
                        else:
                            continue
    return n


print(loops())
w = 0
while w < 10000:
    w += 1
    if w % 5000 == 0:
        print(w)
