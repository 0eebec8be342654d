# An HTTPS server in a thread, and a client that trusts its certificate and no
# other. Certificate and key were made by
#
#     openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 26000 \
#         -subj /CN=device.test -addext subjectAltName=DNS:device.test -keyout key.pem -out cert.pem
#
# and stand here to keep the example in one file. Of your own, give the names of
# the files to load_cert_chain, and show the key to nobody.
import _thread
import socket
import ssl

cert = b"""-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUFGnPgUy9tXncXv/EHcSoZJORCr0wCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLZGV2aWNlLnRlc3QwIBcNMjYxMTIxMDYyMDM5WhgPMjA5ODAx
MjcwNjIwMzlaMBYxFDASBgNVBAMMC2RldmljZS50ZXN0MFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAErbUGiScMc9+qhytSY8apcqeikofGdbE6+pTthzL/iKkaVk38
z7h19XVffbekx0UdjBa7qZobAVkMR8spDWDzDKNrMGkwHQYDVR0OBBYEFBWwFsVa
KLNXvsgE6QXn63R9cb/+MB8GA1UdIwQYMBaAFBWwFsVaKLNXvsgE6QXn63R9cb/+
MA8GA1UdEwEB/wQFMAMBAf8wFgYDVR0RBA8wDYILZGV2aWNlLnRlc3QwCgYIKoZI
zj0EAwIDSAAwRQIhAP2u0bEicqAYN0Wst208vD58RTI1kWsmaGsjvdOyHOXfAiBX
sdJWsQEPW+dMPOtSER3vOJNoOcEHgSYrPIoop7vKeA==
-----END CERTIFICATE-----
"""
key = b"""-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgiEhsMnLr70uNTYOZ
i3ww4aRNOQ4JXfEGsVALD6B3VxGhRANCAASttQaJJwxz36qHK1Jjxqlyp6KSh8Z1
sTr6lO2HMv+IqRpWTfzPuHX1dV99t6THRR2MFrupmhsBWQxHyykNYPMM
-----END PRIVATE KEY-----
"""


def listen(first_port):
    for port in range(first_port, first_port + 100):
        s = socket.socket()
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind(("127.0.0.1", port))
        except OSError:
            s.close()
            continue
        s.listen(2)
        return s, port
    raise OSError("no port is free")


def serve(listener):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    for i in range(2):
        s, address = listener.accept()
        try:
            s = context.wrap_socket(s, server_side=True)
            request = s.readline()
            while s.readline() != b"\r\n":
                pass
            s.write(b"HTTP/1.0 200 OK\r\n\r\nYou asked: " + request)
        except OSError as e:
            errors.append(e)
        s.close()
    done.release()


def get(port, host):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(cadata=cert)
    s = socket.socket()
    try:
        s.connect(("127.0.0.1", port))
        tls = context.wrap_socket(s, server_hostname=host)
        print("client:", tls.cipher()[1])
        tls.write(b"GET /index.html HTTP/1.0\r\nHost: " + host.encode() + b"\r\n\r\n")
        print("client:", tls.readline().decode().strip())
        while tls.readline() != b"\r\n":
            pass
        print("client:", tls.read().decode().strip())
    finally:
        s.close()


errors = []
done = _thread.allocate_lock()
done.acquire()
listener, port = listen(8443)
_thread.start_new_thread(serve, (listener,))
get(port, "device.test")
try:
    get(port, "other.test")
except ValueError as e:
    print("client:", str(e).strip())
done.acquire()
listener.close()
print("server:", errors)
