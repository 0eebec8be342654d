# Row 51 of the differences between boards: an empty datagram.
from kit import *

u = udp()
if hasattr(u, "sendto"):
    u.settimeout(1)
    show("sendto", u.sendto, b"", addr(ECHO))
    show("came back", lambda: recvfrom(u, 9)[0])
else:
    print("no sendto")
