# The server of poll.py with a thread for each connection, whose calls block.
import _thread
import errno
import socket


def serve(sock):
    sock.setsockopt(6, 1, 1)  # TCP_NODELAY: the answers to requests that come together
    try:
        while True:
            head = sock.read(3)
            if len(head) == 3 and head[0] == 81:
                n = head[1] << 8 | head[2]
                body = sock.read(n)
                if len(body) < n:
                    break
                sock.write(b"A" + head[1:] + body)
                continue
            if head:
                sock.write(b"E\0\0")
                if head[0] == 88:
                    listener.close()
            break
    except OSError as e:
        if e.errno not in (errno.ECONNRESET, 32):
            print("unexpected", e)
    sock.close()


listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen(4096)
print("ready")
try:
    while True:
        sock, peer = listener.accept()
        _thread.start_new_thread(serve, (sock,))
except OSError as e:
    if e.errno != errno.EBADF:
        raise
print("stopped")
