# Expected output: MicroPython 1.29, unix port.
# Packages in sub-folders: absolute, relative, names, star, __init__, modules imported once, cycles.
import pkg

print(pkg.__name__, pkg.name, pkg.sub.value)
import pkg.sub.leaf

print(pkg.sub.leaf.where, pkg.sub.leaf.up())
import pkg.sub.leaf as leaf

print(leaf is pkg.sub.leaf)
from pkg import one, sub as renamed

print(one.v, renamed is pkg.sub)
from pkg.sub import leaf as again, value

print(again is leaf, value)
from pkg.star import *

print(public, "_private" in globals())
from pkg.one import v as vv, up as uu

print(vv, uu())
import sys

print(sys.modules["pkg.sub.leaf"] is leaf, "pkg.one" in sys.modules)
import pkg.first

print(pkg.first.a, pkg.first.second.b, pkg.first.second.late())
for bad in ("import nothing", "import pkg.nothing", "from pkg import nothing", "from pkg.one import nothing", "import pkg.one.deeper", "from pkg.nothing import x"):
    try:
        exec(bad)
        print("imported?", bad)
    except ImportError as e:
        print("ImportError", bad, "|", e)
    except Exception as e:
        print(type(e).__name__, bad, "|", e)
try:
    import pkg.broken
except ValueError as e:
    print("broken:", e, "pkg.broken" in sys.modules)
try:
    import pkg.badsyntax
except SyntaxError as e:
    print("SyntaxError:", e)
m = __import__("pkg.sub.leaf")
print(m is pkg)
m = __import__("pkg.sub.leaf", None, None, ["where"])
print(m is leaf)


def inside():
    import pkg.one as o
    from pkg.sub import value

    return o.v, value


print(inside())
pkg.one.v = "changed"
import pkg.one

print(pkg.one.v, one.v)
