# Row 46 of the differences between boards: dnsserver.
from kit import *

if hasattr(socket, "dnsserver"):
    print(type(socket.dnsserver()), len(socket.dnsserver()))
    socket.dnsserver(1, "10.0.0.1")
    print(socket.dnsserver()[1])
else:
    print("no dnsserver")
