# Expected output: MicroPython 1.29, unix port
# The rules of reading and writing, seen through streams of a script's own:
# what print, json and deflate make of short reads, None and errors.
import io
import json
import sys


class Own(io.IOBase):
    def __init__(self, *steps):
        self.steps = list(steps)
        self.log = []

    def readinto(self, buf):
        self.log.append(len(buf))
        if not self.steps:
            return 0
        step = self.steps.pop(0)
        if isinstance(step, bytes):
            n = min(len(step), len(buf))
            buf[:n] = step[:n]
            if n < len(step):
                self.steps.insert(0, step[n:])
            return n
        return step

    def write(self, buf):
        self.log.append(bytes(buf))
        return self.steps.pop(0) if self.steps else len(buf)

    def ioctl(self, request, arg):
        self.log.append((request, arg))
        return 0


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return "%s %s" % (type(e).__name__, e)


# No methods but its own.
o = Own()
print([n for n in ("read", "readline", "readlines", "close", "seek", "__enter__", "readinto", "write") if hasattr(o, n)])
print(isinstance(o, io.IOBase))

# json.load reads until it has a value.
print(attempt(json.load, Own(b"[1,", b" 2]", b" 3")))
print(attempt(json.load, Own(b"")))
print(attempt(json.load, Own(b"{", None)))
print(attempt(json.load, Own(b"[1", -5)))
o = Own()
json.dump([1, "two"], o)
print(b"".join(o.log))

# print to a stream.
o = Own()
print("to it", 5, file=o)
print(b"".join(o.log))
print(attempt(print, "x", file=Own(-28)))
print(attempt(print, "x", file=object()))
print(attempt(print, "x", file=5))
o = Own()
sys.print_exception(ValueError("told"), o)
print(b"".join(o.log))


class Reader(io.IOBase):
    def readinto(self, buf):
        return 5


print(attempt(json.dump, 1, Reader()))
print(attempt(json.load, 5))
