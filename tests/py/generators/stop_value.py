# Expected output: MicroPython 1.29, unix port.
# The value of a StopIteration goes through builtin iterators.


class End:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(42)


class Items:
    def __getitem__(self, i):
        raise StopIteration(42)


def gen(x):
    return x
    yield


def end(it):
    try:
        print(next(it))
    except StopIteration as e:
        print(e.args)


for make in (iter, enumerate, zip, lambda x: map(repr, x), lambda x: filter(None, x), lambda x: zip([1, 2], x), lambda x: zip(x, [1])):
    for x in (End(), Items(), gen(None), gen(5), gen(0), [], ""):
        end(make(x))


def outer(x):
    r = yield from x
    return r, 1


for x in (End(), Items(), gen(7), enumerate(gen(8)), zip(End()), []):
    end(outer(x))
for x in (End(), gen(3), zip(gen(3))):
    print(list(x), next(x, "default"))
    for y in x:
        print(y)
