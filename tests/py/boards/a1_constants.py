# The constants of the socket module.
from kit import *

for name in sorted(dir(socket)):
    if name[0] in "ASIMTE" and isinstance(getattr(socket, name), int):
        print(name, getattr(socket, name))
