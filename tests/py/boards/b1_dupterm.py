# How many streams os.dupterm repeats the terminal on.
from kit import *

import os

slots = 0
try:
    while True:
        os.dupterm(None, slots)
        slots += 1
except (AttributeError, ValueError) as e:
    print(slots, e)
print(hasattr(os, "dupterm_notify"))
