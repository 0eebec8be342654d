# Row 37 of the differences between boards: AF_INET6, and what else the constructor takes.
from kit import *

print(getattr(socket, "AF_INET6", None))
six = getattr(socket, "AF_INET6", 10)
try:
    s = socket.socket(six)
    print("made")
    if hasattr(s, "bind"):
        s.bind(addr(0, "::") if not hasattr(socket, "bind") and six == 10 and isinstance(addr(80), bytearray) else ("::", 0))
        print("bound")
except (OSError, NotImplementedError) as e:
    print(repr(e))
show("another", socket.socket, 99)
show("type", socket.socket, 2, 99)
show("proto", lambda: socket.socket(2, 1, 99) and "made")
show("extra", lambda: socket.socket(2, 1, 0, 0) and "made")
show("five", lambda: socket.socket(2, 1, 0, 0, 0) and "made")
show("keyword", lambda: socket.socket(foo=1) and "made")
