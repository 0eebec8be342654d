# Row 30 of the differences between boards: a function that is called when something comes in.
from kit import *

import time
s = to(DIAL)
if hasattr(s, "setsockopt"):
    show("setsockopt", s.setsockopt, socket.SOL_SOCKET, 20, lambda s: print("called"))
    l = to(ECHO)
    l.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    show("end", s.setsockopt, socket.SOL_SOCKET, 20, None)
    t = to(TALK)
    r = call(t.setsockopt, socket.SOL_SOCKET, 20, lambda s: print("called", recv(s, 99)))
    time.sleep(1)
else:
    print("no setsockopt")
