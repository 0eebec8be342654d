# Row 29 of the differences between boards: an option that does not exist.
from kit import *

s = tcp()
if hasattr(s, "setsockopt"):
    show("unknown", s.setsockopt, socket.SOL_SOCKET, 9999, 1)
else:
    print("no setsockopt")
