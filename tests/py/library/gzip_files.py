# Expected output: what micropython-lib's gzip does on MicroPython 1.29, unix port.
import gzip
import io
import os

name = "gzip_files.tmp"
with gzip.open(name, "wb") as f:
    print(f.write(b"one line\n"), f.write("another\n"))
with gzip.open(name) as f:
    print(f.readline(), f.read())
with open(name, "rb") as f:
    data = f.read()
    print(data[:10], gzip.decompress(data))
os.remove(name)
b = io.BytesIO()
with gzip.GzipFile(fileobj=b, mode="wb") as f:
    f.write(b"text")
b.seek(0)
print(gzip.GzipFile(fileobj=b).read(), type(f))
try:
    gzip.open(name)
except OSError as e:
    print(e)
