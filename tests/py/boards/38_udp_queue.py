# Row 38 of the differences between boards: ten datagrams come before the script looks.
from kit import *

import time
u = udp()
if hasattr(u, "sendto"):
    u.settimeout(0.5)
    u.sendto(b"x", addr(BURST))
    time.sleep(1)
    n = 0
    try:
        while n < 99:
            recvfrom(u, 9)
            n += 1
    except OSError:
        pass
    print(n)
else:
    print("no datagrams")
