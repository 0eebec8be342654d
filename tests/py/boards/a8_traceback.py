# Where exceptions that nobody catches are printed; "!" marks standard error.
from kit import *

import time
try:
    import _thread

    def f():
        raise ValueError("in a thread")

    _thread.start_new_thread(f, ())
    time.sleep(1)
except ImportError:
    pass
print("last")
raise OSError(116)
