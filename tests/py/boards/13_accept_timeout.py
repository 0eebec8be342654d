# Row 13 of the differences between boards: a timeout in accept.
from kit import *

if hasattr(tcp(), "accept"):
    l = listener()
    l.settimeout(0.5)
    show("accept", l.accept)
    l.settimeout(0)
    show("now", l.accept)
else:
    print("no accept")
