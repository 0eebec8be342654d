# Functions that take or give functions.

from collections import namedtuple

WRAPPER_ASSIGNMENTS = ("__name__", "__doc__")
WRAPPER_UPDATES = ("__dict__",)


class partial:
    def __init__(self, func, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            kw = func.keywords.copy()
            kw.update(keywords)
            func, keywords = func.func, kw
        self.func, self.args, self.keywords = func, args, keywords

    def __call__(self, *args, **keywords):
        if self.keywords:
            kw = self.keywords.copy()
            kw.update(keywords)
            return self.func(*self.args, *args, **kw)
        return self.func(*self.args, *args, **keywords)

    def __repr__(self):
        parts = [repr(self.func)] + [repr(a) for a in self.args] + ["%s=%r" % kv for kv in self.keywords.items()]
        return "functools.partial(" + ", ".join(parts) + ")"


class partialmethod:
    # Made in a class body; the method binds where it is looked up by name.
    def __new__(cls, func, *args, **keywords):
        def method(self, *more, **kw):
            all = keywords.copy()
            all.update(kw)
            return func(self, *args, *more, **all)

        return method


_none = object()


def reduce(function, iterable, initial=_none):
    it = iter(iterable)
    if initial is _none:
        try:
            initial = next(it)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value")
    for x in it:
        initial = function(initial, x)
    return initial


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    # Functions have no attributes of their own in MicroPython.
    for name in assigned:
        try:
            setattr(wrapper, name, getattr(wrapped, name))
        except AttributeError:
            pass
    try:
        wrapper.__wrapped__ = wrapped
    except AttributeError:
        pass
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


def cmp_to_key(mycmp):
    class K:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return K


def total_ordering(cls):
    have = [op for op in ("__lt__", "__le__", "__gt__", "__ge__") if op in cls.__dict__]
    if not have:
        raise ValueError("must define at least one ordering operation: < > <= >=")

    # Each of the four, by < and ==, or by the one there is and ==.
    op = have[0]
    base = getattr(cls, op)
    if op == "__lt__":
        less = base
    elif op == "__gt__":
        less = lambda a, b: base(b, a)
    elif op == "__le__":
        less = lambda a, b: base(a, b) and not a == b
    else:
        less = lambda a, b: base(b, a) and not a == b
    made = {
        "__lt__": lambda a, b: less(a, b),
        "__le__": lambda a, b: less(a, b) or a == b,
        "__gt__": lambda a, b: less(b, a),
        "__ge__": lambda a, b: less(b, a) or a == b,
    }
    for name, f in made.items():
        if name not in have:
            setattr(cls, name, f)
    return cls


_CacheInfo = namedtuple("CacheInfo", ("hits", "misses", "maxsize", "currsize"))


class _Cache:
    def __init__(self, func, maxsize, typed):
        self.__wrapped__ = func
        self._max, self._typed = maxsize, typed
        self.cache_clear()

    def __call__(self, *args, **kw):
        key = (args, tuple(sorted(kw.items()))) if kw else args
        if self._typed:
            key = (key, tuple([type(a) for a in args]), tuple([type(v) for v in kw.values()]))
        data = self._data
        if key in data:
            self._hits += 1
            value = data[key]
            if self._max is not None:  # the one used last comes last
                del data[key]
                data[key] = value
            return value
        self._misses += 1
        value = self.__wrapped__(*args, **kw)
        if self._max == 0:
            return value
        if self._max is not None and len(data) >= self._max:
            del data[next(iter(data))]
        data[key] = value
        return value

    def __get__(self, obj, owner=None):
        return self if obj is None else partial(self, obj)

    def cache_info(self):
        return _CacheInfo(self._hits, self._misses, self._max, len(self._data))

    def cache_clear(self):
        self._data, self._hits, self._misses = {}, 0, 0

    def cache_parameters(self):
        return {"maxsize": self._max, "typed": self._typed}


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _Cache(maxsize, 128, False)
    if maxsize is not None and maxsize < 0:
        maxsize = 0
    return lambda func: _Cache(func, maxsize, typed)


def cache(func):
    return _Cache(func, None, False)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.name = func.__name__

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        value = self.func(obj)
        setattr(obj, self.name, value)
        return value


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        for c in [cls] + _mro(cls):
            if c in registry:
                return registry[c]
        return func

    def register(cls, f=None):
        if f is None:
            return lambda f: register(cls, f)
        registry[cls] = f
        return f

    class Dispatcher:
        def __call__(self, *args, **kw):
            if not args:
                raise TypeError("%s requires at least 1 positional argument" % func.__name__)
            return dispatch(type(args[0]))(*args, **kw)

    d = Dispatcher()
    d.register, d.dispatch, d.registry = register, dispatch, registry
    return d


def _mro(cls):
    out = []
    for b in getattr(cls, "__bases__", ()):
        out.append(b)
        out.extend(_mro(b))
    return out
