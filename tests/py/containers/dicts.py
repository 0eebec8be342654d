# Expected output: MicroPython 1.29, unix port.
# Dicts: keys of every kind, methods, views, iteration, comprehension, equality, deletion while building.
d = {}
for k in (1, "a", (1, 2), None, True, 2.5, b"b", frozenset([1])):
    d[k] = str(k)
print(len(d), d[1], d[1.0], d["a"], d[(1, 2)], d[None], d[2.5], d[b"b"], d[frozenset([1])])
print(1 in d, "z" in d, d.get("z"), d.get("z", 0), d.get("a"))
print(d.pop("a"), d.pop("a", "gone"), len(d))
try:
    d.pop("a")
except KeyError as e:
    print("KeyError", e)
print(d.setdefault("n", []), d.setdefault("n", 1))
d["n"].append(3)
print(d["n"])
e = {"x": 1, "y": 2}
e.update({"y": 3, "z": 4})
e.update([("w", 0)])
e.update(v=9)
print(sorted(e.items()), sorted(e.keys()), sorted(e.values()))
del e["v"]
try:
    del e["v"]
except KeyError as x:
    print("KeyError", x)
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} == {"a": 2}, {} == {}, {"a": 1} != {})
c = e.copy()
c["x"] = 100
print(e["x"], c["x"])
c.clear()
print(c, bool(c))
print({k: v * 2 for k, v in zip("ab", (1, 2))} == {"a": 2, "b": 4})
print(dict(a=1), dict([(1, 2)]), dict({3: 4}), dict(((k, None) for k in "q")))
print(dict.fromkeys("ab", 0) == {"a": 0, "b": 0}, dict.fromkeys([1]))
count = {}
for ch in "mississippi":
    count[ch] = count.get(ch, 0) + 1
print(sorted(count.items()))
k, v = {"only": 1}.popitem()
print(k, v)
one = {"a": {"b": {"c": [1, 2]}}}
one["a"]["b"]["c"][0] += 5
print(one)
big = {i: i * i for i in range(1000)}
print(len(big), big[999], sum(big.values()))
for i in range(0, 1000, 2):
    del big[i]
print(len(big), 3 in big, 4 in big, sum(big))
for i in range(2000, 2100):
    big[i] = 0
print(len(big), min(big), max(big))
print(sorted(set(big.keys()) & {1, 2, 3}))


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, o):
        return self.n == o.n


kd = {Key(i): i for i in range(10)}
print(len(kd), kd[Key(7)], Key(11) in kd)
kd[Key(7)] = "seven"
print(len(kd), kd[Key(7)])
print([type(x).__name__ for x in (d.keys(), d.values(), d.items())])
for bad in ([], {}, set(), bytearray(1)):
    try:
        d[bad] = 1
    except TypeError as x:
        print("TypeError:", x)
print(1 == True, hash(1) == hash(True), {1: "a", True: "b"}, {0: "x", False: "y", 0.0: "z"})
