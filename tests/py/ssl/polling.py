# Expected output: MicroPython 1.29 with Mbed TLS 3.6.5, unix port.
# What poll is told of a connection over streams written in Python: decrypted
# bytes count as readable, a handshake asks for the direction it needs, an error
# or a closed connection is 32.

import tls
import select
from pipes import pair, shake, attempt
import material as m

client = tls.SSLContext(tls.PROTOCOL_TLS_CLIENT)
client.load_verify_locations(m.ca)
server = tls.SSLContext(tls.PROTOCOL_TLS_SERVER)
server.load_cert_chain(m.ec, m.ec_key)


def connect():
    a, b = pair()
    a.log = []
    x = client.wrap_socket(a, server_hostname="device.test", do_handshake_on_connect=False)
    y = server.wrap_socket(b, server_side=True, do_handshake_on_connect=False)
    return a, b, x, y


def look(what, asked=True):
    for mask in (1, 4, 5):
        a.log = []
        p = select.poll()
        p.register(x, mask)
        r = [e & (mask | 32) for o, e in p.poll(0)]
        print(what, mask, r, [arg for req, arg in a.log if req == 3] if asked else "")


a, b, x, y = connect()
look("new")
a.full = True
print(x.read(1))
look("must write")
a.full = False
look("may write")
print(x.read(1))
look("hello sent, read next")
print(x.write(b"x"))
look("must read")
y.read(1)
look("may read")
for i in range(3):
    x.read(1), y.read(1)
look("connected")
y.write(b"hello world")
look("record there")
print(x.read(5))
look("decrypted bytes left")
print(x.read(6))
look("taken")
y.write(b"one")
y.write(b"two")
print(x.read(2))
look("one and two")
print(x.read(1))
look("two")
print(x.read(3))
look("nothing")
a.full = True
look("full")
print(x.write(b"abc"))
look("full, written")
a.full = False
look("room")
print(x.write(b"abc"), y.read(10))
b.closed = True
look("end")
print(x.read(1))
look("end read", False)
b.closed = False
a, b, x, y = connect()
a.got += b"garbage"
look("garbage")
attempt(x.read, 1)
look("broken")
attempt(x.read, 1)
look("broken")
x.close()
look("broken and closed")
a, b, x, y = connect()
shake(x, y)
p = select.poll()
p.register(x)
x.close()
print([e for o, e in p.poll(0)], [e for o, e in p.poll(0)])
