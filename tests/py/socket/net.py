# What the scripts of socket, select and stream share. Addresses come from
# getaddrinfo, in whose form every MicroPython takes them; ports are tried
# until the system has one that is free, for nobody tells a script its own.
import select
import socket
import time


def address(port, host="127.0.0.1"):
    return socket.getaddrinfo(host, port)[0][-1]


def bound(s, host="127.0.0.1"):
    port = 20000 + time.ticks_us() % 9000
    while True:
        try:
            s.bind(address(port, host))
            return port
        except OSError as e:
            if e.errno not in (13, 98):
                raise
        port = 20000 + (port + 7 - 20000) % 9000


def listener(backlog=5):
    s = socket.socket()
    port = bound(s)
    s.listen(backlog)
    return s, address(port)


def pair():
    s, a = listener()
    client = socket.socket()
    client.connect(a)
    peer = s.accept()[0]
    s.close()
    return client, peer


def datagrams():
    a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    return a, b, address(bound(a)), address(bound(b))


# A port where nobody listens: it is held, so that nobody else comes there.
def dead():
    s = socket.socket()
    return s, address(bound(s))


def ready(s, mask=select.POLLIN):
    p = select.poll()
    p.register(s, mask)
    got = p.poll(10000)
    return got[0][1] if got else 0


def reset(s):
    s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    s.close()


def show(what, f, *args):
    try:
        r = f(*args)
    except Exception as e:
        print(what, type(e).__name__, e)
    else:
        print(what, r)
