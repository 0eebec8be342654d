# Expected output: typed from the rules for the board generic, where it departs from the unix port
# Bad arguments of the calls that the unix port lacks, or does not check: the
# exception is named and the socket stays as it was.
import socket
import net

x, y = net.pair()
rows = fine = 0


def row(call, *args, **kw):
    global rows, fine
    rows += 1
    try:
        print("no error", getattr(x, call)(*args, **kw), end=" ")
    except Exception as e:
        print(type(e).__name__, e, end=" ")
    x.setblocking(True)
    x.send(b"ping")
    y.sendall(b"pong")
    ok = y.recv(10) == b"ping" and x.recv(10) == b"pong"
    fine += ok
    print(call, ok)


b = bytearray(4)
for bad in ("1", 1.0, [], 1 << 70):
    row("readline", bad)
    row("recv_into", b, bad)
    row("setsockopt", 1, 20, bad)
row("recv_into", b, 5)
for call in ("recv_into", "recvfrom_into"):
    row(call)
    row(call, b, 1, 1)
    row(call, b, nosuch=1)
    for bad in (b"bytes", "text", 5, None):
        row(call, bad)
row("makefile", "r")
row("makefile", "rb", 0, 0)
row("makefile", mode="rb")
row("settimeout", -1)
for bad in ((), ("127.0.0.1",), ("127.0.0.1", 9, 0, 0, 0)):
    row("bind", bad)
row("connect", (None, 9))
row("connect", ("127.0.0.1", "9"))
row("connect", ("127.0.0.1", 9.0))
row("sendto", b"x")
row("__exit__")
row("__enter__", 1)
print(rows, "rows,", fine, "left the socket usable")
x.close()
y.close()
