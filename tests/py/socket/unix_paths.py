# Expected output: MicroPython 1.29, unix port
# AF_UNIX: addresses that are paths, streams and datagrams.
import os
import socket
import struct
import sys
import net

try:
    socket.socket(socket.AF_UNIX).close()
except OSError:
    print("SKIP")
    sys.exit()
name = "unix_paths-%d" % (hash(object()) & 0xFFFFFF)


def path(suffix):
    return struct.pack("H", socket.AF_UNIX) + (name + suffix).encode()


def remove(suffix):
    try:
        os.unlink(name + suffix) if hasattr(os, "unlink") else os.remove(name + suffix)
    except OSError as e:
        print("remove", e)


l = socket.socket(socket.AF_UNIX)
c = socket.socket(socket.AF_UNIX)
net.show("nobody", c.connect, path("s"))
l.bind(path("s"))
net.show("not listening", c.connect, path("s"))
net.show("bind again", l.bind, path("t"))
l.listen(3)
d = socket.socket(socket.AF_UNIX)
net.show("in use", d.bind, path("s"))
d.close()
net.show("connect", c.connect, path("s"))
net.show("again", c.connect, path("s"))
p = l.accept()[0]
c.send(b"over a path\nrest")
print(p.readline(), p.read(4))
p.sendall(b"back")
print(c.recv(10), net.ready(c, 5))
p.close()
print(net.ready(c), c.recv(10), c.read())
net.show("send", c.send, b"x")
c.close()
l.close()
c = socket.socket(socket.AF_UNIX)
net.show("closed listener", c.connect, path("s"))
c.close()
remove("s")

u = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
v = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
u.bind(path("u"))
print(v.sendto(b"datagram", path("u")), u.recv(100))
v.connect(path("u"))
print(v.send(b"one"), v.write(b"two"), u.recv(100), u.recv(100))
net.show("nobody", u.sendto, b"x", path("w"))
u.close()
net.show("gone", v.send, b"x")
v.close()
remove("u")
s = socket.socket(socket.AF_UNIX)
net.show("no folder", s.bind, struct.pack("H", 1) + b"no such folder/x")
net.show("too long", s.bind, struct.pack("H", 1) + b"x" * 200)
net.show("fresh recv", s.recv, 1)
net.show("fresh send", s.send, b"x")
s.close()
v4 = struct.pack("H", 2) + struct.pack(">H", 8080) + b"\x0a\1\2\3" + bytes(8)
for bad in (v4, b"\1", struct.pack("H", 10) + bytes(26)):
    s = socket.socket(socket.AF_UNIX)
    net.show("bind on a path", s.bind, bad)
    net.show("connect to a path", s.connect, bad)
    s.close()
