# Expected output: MicroPython 1.29, unix port
# MSG_PEEK leaves what it gives, whatever has been read ahead.
import socket
import net

x, y = net.pair()
P = socket.MSG_PEEK
x.send(b"abcdef")
print(y.recv(3, P), y.recv(100, P), y.recv(0, P), y.recvfrom(2, P)[0])
print(y.recv(3), y.recv(100, P), y.recv(100))
x.send(b"line\nrest")
print(y.recv(100, P), y.readline(), y.recv(100, P), y.recv(2, P), y.read(4))
x.send(b"12")
print(y.recv(100, P), y.read(1), y.recv(100, P), y.recv(100))
x.close()
print(y.recv(5, P), y.recv(5))
y.close()

a, b, at, bt = net.datagrams()
a.sendto(b"one", bt)
a.sendto(b"two", bt)
print(b.recv(100, P), b.recv(2, P), b.recvfrom(100, P) == (b"one", at), b.recv(100))
print(b.recvfrom(100, P)[0], b.recvfrom(100)[0])
net.show("dontwait", b.recv, 100, socket.MSG_DONTWAIT)
net.show("dontwait", b.recvfrom, 100, P | socket.MSG_DONTWAIT)
a.close()
b.close()
