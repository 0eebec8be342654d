# Expected output: MicroPython 1.29, unix port
# register, modify, unregister and the arguments of poll.
import select
import socket
import sys
import time

sys.path.append("../socket")
import net

print([n for n in ("poll", "POLLIN", "POLLOUT", "POLLERR", "POLLHUP", "POLLPRI", "POLLNVAL", "epoll") if hasattr(select, n)])
print(select.POLLIN, select.POLLOUT, select.POLLERR, select.POLLHUP)
import uselect

print(uselect is select)
net.show("poll(1)", select.poll, 1)
p = select.poll()
x, y = net.pair()
print(p.poll(0), p.poll(1))
net.show("register", p.register, x)
print([(s is x, bits) for s, bits in p.poll()])
net.show("register again", p.register, x, select.POLLIN)
print(p.poll(0))
net.show("modify", p.modify, x, select.POLLOUT)
print([(s is x, bits) for s, bits in p.poll(0)])
net.show("modify", p.modify, x)
net.show("modify", p.modify, x, "1")
net.show("modify", p.modify, y, select.POLLIN)
net.show("unregister", p.unregister, x)
print(p.poll(0))
net.show("unregister again", p.unregister, x)
net.show("unregister what never was", p.unregister, y)
net.show("unregister a str", p.unregister, "x")
net.show("modify after that", p.modify, x, select.POLLIN)
net.show("mask", p.register, x, "1")
net.show("mask", p.register, x, None)
net.show("mask", p.register, x, 1.0)
p.unregister(x)
net.show("no argument", p.register)
net.show("three", p.register, x, 1, 1)
net.show("keyword", lambda: p.register(x, eventmask=1))
p.register(x, select.POLLIN)
for t in (0, 1, 10):
    print(p.poll(t))
for t in (1.0, "1", []):
    net.show("timeout", p.poll, t)
net.show("two timeouts", p.poll, 1, 1)
net.show("keyword", lambda: p.poll(timeout=1))
y.send(b"x")
for t in (-1, None, -1000, 1 << 20):
    print([(s is x, bits) for s, bits in p.poll(t)])
x.recv(1)
t0 = time.ticks_ms()
print(p.poll(50), time.ticks_diff(time.ticks_ms(), t0) >= 50)

# Two poll objects, and two entries for one.
q = select.poll()
q.register(x, select.POLLOUT)
y.send(b"x")
net.ready(x)
print([bits for s, bits in p.poll(0)], [bits for s, bits in q.poll(0)])
q.register(x.fileno(), select.POLLIN)
print(sorted((s is x, bits) for s, bits in q.poll(0)))
q.unregister(x.fileno())
print([(s is x, bits) for s, bits in q.poll(0)])

# Many.
pairs = [net.pair() for i in range(50)]
p = select.poll()
for a, b in pairs:
    p.register(a, select.POLLIN)
for i in range(0, 50, 7):
    pairs[i][1].send(b"x")
for i in range(0, 50, 7):
    net.ready(pairs[i][0])
print(len(p.poll(0)), all(bits == 1 for s, bits in p.poll(0)), sorted(i for i in range(50) if any(s is pairs[i][0] for s, bits in p.poll(0))))
for a, b in pairs:
    p.modify(a, select.POLLOUT)
print(len(p.poll(0)))
for a, b in pairs[:25]:
    p.unregister(a)
print(len(p.poll(0)))
for a, b in pairs + [(x, y)]:
    a.close()
    b.close()
