# Row 45 of the differences between boards: setblocking(True) after settimeout.
from kit import *

if hasattr(tcp(), "accept"):
    l = listener(5000)
    c = to(DIAL)
    c.send(b"5000")
    s = l.accept()[0]
    s.settimeout(0.5)
    if hasattr(s, "setblocking"):
        s.setblocking(True)
        show("recv", recv, s, 9)
else:
    s = to(SILENT)
    if hasattr(s, "setblocking"):
        s.settimeout(1)
        s.setblocking(False)
        show("recv", recv, s, 9)
