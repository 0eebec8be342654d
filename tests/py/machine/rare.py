# Expected output: typed from MicroPython's manual (machine.mem_backup, I2CTarget, CAN, ADCBlock, wake_pins).
import machine
import uctypes

mem = machine.mem_backup()
mem[0] = 0x12345678
print(hex(mem[0]), mem.itemsize, machine.mem_backup(0)[0] == mem[0])
for i, r in enumerate(machine.mem_backup(-1)):
    print(i, len(r) == len(mem), r.itemsize)
regs = uctypes.struct(uctypes.addressof(mem), {"flags": 0 * 4 | uctypes.UINT32, "counter": 1 * 4 | uctypes.UINT32})
regs.flags = 1
print(mem[0], regs.counter)
try:
    machine.mem_backup(5)
except ValueError:
    print("no region 5")
bus = machine.CAN(1, 500_000)
bus.set_filters(None)
print(bus.send(0x200, b"\x0a\x0b\x0c", 0), bus.recv(), bus.state() == bus.STATE_ACTIVE)
target = machine.I2CTarget(addr=67, mem=bytearray(8))
target.irq(lambda t: print(t.memaddr))
target.deinit()
print(type(machine.ADCBlock(1, bits=12).connect(4, 5)) is machine.ADC, machine.wake_pins())
