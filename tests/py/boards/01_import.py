# Row 1 of the differences between boards: how to get sockets.
from kit import *

for name in ("socket", "usocket", "socketpool"):
    try:
        __import__(name)
        print(name, "yes")
    except ImportError:
        print(name, "no")
