# Row 2 of the differences between boards: which addresses connect takes.
from kit import *

raw = b"\x02\x00" + bytes((SILENT >> 8, SILENT & 255, 10, 0, 0, 1)) + b"\x00" * 8
for what, a in (("tuple", (PEER, SILENT)), ("list", [PEER, SILENT]), ("getaddrinfo's", addr(SILENT)), ("raw", raw)):
    s = tcp()
    try:
        s.connect(a)
        print(what, "ok")
    except TypeError:
        print(what, "TypeError")
    s.close()
show("one", tcp().connect, (PEER,))
show("four", tcp().connect, (PEER, SILENT, 0, 0))
show("negative", tcp().connect, (PEER, -1))
show("any", tcp().connect, ("", SILENT))
