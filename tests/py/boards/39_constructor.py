# Row 39 of the differences between boards: arguments of the constructor.
from kit import *

show("one", lambda: socket.socket(2) and "made")
show("three", lambda: socket.socket(2, 2, 0) and "made")
show("four", lambda: socket.socket(2, 2, 0, 0) and "made")
show("nine", lambda: socket.socket(2, 2, 0, 0, 0, 0, 0, 0, 0) and "made")
show("str", socket.socket, "x")
show("type keyword", lambda: socket.socket(type=2) and "made")
