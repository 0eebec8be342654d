# Expected output: MicroPython 1.29, unix port
# Each bad argument gives the named exception and leaves the socket as it was:
# bytes still go both ways.
import socket
import net

x, y = net.pair()
a = net.address(9)
big = 1 << 70
b = bytearray(4)
good = {
    "accept": (),
    "bind": (a,),
    "close": (),
    "connect": (a,),
    "fileno": (),
    "listen": (1,),
    "recv": (1, 0),
    "recvfrom": (1, 0),
    "send": (b"x", 0),
    "sendall": (b"x", 0),
    "sendto": (b"x", 0, a),
    "setblocking": (True,),
    "setsockopt": (1, 2, 1),
    "settimeout": (None,),
    "read": (1,),
    "readinto": (b, 4),
    "readline": (1,),
    "write": (b"x", 0, 1),
}
rows = fine = 0


def row(call, *args, **kw):
    global rows, fine
    rows += 1
    try:
        r = getattr(x, call)(*args, **kw)
        print("no error", r, end=" ")
    except Exception as e:
        # how much memory: a word's
        print(type(e).__name__, "" if isinstance(e, MemoryError) else e, end=" ")
    x.setblocking(True)
    x.send(b"ping")
    y.sendall(b"pong")
    ok = y.recv(10) == b"ping" and x.recv(10) == b"pong"
    fine += ok
    print(call, ok)


least = {"listen": 0, "recv": 1, "recvfrom": 1, "send": 1, "sendall": 1, "sendto": 2, "read": 0, "readinto": 1, "readline": 0, "write": 1}
for call in sorted(good):
    args = good[call]
    row(call, *(args + (1, 1, 1)))  # too many
    row(call, *args, nosuch=1)
    n = least.get(call, len(args))
    if n > 0:
        row(call)  # none
    if n > 1:
        row(call, *args[: n - 1])

for call, at in (("listen", 0), ("recv", 0), ("recv", 1), ("recvfrom", 0), ("recvfrom", 1), ("send", 1), ("sendall", 1), ("sendto", 1), ("setsockopt", 0), ("setsockopt", 1), ("read", 0), ("readinto", 1), ("write", 2)):
    for bad in ("1", b"1", 1.0, [], (), {}, big, -big):
        args = list(good[call])
        args[at] = bad
        row(call, *args)

for call in ("send", "sendall", "sendto", "write", "readinto"):
    for bad in (1, 1.0, None, [], (1,), {}, object):
        args = list(good[call])
        args[0] = bad
        row(call, *args)
for bad in ("text", b"bytes"):
    row("readinto", bad)
for bad in (1, 1.0, None, {}, object):
    for call in ("bind", "connect"):
        row(call, bad)
    row("sendto", b"x", bad)
for bad in ("1", b"1", [], {}):
    row("settimeout", bad)
row("settimeout", big)
row("setsockopt", 1, 2, 1.0)
row("setsockopt", 1, 2, None)
row("setsockopt", 1, 2, [])
row("setsockopt", 1, 2, big)
row("recv", -1)
row("recvfrom", -1)
row("read", -2)
print(rows, "rows,", fine, "left the socket usable")
x.close()
y.close()
