# Expected output: MicroPython 1.29, unix port
# A socket as a stream: read goes on until it has all, readline reads one line
# whatever more has come, write says how much was taken.
import _thread
import json
import sys

sys.path.append("../socket")
import net

x, y = net.pair()
lock = _thread.allocate_lock()
lock.acquire()


def feed(*pieces):
    def run():
        for p in pieces:
            y.send(p)
            net.ready(y, 4)
        lock.release()

    _thread.start_new_thread(run, ())


feed(b"ab", b"cde", b"fgh")
print(x.read(6), x.read(2))
lock.acquire()
feed(b"one\ntw", b"o\nthree\nfour")
print(x.readline(), x.readline(), x.readline(3), x.readline(), x.read(4))
lock.acquire()
buf = bytearray(8)
feed(b"0123", b"45", b"6789")
print(x.readinto(buf), buf, x.readinto(buf, 2), buf)
lock.acquire()
print(x.write(b"abcdef", 2), x.write(b"abcdef", 2, 3), x.write(b"abcdef", 4, 100), x.write(b"abcdef", -1), x.write("\u20ac"), x.write(b"x", 0), x.write(b"x", 5, 1), x.write(b"x", -1, 1))
print(y.read(16))
for bad in ((b"x", 1, 1, 1), ()):
    net.show("write", x.write, *bad)

print("print to it", 5, file=x)
json.dump({"a": [1, 2]}, x)
print(y.read(27))
y.send(b"no end")
y.close()
print(x.readline(), x.readline(), x.read(), x.read(1))
x.close()
x, y = net.pair()
y.send(b"to the end" * 500)
y.close()
print(len(x.read()), x.read())
x.close()
x, y = net.pair()
y.send(b"short")
y.close()
print(x.read(100), x.read(100), x.readinto(buf))
x.close()
x, y = net.pair()
y.send(b"sh")
y.close()
print(x.readinto(buf), buf, x.readinto(buf))
x.close()
x, y = net.pair()
y.write(b'{"k": [true, null]}')
y.close()
print(json.load(x))
x.close()
