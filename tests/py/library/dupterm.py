# Expected output: typed from MicroPython's manual (os.dupterm) and what extmod/os_dupterm.c does:
# lines end with "\r\n", what fails is detached, told and closed, a write that prints never ends.
import io
import os
import sys


class Line(io.IOBase):
    def __init__(self, keys=b""):
        self.keys = keys
        self.out = b""
        self.closed = False

    def write(self, b):
        self.out += b
        return len(b)

    def readinto(self, b):
        if not self.keys:
            return None
        n = min(len(b), len(self.keys))
        b[:n] = self.keys[:n]
        self.keys = self.keys[n:]
        return n

    def ioctl(self, op, arg):
        if op == 4:
            self.closed = True
        if op == 3:
            return arg & (1 if self.keys else 0)
        return 0


a = Line(b"hello\rrest\n")
print(os.dupterm(a))
print("one", 2, [3])
print(input("? "))
sys.stdout.write(sys.stdin.readline())
print(os.dupterm(None) is a)
print("not there")
print(a.out)


class Broken(Line):
    def write(self, b):
        raise ValueError("no")

    def readinto(self, b):
        raise OSError(5)


broken, other = Broken(), Line()
os.dupterm(broken)
os.dupterm(other, 1)
print("x")
os.dupterm(None, 1)
print(broken.closed, other.closed, other.out.split(b"\r\n")[:2], os.dupterm(None))
broken = Broken()
broken.write = Line.write
os.dupterm(broken)
os.dupterm_notify(None)
print(os.dupterm(None))


class Chatty(Line):
    def write(self, b):
        print("more")
        return len(b)


os.dupterm(Chatty())
print("y")
print(os.dupterm(None))


class End(Line):
    def readinto(self, b):
        return 0


e = End()
os.dupterm(e)
os.dupterm_notify(0)
os.dupterm(None)
print(e.closed, e.out)

# What was typed before anybody read; Ctrl-C comes as soon as it is noticed.
keys = Line(b"ab\x03cd")
os.dupterm(keys)
try:
    os.dupterm_notify(None)
    for i in range(10):
        pass
except KeyboardInterrupt:
    print("interrupted")
print(sys.stdin.read(2), keys.keys)
os.dupterm(None)

for wrong in ((5,), (object(),), (keys, 9), (keys, -1), (None, 9)):
    try:
        print(os.dupterm(*wrong))
    except (OSError, ValueError) as x:
        print(repr(x))
