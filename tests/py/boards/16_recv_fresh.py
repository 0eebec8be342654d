# Row 16 of the differences between boards: recv on a socket that is not connected.
from kit import *

s = tcp()
s.settimeout(0.5)
show("recv", recv, s, 9)
if hasattr(s, "read"):
    show("read", s.read, 9)
s.settimeout(0)
show("now", recv, s, 9)
