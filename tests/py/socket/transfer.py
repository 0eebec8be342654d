# Expected output: MicroPython 1.29, unix port
# Moving bytes over a connection: what can be sent, in which pieces it comes.
import array
import socket
import net

x, y = net.pair()
for what in (
    b"bytes",
    bytearray(b"bytearray"),
    memoryview(b"memoryview")[6:],
    array.array("H", [0x6261, 0x6463]),
    "stré",
    "",
    b"",
):
    print(x.send(what), y.recv(100) if len(what) else None)
    print(x.sendall(what), y.recv(100) if len(what) else None)
    print(x.write(what), y.recv(100) if len(what) else None)
for what in (3, None, [1, 2], 1.5, object):
    for call in (x.send, x.sendall, x.write):
        net.show("send", call, what)
print(x.send(b"flags", 0), x.send(b"too", socket.MSG_DONTROUTE), y.recv(100))
print(x.sendto(b"ignored", net.address(9)), y.recv(100))
print(x.sendto(b"and flags", 0, net.address(9)), y.recv(100))

x.send(b"one")
x.send(b" two")
net.ready(y)
print(y.recv(0), y.recv(2), y.read(5))
x.send(b"0123456789")
print(y.recv(0), y.recvfrom(3)[0], y.recv(100))
x.send(b"line one\nline two\nrest\n")
print(y.readline(), y.readline(4), y.readline(), y.readline(100))
x.send(b"abcdefgh")
buf = bytearray(b"........")
print(y.readinto(buf, 3), buf, y.readinto(memoryview(buf)[2:5]), buf)
print(y.recv(100))
x.send(b"abcd")
a = array.array("H", [0, 0])
print(y.readinto(a), a[0] == 0x6261)

# Both directions, more than the buffers hold, in one thread.
big = bytes(range(256)) * 2000
x.setblocking(False)
sent = got = 0
good = True
while got < len(big):
    if sent < len(big):
        sent += x.write(memoryview(big)[sent:]) or 0
    piece = y.recv(8192)
    good = good and piece == big[got : got + len(piece)]
    got += len(piece)
print(sent, got, good)
x.setblocking(True)

# The end comes after what was sent, and again and again.
x.send(b"last words")
x.close()
print(y.recv(4), y.read())
for i in range(2):
    print(y.recv(5), y.read(), y.read(5), y.readline(), y.readinto(buf), y.recvfrom(5)[0], y.recv(0))
y.setblocking(False)
print(y.recv(5), y.read(), y.read(5), y.readline(), y.readinto(buf), y.recvfrom(5)[0])
# The first write to a peer that is gone is taken.
print(y.send(b"to nobody"))
y.close()
