# Row 48 of the differences between boards: how much one recv gives.
from kit import *

import time
s = to(ECHO)
for i in range(3):
    s.send(b"x" * 1000)
time.sleep(1)
s.settimeout(0.5)
print(len(recv(s, 9999)))
u = to(TALK)
time.sleep(1)
u.settimeout(0.5)
show("of 12 bytes 20", recv, u, 20)
