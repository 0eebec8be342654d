# A TCP server that echoes, and a client of it, in one thread under stock gpython.
import select
import socket
import sys

address = ("127.0.0.1", int(sys.argv[1]))

server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(address)
server.listen()
server.setblocking(False)
try:
    server.accept()
except OSError as e:
    print("nobody yet:", e.args[0])

client = socket.socket()
client.setblocking(False)
try:
    client.connect(address)
except OSError as e:
    print("connecting:", e.args[0])

poller = select.poll()
poller.register(server, select.POLLIN)
poller.register(client, select.POLLOUT)
peer = None
lines = [b"hello\n", b"from\n", b"gpython\n"]
got = 0
while got < 3:
    for sock, events in poller.poll(5000):
        if sock is server:
            peer, sender = server.accept()
            print("connected from", sender[0])
            poller.register(peer, select.POLLIN)
        elif sock is peer:
            peer.send(peer.recv(100))
        elif events & select.POLLOUT:
            client.write(lines[got])
            poller.modify(client, select.POLLIN)
        else:
            print("echo:", client.readline())
            got += 1
            poller.modify(client, select.POLLOUT)

client.close()
print("the end:", peer.read())
peer.close()
with server as s:
    print(repr(s) == repr(server), s is server)
print(repr(server))

# the same sockets as CircuitPython has them
import socketpool, wifi
pool = socketpool.SocketPool(wifi.radio)
with pool.socket(pool.AF_INET, pool.SOCK_DGRAM) as s:
    print(pool.getaddrinfo("127.0.0.1", 80, pool.AF_INET, pool.SOCK_STREAM), s.type == pool.SOCK_DGRAM)
