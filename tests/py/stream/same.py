# Expected output: MicroPython 1.29, unix port
# The same calls over a socket, a file and memory give the same.
import io
import os
import sys

sys.path.append("../socket")
import net

NAME = "same-%d.tmp" % (id([]) & 0xFFFFFF)


def tcp(data):
    x, y = net.pair()
    y.sendall(data)
    y.close()
    return x


def file(data):
    with open(NAME, "wb") as f:
        f.write(data)
    return open(NAME, "rb")


def memory(data):
    return io.BytesIO(data)


def over(make, data, calls):
    s = make(data)
    got = []
    for name, args in calls:
        if name == "readinto":
            buf = bytearray(b"." * args[0])
            try:
                n = s.readinto(buf, *args[1:])
                got.append((n, bytes(buf)))
            except Exception as e:
                got.append(type(e).__name__)
            continue
        try:
            got.append(getattr(s, name)(*args))
        except Exception as e:
            got.append((type(e).__name__, str(e)))
    s.close()
    return got


LINES = b"line one\nline two\n\nrest"
LONG = b"0123456789abcdef" * 1000 + b"\n" + b"x" * 5000 + b"\nend\n"
for data, calls in (
    (LINES, (("read", ()), ("read", ()), ("read", (5,)), ("readline", ()), ("readinto", (4,)))),
    (LINES, (("read", (-1,)), ("read", (-1,)))),
    (LINES, (("read", (4,)), ("read", (0,)), ("readline", ()), ("readline", (4,)), ("readline", (0,)), ("readline", (-1,)), ("readline", ()), ("readline", ()), ("readline", ()))),
    (LINES, (("readline", (100,)), ("read", (100,)), ("read", (100,)))),
    (LINES, (("readinto", (6,)), ("readinto", (6, 2)), ("readinto", (6, 0)), ("readinto", (6, 100)), ("readinto", (3, -1)), ("readline", ()), ("readinto", (0,)), ("readinto", (20,)))),
    (LINES, (("read", (9,)), ("readinto", (9,)), ("readline", ()), ("read", (1,)), ("read", ()))),
    (b"", (("read", ()), ("readline", ()), ("read", (1,)), ("readinto", (1,)))),
    (b"\n", (("readline", ()), ("readline", ()))),
    (b"no end", (("readline", ()), ("readline", ()))),
    (b"\0\xff\n\x80", (("readline", ()), ("read", ()))),
    (LINES, (("read", ("1",)), ("read", (1.0,)), ("read", (1, 2)), ("readinto", (3, "1")), ("readinto", (3, 1, 1)), ("readline", (1, 2)), ("read", (4,)))),
):
    results = [over(make, data, calls) for make in (tcp, file, memory)]
    print(results[0])
    print(results[1] == results[0], results[2] == results[0])

calls = (("read", (10,)), ("readline", ()), ("read", (600,)), ("readline", (1000,)), ("readinto", (5000,)), ("read", ()))
results = [over(make, LONG, calls) for make in (tcp, file, memory)]
print([len(r) if isinstance(r, bytes) else r[0] for r in results[0]], results[1] == results[0], results[2] == results[0])
(os.remove if hasattr(os, "remove") else os.unlink)(NAME)
