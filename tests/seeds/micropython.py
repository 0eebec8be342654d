# Board: generic
# Walks MicroPython's page of the module socket: every name and call it has, with the results it promises.
import socket, select, time
import usocket

# socket address formats
sockaddr = socket.getaddrinfo("www.micropython.org", 80)[0][-1]
sock = socket.socket()
sock.connect(sockaddr)
sock.close()
row("numeric addresses", socket.getaddrinfo("127.0.0.1", 80)[0][-1] == ("127.0.0.1", 80))
a = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
a.connect(("203.0.113.5", 7))
row("IPv4 tuple", a.send(b"x") == 1 and a.recv(1) == b"x")
a.close()
b = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
b.connect(("2001:db8::5", 7, 0, 0))
row("IPv6 tuple", b.send(b"y") == 1 and b.recv(1) == b"y")
b.close()

# getaddrinfo
for five in socket.getaddrinfo("www.micropython.org", 80):
    row("5-tuple", len(five) == 5 and five[4] == sockaddr)
family, type, proto, canonname, address = socket.getaddrinfo("www.micropython.org", 80, 0, socket.SOCK_STREAM)[0]
row("filters", family == socket.AF_INET and type == socket.SOCK_STREAM and len(socket.getaddrinfo("www.micropython.org", 80, 0, socket.SOCK_STREAM)) == 1)
s = socket.socket(family, type, proto)
s.connect(address)
s.close()
row("af filter", all(x[0] == socket.AF_INET6 for x in socket.getaddrinfo("peer.example", 7, socket.AF_INET6)))
e = error(socket.getaddrinfo, "no.such.example", 80)
row("its errors are OSErrors with negative numbers", builtin_type(e) is OSError and e.args[0] < 0)
row("arguments are positional", builtin_type(error(lambda: socket.getaddrinfo(host="127.0.0.1", port=80))) is TypeError)

# inet_ntop, inet_pton
row("inet_ntop", socket.inet_ntop(socket.AF_INET, b"\x7f\0\0\1") == "127.0.0.1")
row("inet_pton", socket.inet_pton(socket.AF_INET, "1.2.3.4") == b"\x01\x02\x03\x04")

# constants
for name in "AF_INET AF_INET6 SOCK_STREAM SOCK_DGRAM IPPROTO_UDP IPPROTO_TCP SOL_SOCKET SO_REUSEADDR SO_BROADCAST".split():
    row(name, builtin_type(getattr(socket, name)) is int)
row("IPPROTO_SEC is the WiPy's", not hasattr(socket, "IPPROTO_SEC"))
row("one module, two names", usocket is socket)

# class socket
row("the constructor is positional", builtin_type(error(lambda: socket.socket(af=socket.AF_INET))) is TypeError)
d = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
row("setsockopt int", server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1) is None)
row("setsockopt bytes", server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, b"\1\0\0\0") is None)
row("bind", server.bind(("127.0.0.1", 9000)) is None)
row("listen()", server.listen() is None)
row("listen below 0", server.listen(-3) is None and server.listen(1) is None)
client = socket.socket()
row("connect", client.connect(("127.0.0.1", 9000)) is None)
conn, peer = server.accept()
row("accept", builtin_type(conn) is socket.socket and peer[0] == "127.0.0.1")
row("send", client.send(b"hello") == 5)
row("recv", conn.recv(100) == b"hello")
row("send takes a str", client.send("h\xe9llo") == 6 and conn.recv(10) == b"h\xc3\xa9llo")
row("sendall", client.sendall(b"0123456789") is None)
row("read(size)", conn.read(4) == b"0123")
buf = bytearray(8)
row("readinto(buf, n)", conn.readinto(buf, 3) == 3 and bytes(buf[:3]) == b"456")
row("write", client.write(b"ab\ncd") == 5)
row("readinto(buf)", conn.readinto(buf) == 8 and bytes(buf) == b"789ab\ncd")
client.write(b"line 1\nline 2")
row("readline", conn.readline() == b"line 1\n")

# timeouts
conn.settimeout(0.5)
t = time.ticks_ms()
row("settimeout", builtin_type(error(conn.recv, 100) or error(conn.recv, 100)) is OSError)
row("in seconds", time.ticks_diff(time.ticks_ms(), t) >= 500)
conn.settimeout(0)
row("0: non-blocking", error(conn.recv, 1).args[0] == 11)
row("read gives less without blocking", client.write(b"abc") == 3 and wait(conn) and conn.read(10) == b"abc" and conn.read(10) is None)
conn.settimeout(None)
conn.setblocking(False)
row("setblocking(False)", error(conn.recv, 1).args[0] == 11)
row("setblocking(True)", conn.setblocking(True) is None)
poller = select.poll()
poller.register(conn, select.POLLIN)
row("poll, not ready", not poller.poll(1000))
client.send(b"z")
row("poll, ready", poller.poll(1000)[0][0] is conn and conn.read(1) == b"z")

# makefile
for mode in ("rb", "wb", "rwb"):
    row("makefile " + mode, hasattr(client.makefile(mode), "read"))
f = client.makefile("rb", 0)
row("other modes", builtin_type(error(client.makefile, "r")) is ValueError)
f.close()
row("closing it closes the socket", error(client.send, b"x").args[0] == 9)
row("the peer gets EOF", conn.read() == b"" and conn.recv(5) == b"")
conn.close()
row("all operations fail after close", all(error(f, *args) for f, args in ((conn.recv, (1,)), (conn.send, (b"x",)), (conn.bind, (("", 0),)), (conn.listen, (1,)))))
row("closing again", conn.close() is None)
server.close()

# datagrams
d.bind(("127.0.0.1", 9001))
d2 = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
row("sendto", d2.sendto(b"ping", ("127.0.0.1", 9001)) == 4)
data, sender = d.recvfrom(100)
row("recvfrom", data == b"ping" and sender[0] == "127.0.0.1")
d.close()
d2.close()
for name in ("error", "timeout", "gaierror"):
    row("no socket." + name, not hasattr(socket, name))
