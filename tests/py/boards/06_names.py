# Row 6 of the differences between boards: names in connect and bind.
from kit import *

show("connect", tcp().connect, ("peer.test", SILENT))
show("nobody", tcp().connect, ("nobody.test", SILENT))
if hasattr(tcp(), "bind"):
    show("bind", tcp().bind, ("localhost", 0))
