# Expected output: MicroPython 1.29, unix port
# Connections that the peer reset, and writing to one that is gone.
import select
import socket
import net

x, y = net.pair()
net.reset(x)
print(net.ready(y))
net.show("recv", y.recv, 5)
print(net.ready(y))
print(y.recv(5), y.read(5), y.readline(), y.read())
net.show("send", y.send, b"x")
net.show("sendall", y.sendall, b"x")
net.show("write", y.write, b"x")
y.close()

for call, args in (("read", (5,)), ("read", ()), ("readline", ()), ("readinto", (bytearray(5),)), ("recvfrom", (5,))):
    x, y = net.pair()
    net.reset(x)
    net.ready(y, 0)
    net.show(call, getattr(y, call), *args)
    again = getattr(y, call)(*args)
    print(again[0] if call == "recvfrom" else again)
    y.close()

# What was not yet read comes first; a call that wants more loses it.
x, y = net.pair()
x.send(b"abc")
net.reset(x)
net.ready(y, 0)
net.show("recv", y.recv, 5)
net.show("recv", y.recv, 5)
net.show("recv", y.recv, 5)
y.close()
x, y = net.pair()
x.send(b"abc")
print(y.recv(1))
net.reset(x)
net.ready(y, 0)
net.show("read", y.read, 10)
y.close()

# One that closes with unread bytes resets, too.
x, y = net.pair()
y.send(b"never read")
net.ready(x)
x.close()
net.ready(y, 0)
net.show("recv", y.recv, 5)
y.close()
