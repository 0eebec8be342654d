# What the scripts of this folder share: sockets however the board offers them,
# addresses in the form that it takes, and peers.

try:
    import socket
except ImportError:
    import socketpool, wifi

    socket = socketpool.SocketPool(wifi.radio)

PEER = "10.0.0.1"  # also "peer.test"
VOID = "10.0.0.9"  # answers nothing
ME = "192.168.4.2"

# Ports of the peer.
ECHO = 7  # sends back what comes, streams and datagrams
SILENT = 9  # takes connections and does nothing
END = 13  # ends at once
RESET = 14  # resets when something comes
TALK = 15  # sends "hello\nworld\n"
GONE = 17  # ends when something comes, of which it reads one byte
DIAL = 20  # connects to the port that it is told, and sends "late" a second later
COUNT = 21  # connects to the port that it is told as often as it can, and says how often
LATER = 22  # sends "late" a minute later
BURST = 8  # ten datagrams for one
REFUSES = 99


def addr(port, host=PEER):
    return socket.getaddrinfo(host, port)[0][-1]


def tcp():
    return socket.socket()


def udp():
    return socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def to(port):
    s = tcp()
    s.connect(addr(port))
    return s


def recv(s, n):
    if hasattr(s, "recv"):
        return s.recv(n)
    buf = bytearray(n)
    return bytes(buf[: s.recv_into(buf)])


def recvfrom(s, n):
    if hasattr(s, "recvfrom"):
        return s.recvfrom(n)
    buf = bytearray(n)
    k, a = s.recvfrom_into(buf)
    return bytes(buf[:k]), a


def listener(port=0, host=""):
    s = tcp()
    s.bind(addr(port, host or "0.0.0.0"))
    s.listen(2)
    return s


def call(f, *args):
    try:
        return repr(f(*args))
    except Exception as e:
        return repr(e)


def show(what, f, *args):
    print(what + ":", call(f, *args))
