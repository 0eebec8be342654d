# What is said of raise … from; "!" marks standard error.
from kit import *

try:
    try:
        raise ValueError(1)
    except ValueError as e:
        raise OSError(2) from e
except OSError as e:
    print(type(e))
try:
    raise OSError(3) from None
except OSError as e:
    print(type(e))
