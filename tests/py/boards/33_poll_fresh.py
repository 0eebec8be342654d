# Row 33 of the differences between boards: poll on a socket that is not connected.
from kit import *

def bits(s, mask):
    p = select.poll()
    p.register(s, mask)
    return [b for _, b in p.poll(0)]


try:
    import select
    print("new", [bits(tcp(), m) for m in (5, 1, 4, 0)])
    s = to(SILENT)
    print("idle", bits(s, 5))
    s = to(RESET)
    s.send(b"x")
    import time
    time.sleep(1)
    print("reset", bits(s, 5), bits(s, 1))
except ImportError:
    print("no select")
