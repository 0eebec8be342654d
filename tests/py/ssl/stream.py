# Expected output: MicroPython 1.29 with Mbed TLS 3.6.5, unix port.
# A connection over streams written in Python, step by step, without blocking.

import tls
import ssl
import select
from pipes import pair, shake, attempt
import material as m

client = tls.SSLContext(tls.PROTOCOL_TLS_CLIENT)
client.load_verify_locations(m.ca)
server = tls.SSLContext(tls.PROTOCOL_TLS_SERVER)
server.load_cert_chain(m.ec, m.ec_key)


def connect():
    a, b = pair()
    x = client.wrap_socket(a, server_hostname="device.test", do_handshake_on_connect=False)
    y = server.wrap_socket(b, server_side=True, do_handshake_on_connect=False)
    return a, b, x, y


def connected():
    a, b, x, y = connect()
    shake(x, y)
    return a, b, x, y


a, b, x, y = connect()
print(x, type(x))
for name in "read readinto readline write close setblocking send recv recv_into sendall cipher".split():
    print(name, hasattr(x, name))
for name in "fileno settimeout makefile connect accept unwrap do_handshake __enter__".split():
    print(name, hasattr(x, name))
x.setblocking(False)

# The handshake, in steps; each call goes on with it.
print("server has nothing", y.read(1), y.readline(), y.readinto(bytearray(5)), y.recv(3), y.write(b"abc"), y.send(b"abc"))
print("client begins", x.write(b"hello"), len(b.got) > 0)
print("server answers", y.read(5), len(a.got) > 0)
print("client goes on", x.read(5))
print("server ends", y.read(5))
print("client ends", x.read(5))
print(x.cipher() == y.cipher(), x.cipher()[1], x.cipher()[0][:23])

# Bytes.
print(x.write(b"hello"), y.read(5))
print(x.write(b""), y.read(0), y.recv(0))
print(y.write(b"line one\nline two\nrest"), x.readline(), x.readline(3), x.readline(), x.readline(), x.read(3))
print(x.write(b"abcdef", 3), x.write(b"abcdef", 4, 2), y.read())
print(x.sendall(b"12345"), y.recv(3), y.recv(100), y.recv(100))
buf = bytearray(8)
print(x.send(b"xyz"), y.readinto(buf), buf, y.readinto(buf), y.recv_into(buf))
print(x.write("text"), y.readinto(buf, 2), y.readinto(buf), buf)

# A record each.
for s in (b"a", b"bb", b"ccc"):
    x.write(s)
print(y.recv(10), y.recv(10), y.recv(10), y.recv(10))
for s in (b"a", b"bb", b"ccc"):
    x.write(s)
print(y.read(10), y.read(10))
print(x.write(b"q" * 3000), len(y.read(1000)), len(y.recv(5000)))

# No room: None, and a repeated write finds it done.
a.room = 10
print("full", x.write(b"first"), x.write(b"first"), y.read(10))
a.room = None
print("room", x.write(b"first"), y.read(10), y.read(10))
a.full = True
print("full", x.write(b"second"))
a.full = False
print("room", x.write(b"second"), y.read(20))

# The goodbye of either end.
x.close()
print(a.closed)
x.close()
attempt(x.read, 1)
attempt(x.write, b"x")
attempt(x.readline)
attempt(x.recv, 1)
attempt(x.send, b"x")
print(y.read(1), y.read(), y.readline(), y.recv(5), y.readinto(buf))
y.close()

# An end that comes too soon.
a, b, x, y = connect()
x.write(b"hello")
y.read(1)
b.closed = True
attempt(x.read, 1)
a.closed = True
attempt(y.read, 1)
attempt(y.read, 1)
attempt(y.write, b"x")

a, b = pair()
b.closed = True
attempt(client.wrap_socket, a, server_hostname="device.test")
attempt(server.wrap_socket, a, server_side=True)
print(a.closed)
a, b, x, y = connect()
x.close()
attempt(y.read, 1)

# Something else than TLS.
for words in (b"HTTP/1.1 400 Bad Request\r\n\r\n", b"SSH-2.0-OpenSSH\r\n", b"220 ready\r\n", b"\x16\x03\x01\xff\xff", b"\x80\x2e\x01\x00\x02", b"\x00" * 100):
    a, b, x, y = connect()
    x.write(b"")
    x.read(1)
    a.got += words
    attempt(x.read, 1)
    attempt(x.write, b"x")
    attempt(x.read, 1)
    b.got = bytearray(words)
    attempt(y.read, 1)
    attempt(y.read, 1)
    print(a.closed, b.closed)

# Garbage in a connection.
a, b, x, y = connected()
a.got += b"garbage garbage"
attempt(x.read, 1)
attempt(x.read, 1)
attempt(x.write, b"x")
a, b, x, y = connected()
x.write(b"hello")
b.got[-1] ^= 1
attempt(y.read, 5)
attempt(y.read, 5)
attempt(y.write, b"more")

# Errors of the stream below: a number passes through and stays.
a, b, x, y = connected()
a.readinto = lambda buf: -104
attempt(x.read, 1)
