# Echoes on as many connections as come, all of them in one poll object.
import errno
import select
import socket

listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen(4096)
listener.setblocking(False)
poll = select.poll()
poll.register(listener, select.POLLIN)
print("ready")
running = True
while running:
    for sock, ev in poll.poll():
        if sock is listener:
            try:
                while True:
                    sock, peer = listener.accept()
                    poll.register(sock, select.POLLIN)
            except OSError as e:
                if e.errno != errno.EAGAIN:
                    raise
            continue
        data = sock.recv(64)
        if data:
            sock.send(data)
        else:
            poll.unregister(sock)
            sock.close()
        if data == b"X\0\0":
            running = False
print("stopped")
