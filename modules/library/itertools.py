# Iterators for loops.


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    saved = []
    for x in iterable:
        yield x
        saved.append(x)
    while saved:
        for x in saved:
            yield x


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def _add(a, b):
    return a + b


def accumulate(iterable, func=None, *, initial=None):
    it = iter(iterable)
    if func is None:
        func = _add
    total = initial
    if total is None:
        try:
            total = next(it)
        except StopIteration:
            return
    yield total
    for x in it:
        total = func(total, x)
        yield total


def batched(iterable, n):
    if n < 1:
        raise ValueError("n must be at least one")
    it = iter(iterable)
    while True:
        batch = tuple(islice(it, n))
        if not batch:
            return
        yield batch


class chain:
    def __init__(self, *iterables):
        self._it = _chain(iterables)

    @staticmethod
    def from_iterable(iterables):
        c = chain()
        c._it = _chain(iterables)
        return c

    def __iter__(self):
        return self._it

    def __next__(self):
        return next(self._it)


def _chain(iterables):
    for it in iterables:
        for x in it:
            yield x


def compress(data, selectors):
    for x, s in zip(data, selectors):
        if s:
            yield x


def dropwhile(predicate, iterable):
    it = iter(iterable)
    for x in it:
        if not predicate(x):
            yield x
            break
    for x in it:
        yield x


def takewhile(predicate, iterable):
    for x in iterable:
        if not predicate(x):
            return
        yield x


def filterfalse(predicate, iterable):
    for x in iterable:
        if not (predicate(x) if predicate else x):
            yield x


def groupby(iterable, key=None):
    it = iter(iterable)
    try:
        x = next(it)
    except StopIteration:
        return
    k = x if key is None else key(x)
    more = True
    while more:
        current = k
        turn = [True]

        def group():
            nonlocal x, k, more
            while turn[0] and more and k == current:
                yield x
                try:
                    x = next(it)
                except StopIteration:
                    more = False
                    return
                k = x if key is None else key(x)

        g = group()
        yield current, g
        turn[0] = False
        while more and k == current:  # what the loop left of the group
            try:
                x = next(it)
            except StopIteration:
                return
            k = x if key is None else key(x)


def islice(iterable, *args):
    if not 1 <= len(args) <= 3:
        raise TypeError("islice expected 2 to 4 arguments, got %d" % (len(args) + 1))
    start, stop, step = (0, args[0], 1) if len(args) == 1 else (args[0] or 0, args[1], 1 if len(args) == 2 or args[2] is None else args[2])
    if len(args) == 1 and stop is not None and stop < 0:
        raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if start < 0 or stop is not None and stop < 0:
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if step < 1:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _islice(iter(iterable), start, stop, step)


def _islice(it, start, stop, step):
    i = 0
    if stop is not None and stop <= start:
        for _ in range(stop):
            try:
                next(it)
            except StopIteration:
                return
        return
    while True:
        if stop is not None and i >= stop:
            return
        try:
            x = next(it)
        except StopIteration:
            return
        if i == start:
            yield x
            start += step
            if stop is not None and start >= stop:
                while i + 1 < stop:
                    i += 1
                    try:
                        next(it)
                    except StopIteration:
                        return
                return
        i += 1


def pairwise(iterable):
    it = iter(iterable)
    try:
        a = next(it)
    except StopIteration:
        return
    for b in it:
        yield a, b
        a = b


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def tee(iterable, n=2):
    it = iter(iterable)
    queues = [[] for _ in range(n)]

    def gen(mine):
        while True:
            if not mine:
                try:
                    x = next(it)
                except StopIteration:
                    return
                for q in queues:
                    q.append(x)
            yield mine.pop(0)

    return tuple([gen(q) for q in queues])


def zip_longest(*iterables, fillvalue=None):
    its = [iter(i) for i in iterables]
    left = len(its)
    if not left:
        return
    while True:
        row = []
        for i, it in enumerate(its):
            if it is None:
                row.append(fillvalue)
                continue
            try:
                row.append(next(it))
            except StopIteration:
                left -= 1
                if not left:
                    return
                its[i] = None
                row.append(fillvalue)
        yield tuple(row)


def product(*iterables, repeat=1):
    pools = [tuple(p) for p in iterables] * repeat
    if any(not p for p in pools):
        return
    at = [0] * len(pools)
    while True:
        yield tuple([p[i] for p, i in zip(pools, at)])
        for i in range(len(pools) - 1, -1, -1):
            at[i] += 1
            if at[i] < len(pools[i]):
                break
            at[i] = 0
        else:
            return


def permutations(iterable, r=None):
    pool = tuple(iterable)
    n = len(pool)
    r = n if r is None else r
    if r < 0:
        raise ValueError("r must be non-negative")
    if r > n:
        return
    places = list(range(n))
    left = list(range(n, n - r, -1))
    yield tuple([pool[i] for i in places[:r]])
    while n:
        for i in range(r - 1, -1, -1):
            left[i] -= 1
            if left[i]:
                j = n - left[i]
                places[i], places[j] = places[j], places[i]
                yield tuple([pool[i] for i in places[:r]])
                break
            first = places.pop(i)
            places.append(first)
            left[i] = n - i
        else:
            return


def combinations(iterable, r):
    pool = tuple(iterable)
    n = len(pool)
    if r < 0:
        raise ValueError("r must be non-negative")
    if r > n:
        return
    at = list(range(r))
    while True:
        yield tuple([pool[i] for i in at])
        for i in range(r - 1, -1, -1):
            if at[i] != i + n - r:
                break
        else:
            return
        at[i] += 1
        for j in range(i + 1, r):
            at[j] = at[j - 1] + 1


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    n = len(pool)
    if r < 0:
        raise ValueError("r must be non-negative")
    if not n and r:
        return
    at = [0] * r
    while True:
        yield tuple([pool[i] for i in at])
        for i in range(r - 1, -1, -1):
            if at[i] != n - 1:
                break
        else:
            return
        at[i:] = [at[i] + 1] * (r - i)
