# Expected output: MicroPython 1.29, unix port.
# Assignment: targets of all kinds, order of evaluation, star targets, augmented on attributes and items, annotations.
log = []


class Box:
    def __init__(self):
        self.v = 1

    def __getitem__(self, k):
        log.append(("get", k))
        return 10

    def __setitem__(self, k, v):
        log.append(("set", k, v))


def name(x):
    log.append(x)
    return x


b = Box()
b[name("i")] = name("v")
b[name("j")] += name(5)
print(log)
b.v += 5
b.v *= 2
print(b.v)

a, *b, c = range(5)
print(a, b, c)
*a, b = "xy"
print(a, b)
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
[a, b], c = (1, 2), 3
print(a, b, c)
(a) = 7
(a, b) = (b, a) = 1, 2
print(a, b)
i = x = [0, 1, 2]
i, x[0] = 5, 6
print(i, x)
x = [1, 2, 3]
x[0], x[1], x[2] = x[2], x[0], x[1]
print(x)
l = m = [1]
l += [2]
print(m, l is m)
l = l + [3]
print(m, l)
s = t = (1,)
s += (2,)
print(t, s)
for bad in ("1 = x", "f() = 1", "x + 1 = 2", "None = 1", "'a' = 1", "a, 1 = 2, 3", "*a = [1]", "lambda: 0 = 1", "del f()", "x += = 1", "1 += 2", "a, b += 1", "[x for x in y] = 1", "x = *y", "def f(a, a): pass", "def f(a=1, b): pass", "f(a=1, 2)", "return 1", "yield 1", "break", "continue", "nonlocal x", "class A: return 1", "def f():\n global x\n nonlocal x", "if 1:\npass", "  x = 1", "x = (1", "x = 'abc", "for 1 in x: pass", "try: pass", "import", "from x import", "a b", "1x", "!", "else: pass", "with: pass", "lambda", "x = [1, 2", "}"):
    try:
        exec(bad)
        print("accepted", bad)
    except SyntaxError as e:
        print(type(e).__name__, bad.split("\n"), "|", e)

v: int = 5
w: "anything at all"
print(v)


def annotated(a: int, b: str = "x", *c: float, d: bool = True) -> None:
    e: int = 3
    return a, b, c, d, e


print(annotated(1, "y", 2.0, d=False))
