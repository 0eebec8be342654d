# Row 10 of the differences between boards: the peer refuses.
from kit import *

s = tcp()
show("connect", s.connect, addr(REFUSES))
show("again", s.connect, addr(SILENT))
s = tcp()
s.settimeout(5)
show("timed", s.connect, addr(REFUSES))
show("again", s.connect, addr(SILENT))
