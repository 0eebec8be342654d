# Expected output: typed from the rules for the board generic, where it departs from the unix port
# Addresses are tuples or lists, with names, and come out as tuples.
import socket

l = socket.socket()
port = 20000
while True:
    try:
        l.bind(("127.0.0.1", port))
        break
    except OSError as e:
        port += 1
l.listen()


def check(what, address):
    s = socket.socket()
    s.settimeout(10)
    try:
        s.connect(address)
    except Exception as e:
        print(what, type(e).__name__, e)
    else:
        p, sender = l.accept()
        print(what, type(sender).__name__, sender[0], type(sender[1]).__name__, len(sender))
        p.close()
    s.close()


check("tuple", ("127.0.0.1", port))
check("list", ["127.0.0.1", port])
check("bytes", (b"127.0.0.1", port))
check("name", ("localhost", port))
check("four", ("127.0.0.1", port, 0, 0))
check("short", ("127.1", port))
check("getaddrinfo", socket.getaddrinfo("127.0.0.1", port)[0][-1])
check("any", ("0.0.0.0", port))
check("port too large", ("127.0.0.1", port + 65536))
check("none", ())
check("one", ("127.0.0.1",))
check("five", ("127.0.0.1", port, 0, 0, 0))
check("no text", (5, port))
check("no port", ("127.0.0.1", None))
check("port as text", ("127.0.0.1", "80"))
check("float", ("127.0.0.1", 80.0))
check("int", 5)
check("None", None)
check("dict", {})
check("still", ("127.0.0.1", port))
l.close()

u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u.bind(("", 0))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("localhost", 0))
print(s.sendto(b"to a name", ("localhost", 9)))
s.close()
u.close()
for bad in (("999.1.1.1x", 80), ("nosuch.invalid", 80)):
    s = socket.socket()
    try:
        s.bind(bad)
    except OSError as e:
        print(e.errno in (-2, -3))
    s.close()
