# Expected output: typed from the rules for the board generic, where it departs from the unix port
# IPv6: addresses of four items, groups, and IPv4 through an IPv6 listener.
import socket
import struct
import sys
import net

A6 = socket.AF_INET6
try:
    s = socket.socket(A6)
    s.bind(("::1", 0))
    s.close()
except OSError:
    print("SKIP")
    sys.exit()

l = socket.socket(A6)
port = net.bound(l, "::1")
l.listen()
raw = struct.pack("H", 10) + struct.pack(">H", port) + bytes(4) + bytes(15) + b"\1" + bytes(4)
for form in (("::1", port), ("::1", port, 0, 0), ["::1", port], (b"::1", port), ("0:0::1", port), socket.getaddrinfo("::1", port)[0][-1], raw):
    c = socket.socket(A6)
    c.connect(form)
    p, sender = l.accept()
    print(sender[0], len(sender), sender[2:], p.recvfrom(1)[1][0] if p.write(b"x") + c.write(b"y") else None)
    p.close()
    c.close()
l.close()
c = socket.socket(A6)
net.show("refused", c.connect, ("::1", port))
net.show("IPv4", c.connect, ("127.0.0.1", port))
c.close()
c = socket.socket()
net.show("IPv6 on IPv4", c.connect, ("::1", port))
c.close()

# A listener on all addresses takes IPv4, too.
l = socket.socket(A6)
port = net.bound(l, "::")
l.listen()
c = socket.socket()
c.connect(("127.0.0.1", port))
p, sender = l.accept()
print(sender[0], len(sender))
for s in (p, c, l):
    s.close()

u = socket.socket(A6, socket.SOCK_DGRAM)
v = socket.socket(A6, socket.SOCK_DGRAM)
port = net.bound(u, "::1")
print(v.sendto(b"datagram", ("::1", port)))
data, sender = u.recvfrom(100)
print(data, sender[0], len(sender))
print(u.sendto(b"back", sender), v.recv(100))

# A group on the loopback interface, whose number is 1 on Linux.
group = b"\xff\x01" + bytes(12) + b"\x2a\x2a"
lo = struct.pack("I", 1)
J, L = socket.IPV6_JOIN_GROUP, socket.IPV6_LEAVE_GROUP
net.show("join", u.setsockopt, socket.IPPROTO_IPV6, J, group + lo)
net.show("again", u.setsockopt, socket.IPPROTO_IPV6, J, group + lo)
net.show("leave", u.setsockopt, socket.IPPROTO_IPV6, L, group + lo)
net.show("again", u.setsockopt, socket.IPPROTO_IPV6, L, group + lo)
net.show("short", u.setsockopt, socket.IPPROTO_IPV6, J, group)
u.close()
v.close()
