# Expected output: CPython 3.11.
import threading

lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(False))
lock.release()
with lock as x:
    print(x, lock.locked())
print(lock.locked())

r = threading.RLock()
print(r.acquire(), r.acquire(blocking=True), r.acquire(timeout=1), r.acquire(False))


def other():
    print("other", r.acquire(False), r.acquire(timeout=0.01), r.acquire(True, 0.01))
    try:
        r.release()
    except RuntimeError as e:
        print(e)


def run(f, *args):
    t = threading.Thread(target=f, args=args)
    t.start()
    t.join()


run(other)
for i in range(3):
    r.release()
run(other)
r.release()


def other2():
    with r as x:
        print("other2", x)


run(other2)
try:
    r.release()
except RuntimeError as e:
    print(e)

# Event
e = threading.Event()
print(e.is_set(), e.wait(0), e.wait(0.01), e.wait(timeout=-1))
e.set()
print(e.is_set(), e.wait(), e.wait(1))
e.clear()
print(e.is_set())

# Condition: producers and consumers.
cond = threading.Condition()
items, got = [], []


def consume(n):
    for i in range(n):
        with cond:
            while not items:
                cond.wait()
            got.append(items.pop(0))


def produce(n):
    for i in range(n):
        with cond:
            items.append(i)
            cond.notify()


ts = [threading.Thread(target=consume, args=(50,)) for i in range(3)] + [threading.Thread(target=produce, args=(75,)) for i in range(2)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(len(got), sum(got), items)

with cond:
    print(cond.wait(0.01), cond.wait_for(lambda: 0, 0.01), cond.wait_for(lambda: 7))
for f in (cond.wait, cond.notify, cond.notify_all):
    try:
        f()
    except RuntimeError as x:
        print(x)

# The lock of a condition that was taken twice is given away whole.
woken = []


def waits(n):
    with cond:
        with cond:
            ready.append(n)
            cond.wait()
            woken.append(n)


ready = []
ts = [threading.Thread(target=waits, args=(n,)) for n in range(4)]
for t in ts:
    t.start()
done = False
while not done:
    with cond:
        done = len(ready) == 4
with cond:
    cond.notify(3)
for i in range(3):
    ok = False
    while not ok:
        with cond:
            ok = len(woken) == 3
print(len(woken))
with cond:
    cond.notify_all()
for t in ts:
    t.join()
print(sorted(woken))

c2 = threading.Condition(lock)
print(c2.acquire(), lock.locked())
c2.release()
c2 = threading.Condition(lock=threading.Lock())
with c2:
    print(c2.wait(0.01))
