# Expected output: typed from the rules for the board generic, where it departs from the unix port
# A write to a connection that was reset: told once, and then it is broken.
import net

for call, data in (("send", b"x"), ("sendall", b"x"), ("write", b"x")):
    x, y = net.pair()
    net.reset(x)
    net.ready(y, 0)
    f = getattr(y, call)
    net.show(call, f, data)
    net.show(call, f, data)
    print(y.recv(5))
    y.close()
