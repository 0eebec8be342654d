# Row 11 of the differences between boards: connect without blocking.
from kit import *

import time
s = tcp()
s.settimeout(0)
show("first", s.connect, addr(SILENT, VOID))
show("second", s.connect, addr(SILENT, VOID))
s = tcp()
s.settimeout(0)
show("first", s.connect, addr(SILENT))
time.sleep(1)
show("done", s.connect, addr(SILENT))
show("third", s.connect, addr(SILENT))
