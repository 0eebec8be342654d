# Expected output: MicroPython 1.29, unix port
# Calls on sockets that are new, bound or listening, and on datagram sockets.
import socket
import net


def calls(s, name):
    print(name)
    for call, args in (
        ("recv", (5,)),
        ("recv", (5, socket.MSG_PEEK)),
        ("recv", (5, socket.MSG_DONTWAIT)),
        ("recvfrom", (5,)),
        ("read", (5,)),
        ("read", ()),
        ("read", (0,)),
        ("readinto", (bytearray(5),)),
        ("readline", ()),
        ("readline", (0,)),
        ("send", (b"x",)),
        ("sendall", (b"x",)),
        ("sendto", (b"x", net.address(9))),
        ("write", (b"x",)),
        ("write", (b"",)),
        ("setsockopt", (socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)),
        ("settimeout", (None,)),
        ("setblocking", (True,)),
    ):
        net.show(" " + call, getattr(s, call), *args)
    net.show(" fileno", lambda: s.fileno() >= 0)


s = socket.socket()
net.show("accept", s.accept)
calls(s, "new")
net.bound(s)
net.show("bind again", s.bind, net.address(0))
net.show("accept", s.accept)
calls(s, "bound")
net.show("listen", s.listen)
net.show("listen again", s.listen, 7)
net.show("listen below 0", s.listen, -1)
net.show("bind", s.bind, net.address(0))
net.show("connect", s.connect, net.address(9))
s.setblocking(False)
net.show("accept", s.accept)
calls(s, "listening")
s.close()

s = socket.socket()
net.show("bind port 0", s.bind, net.address(0))
s.close()
s = socket.socket()
net.show("listen unbound", s.listen)
s.close()
s = socket.socket()
net.show("not our address", s.bind, net.address(0, "192.0.2.1"))
net.show("bind after that", s.bind, net.address(0))
s.close()

l, a = net.listener()
s = socket.socket()
net.show("address in use", s.bind, a)
for x in (l, s):
    x.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
net.show("in use, with SO_REUSEADDR", s.bind, a)
l.close()
net.show("free again", s.bind, a)
s.close()

u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
net.show("listen on UDP", u.listen)
net.show("accept on UDP", u.accept)
net.show("send without a peer", u.send, b"x")
net.show("write without a peer", u.write, b"x")
net.show("sendall without a peer", u.sendall, b"x")
u.setblocking(False)
for call, args in (("recv", (5,)), ("recvfrom", (5,)), ("read", (5,)), ("readline", ()), ("readinto", (bytearray(5),))):
    net.show("UDP " + call, getattr(u, call), *args)
u.close()
for args in ((99,), (-1,), (2, 99), (2, 1, 99), (2, 2, 6), (2, 3)):
    net.show("socket%r" % (args,), socket.socket, *args)
