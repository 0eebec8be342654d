# Expected output: MicroPython 1.29 unix for the errors; typed from its manual (machine.mem32) for the rest.
from machine import mem8, mem16, mem32


def fails(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


def store(m, at, value):
    m[at] = value


print(mem8, mem16, mem32)
print(mem32[0x40001000])
mem32[0x40001000] = 0x81828384
print(mem32[0x40001000] < 0, hex(mem32[0x40001000] & 0xFFFFFFFF))
print(hex(mem8[0x40001000]), hex(mem8[0x40001003]), hex(mem16[0x40001002]))
mem8[0x40001001] = 0x1FF
mem16[0x40001002] |= 0x4000
print(hex(mem32[0x40001000] & 0xFFFFFFFF), mem32[0x40001004])
mem32[-4] = 7
print(mem32[0xFFFFFFFC], mem32[1 << 40 | 0xFFFFFFFC])
fails(lambda: mem32[1])
fails(lambda: mem32[0x80000003])
fails(lambda: store(mem16, 3, 0))
fails(lambda: mem32["a"])
fails(lambda: mem32[1.5])
fails(lambda: mem8[0:3])
try:
    del mem32[4]
except TypeError as e:
    print(repr(e))
