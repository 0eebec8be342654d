# Expected output: MicroPython 1.29, unix port.
# Binding of arguments: positional, keyword, defaults, *args, **kwargs, keyword-only, unpacking in calls.


def plain(a, b, c=3):
    return (a, b, c)


def star(a, *rest, k=0, **more):
    return (a, rest, k, sorted(more.items()))


def only(*, x, y=2):
    return (x, y)


print(plain(1, 2), plain(1, b=5), plain(c=1, a=2, b=3), plain(*[1, 2], **{"c": 9}))
print(star(1), star(1, 2, 3), star(1, 2, k=4, z=5, y=6))
print(only(x=1), only(y=5, x=4))
print(star(*range(3), *"ab", k=1, **{"p": 1}, **{"q": 2}))

# defaults are evaluated once
def grow(x, seen=[]):
    seen.append(x)
    return seen


grow(1)
print(grow(2), grow(3, []))


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except TypeError as e:
        print("TypeError:", e)


attempt(plain, 1)
attempt(plain, 1, 2, 3, 4)
attempt(plain, 1, 2, a=5)
attempt(plain, 1, 2, d=5)
attempt(only, 1)
attempt(only)
attempt(lambda: 0, 1)
attempt(plain, 1, c=2)

# a default that is a mutable closure
def counter(step=1):
    n = 0

    def bump(by=step):
        nonlocal n
        n += by
        return n

    return bump


c = counter(5)
print(c(), c(2), c())

# evaluation order: callee, arguments from left to right, then keywords
log = []


def note(x):
    log.append(x)
    return x


def f(*a, **k):
    return (a, sorted(k))


print(f(note(1), note(2), p=note(3), q=note(4)), log)
