# A TCP echo server and a client, both non-blocking, without threads: a socket
# that has nothing yet raises EAGAIN, and a connect that goes on EINPROGRESS.
import errno
import socket
import time


def listen(first_port):
    for port in range(first_port, first_port + 100):
        s = socket.socket()
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind(("127.0.0.1", port))
        except OSError:
            s.close()
            continue
        s.listen(1)
        s.setblocking(False)
        return s, port
    raise OSError("no port is free")


class Echo:
    # The server: one step at a time, each of which may find nothing to do.
    def __init__(self, listener):
        self.listener = listener
        self.conn = None
        self.done = False

    def step(self):
        try:
            if self.conn is None:
                self.conn, addr = self.listener.accept()
                self.conn.setblocking(False)
                print("server: a client from", addr[0])
            data = self.conn.recv(100)
        except OSError as e:
            if e.errno != errno.EAGAIN:
                raise
            return
        if data:
            self.conn.send(data)
        else:
            print("server: the client is gone")
            self.conn.close()
            self.done = True


listener, port = listen(8200)
server = Echo(listener)

client = socket.socket()
client.setblocking(False)
try:
    client.connect(("127.0.0.1", port))
except OSError as e:
    if e.errno != errno.EINPROGRESS:
        raise

for word in (b"one", b"two", b"three"):
    sent = False
    while True:
        server.step()
        try:
            if not sent:
                client.send(word)
                sent = True
            answer = client.recv(100)
        except OSError as e:
            if e.errno != errno.EAGAIN:
                raise
            time.sleep_ms(1)
            continue
        print("client:", word, "->", answer)
        break

client.close()
while not server.done:
    server.step()
listener.close()
