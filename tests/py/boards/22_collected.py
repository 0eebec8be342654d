# Row 22 of the differences between boards: sockets that are lost without close().
from kit import *

import gc
gc.collect()
n = 0
for i in range(40):
    try:
        s = to(SILENT)
        if hasattr(s, "fileno"):
            n = s.fileno()
    except (OSError, RuntimeError) as e:
        print("full")
        break
s = None
gc.collect()
gc.collect()
show("forty sockets lost, one more", lambda: to(SILENT) and "opens")
