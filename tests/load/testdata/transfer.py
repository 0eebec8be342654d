# Receives and sends what it is told to, in one of the ways that there are, and
# tells the checksum of what it received.
import binascii
import socket

buf = bytearray(65536)


def get(how, n):
    crc = 0
    while n > 0:
        if how == "recv":
            data = conn.recv(min(n, 4096))
        elif how == "read":
            data = conn.read(min(n, 65536))
        else:
            k = conn.readinto(buf, min(n, len(buf)))
            data = memoryview(buf)[:k]
        if not data:
            raise OSError("too short")
        crc = binascii.crc32(data, crc)
        n -= len(data)
    return crc


def put(how, n):
    for i in range(len(buf)):
        buf[i] = i % 251
    crc = 0
    while n > 0:
        data = memoryview(buf)[: min(n, len(buf))]
        if how == "send":
            data = data[: conn.send(data)]
        elif how == "sendall":
            conn.sendall(data)
        else:
            conn.write(data)
        crc = binascii.crc32(data, crc)
        n -= len(data)
    return crc


listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen(1)
print("ready")
conn, peer = listener.accept()
while True:
    line = conn.readline()
    if not line:
        break
    how, n = line.decode().split()
    if how in ("recv", "read", "readinto"):
        conn.write("%d\n" % get(how, int(n)))
    else:
        crc = put(how, int(n))
        conn.write("%d\n" % crc)
print("stopped")
