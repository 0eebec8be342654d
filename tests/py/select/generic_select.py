# Expected output: typed from the rules for the board generic, where it departs from the unix port
# select.select: lists of what can be read, written, or has an error.
import io
import select
import socket
import sys
import time

sys.path.append("../socket")
import net

x, y = net.pair()


def names(lists):
    return [[{x: "x", y: "y"}.get(o, "?") for o in part] for part in lists]


print(names(select.select([], [], [], 0)), names(select.select([x, y], [], [], 0)))
print(names(select.select([x], [x, y], [y], 0)), type(select.select([x], [], [], 0)))
y.send(b"x")
print(names(select.select([x, y], [], [])), names(select.select((x,), (x,), (), None)))
print(names(select.select([x, x], [x, x], [x], 5)))
x.recv(1)
t = time.ticks_ms()
print(names(select.select([x], [], [], 0.05)), time.ticks_diff(time.ticks_ms(), t) >= 50)
print(names(select.select([x], [x], [], -1)), names(select.select([x], [], [], 1e-9)))
for args in (([x],), ([x], []), (x, [], []), (None, [], []), ({x}, [], []), ("x", [], []), ([5.5], [], []), ([x], [], [], "1"), ([x], [], [], [])):
    try:
        print(select.select(*args))
    except (TypeError, OSError) as e:
        print(type(e).__name__)
n = socket.socket()
print([len(part) for part in select.select([n], [], [])], [len(part) for part in select.select([], [n], [])])
n.close()
print([len(part) for part in select.select([n], [], [])])
net.reset(y)
net.ready(x, 0)
print(names(select.select([x], [], [], 5)), names(select.select([], [x], [])), names(select.select([], [], [x])))
x.close()


class Own(io.IOBase):
    def ioctl(self, request, arg):
        return -1 if request == 10 else bits & arg


o = Own()
for bits in (1, 4, 5, 24):
    print([[part[0] is o] if part else [] for part in select.select([o], [o], [o], 0)])

# Closed before it was registered.
p = select.poll()
p.register(n, select.POLLIN)
print([(s is n, b) for s, b in p.poll()], [b for s, b in p.poll(0)])
