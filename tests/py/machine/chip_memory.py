# Expected output: MicroPython 1.29 unix for the addresses of windows; typed from its manual
# (uctypes, "STM32F4 register access", and machine.mem32) for the rest.
# uctypes and machine.mem8 show the same registers.
import uctypes
from machine import mem8, mem32

for i in range(0, 20, 3):
    print(uctypes.addressof(uctypes.bytearray_at(1 << i, 8)) == 1 << i)
WATCHDOG = {
    "CR": 0x00 | uctypes.UINT32,
    "CFR": (0x04, {"W": 0 | uctypes.BFUINT32 | 0 << uctypes.BF_POS | 7 << uctypes.BF_LEN,
                   "EWI": 0 | uctypes.BFUINT32 | 9 << uctypes.BF_POS | 1 << uctypes.BF_LEN}),
    "SR": 0x08 | uctypes.UINT32,
}
dog = uctypes.struct(0x40002C00, WATCHDOG, uctypes.LITTLE_ENDIAN)
print(dog.CR, dog.CFR.W)
dog.CFR.EWI = 1
dog.CFR.W = 0x55
print(hex(mem32[0x40002C04]))
mem8[0x40002C08] = 3
print(dog.SR, uctypes.bytes_at(0x40002C04, 5))
part = uctypes.bytearray_at(0x40002C00, 4)
part[1] = 1
print(dog.CR, uctypes.addressof(dog) == 0x40002C00)
