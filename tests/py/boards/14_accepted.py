# Row 14 of the differences between boards: a socket from accept and its listener's timeout.
from kit import *

if hasattr(tcp(), "accept"):
    for timeout in (0.5, None):
        l = listener(5000)
        l.settimeout(timeout)
        c = to(DIAL)
        c.send(b"5000")
        if timeout is None:
            s, a = l.accept()
            show("of a blocking one", recv, s, 9)
        else:
            s, a = l.accept()
            show("of one with a timeout", recv, s, 9)
        s.close()
        l.close()
        c.close()
else:
    print("no accept")
