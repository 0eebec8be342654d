# Row 8 of the differences between boards: a timeout in the stream methods.
from kit import *

s = to(SILENT)
s.settimeout(0.5)
if hasattr(s, "read"):
    show("read(4)", s.read, 4)
    show("read()", s.read)
    show("readinto", s.readinto, bytearray(4))
    show("readline", s.readline)
    t = to(TALK)
    t.settimeout(0.5)
    show("readline", t.readline)
    show("read(99)", t.read, 99)
else:
    print("no read")
