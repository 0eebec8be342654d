# Lists what can be called: "builtins.len", "builtins.str.join", "json.dumps", …
import builtins, sys
seen = set()
def show(path, o, depth):
    if callable(o):
        print(path)
    if depth and isinstance(o, type):
        for n in dir(o):
            if n not in ("__class__", "__bases__", "__dict__"):
                try:
                    m = getattr(o, n)
                except AttributeError:
                    continue
                show(path + "." + n, m, 0)
for n in dir(builtins):
    show("builtins." + n, getattr(builtins, n), 1)
for name in sys.argv:
    m = __import__(name)
    for n in dir(m):
        show(name + "." + n, getattr(m, n), 1)
