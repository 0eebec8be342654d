# A timeout in calls that send; accept on a socket that does not listen.
from kit import *

s = to(SILENT)
s.settimeout(0.5)
big = b"x" * 9000000
try:
    while s.send(big) == len(big):
        pass
    r = "a part"
except Exception as e:
    r = repr(e)
print("send:", r)
show("send", s.send, big)
for name in ("sendall", "write"):
    if hasattr(s, name):
        r = call(getattr(s, name), big)
        print(name + ":", r)
if hasattr(s, "listen"):
    l = tcp()
    l.settimeout(0.5)
    show("accept", l.accept)
