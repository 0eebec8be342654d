# Row 7 of the differences between boards: a timeout in recv and recvfrom.
from kit import *

s = to(SILENT)
s.settimeout(0.5)
show("recv", recv, s, 9)
show("again", recv, s, 9)
s.settimeout(0.05)
show("short", recv, s, 9)
if hasattr(s, "sendto"):
    u = udp()
    u.settimeout(0.5)
    u.sendto(b"x", addr(SILENT))
    show("recvfrom", recvfrom, u, 9)
    show("recv", recv, u, 9)
