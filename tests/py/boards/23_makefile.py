# Row 23 of the differences between boards: makefile.
from kit import *

s = to(TALK)
if hasattr(s, "makefile"):
    for mode in ("rb", "wb", "rwb", "r", "x"):
        try:
            f = s.makefile(mode)
            print(mode, "itself" if f is s else type(f).__name__)
        except ValueError as e:
            print(mode, repr(e))
    f = s.makefile("rb")
    show("readline", f.readline)
    f.close()
    show("closed", s.send, b"x")
else:
    print("no makefile")
