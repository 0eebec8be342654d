# Which modules there are, of those that are no hardware.
from kit import *

names = """_thread array asyncio binascii cmath collections cryptolib deflate errno framebuf gc gzip hashlib heapq io ipaddress json math micropython os platform random re select socket socketpool ssl string struct sys threading time tls uctypes vfs weakref websocket wifi zlib""".split()
have = []
for name in names:
    try:
        __import__(name)
        have.append(name)
    except ImportError:
        pass
print(*have)
