# Expected output: MicroPython 1.29, unix port.
# Lists: every method, slices of all kinds, assignment and deletion by slice, sorting, comparison, nesting.
a = [3, 1, 2]
a.append(5)
a.insert(1, "in")
a.insert(-100, "front")
a.insert(100, "back")
a.extend((7, 8))
print(a, len(a))
print(a.pop(), a.pop(0), a.pop(1), a)
a.remove("back")
print(a, a.index(1), a.count(1), a.count("x"))
a.reverse()
print(a)
b = a.copy()
b.sort()
print(a, b, a == b, a is b)
b.sort(reverse=True)
print(b, sorted(b, key=lambda x: (x % 3, x)))
b.clear()
print(b, not b)

n = list(range(10))
print(n[2:5], n[:3], n[7:], n[-3:], n[:-7], n[::3], n[::-1], n[8:2:-2], n[5:2], n[100:], n[-100:2])
n[2:5] = ["a"]
print(n)
n[1:1] = [10, 11]
print(n)
n[:] = n[::-1]
print(n)
del n[0]
del n[-1]
del n[2:4]
print(n)
n += [1]
n *= 2
print(n)
print([1, 2] + [3], [0] * 3, 2 * ["x"], [] * 5, [1] * -1)

print([1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 9], [1, 2] == [1.0, 2.0], [] < [0])
print(3 in [1, 2, 3], "x" not in [], [1] in [[1]])
print([x for x in [1, [2, [3]]]], [[]] * 2)

m = [[0] * 2 for _ in range(2)]
m[0][1] = 5
print(m)
alias = [[0]] * 2
alias[0][0] = 1
print(alias)

r = [1]
r.append(r)
print(r[1] is r, len(r))

words = "the quick brown fox jumps over the lazy dog".split()
words.sort(key=lambda w: (len(w), w))
print(words)
print(sorted(words, key=lambda w: (len(w), w), reverse=True))
pairs = [(i % 3, i) for i in range(9)]
pairs.sort(key=lambda p: (p[0], -p[1]))
print(pairs)

first, *middle, last = [1, 2, 3, 4]
print(first, middle, last)
[p, q] = "pq"
(x, (y, z)), w = [(1, (2, 3)), 4]
print(p, q, x, y, z, w)
i = 0
i, n[i] = 1, "swapped"
print(i, n[:2])
big = list(range(1000))
print(sum(big), big[500:503], max(big), min(big), big[-1])
for v in big[:]:
    if v % 2:
        big.remove(v)
print(len(big), big[:4])
print(list("héé"), list({"k": 1}), list(b"ab"), list(zip([1, 2], "ab")), list(enumerate("ab", 5)))
print(list(reversed([1, 2, 3])), list(filter(None, [0, 1, "", "a"])), list(map(str, [1, 2])))
