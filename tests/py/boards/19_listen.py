# Row 19 of the differences between boards: listen without an argument.
from kit import *

if hasattr(tcp(), "listen"):
    l = tcp()
    l.bind(addr(5000, "0.0.0.0"))
    show("listen()", l.listen)
    if call(l.listen) == "None":
        c = to(COUNT)
        c.send(b"5000")
        print("connections that wait:", recv(c, 9))
else:
    print("no listen")
