# Row 17 of the differences between boards: the end of the stream.
from kit import *

s = to(END)
s.settimeout(5)
show("blocking", recv, s, 9)
s.settimeout(0)
show("not", recv, s, 9)
