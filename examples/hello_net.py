# An HTTP GET from a server in the same script: the server runs in a thread.
import _thread
import socket

PAGE = b"Hello from a server of twelve lines.\n"


def listen(first_port):
    # The first port that is free.
    for port in range(first_port, first_port + 100):
        s = socket.socket()
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind(socket.getaddrinfo("127.0.0.1", port)[0][-1])
        except OSError:
            s.close()
            continue
        s.listen(1)
        return s, port
    raise OSError("no port is free")


def serve_one(listener):
    conn, addr = listener.accept()
    request = conn.readline()
    while conn.readline() not in (b"\r\n", b""):  # headers
        pass
    print("server:", request.decode().rstrip())
    conn.write("HTTP/1.0 200 OK\r\nContent-Length: {}\r\n\r\n".format(len(PAGE)))
    conn.write(PAGE)
    conn.close()


def get(host, port, path):
    s = socket.socket()
    s.connect(socket.getaddrinfo(host, port)[0][-1])
    s.write("GET {} HTTP/1.0\r\nHost: {}\r\n\r\n".format(path, host))
    status = s.readline()
    while s.readline() not in (b"\r\n", b""):
        pass
    body = s.read()
    s.close()
    return status, body


listener, port = listen(8080)
_thread.start_new_thread(serve_one, (listener,))
status, body = get("127.0.0.1", port, "/hello")
listener.close()
print("client:", status.decode().rstrip())
print(body.decode(), end="")
