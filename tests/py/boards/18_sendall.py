# Row 18 of the differences between boards: sendall.
from kit import *

s = to(SILENT)
if hasattr(s, "sendall"):
    show("sendall", s.sendall, b"abc")
    s.settimeout(0)
    r = call(s.sendall, b"x" * 4000000)
    print("too much:", r if r.startswith("OS") or r == "None" else "a number")
    u = udp()
    u.connect(addr(ECHO))
    show("datagram", u.sendall, b"abc")
else:
    print("no sendall")
