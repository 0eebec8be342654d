# Expected output: MicroPython 1.29, unix port
# Addresses as text, as bytes, and raw socket addresses, which Linux lays out.
import socket
import struct
import net

for family, raw in (
    (2, b"\x7f\0\0\1"),
    (2, bytearray(b"\0\0\0\0")),
    (2, memoryview(b"\xff\xff\xff\xff")),
    (2, "abcd"),
    (10, bytes(15) + b"\1"),
    (10, bytes(16)),
    (10, b"\xfe\x80" + bytes(13) + b"\1"),
    (10, b"\x20\x01\x0d\xb8\0\0\0\1" + bytes(6) + b"\0\x2a"),
    (10, bytes(10) + b"\xff\xff\1\2\3\4"),
    (99, b"1234"),
    (1, b"1234"),
):
    net.show("ntop", socket.inet_ntop, family, raw)
for family, text in (
    (2, "1.2.3.4"),
    (2, b"1.2.3.4"),
    (2, "255.255.255.255"),
    (2, "1.2.3"),
    (2, "0x7f.0.0.1"),
    (2, "256.1.1.1"),
    (2, "1.2.3.4 "),
    (2, "1.2.3.4.5"),
    (2, ""),
    (2, "::1"),
    (10, "::1"),
    (10, "::"),
    (10, "2001:DB8::1:2"),
    (10, "::ffff:1.2.3.4"),
    (10, "1.2.3.4"),
    (10, ":::"),
    (10, "fe80::1%lo"),
    (99, "1.2.3.4"),
    (2, 5),
    (2, None),
    ("2", "1.2.3.4"),
):
    net.show("pton", socket.inet_pton, family, text)

v4 = struct.pack("H", 2) + struct.pack(">H", 8080) + b"\x0a\1\2\3" + bytes(8)
net.show("sockaddr", socket.sockaddr, v4)
net.show("sockaddr", socket.sockaddr, bytearray(v4))
net.show("sockaddr", socket.sockaddr, struct.pack("H", 1) + b"/run/x")
for bad in (("h", 1), 5, None):
    net.show("sockaddr", socket.sockaddr, bad)

# They can be used as addresses, in any buffer.
l, a = net.listener()
if isinstance(a, tuple):
    a = struct.pack("H", 2) + struct.pack(">H", a[1]) + socket.inet_pton(2, a[0]) + bytes(8)
for form in (bytes(a), bytearray(a), memoryview(a)):
    c = socket.socket()
    net.show("connect", c.connect, form)
    l.accept()[0].close()
    c.close()
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
net.show("bind", u.bind, struct.pack("H", 2) + bytes(14))
net.show("sendto", u.sendto, b"x", struct.pack("H", 2) + struct.pack(">H", 9) + b"\x7f\0\0\1" + bytes(8))
for s in (u, l):
    s.close()
for bad in (b"", b"\2", b"\2\0", v4[:6], v4[:7], struct.pack("H", 99) + bytes(14), struct.pack("H", 10) + bytes(26), struct.pack("H", 1) + b"x", "x", "127.0.0.1"):
    s = socket.socket()
    net.show("bind", s.bind, bad)
    net.show("connect", s.connect, bad)
    s.close()
for bad in (v4[:8], v4[:15]):
    s = socket.socket()
    net.show("bind", s.bind, bad)
    s.close()
for bad in (v4, struct.pack("H", 10) + bytes(20), struct.pack("H", 99) + bytes(26), struct.pack("H", 1) + b"/x"):
    s = socket.socket(socket.AF_INET6)
    net.show("bind on IPv6", s.bind, bad)
    net.show("connect on IPv6", s.connect, bad)
    s.close()
for bad in (v4[:8], struct.pack("H", 10) + bytes(26), struct.pack("H", 99) + bytes(14)):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    net.show("sendto", s.sendto, b"x", bad)
    net.show("connect", s.connect, bad)
    net.show("bind", s.bind, bad)
    s.close()
