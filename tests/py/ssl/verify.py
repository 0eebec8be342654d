# Expected output: MicroPython 1.29 with Mbed TLS 3.6.5, unix port.
# What is verified of a peer, and what is said of one that fails.

import tls
import ssl
from pipes import pair, shake, attempt
import material as m


def say(end):
    # What the handshake came to at one end: read until it is over.
    try:
        return end.read(1)
    except Exception as e:
        return type(e).__name__, e.args


def meet(cert, key, name, cas=(m.ca,), mode=2, callback=None, server_mode=0, own=None):
    server = tls.SSLContext(tls.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(cert, key)
    server.verify_mode = server_mode
    if server_mode:
        server.load_verify_locations(m.ca)
        server.verify_callback = callback
    client = tls.SSLContext(tls.PROTOCOL_TLS_CLIENT)
    client.verify_mode = mode
    for ca in cas:
        client.load_verify_locations(ca)
    if not server_mode:
        client.verify_callback = callback
    if own:
        client.load_cert_chain(*own)
    a, b = pair()
    x = client.wrap_socket(a, server_hostname=name, do_handshake_on_connect=False)
    y = server.wrap_socket(b, server_side=True, do_handshake_on_connect=False)
    r = s = None
    for i in range(8):
        if r is None:
            r = say(x)
        if s is None:
            s = say(y)
    print("client", r, "server", s)
    if r is None and s is None:
        x.write(b"hello")
        print(y.read(5), say(x))
    else:
        # The error stays; of a certificate it is a number from the second time on.
        print("again", say(x))


print("names")
for name in ("device.test", "DEVICE.test", "other.test", "sub.device.test", "", "device.test."):
    meet(m.ec, m.ec_key, name)
for name in ("a.wild.test", "wild.test", "a.b.wild.test", ".wild.test", "10.1.2.3", "10.1.2.4", "named.test", "x"):
    meet(m.wild, m.wild_key, name)
for name in ("a.plain.test", "plain.test", "*.plain.test"):
    meet(m.plain, m.plain_key, name)

print("keys")
meet(m.rsa, m.rsa_key, "device.test")
meet(m.weak, m.weak_key, "device.test")

print("trust")
meet(m.ec, m.ec_key, "device.test", cas=(m.other_ca,))
meet(m.ec, m.ec_key, "device.test", cas=(m.other_ca, m.ca))
meet(m.ec, m.ec_key, "device.test", cas=())
meet(m.ec, m.ec_key, "device.test", cas=(m.ec,))
meet(m.own, m.own_key, "device.test")
meet(m.own, m.own_key, "device.test", cas=(m.own,))
meet(m.own, m.own_key, "other.test", cas=(m.own,))
meet(m.deep, m.deep_key, "device.test")
meet(m.deep, m.deep_key, "device.test", cas=(m.between,))
meet(m.deep, m.deep_key, "device.test", cas=(m.between, m.ca))

print("dates")
meet(m.expired, m.expired_key, "device.test")
meet(m.expired, m.expired_key, "other.test", cas=(m.other_ca,))
meet(m.future, m.future_key, "device.test")

print("purpose")
meet(m.purpose, m.purpose_key, "device.test")
meet(m.usage, m.usage_key, "device.test")

print("modes")
meet(m.expired, m.expired_key, "other.test", mode=1)
meet(m.ec, m.ec_key, None, mode=1)

print("callback")


def callback(cert, depth):
    print("callback", type(cert), bytes(cert) == m.ec or bytes(cert) == m.ca or bytes(cert) == m.deep or bytes(cert) == m.between, depth)
    return result


for result in (0, -1, -28160):
    meet(m.ec, m.ec_key, "device.test", callback=callback)
result = 0
meet(m.ec, m.ec_key, "other.test", callback=callback)
meet(m.ec, m.ec_key, "other.test", callback=callback, mode=1)
meet(m.ec, m.ec_key, "device.test", callback=callback, cas=())
meet(m.deep, m.deep_key, "device.test", callback=callback, cas=(m.ca, m.between))
result = -1
meet(m.ec, m.ec_key, "other.test", callback=callback, mode=1)

print("clients")
result = 0
for mode in (0, 1, 2):
    for own in (None, (m.client, m.client_key), (m.own, m.own_key), (m.expired, m.expired_key)):
        meet(m.ec, m.ec_key, "device.test", server_mode=mode, own=own, callback=callback if own else None)
