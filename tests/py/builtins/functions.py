# Expected output: MicroPython 1.29, unix port.
# The builtin functions that belong to no type.
print(abs(-3), all([]), any([]), all([1, 0]), any([0, 1]), bin(10), bool([]), callable(len), chr(97), ord("a"))
print(divmod(7, 2), divmod(-7, 2), hex(17), oct(9), pow(2, 5), round(1.26, 1), sum([1, 2], 10), sum((), 5))
print(list(enumerate("ab")), list(enumerate("ab", 3)), list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])))
print(list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(map(str, [1])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(None, [0, 1])))
print(max(1, 5, 3), min([4, 2]), max("abc", key=lambda c: -ord(c)), min([], default="none"), max([1, 2], default=0), max(["aa", "b"], key=len))
print(sorted([3, 1, 2]), sorted("bca", reverse=True), sorted([(2, "a"), (1, "b")]), sorted({"b": 1, "a": 2}), sorted([1, 2, 3], key=lambda x: -x))
print(list(reversed([1, 2, 3])), list(reversed("ab")), list(reversed((1, 2))))
print(isinstance(1, int), isinstance("a", (int, str)), issubclass(bool, int), type(1), type("a"), type([]), type(None), type(type))
print(hasattr([], "append"), getattr([], "nope", 5), len("abc"), len([]), len({1: 2}), len(range(7)), len(b"ab"))
print(id(None) == id(None), hash("a") == hash("a"), repr("a"), str(5), int("5"), float("1.5"), list("ab"), tuple("ab"), bytes(2))
it = iter([1, 2, 3])
print(next(it), next(it), next(it), next(it, "end"))
count = [0]


def tick():
    count[0] += 1
    return count[0]


print(1, 2, "x", sep="-", end="!\n")
print()
print("a", end="")
print("b", sep="")
print(*[1, 2, 3], sep="")
print("a\n", "b")
import io

out = io.StringIO()
print("to a file", 5, file=out)
print(out.getvalue())
print(list(range(10))[2:8:3])
print(object() is not None, NotImplemented, Ellipsis, ... is Ellipsis)
print(globals() is globals(), "tick" in globals(), "tick" in dir(), "append" in dir([]), sorted(x for x in dir(object()) if x == "__class__"))
for bad in (lambda: len(5), lambda: ord("ab"), lambda: chr("a"), lambda: abs("a"), lambda: sum(["a"]), lambda: max(), lambda: max(1), lambda: min([]), lambda: sorted(5), lambda: next([]), lambda: iter(1), lambda: isinstance(1, 5), lambda: zip(5), lambda: map(), lambda: getattr(5, "x"), lambda: getattr(5, 5), lambda: reversed(5), lambda: enumerate(5), lambda: divmod(1, 0), lambda: round("a"), lambda: print(1, sep=5), lambda: bool(1, 2), lambda: list(5), lambda: dict(5), lambda: dict([1]), lambda: set(5), lambda: tuple(5), lambda: float([]), lambda: hash({}), lambda: sum(5), lambda: any(5), lambda: pow("a", 2), lambda: bin("a"), lambda: iter(1, 2), lambda: super()):
    try:
        print("gave", bad())
    except Exception as e:
        print(type(e).__name__, e)
