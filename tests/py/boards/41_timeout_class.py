# Row 41 of the differences between boards: the class of a timeout, and which classes there are.
from kit import *

s = to(SILENT)
s.settimeout(0.5)
try:
    print(recv(s, 9))
except Exception as e:
    print(type(e).__name__, isinstance(e, OSError))
for name in ("TimeoutError", "ConnectionError", "BrokenPipeError", "ConnectionAbortedError", "ConnectionRefusedError", "ConnectionResetError"):
    try:
        print(name, issubclass(eval(name), OSError))
    except NameError:
        print(name, "no")
