# Expected output: MicroPython 1.29, unix port.
# micropython.opt_level: what the compiler drops from then on.
import io
import sys
import micropython

source = "def f():\n  try:\n    assert 0, 'checked'\n    print(__debug__)\n    nothing\n  except Exception as e:\n    out = io.StringIO()\n    sys.print_exception(e, out)\n    print(out.getvalue())\nf()\n"


def before():
    assert 0


for level in (0, 1, 2, 3, 4, -1, 300, 0):
    micropython.opt_level(level)
    print(level, micropython.opt_level())
    exec(source, {"io": io, "sys": sys})
    try:
        before()
    except AssertionError:
        print("compiled before")
try:
    micropython.opt_level("x")
except TypeError as e:
    print(e)
