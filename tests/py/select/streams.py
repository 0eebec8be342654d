# Expected output: MicroPython 1.29, unix port
# Streams in memory, files and the standard streams can be polled, too.
import io
import select
import sys

b = io.BytesIO(b"abc")
p = select.poll()
p.register(b)
try:
    print([(s is b, bits) for s, bits in p.poll(0)])
except OSError as e:
    print(e)
p.unregister(b)
p.register(sys.stdout, select.POLLOUT)
print([(s is sys.stdout, bits) for s, bits in p.poll(0)])
with open("streams.py", "rb") as f:
    p = select.poll()
    p.register(f)
    print([bits for s, bits in p.poll()])
    f.readline()
    print([bits for s, bits in p.ipoll()])
print([bits for s, bits in p.poll()])
