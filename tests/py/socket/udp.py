# Expected output: MicroPython 1.29, unix port
# Datagrams: bounds, sizes, peers and refusals.
import socket
import net

a, b, at, bt = net.datagrams()
print(a.sendto(b"one", bt), a.sendto("two é", 0, bt), a.sendto(b"", bt), a.sendto(bytearray(b"four"), bt))
print(b.recv(100), b.recvfrom(100) == ("two é".encode(), at), b.recvfrom(100) == (b"", at), b.recv(2), end=" ")
b.setblocking(False)
net.show("the rest is gone:", b.recv, 100)
b.setblocking(True)

a.connect(bt)
print(a.send(b"1"), a.write(b"22"), a.sendall(b"333"), a.send(b""), a.sendto(b"4444", bt))
print(b.recv(9), b.recv(9), b.recv(9), b.recv(9), b.recv(9))
net.show("too large", a.send, bytes(65508))
net.show("too large", a.sendto, bytes(65508), bt)
print(a.send(bytes(1400)), len(b.recv(65536)))

# A connected one hears its peer only.
c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
net.bound(c)
print(c.sendto(b"from another", at), b.sendto(b"from the peer", at))
print(a.recv(100))
a.setblocking(False)
net.show("only", a.recv, 100)

# Streams' calls over datagrams.
for piece in (b"abc", b"def", b"ghi"):
    b.sendto(piece, at)
net.ready(a)
print(a.read(5), a.read(100), a.read())
b.sendto(b"xyz", at)
net.ready(a)
print(a.read(2), a.read(2))
a.setblocking(True)
for piece in (b"abc", b"def"):
    b.sendto(piece, at)
buf = bytearray(6)
print(a.read(6))
for piece in (b"abc", b"def"):
    b.sendto(piece, at)
print(a.readinto(buf), buf)
for piece in (b"a1", b"b2", b"\n3"):
    b.sendto(piece, at)
print(a.readline())

# Broadcast needs leave.
net.show("broadcast", c.sendto, b"x", net.address(9, "255.255.255.255"))

# Nobody there: told once, by the next call that receives or sends.
for s in (a, b, c):
    s.close()
a, b, at, bt = net.datagrams()
b.close()
a.connect(bt)
print(a.send(b"x"))
print(net.ready(a) & 8)
net.show("refused", a.recv, 5)
a.setblocking(False)
net.show("then", a.recv, 5)
print(a.send(b"x"))
print(net.ready(a) & 8)
net.show("refused", a.send, b"x")
a.close()
