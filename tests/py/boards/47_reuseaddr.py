# Row 47 of the differences between boards: SO_REUSEADDR.
from kit import *

a = udp()
b = udp()
if hasattr(a, "bind"):
    a.bind(addr(5000, "0.0.0.0"))
    r = call(b.bind, addr(5000, "0.0.0.0"))
    print("bind twice:", r)
    if hasattr(a, "setsockopt"):
        c, d = udp(), udp()
        for s in (c, d):
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        c.bind(addr(5001, "0.0.0.0"))
        show("with SO_REUSEADDR", d.bind, addr(5001, "0.0.0.0"))
else:
    print("no bind")
