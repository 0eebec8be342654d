# Copies of objects: of lists, dicts, sets, bytearrays, and of instances of
# classes. What cannot change is its own copy.


class Error(Exception):
    pass


error = Error
_module = type(__import__("sys"))


def copy(x):
    if hasattr(x, "__copy__"):
        return x.__copy__()
    if type(x) is tuple:
        return x
    return _build(x, lambda v: v, {})


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    if id(x) in memo:
        return memo[id(x)][0]
    if hasattr(x, "__deepcopy__"):
        y = x.__deepcopy__(memo)
    else:
        y = _build(x, lambda v: deepcopy(v, memo), memo)
    memo[id(x)] = y, x  # x is kept, so that its id stays its own
    return y


def _build(x, each, memo):
    cls = type(x)
    if cls is tuple:
        y = tuple([each(v) for v in x])
        if id(x) in memo:  # an item refers to the tuple
            return memo[id(x)][0]
        return x if all([a is b for a, b in zip(x, y)]) else y
    if cls is bytearray:
        return bytearray(x)
    if cls in (list, dict, set):
        y = cls()
    elif hasattr(x, "__dict__") and cls is not type and cls is not _module:
        y = cls.__new__(cls)
    else:
        return x
    memo[id(x)] = y, x
    if isinstance(x, dict):
        for k in x:
            y[each(k)] = each(x[k])
    elif isinstance(x, (list, bytearray)):
        for v in x:
            y.append(each(v))
    elif isinstance(x, set):
        for v in x:
            y.add(each(v))
    if cls not in (list, dict, set):
        for name, v in x.__dict__.items():
            setattr(y, name, each(v))
    return y


def replace(obj, **changes):
    return obj.__replace__(**changes)
