# What a script is told of the system.
from kit import *

import sys, os

print(sys.platform, sys.implementation[0], sys.implementation[1][:3])
print(sys.implementation[2] if len(sys.implementation) > 2 else "")
print(sys.version)
if hasattr(os, "uname"):
    u = os.uname()
    print(u[0], u[1], u[2], u[4])
print([n for n in ("getenv", "ilistdir", "system", "sync", "urandom", "statvfs", "sep", "errno") if hasattr(os, n)])
print(sorted(n for n in globals() if n in ("machine", "fm", "board_info")))
