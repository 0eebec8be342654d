# Row 31 of the differences between boards: select.select.
from kit import *

try:
    import select
    print("select", hasattr(select, "select"), "poll", hasattr(select, "poll"))
    print(select.POLLIN, select.POLLOUT, select.POLLERR, select.POLLHUP)
    if hasattr(select, "select"):
        s = to(TALK)
        u = to(SILENT)
        r, w, x = select.select([s, u], [], [], 1)
        print(len(r), r[0] is s, w, x)
        print(select.select([u], [], [], 0.1))
except ImportError:
    print("no select")
