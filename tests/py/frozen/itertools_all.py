# Expected output: CPython 3.11 (MicroPython has itertools in a library to install).
from itertools import *

print(list(islice(count(3), 4)), list(islice(count(1, 2), 3)), list(islice(cycle("ab"), 5)), list(cycle([])))
print(list(repeat("x", 3)), list(islice(repeat(1), 2)))
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([1, 2], initial=10)), list(accumulate([])))
print(list(chain([1], (2, 3), "a")), list(chain.from_iterable([[1], [2]])), list(chain()))
print(list(compress("abcd", [1, 0, 1])), list(dropwhile(lambda x: x < 3, [1, 3, 2])), list(takewhile(lambda x: x < 3, [1, 3, 2])))
print(list(filterfalse(lambda x: x % 2, range(5))), list(filterfalse(None, [0, 1, ""])))
print([(k, list(g)) for k, g in groupby("aabca")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4], key=lambda x: x % 2)])
print([k for k, g in groupby("aabbc")], list(groupby([])))
print(list(islice("abcdef", 2)), list(islice("abcdef", 2, 4)), list(islice("abcdef", 1, None, 2)), list(islice("ab", 5)), list(islice("abc", 0)))
it = iter(range(10))
print(list(islice(it, 1, 5, 3)), next(it))
for bad in ((-1,), (0, 3, 0)):
    try:
        islice("abc", *bad)
    except ValueError as e:
        print(e)
print(list(pairwise("abc")), list(pairwise("a")), list(starmap(pow, [(2, 3), (3, 2)])))
a, b = tee([1, 2, 3])
print(next(a), next(a), list(b), list(a), len(tee([], 3)))
print(list(zip_longest("ab", "c", fillvalue="-")), list(zip_longest()), list(zip_longest([1], [])))
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)), list(product()), list(product("ab", "")))
print(list(permutations("abc")), list(permutations("abc", 2)), list(permutations("ab", 3)), list(permutations([])))
print(list(combinations("abcd", 2)), list(combinations("ab", 0)), list(combinations("ab", 3)))
print(list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement("", 1)))
