# Names for annotations. Nothing is checked: MicroPython does not keep
# annotations, so all that a script needs is that the names are there and can be
# called, subscripted and joined by |.

TYPE_CHECKING = False


class _Form:
    def __init__(self, name):
        self._name = name

    def __getitem__(self, key):
        return self

    def __call__(self, *args, **kw):
        return self

    def __or__(self, other):
        return self

    __ror__ = __or__

    def __repr__(self):
        return "typing." + self._name


class _Base:
    # What a class derives from where it derives from Generic[T].
    pass


class _Generic(_Form):
    def __getitem__(self, key):
        return _Base


class Protocol:
    pass


class TypedDict(dict):
    pass


class SupportsInt:
    pass


class SupportsFloat:
    pass


Generic = _Generic("Generic")

for _n in (
    "Any AnyStr Annotated AsyncGenerator AsyncIterable AsyncIterator Awaitable BinaryIO ByteString Callable ChainMap ClassVar "
    "Collection Concatenate Container ContextManager Coroutine Counter DefaultDict Deque Dict Final FrozenSet Generator Hashable IO "
    "ItemsView Iterable Iterator KeysView List Literal LiteralString Mapping MappingView Match MutableMapping MutableSequence "
    "MutableSet Never NoReturn NotRequired Optional OrderedDict Pattern Required Reversible Self Sequence Set Sized Text TextIO Tuple "
    "Type TypeAlias TypeGuard Union Unpack ValuesView"
).split():
    globals()[_n] = _Form(_n)
del _n


class TypeVar(_Form):
    def __init__(self, name, *constraints, **kw):
        self._name = name

    def __repr__(self):
        return "~" + self._name


ParamSpec = TypeVarTuple = TypeVar


def NewType(name, tp):
    def new(x):
        return x

    return new


def NamedTuple(name, fields=()):
    from collections import namedtuple

    return namedtuple(name, [f[0] for f in fields])


def cast(typ, val):
    return val


def reveal_type(x):
    return x


def get_type_hints(obj, *args, **kw):
    return {}


def get_origin(tp):
    return None


def get_args(tp):
    return ()


def _same(f):
    return f


overload = final = override = no_type_check = runtime_checkable = _same
