# Row 36 of the differences between boards: AF_UNIX.
from kit import *

print(hasattr(socket, "AF_UNIX"))
