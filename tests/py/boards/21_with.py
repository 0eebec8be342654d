# Row 21 of the differences between boards: a socket in a with statement.
from kit import *

try:
    with tcp() as s:
        print("works")
    show("closed", s.send, b"x")
except AttributeError as e:
    print("AttributeError")
