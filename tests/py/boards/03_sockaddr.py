# Row 3 of the differences between boards: the address in what getaddrinfo gives.
from kit import *

a = socket.getaddrinfo(PEER, 80, 0, socket.SOCK_STREAM)[0][-1]
print(type(a).__name__)
print(a if isinstance(a, tuple) else len(a))
