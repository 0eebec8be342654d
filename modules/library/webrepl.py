# A prompt for clients in a browser: webrepl.start(password="...") listens, and
# repeats the terminal to who comes and knows the password. The names and what
# they print are those of micropython-lib's webrepl.

import binascii
import hashlib
import os
import socket

import _webrepl
import network
import websocket

listen_s = None
client_s = None
static_host = "https://micropython.org/webrepl/"


def server_handshake(cl):
    # Reads a request and takes it if it is one for a websocket.
    req = cl.makefile("rwb", 0)
    req.readline()
    fields = {}
    while True:
        line = req.readline()
        if not line:
            return False
        if line in (b"\r\n", b"\n"):
            break
        name, _, value = line.partition(b":")
        fields[name.strip().lower()] = value.strip()
    key = fields.get(b"sec-websocket-key")
    if not key or fields.get(b"upgrade") != b"websocket" or b"Upgrade" not in fields.get(b"connection", b""):
        return False
    accept = hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()
    cl.send(
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
        + binascii.b2a_base64(accept)[:-1]
        + b"\r\n\r\n"
    )
    return True


def send_html(cl):
    # Sends a browser the page of MicroPython's site, which comes back as a client.
    cl.send('HTTP/1.0 200 OK\r\n\r\n<base href="%s"></base>\r\n<script src="webrepl_content.js"></script>\r\n' % static_host)
    cl.close()


def setup_conn(port, accept_handler):
    global listen_s
    listen_s = socket.socket()
    listen_s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listen_s.bind(socket.getaddrinfo("0.0.0.0", port)[0][4])
    listen_s.listen(1)
    if accept_handler:
        listen_s.setsockopt(socket.SOL_SOCKET, 20, accept_handler)
    for i in (network.WLAN.IF_AP, network.WLAN.IF_STA):
        iface = network.WLAN(i)
        if iface.active():
            print("WebREPL server started on http://%s:%d/" % (iface.ifconfig()[0], port))
    return listen_s


def accept_conn(listen_sock):
    global client_s
    cl, remote_addr = listen_sock.accept()
    cl.settimeout(10)  # somebody who says nothing does not hold the script up for ever
    try:
        if not server_handshake(cl):
            send_html(cl)
            return False
    except OSError:
        cl.close()
        return False

    prev = os.dupterm(None)
    os.dupterm(prev)
    if prev:
        print("\nConcurrent WebREPL connection from", remote_addr, "rejected")
        cl.close()
        return False
    print("\nWebREPL connection from:", remote_addr)
    client_s = cl
    ws = _webrepl._webrepl(websocket.websocket(cl, True))
    cl.setblocking(False)
    if hasattr(os, "dupterm_notify"):
        cl.setsockopt(socket.SOL_SOCKET, 20, os.dupterm_notify)
    os.dupterm(ws)
    return True


def stop():
    global listen_s, client_s
    os.dupterm(None)
    if client_s:
        client_s.close()
    if listen_s:
        listen_s.close()
    listen_s = client_s = None


def start(port=8266, password=None, accept_handler=accept_conn):
    global static_host
    stop()
    secret = password
    if secret is None:
        try:
            import webrepl_cfg

            secret = webrepl_cfg.PASS
            static_host = getattr(webrepl_cfg, "BASE", static_host)
        except (ImportError, AttributeError):
            print("WebREPL is not configured: it needs webrepl_cfg.py with PASS = '...', or webrepl.start(password='...')")
            return
    _webrepl.password(secret)
    s = setup_conn(port, accept_handler)
    if accept_handler is None:
        print("Starting webrepl in foreground mode")
        while not accept_conn(s):  # a browser asks for the page first
            pass
    elif password is None:
        print("Started webrepl in normal mode")
    else:
        print("Started webrepl in manual override mode")


def start_foreground(port=8266, password=None):
    start(port, password, None)
