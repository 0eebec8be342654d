# Row 42 of the differences between boards: socket.error, socket.timeout and gaierror.
from kit import *

for name in ("error", "timeout", "gaierror"):
    print(name, getattr(socket, name, "no"))
