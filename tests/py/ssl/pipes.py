# Two streams in memory that end in each other, for the scripts beside this one.

import io


class End(io.IOBase):
    def __init__(self):
        self.other = None
        self.got = bytearray()
        self.closed = False
        self.full = False  # write would block
        self.room = None  # bytes that write takes before it would block
        self.log = None  # list of calls, if wanted

    def readinto(self, buf):
        if not self.got:
            return 0 if self.other.closed else None
        n = min(len(buf), len(self.got))
        buf[:n] = self.got[:n]
        self.got = self.got[n:]
        return n

    def write(self, buf):
        n = len(buf)
        if self.room is not None:
            n = min(n, self.room)
            self.room -= n
            if n == 0:
                return None
        if self.full:
            return None
        self.other.got += bytes(buf)[:n]
        return n

    def ioctl(self, req, arg):
        if self.log is not None:
            self.log.append((req, arg))
        if req == 3:
            r = 0
            if arg & 1 and (self.got or self.other.closed):
                r |= 1
            if arg & 4 and not self.full and self.room != 0:
                r |= 4
            return r
        if req == 4:
            self.closed = True
            return 0
        return -1

    def setblocking(self, flag):
        print("setblocking", flag)


def pair():
    a, b = End(), End()
    a.other, b.other = b, a
    return a, b


def shake(x, y, rounds=20):
    # Both ends in turn; what the last reads give.
    for i in range(rounds):
        a = x.read(1)
        b = y.read(1)
    return a, b


def attempt(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print(r)
        return r
    except Exception as e:
        print(type(e).__name__, e.args)
