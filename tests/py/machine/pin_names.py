# Expected output: typed from MicroPython's manual (machine.Pin, and Pin for Zephyr and PSoC).
from machine import Pin, Signal

x1 = Pin(Pin.board.X1, Pin.OUT, value=1)
print(x1 is Pin("X1"), Pin.board.X1 is x1, x1.value())
led = Pin.cpu.P17_0
led.init(mode=Pin.OUT)
led.on()
print(Pin("P17_0").value(), hasattr(Pin.board, "__len__"))
zephyr = Pin(("gpiob", 21), Pin.OUT, value=1)
print(zephyr is Pin(("gpiob", 21)), zephyr is Pin(("gpioa", 21)), zephyr.value(), zephyr)
for bad in (("gpiob",), ("gpiob", -1), (1, 2), ()):
    try:
        print(Pin(bad))
    except ValueError as e:
        print(e)
