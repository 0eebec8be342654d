# A UDP echo: datagrams keep their bounds, and a receive can time out.
import socket


def bound(first_port):
    for port in range(first_port, first_port + 100):
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            s.bind(("127.0.0.1", port))
        except OSError:
            s.close()
            continue
        return s, port
    raise OSError("no port is free")


server, port = bound(8300)
server.settimeout(5)
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(5)

for i in range(3):
    client.sendto("datagram {}".format(i), ("127.0.0.1", port))
    data, addr = server.recvfrom(100)
    server.sendto(data.upper(), addr)
    answer, peer = client.recvfrom(100)
    print(answer.decode(), "from the server:", peer[1] == port)

client.settimeout(0.05)
try:
    client.recvfrom(100)
except OSError as e:
    print("nothing more:", e)

client.close()
server.close()
