# Expected output: MicroPython 1.29, unix port.
# Streams of a script's own that say they did more than they were asked for, or change the buffer's length.
import io
import json


class Stream(io.IOBase):
    def __init__(self, more=0, data=b"", cut=False):
        self.more, self.data, self.cut = more, data, cut

    def write(self, buf):
        return len(buf) + self.more

    def readinto(self, buf):
        n = min(len(buf), len(self.data))
        if self.cut:
            buf[:] = self.data[:n]
        else:
            buf[:n] = self.data[:n]
        self.data = self.data[n:]
        return n + self.more

    def ioctl(self, req, arg):
        return 0


def show(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


show(lambda: print("abc", file=Stream()))
show(lambda: print("abc", file=Stream(1)))
show(lambda: json.load(Stream(0, b"[1, 2]")))
show(lambda: json.load(Stream(1, b"[1, 2]")))
show(lambda: json.load(Stream(0, b"[1, 2]", cut=True)))
show(lambda: json.dump([1, 2], Stream()))
show(lambda: json.dump([1, 2], Stream(1)))
