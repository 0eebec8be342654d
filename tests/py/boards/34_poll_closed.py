# Row 34 of the differences between boards: poll on a closed socket.
from kit import *

try:
    import select
    s = to(SILENT)
    p = select.poll()
    p.register(s, 5)
    s.close()
    print("closed", [b for _, b in p.poll(100)])
    q = select.poll()
    q.register(s, 5)
    print("before", [b for _, b in q.poll(100)])
except ImportError:
    print("no select")
