# Row 27 of the differences between boards: flags of recv, recvfrom, send and sendto.
from kit import *

s = to(TALK)
if hasattr(s, "recv"):
    peek = getattr(socket, "MSG_PEEK", 2)
    show("recv", s.recv, 5, peek)
    show("after", s.recv, 5)
    u = udp()
    u.settimeout(1)
    u.sendto(b"abc", addr(ECHO))
    r = call(u.recvfrom, 9, peek)
    print("recvfrom:", "ok" if "abc" in r else r)
    r = call(u.recvfrom, 9)
    print("after:", "ok" if "abc" in r else r)
    if hasattr(socket, "MSG_DONTWAIT"):
        show("dontwait", u.recv, 9, socket.MSG_DONTWAIT)
    show("send", s.send, b"x", 0)
    show("sendto", u.sendto, b"x", 0, addr(ECHO))
