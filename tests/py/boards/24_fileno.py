# Row 24 of the differences between boards: fileno.
from kit import *

s = tcp()
if hasattr(s, "fileno"):
    print("number" if s.fileno() >= 0 else "?")
    s.close()
    print(s.fileno())
else:
    print("no fileno")
