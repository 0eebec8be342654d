# Row 32 of the differences between boards: a descriptor in poll.
from kit import *

try:
    import select
    p = select.poll()
    show("int", p.register, 1)
    show("str", p.register, "x")
except ImportError:
    print("no select")
