# A server with three clients, all in one script and one thread: poll says which
# sockets can go on.
import select
import socket


def listen(first_port):
    for port in range(first_port, first_port + 100):
        s = socket.socket()
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind(("127.0.0.1", port))
        except OSError:
            s.close()
            continue
        s.listen(3)
        return s, port
    raise OSError("no port is free")


listener, port = listen(8400)
poller = select.poll()
poller.register(listener, select.POLLIN)

clients = {}  # socket: its name
for name in ("ann", "bob", "cem"):
    s = socket.socket()
    s.connect(("127.0.0.1", port))
    s.write("I am {}\n".format(name))
    clients[s] = name
    poller.register(s, select.POLLIN)

answers = []
conns = set()
while clients or conns:
    for ready in poller.ipoll(5000):
        s, events = ready[0], ready[1]
        if s is listener:
            conn, addr = listener.accept()
            conns.add(conn)
            poller.register(conn, select.POLLIN)
        elif s in conns:
            line = s.readline()
            if line:
                s.write(b"Hello, " + line.rstrip()[5:] + b"!\n")
            else:  # the client has closed
                poller.unregister(s)
                conns.remove(s)
                s.close()
        else:
            answers.append((clients.pop(s), s.readline().decode().rstrip()))
            poller.unregister(s)
            s.close()

listener.close()
for name, answer in sorted(answers):
    print(name, "got", answer)
