# Expected output: MicroPython 1.29, unix port
# Rows in which other systems' kernels differ from Linux's: what a socket is
# after its error was told.
import select
import socket
import sys
import net

if sys.platform != "linux":
    print("SKIP")
    sys.exit()

# A refused connect whose error recv has told.
held, nobody = net.dead()
l, a = net.listener()
s = socket.socket()
s.setblocking(False)
net.show("first", s.connect, nobody)
print("ready", net.ready(s, select.POLLOUT))
net.show("recv", s.recv, 5)
net.show("recv again", s.recv, 5)
print("ready", net.ready(s, select.POLLOUT))
net.show("elsewhere", s.connect, a)
print("ready", net.ready(s, select.POLLOUT))
net.show("finished", s.connect, a)
l.accept()[0].close()
s.close()
held.close()

# A write to a peer that is gone, answered by a reset.
x, y = net.pair()
x.close()
print(net.ready(y), y.recv(5), y.send(b"x"), net.ready(y, 0))
print(net.ready(y))
net.show("send", y.send, b"x")
print(y.recv(5))
y.close()

# A reset before accept: the connection comes, and then its end.
c = socket.socket()
c.connect(a)
net.reset(c)
p = l.accept()[0]
net.show("recv", p.recv, 5)
p.close()
l.close()
