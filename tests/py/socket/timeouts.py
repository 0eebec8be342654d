# Expected output: MicroPython 1.29, unix port
# Timeouts of accept, connect and the calls of streams. (recv and send on a
# timeout: generic_timeouts.py.)
import socket
import net

x, y = net.pair()
y.settimeout(0.02)
buf = bytearray(6)
net.show("read", y.read, 5)
net.show("read all", y.read)
net.show("readline", y.readline)
net.show("readinto", y.readinto, buf)
net.show("read 0", y.read, 0)

# What came before the time was over is lost, but for what stands in a buffer.
for call, args in ((y.read, (5,)), (y.read, ()), (y.readline, ())):
    x.send(b"abc")
    net.ready(y)
    net.show("part", call, *args)
    y.setblocking(False)
    print(y.read())
    y.settimeout(0.02)
x.send(b"abc")
net.ready(y)
net.show("part", y.readinto, buf)
print(buf)

y.settimeout(None)
x.send(b"abc")
print(y.read(3))

# A timeout is each wait's, not the whole call's.
import _thread
import time


def drip():
    for c in b"slow\n":
        x.send(bytes([c]))
        time.sleep(0.4)


y.settimeout(1.5)
_thread.start_new_thread(drip, ())
print(y.read(5))

net.show("write", lambda: x.settimeout(0.05) or [x.write(bytes(1 << 20)) for i in range(100)])
x.close()
y.close()

l, a = net.listener()
l.settimeout(0.02)
net.show("accept", l.accept)
c = socket.socket()
c.settimeout(5)
c.connect(a)
p = l.accept()[0]
p.close()
net.show("accept", l.accept)
c.close()
l.close()

s = socket.socket()
for t in (None, 0, 1, 0.5, 1e-9, True, False, 1 << 20):
    net.show("settimeout", s.settimeout, t)
for t in ("1", b"1", [], ()):
    net.show("settimeout", s.settimeout, t)
for t in (True, False, 0, 1, None, "", "x", [], [0]):
    net.show("setblocking", s.setblocking, t)
s.close()
