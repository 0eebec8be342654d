# A server in one thread around one poll object. A request is Q, a length of two
# bytes and as many bytes; its answer is A, the same length and the same bytes.
# Anything else is answered by E and a length of 0, and the end; X ends the server.
import errno
import select
import socket

IN, OUT = select.POLLIN, select.POLLOUT


class Client:
    def __init__(self, sock):
        self.sock = sock
        self.mask = IN
        self.got = b""
        self.out = b""
        self.ended = False


def answer(c):
    global running
    got = c.got
    at = 0
    n = len(got)
    while at < n:
        if got[at] != 81:
            if got[at] == 88:
                running = False
            c.out += b"E\0\0"
            c.ended = True
            c.got = b""
            return
        if n - at < 3:
            break
        end = at + 3 + (got[at + 1] << 8 | got[at + 2])
        if end > n:
            break
        c.out += b"A" + got[at + 1 : end]
        at = end
    c.got = got[at:]


def receive(c):
    try:
        data = c.sock.recv(4096)
    except OSError as e:
        return e.errno == errno.EAGAIN
    if data:
        c.got += data
        answer(c)
    else:
        c.ended = True
    return True


def send(c):
    if not c.out:
        return True
    try:
        n = c.sock.send(c.out)
    except OSError as e:
        return e.errno == errno.EAGAIN
    c.out = c.out[n:]
    return True


def serve(c, ev):
    alive = True
    if not c.ended and ev & ~OUT:
        alive = receive(c)
    alive = alive and send(c)
    if not alive or c.ended and not c.out:
        poll.unregister(c.sock)
        del clients[c.sock]
        c.sock.close()
        return
    mask = (0 if c.ended else IN) | (OUT if c.out else 0)
    if mask != c.mask:
        c.mask = mask
        poll.modify(c.sock, mask)


listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen(4096)
listener.setblocking(False)
poll = select.poll()
poll.register(listener, IN)
clients = {}
running = True
print("ready")
while running:
    for sock, ev in poll.poll():
        if sock is not listener:
            serve(clients[sock], ev)
            continue
        try:
            while True:
                sock, peer = listener.accept()
                sock.setblocking(False)
                clients[sock] = Client(sock)
                poll.register(sock, IN)
        except OSError as e:
            if e.errno != errno.EAGAIN:
                raise
print("stopped")
