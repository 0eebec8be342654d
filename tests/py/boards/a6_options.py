# Which numbers setsockopt takes: what changes when one is changed.
from kit import *

import sys
s = tcp()
u = udp()
out = []
if hasattr(s, "setsockopt"):
    for level in (0, 1, 6, 41, 0xFFF):
        for n in list(range(1, 45)) + [0x80, 0x1002, 0x100B, 0x400, 0x401]:
            if n == 20:
                continue
            for value in (1, b"", b"\xe0\0\0\1\0\0\0\0"):
                try:
                    if u.setsockopt(level, n, value) is None:
                        out.append((level, n, type(value).__name__[0]))
                except (OSError, ValueError, TypeError):
                    pass
    print(out)
