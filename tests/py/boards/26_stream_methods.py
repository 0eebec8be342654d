# Row 26 of the differences between boards: the methods of streams.
from kit import *

print([name for name in ("read", "readinto", "readline", "write", "readall") if hasattr(tcp(), name)])
