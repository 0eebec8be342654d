# Row 15 of the differences between boards: send on a socket that is not connected.
from kit import *

show("send", tcp().send, b"x")
for name in ("sendall", "write"):
    if hasattr(tcp(), name):
        show(name, getattr(tcp(), name), b"x")
