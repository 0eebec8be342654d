# Row 52 of the differences between boards: send after the peer has reset the connection.
from kit import *

import time
s = to(RESET)
s.send(b"x")
time.sleep(1)
show("send", s.send, b"x")
show("again", s.send, b"x")
s = to(GONE)
s.send(b"xyz")
time.sleep(1)
show("send", s.send, b"x")
s.close()
show("closed send", s.send, b"x")
show("closed recv", recv, s, 9)
show("closed settimeout", s.settimeout, 1)
for name in ("read", "write", "sendto"):
    if hasattr(s, name):
        show("closed " + name, getattr(s, name), *((b"x", addr(ECHO))[: 1 + (name == "sendto")] if name != "read" else (1,)))
