# Row 28 of the differences between boards: setsockopt with a bool.
from kit import *

s = tcp()
if hasattr(s, "setsockopt"):
    for value in (1, True, b"\x01\0\0\0", None):
        show(repr(value), s.setsockopt, socket.SOL_SOCKET, socket.SO_REUSEADDR, value)
    for level, name in (("IPPROTO_IP", "IP_MULTICAST_TTL"), ("IPPROTO_TCP", "TCP_NODELAY"), ("SOL_SOCKET", "SO_BROADCAST")):
        if hasattr(socket, level) and hasattr(socket, name):
            show(name, udp().setsockopt if name[0] != "T" else s.setsockopt, getattr(socket, level), getattr(socket, name), 1)
else:
    print("no setsockopt")
