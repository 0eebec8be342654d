# Row 49 of the differences between boards: how many sockets can be open.
from kit import *

keep = []
try:
    while len(keep) < 300:
        keep.append(tcp())
    print("300 and more")
except (OSError, RuntimeError) as e:
    print(len(keep), repr(e))
keep[0].close()
show("after one close", lambda: tcp() and "opens")
