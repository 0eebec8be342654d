# Expected output: MicroPython 1.29, unix port
# setsockopt: ints, buffers, groups, and what there is no option for.
import socket
import net

s = socket.socket()
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
SOL = socket.SOL_SOCKET
for args in (
    (SOL, socket.SO_REUSEADDR, 1),
    (SOL, socket.SO_REUSEADDR, 0),
    (SOL, socket.SO_REUSEADDR, b"\1\0\0\0"),
    (SOL, socket.SO_REUSEADDR, bytearray(4)),
    (SOL, socket.SO_REUSEADDR, b"\1"),
    (SOL, socket.SO_REUSEADDR, b""),
    (SOL, socket.SO_BROADCAST, 1),
    (SOL, socket.SO_KEEPALIVE, 1),
    (SOL, socket.SO_LINGER, b"\1\0\0\0\2\0\0\0"),
    (SOL, socket.SO_LINGER, 1),
    (SOL, socket.SO_ERROR, 1),
    (SOL, 7, 8192),
    (SOL, 8, 8192),
    (SOL, 9999, 1),
    (9999, 1, 1),
    (6, 1, 1),
    (6, 1, 0),
    (0, 2, 9),
    (0, 2, 300),
    (SOL, socket.SO_REUSEADDR),
    (SOL, socket.SO_REUSEADDR, 1, 1),
    (SOL, socket.SO_REUSEADDR, None),
    (SOL, socket.SO_REUSEADDR, 1.0),
    (SOL, socket.SO_REUSEADDR, []),
    ("1", socket.SO_REUSEADDR, 1),
    (SOL, None, 1),
    (SOL, 1.0, 1),
):
    net.show("tcp %r" % (args,), s.setsockopt, *args)

group = b"\xef\xff\x2a\x2a" + b"\x7f\0\0\1"
J, L = socket.IP_ADD_MEMBERSHIP, socket.IP_DROP_MEMBERSHIP
net.show("join", u.setsockopt, 0, J, group)
net.show("join again", u.setsockopt, 0, J, group)
net.show("leave", u.setsockopt, 0, L, group)
net.show("leave again", u.setsockopt, 0, L, group)
net.show("no group", u.setsockopt, 0, J, b"\x0a\0\0\1\x7f\0\0\1")
net.show("no buffer", u.setsockopt, 0, J, 5)
net.show("too short", u.setsockopt, 0, J, b"\xef\xff")
net.show("ttl", u.setsockopt, 0, 33, 4)
net.show("loop", u.setsockopt, 0, 34, 1)

# The socket is as it was.
print(net.bound(u) > 0, s.fileno() >= 0)
u.close()
s.close()

# A group's datagram comes back to who has joined.
a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
port = net.bound(a, "0.0.0.0")
a.setsockopt(0, J, group)
b.setsockopt(0, 32, b"\x7f\0\0\1")
print(b.sendto(b"to the group", net.address(port, "239.255.42.42")))
print(net.ready(a), a.recv(100))
a.close()
b.close()
