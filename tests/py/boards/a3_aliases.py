# Names of modules with u in front, and what the modules call themselves.
from kit import *

names = """array asyncio binascii collections crypto cryptolib errno gzip hashlib heapq io json machine os platform queue random re select
socket ssl string struct sys threading time websocket zlib""".split()
for name in names:
    try:
        print("u" + name, __import__("u" + name).__name__)
    except ImportError:
        pass
try:
    print("lwip", __import__("lwip").__name__)
except ImportError:
    pass
