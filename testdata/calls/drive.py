# Calls one thing with no argument, with each of the pool, with pairs and more of it, with
# keywords; and uses what comes back.
import sys
name, seed = sys.argv[0], int(sys.argv[1])
parts = name.split(".")
f = __import__(parts[0])
for p in parts[1:]:
    f = getattr(f, p)
random.seed(seed)
def call(*a, **k):
    try:
        r = f(*a, **k)
    except (Exception, SystemExit, GeneratorExit):
        return
    use(r)
def pick(p): return p[random.getrandbits(16) % len(p)]
call()
for i in range(len(pool())):
    call(pool()[i])
for i in range(len(pool())):
    p = pool()
    call(p[i], pick(p))
    p = pool()
    call(pick(p), p[i])
for i in range(200):
    p = pool()
    a = [pick(p) for _ in range(random.getrandbits(8) % 5)]
    call(*a)
for i in range(60):
    p = pool()
    call(*[pick(p) for _ in range(random.getrandbits(8) % 3)], **{pick(["key", "end", "sep", "file", "default", "reverse", "separators", "a", "big", "signed"]): pick(p)})
