# Row 9 of the differences between boards: nothing there, and no blocking.
from kit import *

s = to(SILENT)
s.settimeout(0)
show("recv", recv, s, 9)
if hasattr(s, "read"):
    show("read", s.read, 9)
    show("readline", s.readline)
if hasattr(s, "sendto"):
    u = udp()
    u.settimeout(0)
    show("recvfrom", recvfrom, u, 9)
