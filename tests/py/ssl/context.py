# Expected output: MicroPython 1.29 with Mbed TLS 3.6.5, unix port.
# Contexts, keys and certificates: what is accepted, and how the rest is refused.

import tls
import ssl
import io
from pipes import attempt
import material as m

print(sorted(x for x in dir(tls) if x[0] != "_"))
print(ssl.CERT_NONE, ssl.CERT_OPTIONAL, ssl.CERT_REQUIRED, ssl.PROTOCOL_TLS_CLIENT, ssl.PROTOCOL_TLS_SERVER)
print(tls.PROTOCOL_DTLS_CLIENT, tls.PROTOCOL_DTLS_SERVER, ssl.MBEDTLS_VERSION == tls.MBEDTLS_VERSION)

# Making one.
attempt(tls.SSLContext)
attempt(tls.SSLContext, 0, 1)
attempt(tls.SSLContext, "x")
attempt(tls.SSLContext, 1)
print(tls.SSLContext(0).verify_mode, tls.SSLContext(1).verify_mode)
print(ssl.SSLContext(0).verify_mode, ssl.SSLContext(1).verify_mode)
print(type(ssl.SSLContext(0)._context) == tls.SSLContext, ssl.SSLContext is tls.SSLContext)

# Attributes.
c = tls.SSLContext(tls.PROTOCOL_TLS_CLIENT)
for v in (0, 1, 2, 7, True):
    c.verify_mode = v
    print(c.verify_mode)
try:
    c.verify_mode = "x"
except TypeError as e:
    print(e)
print(c.verify_callback)
c.verify_callback = len
print(c.verify_callback is len)
c.verify_callback = None
attempt(getattr, c, "nothing")
attempt(setattr, c, "nothing", 1)
w = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
w.check_hostname = False  # an attribute like any other
print(w.check_hostname, hasattr(w, "get_ciphers"), hasattr(w, "verify_callback"))
w.verify_mode = ssl.CERT_REQUIRED
print(w.verify_mode, w._context.verify_mode)


class Mine(ssl.SSLContext):
    def __init__(self):
        super().__init__(ssl.PROTOCOL_TLS_CLIENT)
        self.verify_mode = ssl.CERT_REQUIRED


print(Mine()._context.verify_mode)

# Ciphers.
print(len(c.get_ciphers()), c.get_ciphers()[0], c.get_ciphers()[-1])
for names in (
    ["TLS-ECDHE-ECDSA-WITH-AES-128-GCM-SHA256"],
    ("TLS-ECDHE-RSA-WITH-AES-256-GCM-SHA384", "TLS-RSA-WITH-AES-128-CBC-SHA"),
    [],
    ["TLS-NO-SUCH"],
    "TLS-RSA-WITH-AES-128-CBC-SHA",
    [5],
    None,
):
    attempt(c.set_ciphers, names)

# Own certificate and key.
for key in (m.ec_key, m.rsa_key):
    for cert in (m.ec, m.rsa):
        attempt(c.load_cert_chain, cert, key)
attempt(c.load_cert_chain, m.ec_key, m.ec)
attempt(c.load_cert_chain, b"!", m.ec_key)
attempt(c.load_cert_chain, m.ec, b"!")
attempt(c.load_cert_chain, m.ec, None)
attempt(c.load_cert_chain, None, m.ec_key)
attempt(c.load_cert_chain, m.ec, bytearray(m.ec_key))
attempt(c.load_cert_chain, b"-----BEGIN CERTIFICATE-----\n", m.ec_key)
attempt(c.load_cert_chain, m.ec, b"-----BEGIN EC PRIVATE KEY-----\n")
attempt(w.load_cert_chain, "no such file", "no such file")
attempt(w.load_cert_chain, m.ec, "no such file")
attempt(w.load_cert_chain, m.ec, m.ec_key)
attempt(w.load_cert_chain, certfile=m.ec, keyfile=m.ec_key)

# Certificates to trust.
attempt(c.load_verify_locations, m.ca)
attempt(c.load_verify_locations, m.ca + b"trailing")
attempt(c.load_verify_locations, b"!")
attempt(c.load_verify_locations, b"")
attempt(c.load_verify_locations, None)
attempt(w.load_verify_locations)
attempt(w.load_verify_locations, cadata=m.ca)
attempt(w.load_verify_locations, None, m.ca)
attempt(w.load_verify_locations, "no such file")
attempt(w.load_verify_locations, cafile="no such file")

# PEM of our own making.
from binascii import b2a_base64


def pem(kind, der):
    s = "-----BEGIN " + kind + "-----\n"
    for i in range(0, len(der), 48):
        s += b2a_base64(der[i : i + 48]).decode()
    return s + "-----END " + kind + "-----\n"


c2 = tls.SSLContext(tls.PROTOCOL_TLS_SERVER)
attempt(c2.load_verify_locations, pem("CERTIFICATE", m.ca) + pem("CERTIFICATE", m.other_ca))
attempt(c2.load_verify_locations, pem("CERTIFICATE", m.ca) + pem("CERTIFICATE", m.ca[:-20]))

# Wrapping what cannot be wrapped.
for x in (None, 5, "x", object()):
    attempt(c.wrap_socket, x, server_hostname="x")
attempt(c.wrap_socket)
attempt(c.wrap_socket, io.BytesIO(), True)
attempt(c.wrap_socket, io.BytesIO(), nothing=1)
c.verify_mode = 2
attempt(c.wrap_socket, io.BytesIO())
attempt(c.wrap_socket, io.BytesIO(), do_handshake_on_connect=False)
attempt(c.wrap_socket, io.BytesIO(), server_hostname=5)
attempt(c.wrap_socket, io.BytesIO(), server_hostname="x", do_handshake_on_connect=False)
attempt(c.wrap_socket, io.BytesIO(), server_hostname="x" * 300, do_handshake_on_connect=False)
attempt(w.wrap_socket, io.BytesIO(), False, False, "x")
attempt(ssl.wrap_socket, io.BytesIO(), do_handshake=False)
attempt(ssl.wrap_socket, io.BytesIO(), True, None, None, 0, None, None, False)
attempt(ssl.wrap_socket, io.BytesIO(), key=b"!")
attempt(ssl.wrap_socket, io.BytesIO(), cert=m.ec)
attempt(ssl.wrap_socket, io.BytesIO(), key=m.ec_key)
attempt(ssl.wrap_socket, io.BytesIO(), key=m.ec_key, cert=b"!")
attempt(ssl.wrap_socket, io.BytesIO(), cadata=b"!")
attempt(ssl.wrap_socket, io.BytesIO(), cert_reqs=2)
