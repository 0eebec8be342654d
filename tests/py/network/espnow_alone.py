# Expected output: typed from MicroPython's manual (espnow), with nobody else on the air, and ESP-IDF's numbers of errors.
import espnow
import select

e = espnow.ESPNow()
peer = b"\xaa" * 6
everybody = b"\xff" * 6


def fails(f, *a, **k):
    try:
        print(f(*a, **k))
    except (OSError, ValueError) as x:
        print(repr(x))


print(e is espnow.ESPNow(), e.active())
fails(e.send, peer, "early")
print(e.active(True), e.any())
fails(e.send, peer, "unknown")
fails(e.add_peer, b"short")
e.add_peer(peer)
fails(e.add_peer, peer)
print(e.send(peer, "Starting..."), e.send(peer, b"x", False))
e.add_peer(everybody, ifidx=1)
print(e.send(everybody, b"hello"), e.send("to all"), e.stats())
e.mod_peer(peer, b"0123456789abcdef", 3)
print(e.get_peer(peer), e.peer_count())
print(e.get_peers()[1])
e.del_peer(peer)
fails(e.get_peer, peer)
print(e.config("timeout_ms"), e.config(timeout_ms=20), e.config("timeout_ms"))
fails(e.config, "rate")
fails(e.config, other=1)
print(e.recv(), e.irecv(0), e.recvinto([None, bytearray(250)], 5))
for mac, msg in e:
    print(mac, msg)
    break
poll = select.poll()
poll.register(e, select.POLLIN)
print(poll.poll(1))
poll.modify(e, select.POLLOUT)
print(poll.poll(1)[0][1])
print(e.active(False), len(e.peers_table))
fails(e.recv, 0)
