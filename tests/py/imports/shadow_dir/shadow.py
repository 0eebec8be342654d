# Expected output: MicroPython 1.29, unix port.
# A file beside the script hides a built-in module; the name with u in front still gives the built-in one.
import errno
import uerrno

print(errno.mine, hasattr(uerrno, "mine"), uerrno.EAGAIN)
import sys

print(sys.modules["errno"] is errno if "errno" in sys.modules else "no entry")
import ustruct, struct

print(struct is ustruct, struct.__name__)
