# Row 5 of the differences between boards: the results of getaddrinfo.
from kit import *

for kind in ((), (0, socket.SOCK_STREAM), (0, socket.SOCK_DGRAM), (0, 0, 17)):
    for r in socket.getaddrinfo(PEER, 80, *kind):
        print(kind, r[:4])
for name in ("peer.test", "both.test", "six.test"):
    try:
        print(name, [(r[0], r[3], len(r[4]) if r[4] else r[4]) for r in socket.getaddrinfo(name, 80, 0, socket.SOCK_STREAM)])
    except OSError as e:
        print(name, repr(e))
show("digits", socket.getaddrinfo, PEER, "80", 0, socket.SOCK_STREAM)
