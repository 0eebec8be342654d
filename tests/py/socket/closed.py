# Expected output: MicroPython 1.29, unix port
# Every call after close, which can be repeated.
import socket
import net

s = socket.socket()
a = net.address(9)
print(s.close(), s.close())
buf = bytearray(4)
for call, args in (
    ("recv", (5,)),
    ("recv", (0,)),
    ("recv", (5, socket.MSG_PEEK)),
    ("recvfrom", (5,)),
    ("read", (5,)),
    ("read", ()),
    ("readinto", (buf,)),
    ("readline", ()),
    ("readline", (3,)),
    ("send", (b"x",)),
    ("send", (b"",)),
    ("sendall", (b"x",)),
    ("sendto", (b"x", a)),
    ("write", (b"x",)),
    ("bind", (a,)),
    ("listen", ()),
    ("listen", (3,)),
    ("accept", ()),
    ("connect", (a,)),
    ("setsockopt", (socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)),
    ("setsockopt", (socket.SOL_SOCKET, 9999, 1)),
    ("settimeout", (1,)),
    ("settimeout", (None,)),
    ("setblocking", (False,)),
    ("setblocking", (True,)),
    # These do nothing, and so do not find out.
    ("read", (0,)),
    ("readline", (0,)),
    ("readinto", (bytearray(),)),
    ("readinto", (buf, 0)),
    ("write", (b"",)),
    ("write", (b"abc", 0)),
    ("fileno", ()),
    ("close", ()),
):
    net.show(call + str(len(args)), getattr(s, call), *args)

# The peer of one that was closed, and a connection that nobody took.
x, y = net.pair()
x.close()
print(y.recv(5), y.read(), y.readline(), y.readinto(buf), y.read(2), y.recvfrom(2)[0])
y.close()
l, a = net.listener()
c = socket.socket()
c.connect(a)
l.close()
net.show("nobody took it", c.recv, 5)
net.show("then", c.recv, 5)
c.close()
