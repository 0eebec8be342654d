# Board: circuitpython
# Walks CircuitPython's page of socketpool.
import socketpool, wifi

row("Socket can't be created", isinstance(error(socketpool.Socket), TypeError))
pool = socketpool.SocketPool(wifi.radio)
row("one pool for each radio", pool is socketpool.SocketPool(wifi.radio))
row("only of a radio", isinstance(error(socketpool.SocketPool, 1), ValueError))
for name in "AF_INET AF_INET6 SOCK_STREAM SOCK_DGRAM SOCK_RAW".split():
    row(name, builtin_type(getattr(pool, name)) is int)

info = pool.getaddrinfo("www.micropython.org", 80)
info = info[0] if isinstance(info, list) else info
family, type, proto, name, address = info
row("getaddrinfo", family == pool.AF_INET and isinstance(address[0], str) and address[1] == 80)
row("its keywords", pool.getaddrinfo(host="127.0.0.1", port=80, family=0, type=pool.SOCK_STREAM, flags=0))
e = error(pool.getaddrinfo, "no.such.example", 80)
row("its error", isinstance(e, pool.gaierror) and isinstance(e, OSError) and e.args[0] == pool.EAI_NONAME)

server = pool.socket(pool.AF_INET, pool.SOCK_STREAM)
row("setsockopt", server.setsockopt(pool.SOL_SOCKET, pool.SO_REUSEADDR, 1) is None)
row("bind", server.bind(("127.0.0.1", 9000)) is None)
row("listen wants a number", isinstance(error(lambda: server.listen()), TypeError) and server.listen(2) is None)
with pool.socket(family=pool.AF_INET, type=pool.SOCK_STREAM) as client:
    row("__enter__", builtin_type(client) is socketpool.Socket)
    row("__hash__", client.__hash__() == hash(client))
    row("type", client.type == pool.SOCK_STREAM)
    row("connect", client.connect(("127.0.0.1", 9000)) is None)
    conn, peer = server.accept()
    row("accept", builtin_type(conn) is socketpool.Socket and peer[0] == "127.0.0.1" and isinstance(peer[1], int))
    conn.settimeout(2)
    row("send", client.send(b"hello") == 5)
    buf = bytearray(8)
    row("recv_into(buf, n)", conn.recv_into(buf, 2) == 2 and bytes(buf[:2]) == b"he")
    row("recv_into(buf)", conn.recv_into(buf) == 3 and bytes(buf[:3]) == b"llo")
    row("recv_into too much", isinstance(error(conn.recv_into, buf, 9), ValueError))
    row("sendall", client.sendall(b"0123456789") is None)
    row("bufsize 0 is the buffer's length", conn.recv_into(buf, 0) == 8)
    conn.recv_into(buf)
    conn.settimeout(0)
    row("0: non-blocking", isinstance(error(conn.recv_into, buf), OSError))
    conn.setblocking(False)
    row("setblocking(False)", isinstance(error(conn.recv_into, buf), OSError))
    row("settimeout(None)", conn.settimeout(None) is None and conn.setblocking(True) is None)
    for name in "recv recvfrom read readinto readline write makefile".split():
        row("only what allocates nothing: " + name, not hasattr(client, name))
row("__exit__ closes", isinstance(error(client.send, b"x"), OSError))
row("the end", conn.recv_into(buf) == 0)
conn.close()
server.close()

a = pool.socket(pool.AF_INET, pool.SOCK_DGRAM)
a.bind(("127.0.0.1", 9001))
b = pool.socket(type=pool.SOCK_DGRAM)
row("sendto", b.sendto(b"ping", ("127.0.0.1", 9001)) == 4)
n, sender = a.recvfrom_into(buf)
row("recvfrom_into", n == 4 and bytes(buf[:4]) == b"ping" and sender[0] == "127.0.0.1")
row("close", a.close() is None and a.close() is None)
b.close()
