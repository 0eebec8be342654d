# Expected output: typed from the rules for the board generic, where it departs from the unix port
# The addresses that getaddrinfo gives, and its errors.
import socket

print(socket.getaddrinfo("127.0.0.1", 80))
print(socket.getaddrinfo("::1", 80, 0, socket.SOCK_STREAM))
print(socket.getaddrinfo("127.0.0.1", 65536 + 80, 0, 1)[0][4], socket.getaddrinfo("127.0.0.1", -1, 0, 1)[0][4])
print(socket.getaddrinfo("127.1", "http", 0, 1)[0][4], socket.getaddrinfo("1", b"53", 0, 2)[0][4])
print(socket.getaddrinfo("127.0.0.1", 80, 0, 1, 0, 2))
print(socket.getaddrinfo("fe80::1%1", 80, 0, 1)[0][4])
for args in (("", 80), ("256.1.1.1", 80, 0, 0, 0, 4), ("127.0.0.1", 80, 99), ("127.0.0.1", 80, 0, 99), ("127.0.0.1", "nosuchservice"), ("127.0.0.1", 80, 10), ("127.0.0.1", 80, 0, 0, 0, 1 << 30)):
    try:
        socket.getaddrinfo(*args)
    except OSError as e:
        print(repr(e), e, e.errno, e.args)
