# Expected output: MicroPython 1.29, unix port.
# Constants that are powers of floats.
from micropython import const
F1 = const(2.5)
F4 = const(F1**2)
F6 = const(2**-2)
print(F4, F6, 10.0**-5, 2.0**1000, (-2.5)**2, 10**-5, 10**-3.5)
try: print(0.0**-1)
except ZeroDivisionError as e: print(e)
try: print(10.0**400)
except OverflowError as e: print(e)
