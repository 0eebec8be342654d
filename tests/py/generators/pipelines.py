# Expected output: MicroPython 1.29, unix port.
# Generators as coroutines: a scheduler, producers and consumers, generators kept in containers, re-entrance.


def worker(name, n):
    for i in range(n):
        print(name, i)
        yield
    return name


def run(tasks):
    done = []
    while tasks:
        t = tasks.pop(0)
        try:
            next(t)
            tasks.append(t)
        except StopIteration as e:
            done.append(e.value)
    return done


print(run([worker("a", 2), worker("b", 1), worker("c", 3)]))


def grep(word, target):
    while True:
        line = yield
        if word in line:
            target.send(line)


def collect(out):
    while True:
        out.append((yield))


found = []
sink = collect(found)
next(sink)
pipe = grep("go", sink)
next(pipe)
for line in ("gopher", "python", "mango", "tango"):
    pipe.send(line)
print(found)


def evens(src):
    return (x for x in src if x % 2 == 0)


def take(n, src):
    for x in src:
        if n == 0:
            return
        n -= 1
        yield x


def numbers():
    n = 0
    while 1:
        yield n
        n += 1


print(list(take(4, evens(numbers()))))


def sieve(src):
    while True:
        p = next(src)
        yield p
        src = (lambda p, src: (x for x in src if x % p))(p, src)


src = numbers()
next(src), next(src)
print(list(take(8, sieve(src))))


def itself():
    try:
        next(me)
    except ValueError as e:
        print("ValueError:", e)
    yield 1


me = itself()
print(next(me))


def permutations(items):
    if len(items) < 2:
        yield items
    else:
        for i in range(len(items)):
            for p in permutations(items[:i] + items[i + 1 :]):
                yield items[i : i + 1] + p


print(list(permutations("abc")))
print(len(list(permutations((1, 2, 3, 4)))))
