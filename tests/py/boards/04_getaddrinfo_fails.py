# Row 4 of the differences between boards: how getaddrinfo fails.
from kit import *

for name in ("nobody.test", "busy.test", "broken.test", ""):
    show(repr(name), socket.getaddrinfo, name, 80)
show("'http'", socket.getaddrinfo, PEER, "nosuch")
show("family", socket.getaddrinfo, PEER, 80, 99)
show("type", socket.getaddrinfo, PEER, 80, 0, 99)
show("flags", socket.getaddrinfo, PEER, 80, 0, 0, 0, 1 << 20)
show("address", socket.getaddrinfo, PEER, 80, 10, 1)
show("wide", socket.getaddrinfo, PEER, 70000, 0, 1)
