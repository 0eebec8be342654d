# Board: pycom:docs
# Walks Pycom's page of usocket.
import usocket, ussl
import socket
import ssl

row("one module", usocket is socket and ussl is ssl)

# functions
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
s.close()
for five in socket.getaddrinfo("www.micropython.org", 80):
    row("5-tuple", len(five) == 5)
s = socket.socket()
s.connect(socket.getaddrinfo("www.micropython.org", 80)[0][4])
row("connect to what getaddrinfo gave", s.send(b"GET / HTTP/1.0\r\n\r\n") == 18)
s.close()
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_SEC)
ss = ssl.wrap_socket(s)
ss.connect(socket.getaddrinfo("www.micropython.org", 443)[0][4])
ss.write(b"GET / HTTP/1.0\r\nHost: micropython.org\r\n\r\n")
row("ssl.wrap_socket", ss.readline().startswith(b"HTTP/1.0 200"))
ss.close()

# exceptions
row("socket.error", socket.error is OSError)
row("socket.timeout", issubclass(socket.timeout, OSError))
row("a name that does not resolve", isinstance(error(socket.getaddrinfo, "no.such.example", 80), socket.error))

# constants
for name in "AF_INET SOCK_STREAM SOCK_DGRAM IPPROTO_UDP IPPROTO_TCP IPPROTO_SEC SOL_SOCKET SO_REUSEADDR".split():
    row(name, builtin_type(getattr(socket, name)) is int)

# class socket
server = socket.socket()
row("setsockopt", server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1) is None)
row("setsockopt bytes", server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, b"\1\0\0\0") is None)
row("bind", server.bind(("127.0.0.1", 9000)) is None)
row("listen()", server.listen() is None)
row("listen(-1)", server.listen(-1) is None and server.listen(1) is None)
client = socket.socket()
client.connect(("127.0.0.1", 9000))
conn, address = server.accept()
row("accept", address[0] == "127.0.0.1")
row("send", client.send(b"hello") == 5)
row("recv", conn.recv(100) == b"hello")
row("sendall", client.sendall(b"0123456789") in (None, 10))
row("read(size)", conn.read(4) == b"0123")
buf = bytearray(6)
row("readinto(buf, n)", conn.readinto(buf, 2) == 2 and bytes(buf[:2]) == b"45")
row("write", client.write(b"xy") == 2)
row("readinto(buf)", conn.readinto(buf) == 6 and bytes(buf) == b"6789xy")
client.send("line\nrest")
row("readline", conn.readline() == b"line\n")
conn.settimeout(0.2)
conn.recv(10)
row("settimeout", isinstance(error(conn.recv, 10), socket.timeout))
row("0.0 is non-blocking", conn.settimeout(0.0) is None and conn.recv(10) == b"")
row("setblocking", conn.setblocking(False) is None and conn.setblocking(True) is None and conn.settimeout(None) is None)
for mode in ("rb", "wb"):
    row("makefile " + mode, hasattr(client.makefile(mode), "read"))
row("makefile r", builtin_type(error(client.makefile, "r")) is ValueError)
client.write(b"the rest")
f = client.makefile("wb")
f.close()
row("closing the file closes the socket", isinstance(error(client.send, b"x"), OSError))
row("readall", conn.readall() == b"the rest")
row("EOF", conn.read() == b"" and conn.recv(1) == b"")
with conn as c:
    pass
row("with closes", isinstance(error(conn.recv, 1), OSError))
server.close()
a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
a.bind(("127.0.0.1", 9001))
b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
row("sendto", b.sendto(b"ping", ("127.0.0.1", 9001)) == 4)
data, sender = a.recvfrom(100)
row("recvfrom", data == b"ping" and sender[0] == "127.0.0.1")
a.close()
b.close()
