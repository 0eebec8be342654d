# Board: circuitpython:old
# Walks the older page of CircuitPython's socketpool.
import socketpool, wifi

row("Socket can't be created", isinstance(error(socketpool.Socket), TypeError))
pool = socketpool.SocketPool(wifi.radio)
row("one pool for each radio", pool is socketpool.SocketPool(wifi.radio))
info = socketpool.getaddrinfo("peer.example", 7)
info = info[0] if isinstance(info, list) else info
row("socketpool.getaddrinfo", info[0] == pool.AF_INET and info[4] == ("203.0.113.5", 7))
row("its arguments", socketpool.getaddrinfo(host="127.0.0.1", port=80, family=0, type=0, flags=0))
for proto in ("IPPROTO_TCP", "IPPROTO_UDP", "IPPROTO_RAW"):
    s = pool.socket(family=pool.AF_INET, type=pool.SOCK_STREAM, proto=getattr(pool, proto))
    row("proto is ignored: " + proto, s.close() is None)
with pool.socket(pool.AF_INET, pool.SOCK_STREAM) as s:
    row("hash", isinstance(hash(s), int))
    row("settimeout", s.settimeout(2) is None)
    row("connect", s.connect(info[4]) is None)
    row("send", s.send(b"hello") == 5)
    buf = bytearray(8)
    row("recv_into", s.recv_into(buf, 2) == 2 and s.recv_into(buf) == 3 and bytes(buf[:3]) == b"llo")
    row("recv_into too much", isinstance(error(s.recv_into, buf, 9), ValueError))
    row("None: blocks", s.settimeout(None) is None)
    row("0: non-blocking", s.settimeout(0) is None and isinstance(error(s.recv_into, buf), OSError))
row("__exit__ closes", isinstance(error(s.send, b"x"), OSError))
s.close()
for name in "accept bind listen recvfrom_into sendall sendto setblocking setsockopt".split():
    row("later: " + name, not hasattr(s, name))
