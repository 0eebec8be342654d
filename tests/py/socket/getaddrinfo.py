# Expected output: MicroPython 1.29, unix port
# Which kinds getaddrinfo gives for what it is asked. (Its errors and addresses:
# generic_getaddrinfo.py.)
import socket
import net


def kinds(*args):
    try:
        print(args, [x[:3] for x in socket.getaddrinfo(*args)])
    except OSError as e:
        print(args, "OSError", "".join(c for c in str(e) if c in "-0123456789"))
    except Exception as e:
        print(args, type(e).__name__, e)


kinds("127.0.0.1", 80)
kinds(b"127.0.0.1", 80)
kinds("127.0.0.1", "80")
kinds("127.0.0.1", b"80")
kinds("::1", 80)
kinds("127.0.0.1", 80, 2)
kinds("::1", 80, 10)
kinds("::1", 80, 2)
kinds("127.0.0.1", 80, 10)
kinds("127.0.0.1", 80, 0, 1)
kinds("127.0.0.1", 80, 0, 2)
kinds("127.0.0.1", 80, 0, 0, 6)
kinds("127.0.0.1", 80, 0, 0, 17)
kinds("127.0.0.1", 80, 0, 1, 6)
kinds("127.0.0.1", 80, 0, 1, 17)
kinds("127.0.0.1", 80, 0, 2, 17, 0)
kinds("127.0.0.1", 80, 2, 3)
kinds("127.0.0.1", 80, 99)
kinds("127.0.0.1", 80, 1)
kinds("127.0.0.1", 80, 0, 99)
kinds("127.0.0.1", 80, 0, 0, 0, 1 << 30)
kinds("127.0.0.1", 80, 0, 0, 0, 4)
kinds("127.0.0.1", "http", 0, 1)
kinds("127.0.0.1", "nosuchservice")
kinds("127.0.0.1", "http", 0, 1, 0, 0x400)
kinds("", 80)
kinds("256.1.1.1", 80, 0, 0, 0, 4)
kinds("no name", 80, 0, 0, 0, 4)
for host in ("0", "1", "127.1", "0x7f.1", "017.1", "127.0.0.1\0more"):
    kinds(host, 80, 0, 1)
for args in ((), ("127.0.0.1",), ("127.0.0.1", 80, 0, 0, 0, 0, 0), (None, 80), (5, 80), ("127.0.0.1", 1.5), ("127.0.0.1", None), ("127.0.0.1", 80, "x"), ("127.0.0.1", 80, None), ("127.0.0.1", 1 << 80)):
    kinds(*args)
try:
    socket.getaddrinfo("127.0.0.1", port=80)
except TypeError as e:
    print(e)
kinds("localhost", 80, 2, 1)
