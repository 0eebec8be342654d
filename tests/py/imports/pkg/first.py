a = 1
from . import second
