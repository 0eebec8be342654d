# Row 40 of the differences between boards: the numbers of errors.
from kit import *

import errno
names = [(getattr(errno, n), n) for n in dir(errno) if n[0] == "E"]
for n, name in sorted(names):
    print(name, n)
print("" if all(errno.errorcode[n] == name for n, name in names) else "errorcode differs")
print(repr(OSError(116)), OSError(116), OSError(32))
