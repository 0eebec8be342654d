# Board: maixpy:docs
# Walks MaixPy's page of usocket.
import usocket, uselect
import socket
import time

row("nothing to import for these", callable(fm.register) and board_info.WIFI_RX != board_info.WIFI_TX and machine.UART)
row("one module", usocket is socket)

# socket address format
sockaddr = usocket.getaddrinfo("www.micropython.org", 80)[0][-1]
sock = usocket.socket()
sock.connect(sockaddr)
sock.close()
row("numeric", usocket.getaddrinfo("127.0.0.1", 80)[0][-1] == ("127.0.0.1", 80))
row("names are not accepted in tuples", isinstance(error(usocket.socket().connect, ("www.micropython.org", 80)), (OSError, ValueError)))

# usocket.socket, getaddrinfo
usocket.socket(usocket.AF_INET, usocket.SOCK_STREAM).close()
usocket.socket(usocket.AF_INET, usocket.SOCK_STREAM, usocket.IPPROTO_TCP).close()
usocket.socket(usocket.AF_INET, usocket.SOCK_DGRAM).close()
for five in usocket.getaddrinfo("www.micropython.org", 80, 0, usocket.SOCK_STREAM):
    row("5-tuple", len(five) == 5 and five[4] == sockaddr)
e = error(usocket.getaddrinfo, "no.such.example", 80)
row("errors are OSErrors", builtin_type(e) is OSError)
row("inet_ntop", usocket.inet_ntop(usocket.AF_INET, b"\x7f\0\0\1") == "127.0.0.1")
row("inet_pton", usocket.inet_pton(usocket.AF_INET, "1.2.3.4") == b"\x01\x02\x03\x04")
for name in "AF_INET AF_INET6 SOCK_STREAM SOCK_DGRAM IPPROTO_UDP IPPROTO_TCP SOL_SOCKET SO_REUSEADDR".split():
    row(name, builtin_type(getattr(usocket, name)) is int)

# class socket
s = usocket.socket()
for name in ("bind", "listen", "accept"):
    row("not implemented: " + name, builtin_type(error(lambda: getattr(s, name))) is AttributeError)
row("connect", s.connect(("203.0.113.5", 7)) is None)
row("send", s.send(b"hello") == 5)
row("recv", s.recv(5) == b"hello")
row("send takes a str", s.send("""two
lines""") == 9)
row("readline", s.readline() == b"two\n" and s.read(5) == b"lines")
s.sendall(b"0123456789")
row("sendall, read(size)", s.read(4) == b"0123")
buf = bytearray(6)
row("readinto(buf, n)", s.readinto(buf, 2) == 2 and bytes(buf[:2]) == b"45")
row("readinto(buf)", s.write(b"xy") == 2 and s.readinto(buf) == 6 and bytes(buf) == b"6789xy")
row("setsockopt", s.setsockopt(usocket.SOL_SOCKET, usocket.SO_REUSEADDR, 1) is None)
row("settimeout", s.settimeout(0.2) is None and builtin_type(error(s.recv, 10)) is OSError)
row("0: no waiting", s.settimeout(0) is None and s.recv(10) == b"")
row("setblocking", s.setblocking(True) is None)
s.settimeout(5)
poller = uselect.poll()
poller.register(s, uselect.POLLIN)
row("poll", not poller.poll(100))
for mode in ("rb", "wb", "rwb"):
    row("makefile " + mode, hasattr(s.makefile(mode), "read"))
f = s.makefile("rb", 0)
f.close()
row("closing the file closes the socket", builtin_type(error(s.send, b"x")) is OSError)
row("closing again", s.close() is None)
h = usocket.socket()
h.connect(usocket.getaddrinfo("short.example", 80)[0][-1])
h.send(b"GET / HTTP/1.0\r\n\r\n")
row("read to the end", h.read().endswith(b"short\n"))
h.close()
d = usocket.socket(usocket.AF_INET, usocket.SOCK_DGRAM)
d.settimeout(5)
row("sendto", d.sendto(b"ping", ("203.0.113.5", 7)) == 4)
data, sender = d.recvfrom(100)
row("recvfrom", data == b"ping" and sender == ("203.0.113.5", 7))
d.close()
for name in ("error", "timeout"):
    row("no usocket." + name, not hasattr(usocket, name))


# example 1: download a picture and display it
def download():
    import network, gc, os, lcd, image

    fm.register(board_info.WIFI_RX, fm.fpioa.UART2_TX)
    fm.register(board_info.WIFI_TX, fm.fpioa.UART2_RX)
    uart = machine.UART(machine.UART.UART2, 115200, timeout=1000, read_buf_len=4096)
    nic = network.ESP8285(uart)
    nic.connect("Sipeed_2.4G", "------")
    row("the network", nic.isconnected() and len(nic.ifconfig()) == 7)
    sock = socket.socket()
    sock.connect(socket.getaddrinfo("dl.sipeed.com", 80)[0][-1])
    sock.send("GET /MAIX/MaixPy/assets/Alice.bmp HTTP/1.1\nHost: dl.sipeed.com\ncache-control: no-cache\n\n")
    img = b""
    sock.settimeout(5)
    while True:
        data = sock.recv(4096)
        if len(data) == 0:
            break
        img = img + data
    img = img[img.find(b"\r\n\r\n") + 4 :]
    f = open("/sd/Alice.bmp", "wb")
    f.write(img)
    f.close()
    img = image.Image("/sd/Alice.bmp")
    row("the picture", (img.width(), img.height(), img.get_pixel(1, 0)) == (4, 2, (255, 0, 0)))
    lcd.init()
    lcd.display(img)


download()


# example 2: send it
def upload():
    sock = socket.socket()
    sock.connect(("192.168.0.183", 3456))
    sock.settimeout(5)
    f = open("/sd/Alice.bmp", "rb")
    n = 0
    while True:
        img = f.read(2048)
        if not img or (len(img) == 0):
            break
        n += sock.send(img)
    f.close()
    sock.close()
    row("all of it is sent", n > 50)


upload()
