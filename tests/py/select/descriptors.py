# Expected output: MicroPython 1.29, unix port
# Descriptors and files: those of a file system are always ready.
import io
import os
import select
import sys

sys.path.append("../socket")
import net

x, y = net.pair()
p = select.poll()
p.register(x.fileno(), select.POLLIN)
print(p.poll(1))
y.send(b"x")
print([(fd == x.fileno(), bits) for fd, bits in p.poll()])
p.modify(x.fileno(), select.POLLOUT)
print([(fd == x.fileno(), bits) for fd, bits in p.poll()])
net.show("modify", p.modify, 12345, 1)
p.unregister(x.fileno())
net.show("below 0", p.register, -1)
n = select.poll()
net.show("no such descriptor", n.register, 12345)
print(n.poll(0), n.poll(1))
for bad in ("x", b"x", None, object(), 1.0, [], print):
    p = select.poll()
    try:
        p.register(bad)
    except Exception as e:
        print(type(e).__name__, e)

f = open("descriptors.py")
p = select.poll()
p.register(f, select.POLLIN)
print([(s is f, b) for s, b in p.poll(0)])
f.read(10)
print([(s is f, b) for s, b in p.poll(0)])
f.read()
print([(s is f, b) for s, b in p.poll(0)])
p.register(x, select.POLLIN)
net.ready(x)
print(sorted(b for s, b in p.poll()))
f.close()
x.close()
y.close()
