# Row 50 of the differences between boards: a name in sendto.
from kit import *

u = udp()
if hasattr(u, "sendto"):
    show("sendto", u.sendto, b"abc", ("peer.test", ECHO))
    show("nobody", u.sendto, b"abc", ("nobody.test", ECHO))
else:
    print("no sendto")
