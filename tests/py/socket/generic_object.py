# Expected output: typed from the rules for the board generic, where it departs from the unix port
# What generic's sockets have beside the unix port's: with, recv_into, bools as
# options, a makefile that is the socket, and a strict constructor.
import socket
import net

s = socket.socket()
print(repr(s) == "<socket %d>" % s.fileno(), str(s) == repr(s))
with s as t:
    print(t is s, s.fileno() >= 0)
print(s, s.fileno())
try:
    with socket.socket() as s:
        raise ValueError("from inside")
except ValueError as e:
    print(e, s)
for args in ((2, 1, 0, 0), (2, 1, 0, 0, 0), (None,), (2, None), (2, 1, None), ("2",), (2.0,)):
    net.show("socket%r" % (args,), socket.socket, *args)
try:
    socket.socket(af=2)
except TypeError as e:
    print(e)
print(socket.socket(socket.AF_INET, socket.SOCK_DGRAM, 17).close())

x, y = net.pair()
print(x.makefile() is x, x.makefile("rb") is x, x.makefile("wb", 0) is x, x.makefile("rwb", -1) is x)
for mode in ("r", "w", "b", "", "rb+", 5, None):
    net.show("makefile", x.makefile, mode)
f = x.makefile("rwb")
f.write(b"through the file\n")
print(y.readline())

buf = bytearray(8)
x.send(b"0123456789")
print(y.recv_into(buf, 3), buf, y.recv_into(buf), buf)
x.send(b"0123456789")
print(y.recv_into(buf, 0), y.recv_into(memoryview(buf)[:1], -5), y.recv_into(buf), buf)
net.show("recv_into", y.recv_into, buf, 9)
net.show("recv_into", y.recv_into, bytearray())
net.show("recv_into", y.recv_into, b"abc")
net.show("recv_into", y.recv_into, 5)
net.show("recv_into", y.recv_into)
x.send(b"abc")
n, sender = y.recvfrom_into(buf)
print(n, buf[:n], sender[0])
x.send(b"abc")
data, sender = y.recvfrom(10)
print(data, sender[0], len(sender))
x.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
x.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, False)
f.close()
print(x, y.recv(5))
y.close()

a, b, at, bt = net.datagrams()
a.sendto(b"datagram", bt)
n, sender = b.recvfrom_into(buf)
print(n, bytes(buf), sender == at, type(sender))
a.close()
b.close()
for name in "IPPROTO_IP IPPROTO_ICMP IPPROTO_TCP IPPROTO_UDP IPPROTO_IPV6 TCP_NODELAY SO_SNDBUF SO_RCVBUF SO_BINDTODEVICE IP_TTL IP_MULTICAST_TTL IP_MULTICAST_LOOP IPV6_JOIN_GROUP IPV6_LEAVE_GROUP".split():
    print(name, getattr(socket, name))
