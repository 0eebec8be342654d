# Expected output: MicroPython 1.29, unix port (-X heapsize=512m).
# Texts that grow piece by piece: every step stays what it was, whatever is
# added to it later and in whatever order.


def steps(empty, pieces):
    s = empty
    kept = []
    for i in range(3000):
        kept.append((len(s), s))
        s += pieces[i % len(pieces)]
    return s, kept


def check(empty, pieces):
    s, kept = steps(empty, pieces)
    print(len(s), len(kept), s[:5], s[-5:])
    print(all(len(k) == n and s.startswith(k) for n, k in kept))
    # two ways on from one step
    n, half = kept[1500]
    a = half + pieces[0]
    b = half + pieces[1]
    c = half + pieces[0]
    print(a == c, a == b, a != s[: len(a)] or b != s[: len(b)], len(half) == n)
    # as keys, which are hashed
    d = {k: n for n, k in kept}
    print(all(d[k] == n for n, k in kept), len(d))
    h = half
    for i in range(600):
        hash(h)
        h += pieces[0]
    print(h == half + pieces[0] * 600)
    print((s + s)[len(s) :] == s)


check("", ["x", "yz", "-"])
check("", ["é", "xy", "€uro"])
check(b"", [b"x", b"yz", b"-"])

# places in a text that grows
s = ""
for i in range(1000):
    s += "aé"
    if s[i] != "aé"[i % 2] or s[-1] != "é" or s[len(s) // 2 :] + "" != s[len(s) // 2 :]:
        print("wrong at", i)
print(len(s), s.find("é", 900), s[997:1003])

# what is added may be a part of it, or an array that changes
b = bytearray(b"abc")
t = b"." * 300
for i in range(10):
    t += b
    b[0] += 1
    t += t[-40:]
print(t[300:340], len(t))
