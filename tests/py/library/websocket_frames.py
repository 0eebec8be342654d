# Expected output: MicroPython 1.29, unix port.
# The module websocket: frames read in pieces, masks, control frames, random frames, writing, what is refused.
import io
import websocket


class Drops(io.IOBase):
    # A stream that gives a few bytes at a time, and sometimes none.

    def __init__(self, data, sizes=(1,)):
        self.data, self.sizes, self.n, self.out = data, sizes, 0, b""

    def readinto(self, buf):
        size = self.sizes[self.n % len(self.sizes)]
        self.n += 1
        if size == 0 and self.data:
            return None
        part = self.data[: min(size, len(buf))]
        self.data = self.data[len(part) :]
        buf[: len(part)] = part
        return len(part)

    def write(self, buf):
        self.out += bytes(buf)
        return len(buf)

    def ioctl(self, req, arg):
        print("ioctl", req, arg)
        return 0

    def setblocking(self, yes):
        print("setblocking", yes)


def show(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


def frame(kind, data, mask=b"", long=False):
    n = len(data)
    head = bytes([kind, (n if n < 126 and not long else 126) | (0x80 if mask else 0)])
    if n >= 126 or long:
        head += bytes([n >> 8, n & 255])
    return head + mask + bytes(c ^ mask[i % 4] for i, c in enumerate(data)) if mask else head + data


def reads(data, sizes, want=(100,)):
    s = Drops(data, sizes)
    ws = websocket.websocket(s)
    got = []
    for i in range(60):
        try:
            r = ws.read(want[i % len(want)])
            got.append(r)
            if r == b"" and not s.data:
                break
        except OSError as e:
            got.append(e.errno)
    print(got, ws.ioctl(8), s.out)


text = frame(0x81, b"hello world")
for sizes in ((100,), (1,), (1, 0), (2, 3, 0), (5,)):
    for want in ((100,), (1,), (4, 7)):
        reads(text, sizes, want)
        reads(frame(0x82, b"secret", b"\x01\x02\x03\x04") + text, sizes, want)
        reads(frame(0x01, b"one ") + frame(0x00, b"two ") + frame(0x89, b"") + frame(0x80, b"three"), sizes, want)
        reads(frame(0x81, b"") + text + frame(0x8A, b"") + frame(0x81, b"!", long=True), sizes, want)
        reads(frame(0x81, b"x" * 20 + b"y" * 200, b"mask"), sizes, (300, 7))
        reads(text + frame(0x88, b"") + text, sizes, want)
        reads(text + frame(0x88, b"\x03\xe8"), sizes, (100,))
        reads(text[:7], sizes, want)
reads(b"\x81\x7f\0\0\0\0\0\0\0\x01x", (100,))

ws = websocket.websocket(Drops(frame(0x81, b"a line\nanother\nend") + frame(0x81, b" of it")))
print(ws.readline(), ws.readline(), ws.readline(), ws.readline())
ws = websocket.websocket(Drops(text))
buf = bytearray(5)
print(ws.readinto(buf), buf, ws.readinto(buf), buf, ws.read())

for n in (0, 1, 125, 126, 300):
    s = Drops(b"")
    ws = websocket.websocket(s)
    print(ws.write(b"z" * n), len(s.out), s.out[:5])
    print(ws.ioctl(9, 2), ws.ioctl(9, 0x1A), ws.write("text", 2), s.out[-6:], ws.ioctl(9, 1))
ws = websocket.websocket(s, True)
print(ws.write(b"block"), ws.write("ing"), s.out[-12:])
show(lambda: ws.write(bytes(65536)))
print(ws.write(bytes(65535)), s.out[-65539:-65530])
ws.close()
show(lambda: websocket.websocket())
show(lambda: websocket.websocket(5))
show(lambda: websocket.websocket(s, True, 1))
show(lambda: websocket.websocket(sock=s))
show(lambda: ws.ioctl(-1))
show(lambda: ws.ioctl(3, 1))
show(lambda: ws.flush())
show(lambda: websocket.websocket(io.BytesIO(), 1).write(b"x"))
show(lambda: websocket.websocket(io.BytesIO(), True).write(b"x"))
