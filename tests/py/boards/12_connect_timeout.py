# Row 12 of the differences between boards: a timeout in connect.
from kit import *

s = tcp()
s.settimeout(0.5)
show("connect", s.connect, addr(SILENT, VOID))
show("again", s.connect, addr(SILENT, VOID))
