# Expected output: MicroPython 1.29, unix port
# connect: blocking and not, refused and repeated, in every state.
import select
import socket
import net

held, nobody = net.dead()
l, a = net.listener()

s = socket.socket()
net.show("refused", s.connect, nobody)
net.show("recv after it", s.recv, 1)
net.show("send after it", s.send, b"x")
net.show("refused again", s.connect, nobody)
net.show("connected after all", s.connect, a)
net.show("again", s.connect, a)
net.show("elsewhere", s.connect, nobody)
net.show("listen", s.listen)
net.show("bind", s.bind, nobody)
net.show("accept", s.accept)
p = l.accept()[0]
s.send(b"hello")
print(p.recv(5))
p.close()
net.show("the peer is gone", s.connect, a)
s.close()

s = socket.socket()
s.settimeout(5)
net.show("refused, with a timeout", s.connect, nobody)
net.show("connected, with a timeout", s.connect, a)
l.accept()[0].close()
s.close()

s = socket.socket()
s.setblocking(False)
net.show("first", s.connect, a)
print("ready", net.ready(s, select.POLLOUT))
net.show("second", s.connect, a)
net.show("third", s.connect, a)
s.close()
l.accept()[0].close()

s = socket.socket()
s.setblocking(False)
net.show("first", s.connect, nobody)
print("ready", net.ready(s, select.POLLOUT))
net.show("second", s.connect, nobody)
net.show("third", s.connect, nobody)
print("ready", net.ready(s, select.POLLOUT))
net.show("recv", s.recv, 5)
s.close()

# One that was bound keeps its port.
s = socket.socket()
port = net.bound(s)
s.connect(a)
p, sender = l.accept()
print("from its port", sender == net.address(port))
p.close()
s.close()

# To a port of another kind.
s = socket.socket()
net.show("port 0", s.connect, net.address(0))
s.close()

# A pending connect that is closed, and one that becomes blocking.
s = socket.socket()
s.setblocking(False)
net.show("first", s.connect, a)
s.close()
s = socket.socket()
s.setblocking(False)
net.show("first", s.connect, a)
s.setblocking(True)
net.show("blocking", s.connect, a)
s.close()

# A blocking one whose data waits at once.
s = socket.socket()
s.setblocking(False)
net.show("first", s.connect, a)
net.ready(s, select.POLLOUT)
print("sent", s.send(b"early"))
while True:
    p = l.accept()[0]
    got = p.recv(10)
    p.close()
    if got:
        break
print(got)
s.close()
l.close()
held.close()

u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
net.show("UDP", u.connect, nobody)
net.show("UDP again", u.connect, a)
u.close()
