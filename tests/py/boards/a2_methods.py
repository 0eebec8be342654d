# The methods of sockets, and how they print.
from kit import *

names = """__enter__ __exit__ __del__ accept bind close connect fileno listen makefile read readinto readline recv recvfrom
send sendall sendto setblocking setsockopt settimeout write recv_into recvfrom_into shutdown getsockname getpeername getsockopt
gettimeout detach readlines family type proto do_handshake readall""".split()
s = tcp()
for name in sorted(names):
    if hasattr(s, name):
        print(name)
print(s, type(s))
s.close()
print(s)
