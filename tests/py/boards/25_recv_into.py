# Row 25 of the differences between boards: recv_into and recvfrom_into.
from kit import *

s = to(TALK)
for name in ("recv", "recvfrom", "recv_into", "recvfrom_into"):
    print(name, hasattr(s, name))
if hasattr(s, "recv_into"):
    buf = bytearray(6)
    show("six", s.recv_into, buf)
    show("two", s.recv_into, buf, 2)
    show("many", s.recv_into, buf, 9)
    show("none", s.recv_into, bytearray(0))
    print(buf)
