# Expected output: MicroPython 1.29, unix port
# A socket as an object.
import socket
import usocket
import net

print(socket is usocket, socket.socket)
x, y = net.pair()
print(x == x, x == y, x != y, x in [y], x in [y, x], bool(x))
d = {x: "x", y: "y"}
print(d[x], d[y], len({x, y, x}), hash(x) == hash(x))
print(isinstance(x, socket.socket), type(x) is socket.socket, isinstance(x, int))
for f in (len, iter, list, int, str.upper, lambda s: s + s, lambda s: s[0], lambda s: s < s, lambda s: -s, next):
    try:
        f(x)
    except Exception as e:
        print(type(e).__name__)
try:
    for line in x:
        pass
except TypeError as e:
    print(e)
for name in "shutdown getsockname getpeername getsockopt gettimeout detach readlines family type proto x".split():
    try:
        getattr(x, name)
    except AttributeError as e:
        print(e)
try:
    x.name = 1
except AttributeError as e:
    print(e)
print(all(hasattr(x, n) for n in "accept bind close connect fileno listen makefile read readinto readline recv recvfrom send sendall sendto setblocking setsockopt settimeout write".split()))
print([n for n in ("error", "timeout", "gaierror", "create_connection", "gethostbyname", "dnsserver") if hasattr(socket, n)])
recv = y.recv
x.send(b"bound")
print(recv(10))
x.send(b"unbound")
print(socket.socket.recv(y, 10))
try:
    socket.socket.recv(5, 10)
except TypeError:
    print("TypeError")


class Counting(socket.socket):
    count = 0

    def send(self, data):
        self.count += 1
        return super().send(data)


l, a = net.listener()
c = Counting()
c.connect(a)
p = l.accept()[0]
print(isinstance(c, socket.socket), c.send(b"abc"), c.send(b"def"), c.count, p.recv(10))
print(type(p) is socket.socket)
for s in (x, y, l, c, p):
    s.close()
print(x.fileno(), [x][0] is x)
