# Expected output: MicroPython 1.29, unix port
# What a socket that does not block says when it has nothing, something, no room.
import select
import socket
import net


def empty(s):
    net.show("recv", s.recv, 5)
    net.show("recv 0", s.recv, 0)
    net.show("recvfrom", s.recvfrom, 5)
    net.show("recv peek", s.recv, 5, socket.MSG_PEEK)
    print(s.read(), s.read(5), s.readline(), s.readinto(bytearray(5)))


for quiet in (lambda s: s.setblocking(False), lambda s: s.settimeout(0), lambda s: s.settimeout(0.0), lambda s: s.settimeout(1e-7), lambda s: s.setblocking(0), lambda s: s.setblocking("")):
    x, y = net.pair()
    quiet(y)
    empty(y)
    x.send(b"abc")
    net.ready(y)
    print(y.read(10), y.read(10))
    x.send(b"part")
    net.ready(y)
    print(y.readline(), y.readline())
    x.send(b"part\nial")
    net.ready(y)
    print(y.readline(), y.readline(), y.readline())
    x.send(b"0123")
    net.ready(y)
    buf = bytearray(6)
    print(y.readinto(buf), buf, y.readinto(buf))
    x.send(b"45")
    net.ready(y)
    print(y.read(), y.read())
    x.close()
    net.ready(y)
    print(y.recv(5), y.read(), y.readline(), y.readinto(buf))
    y.close()

# No room.
x, y = net.pair()
x.setblocking(False)
big = bytes(1 << 20)
for call in (x.send, x.write):
    part = False
    for i in range(100):
        try:
            n = call(big)
        except OSError as e:
            print(e)
            break
        if n is None:
            print(n)
            break
        part = part or 0 < n < len(big)
    print("a part", part)
net.show("sendall", x.sendall, big)
net.show("send", x.send, b"x")
net.show("write", x.write, b"x")

p = select.poll()
p.register(x, select.POLLOUT)
print(p.poll(0))
x.close()
y.close()

# A listener.
l, a = net.listener()
l.setblocking(False)
net.show("accept", l.accept)
c = socket.socket()
c.connect(a)
net.ready(l)
p, sender = l.accept()
c.send(b"hello")
print(p.recv(5))  # it waits: the mode of a listener is its own
net.show("accept", l.accept)
p.setblocking(False)
net.show("recv", p.recv, 5)
l.setblocking(True)
net.show("recv", p.recv, 5)
for s in (l, c, p):
    s.close()

# MSG_DONTWAIT is one call's.
x, y = net.pair()
net.show("dontwait", y.recv, 5, socket.MSG_DONTWAIT)
net.show("dontwait", y.recvfrom, 5, socket.MSG_DONTWAIT)
net.show("dontwait and peek", y.recv, 5, socket.MSG_DONTWAIT | socket.MSG_PEEK)
x.send(b"abc")
print(y.recv(1), y.recv(5, socket.MSG_DONTWAIT))
net.show("dontwait", y.recv, 5, socket.MSG_DONTWAIT)
y.settimeout(5)
net.show("dontwait", y.recv, 5, socket.MSG_DONTWAIT)
x.close()
y.close()
