# Row 35 of the differences between boards: inet_pton, inet_ntop and sockaddr.
from kit import *

print([name for name in ("inet_ntop", "inet_pton", "sockaddr", "dnsserver") if hasattr(socket, name)])
if hasattr(socket, "inet_pton"):
    print(socket.inet_pton(socket.AF_INET, "1.2.3.4"), socket.inet_ntop(socket.AF_INET, b"\x7f\0\0\1"))
