# Row 44 of the differences between boards: what settimeout takes.
from kit import *

s = to(TALK)
show("None", s.settimeout, None)
show("negative", s.settimeout, -1)
show("-0.5", s.settimeout, -0.5)
show("text", s.settimeout, "1")
s.settimeout(0.0004)
show("0.4 ms", recv, s, 99)
s = to(SILENT)
s.settimeout(0.0004)
show("0.4 ms", recv, s, 99)
