# Row 20 of the differences between boards: the timeout of a new socket.
from kit import *

import time
s = to(LATER)
t = time.time()
r = call(recv, s, 9)
print(r, "after", int(time.time() - t), "s")
