# Expected output: what RATIONALE.md says of viper's pointers; MicroPython leaves undefined what happens there.
# Accesses outside of a buffer, to constant memory, and to the chip's registers.
# Board: esp32

import machine, micropython, uctypes


@micropython.viper
def get8(p: ptr8, i: int) -> int:
    return p[i]


@micropython.viper
def get16(p: ptr16, i: int) -> int:
    return p[i]


@micropython.viper
def get32(p: ptr32, i: int) -> int:
    return p[i]


@micropython.viper
def put8(p: ptr8, i: int, v: int):
    p[i] = v


@micropython.viper
def put16(p: ptr16, i: int, v: int):
    p[i] = v


@micropython.viper
def put32(p: ptr32, i: int, v: int):
    p[i] = v


@micropython.viper
def div(x: int, y: int) -> int:
    return x // y


@micropython.viper
def mod(x: int, y: int) -> int:
    return x % y


def tell(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


buf = bytearray(b"\x01\x02\x03\x04\x05\x06\x07")
for f, i in ((get8, 6), (get8, 7), (get8, -1), (get16, 2), (get16, 3), (get32, 0), (get32, 1), (get8, 1 << 62)):
    tell(f, buf, i)
for f, i in ((put8, 7), (put8, -1), (put16, 3), (put32, 1), (put32, -1)):
    tell(f, buf, i, 5)
tell(get8, b"", 0)
print(buf)

# Constant memory.
text = b"abcdef"
for f in (put8, put16, put32):
    tell(f, text, 0, 0)
print(text)

# Addresses.
a = uctypes.addressof(buf)
tell(get8, a + 3, -3)
tell(get8, a + 3, -4)
tell(get8, 0x7FFFFFFFFFFF, 0)
tell(put16, -1, 0, 1)

# Registers are those of machine.mem32.
put32(0x3FF44004, 0, 0x12345678)
print(hex(machine.mem32[0x3FF44004]), hex(machine.mem8[0x3FF44005]))
machine.mem16[0x3FF44008] = 0xABCD
print(hex(get16(0x3FF44004, 2)), hex(get8(0x3FF44000, 9)), get32(0x3FF44100, 0))
put8(0x3FF44000, 4, 0xFF)
print(hex(machine.mem32[0x3FF44004]))


@micropython.viper
def toggle(n: int):
    odr = ptr16(0x3FF44010 + 4)
    for _ in range(n):
        odr[0] ^= 5


toggle(3)
print(machine.mem16[0x3FF44014])

# A buffer that grows leaves the pointer with the bytes of before.
def grow(b):
    b.extend(bytes(1000))


@micropython.viper
def kept(b) -> int:
    p = ptr8(b)
    grow(b)
    return p[0]


print(kept(bytearray(b"xyz")))
tell(div, 5, 0)
tell(mod, 5, 0)
tell(div, -1 << 63, -1)
