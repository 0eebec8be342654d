# Expected output: CPython 3.11.
import threading


def f(a, b=2, *args, **kw):
    print("f", a, b, args, sorted(kw.items()), threading.current_thread() is t)


t = threading.Thread(target=f, args=(1,))
print(t.is_alive(), t.ident, t.daemon)
t.start()
t.join()
print(t.is_alive(), t.ident == threading.get_ident())
t = threading.Thread(None, f, "named", (1, 3, 4), {"x": 5})
print(t.name)
t.start()
t.join(5)
t = threading.Thread(target=f, args=[7], kwargs={"b": 8}, daemon=True)
print(t.daemon)
t.start()
t.join()

for what in (lambda: t.start(), lambda: threading.Thread().join(), lambda: threading.current_thread().join()):
    try:
        what()
    except RuntimeError as e:
        print(e)


class Counter(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n
        self.total = 0

    def run(self):
        for i in range(self.n):
            self.total += i
        me.append(threading.current_thread() is self)


me = []
ts = [Counter(n * 100) for n in range(5)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print([t.total for t in ts], me)

# The main thread and others.
print(threading.current_thread() is threading.main_thread(), threading.current_thread().name)
ev, ready = threading.Event(), threading.Event()


def waits():
    ready.set()
    ev.wait()


t = threading.Thread(target=waits)
t.start()
ready.wait()
print(threading.active_count(), [x is t or x is threading.main_thread() for x in threading.enumerate()])
t.join(0.01)
print(t.is_alive())
ev.set()
t.join()
print(threading.active_count())

# local
l = threading.local()
l.x = 1


def g():
    print(hasattr(l, "x"))
    l.x = 2
    l.y = 3
    print(l.x, l.y)
    del l.y
    print(hasattr(l, "y"))


t = threading.Thread(target=g)
t.start()
t.join()
print(l.x, hasattr(l, "y"), l.__dict__)
try:
    l.z
except AttributeError:
    print("no z")
