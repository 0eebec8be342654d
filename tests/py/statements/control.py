# Expected output: MicroPython 1.29, unix port.
# if, while, for, their else, break and continue at every depth, pass, assert, del, chained comparison.


def classify(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif 0 < n < 10:
        return "small"
    else:
        return "large"


print([classify(n) for n in (-5, 0, 7, 10)])

n = 0
while n < 5:
    n += 1
    if n == 2:
        continue
    if n == 4:
        break
else:
    print("never")
print(n)

for i in range(3):
    pass
else:
    print("for else", i)
for i in []:
    print("never")
else:
    print("empty else")
while False:
    pass
else:
    print("while else")

found = None
for a in range(5):
    for b in range(5):
        if a * b == 6:
            found = (a, b)
            break
    else:
        continue
    break
print(found)


def chain(x):
    print("side", x, end=" ")
    return x


print(chain(1) < chain(2) < chain(3))
print(chain(3) < chain(2) < chain(1))
print(1 < 2 > 0 == 0 != 5, 1 == 1.0 == True, not 1 < 2 < 3)
print(chain(0) or chain("") or chain("last"), chain(1) and chain(0) and chain(2))
print(None or 0 or [], 1 and 2, not [], not "a" or 5)
print("yes" if [] else "no", 1 if 0 else 2 if 0 else 3)

x = [1, 2, 3, 4]
del x[1:3], x[0]
print(x)
a = b = c = []
a.append(1)
print(c)
a, b = b, a
x = 5
x += 2
x -= 1
x *= 3
x //= 2
x **= 2
x %= 50
x <<= 3
x >>= 1
x |= 1
x &= 0xFF
x ^= 3
print(x)
x /= 2
print(x)
for i, (p, q) in enumerate([(1, 2), (3, 4)]):
    print(i, p, q)
d = {}
for d["k"] in "yz":
    pass
print(d)
for i in range(10 ** 3):
    if i * i > 50:
        break
print(i)
total = 0
for i in range(10, 0, -2):
    total += i
print(total, i)


def early(items):
    for x in items:
        if x:
            return x
    return "none"


print(early([0, "", 3]), early([0]))
while True:
    try:
        break
    finally:
        print("out")
if 1:
    if 0:
        pass
    else:
        print("inner else")
try:
    assert False, ("tuple", 1)
except AssertionError as e:
    print(e.args)
print(1 if True else 1 / 0, False and 1 / 0, True or 1 / 0)
