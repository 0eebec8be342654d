# Expected output: MicroPython 1.29, unix port
# ipoll: one tuple for all, the one-shot flag, changes while it is gone through.
import select
import sys

sys.path.append("../socket")
import net

x, y = net.pair()
p = select.poll()
p.register(x)
print(p.ipoll() is p, p.ipoll(0) is p, iter(p) is p)
print([(s is x, b) for s, b in p.ipoll()])
net.show("exhausted", lambda: next(p))
print(list(p), list(p.ipoll(0))[0][0] is x)
it = p.ipoll()
first = next(it)
print(first[0] is x, first[1], len(first), type(first))
for bad in ("1", 1.0):
    net.show("timeout", p.ipoll, bad)
net.show("flags", p.ipoll, 0, "1")
net.show("three", p.ipoll, 0, 1, 2)

# One tuple for all.
p.register(y)
ids = set()
seen = 0
for t in p.ipoll():
    ids.add(id(t))
    seen += 1
print(seen, len(ids))
kept = list(p.ipoll())
print(len(kept), kept[0] is kept[1])

# With flag 1 who was reported is off until modify.
p = select.poll()
p.register(x, select.POLLOUT)
p.register(y, select.POLLOUT)
print(len(list(p.ipoll(0, 1))), len(list(p.ipoll(0, 1))), p.poll(0))
p.modify(x, select.POLLOUT)
print([(s is x, b) for s, b in p.ipoll(0, 1)], list(p.ipoll(0)))
p.modify(y, select.POLLOUT)
print([(s is y, b) for s, b in p.ipoll(0)], [(s is y, b) for s, b in p.ipoll(0)])
p.register(x, select.POLLOUT)
print(len(p.poll(0)))

# One that is not gone through to the end is begun anew.
it = p.ipoll()
next(it)
print(len(list(p.ipoll())))

# Unregistering while it is gone through.
pairs = [net.pair() for i in range(4)]
p = select.poll()
for a, b in pairs:
    p.register(a, select.POLLOUT)
seen = 0
for s, bits in p.ipoll():
    seen += 1
    p.unregister(s)
print(seen, p.poll(0))
for a, b in pairs:
    p.register(a, select.POLLOUT)
seen = 0
for s, bits in p.ipoll():
    seen += 1
    for a, b in pairs:
        p.unregister(a)
print(seen >= 1, p.poll(0))
for a, b in pairs:
    p.register(a, select.POLLOUT)
seen = 0
for s, bits in p.ipoll():
    seen += 1
    s.close()
print(seen, sorted(b for s, b in p.poll(0)))
for a, b in pairs + [(x, y)]:
    a.close()
    b.close()
