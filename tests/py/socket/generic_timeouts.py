# Expected output: typed from the rules for the board generic, where it departs from the unix port
# A timeout is ETIMEDOUT in every call, and what is accepted has none.
import _thread
import socket
import time
import net

x, y = net.pair()
y.settimeout(0.02)
for call, args in (("recv", (5,)), ("recv", (0,)), ("recvfrom", (5,)), ("recv_into", (bytearray(5),)), ("recvfrom_into", (bytearray(5),)), ("read", (5,)), ("readline", ())):
    net.show(call, getattr(y, call), *args)
x.settimeout(0.02)
big = bytes(4 << 20)
for call in (x.send, x.sendall, x.write):
    for i in range(100):
        try:
            call(big)
        except OSError as e:
            print(e)
            break

for t in (-1, -0.5, float("nan")):
    net.show("settimeout", x.settimeout, t)
net.show("settimeout", x.settimeout, 1e300)

# setblocking(True) takes the timeout away.
y.settimeout(0.02)
y.setblocking(True)
while True:
    y.settimeout(0.02)
    try:
        y.recv(1 << 20)
    except OSError:
        break
y.setblocking(True)
x.close()
print(y.recv(5) == b"")
y.close()

# What is accepted blocks, without a timeout, whatever the listener has.
for timeout in (0, 0.02):
    l, a = net.listener()
    c = socket.socket()
    c.connect(a)
    net.ready(l)
    l.settimeout(timeout)
    p = l.accept()[0]

    def later():
        time.sleep(0.1)
        c.send(b"later")

    _thread.start_new_thread(later, ())
    print(p.recv(5))
    for s in (l, c, p):
        s.close()
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u.bind(("127.0.0.1", 0))
u.settimeout(0.02)
net.show("recv", u.recv, 5)
net.show("recvfrom", u.recvfrom, 5)
u.close()
