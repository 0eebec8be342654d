# Expected output: MicroPython 1.29, unix port
# What a socket is ready for in each state, for both, one, the other and no bit.
import select
import socket
import sys

sys.path.append("../socket")
import net


def bits(what, s):
    got = []
    for mask in (5, 1, 4, 0):
        p = select.poll()
        p.register(s, mask)
        r = p.poll(0)
        got.append(r[0][1] if r else None)
    print(what, got)


s = socket.socket()
bits("new", s)
net.bound(s)
bits("bound", s)
s.close()
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
bits("new UDP", u)
net.bound(u)
bits("bound UDP", u)
u.connect(net.address(9))
bits("connected UDP", u)
u.close()
a, b, at, bt = net.datagrams()
a.sendto(b"", bt)
net.ready(b)
bits("a datagram", b)
b.recv(1)
bits("received", b)
a.close()
b.close()

l, a = net.listener()
bits("listening", l)
c = socket.socket()
c.connect(a)
net.ready(l)
bits("one waits", l)
p = l.accept()[0]
bits("accepted", l)
bits("connected", c)
bits("connected, accepted", p)
p.send(b"xx")
net.ready(c)
bits("data", c)
c.recv(1, socket.MSG_PEEK)
bits("peeked", c)
c.recv(1)
bits("more data", c)
c.read(1)
bits("read", c)
p.send(b"one\ntwo\n")
c.readline()
bits("a line read", c)
c.readline()
bits("two lines read", c)
p.close()
net.ready(c)
bits("the peer closed", c)
c.recv(1)
bits("end received", c)
c.close()

x, y = net.pair()
x.send(b"unread")
net.reset(x)
net.ready(y, 0)
bits("reset", y)
y.recv(100)
bits("data received", y)
net.show("recv", y.recv, 1)
bits("told", y)
y.close()

held, nobody = net.dead()
s = socket.socket()
try:
    s.connect(nobody)
except OSError as e:
    print(e)
bits("refused", s)
s.close()
s = socket.socket()
s.setblocking(False)
try:
    s.connect(nobody)
except OSError as e:
    print(e)
net.ready(s, 0)
bits("refused, not told", s)
net.show("recv", s.recv, 1)
s.close()
s = socket.socket()
s.setblocking(False)
try:
    s.connect(a)
except OSError as e:
    print(e)
net.ready(s, select.POLLOUT)
bits("connected, not told", s)
s.connect(a)
bits("told", s)
s.close()
held.close()
l.close()

x, y = net.pair()
x.setblocking(False)
while True:
    try:
        x.send(bytes(65536))
    except OSError as e:
        break
p = select.poll()
p.register(x, 5)
print("full", p.poll(0))
x.close()
y.close()

# Closed while registered.
p = select.poll()
x, y = net.pair()
p.register(x, select.POLLIN)
y.send(b"data")
net.ready(x)
x.close()
for i in range(3):
    print([(s is x, b) for s, b in p.poll(0)], [(s is x, b) for s, b in p.poll()])
p.modify(x, 0)
print([b for s, b in p.poll()])
p.unregister(x)
print(p.poll(0))
y.close()
