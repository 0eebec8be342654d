# Expected output: MicroPython 1.29, unix port, coverage variant.
# The module re: the dialect, matches, split, sub, errors, DEBUG.
import re


def show(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


def groups(m):
    if m is None:
        return None
    n = len(m.groups()) + 1
    return [(m.group(i), m.span(i)) for i in range(n)]


for p, s in (
    ("", "x"), ("abc", "abcd"), ("a.c", "abc"), (".", ""), ("^b", "ab"), ("b$", "ab"), ("^$", ""),
    ("a?b", "b"), ("a*", "aaa"), ("a+", "baa"), ("a*?b", "aab"), ("a+?", "aa"), ("a??a", "aa"),
    ("(a)(b)?", "ac"), ("(a|b)+", "abac"), ("(?:a|b)+c", "abac"), ("((a)|(b))*", "ab"), ("a|b|c|d", "xd"),
    ("(|a)", "a"), ("()", ""), ("a(b(c(d)))", "abcd"), ("a|^b|c$", "xbc"),
    ("[abc]+", "xcab"), ("[^abc]+", "abxyz"), ("[a-c0-2]+", "z1b9"), ("[-a]+", "b-a"), ("[a-]+", "b-a"),
    ("[]a]", "a]"), ("[^]", "a"), ("[\\]\\-a]+", "x]-a"), ("[\\d-z]+", "1-za"), ("[a-\\d]+", "ab1d"), ("[z-a]", "z"),
    ("[--a]+", "-.a"), ("[.*+?]+", "a?*"), ("[a^]+", "^a"),
    ("\\d+\\D+\\d", "ab12cd3"), ("\\w+\\W\\w+", "  foo-bar"), ("\\s+\\S", " \t\n\r\v\fx"), ("[^\\s\\d]+", "1 ab"),
    ("\\.\\*\\\\", "x.*\\"), ("\\n\\b", "nb"), ("a{2}", "a{2}"), ("a\0*", "aaa"),
    ("é+", "xéé"), ("[^x]+", "xé日"), (".b", "éb"), ("b.", "éb日"), ("[à-é]+", "é"),
):
    show(lambda: (p, s, groups(re.search(p, s)), groups(re.match(p, s))))
    if p.find("é") < 0:
        show(lambda: (p, s, groups(re.search(p.encode(), s.encode()))))

for p in ("*", "+a", "(?", "a**", "a|*", "^*", "(", ")", "a)", "(a", "[", "[^", "[a", "[a\\]", "a\\", "(?a)", "(?:",
          "(a)" * 63, "(a)" * 64, "[" + "a" * 127 + "]", "[" + "a" * 128 + "]", "(" + "a" * 61 + ")?", "(" + "a" * 62 + ")?",
          "(" + "a" * 60 + ")*", "(" + "a" * 60 + ".)*", "(" + "a" * 61 + ")+", "(" + "a" * 62 + ")+", "b" * 62 + "|a", "b" * 63 + "|a",
          "a|" + "b" * 63 + "|c", "a|b|" + "c" * 100):
    show(lambda: (len(p), type(re.compile(p))))

# what goes in
for a in ((5, "a"), ("a", 5), ("a", bytearray(b"a")), ("b", b"ab"), (b"b", "ab"), ("b", "ab", 5, 6), (re.compile("b"), "ab", 2)):
    show(lambda: re.search(*a))
show(lambda: re.match("a"))
show(lambda: re.match("a", "b", 1, 2, 3))
show(lambda: re.compile("a", "b"))
show(lambda: re.compile("a", flags=0))
r = re.compile("a?a")
for a in ((0,), (1,), (2,), (99,), (-99,), (1, 1), (1, 2), (1, -5), (0, 99), (0, 1), ("x",), (0, "x"), (1.5,), (10**30,)):
    show(lambda: groups(r.search("aba", *a)))
    show(lambda: groups(r.match("aba", *a)))
show(lambda: re.compile("^a").search("aa", 1))
show(lambda: re.compile("a$").search("aab", 0, 2).span())
show(lambda: re.compile("a").search("éa", 1).span())

m = re.match("(a)(b)?", "ac")
print(m, type(m), type(r))
for n in (0, 1, 2, 3, -1, "a", 1.5, None, True):
    show(lambda: m.group(n))
    show(lambda: (m.start(n), m.end(n), m.span(n)))
print(m.start(), m.end(), m.span(), m.groups(), re.match("a", "a").groups())
show(lambda: m.group())
show(lambda: type(m)())
show(lambda: re.match(".", "é").group(0))
print(re.match(".", "é").span(), r == re.compile("a?a"), r == r)

# split
for p, s in ((" ", "a b c"), (" +", " a  b "), ("x*", "axbc"), ("x*", "xab"), ("^ab", "ababcab"), ("^ab|cab", "ababcab"), ("a|b$", "cab")):
    for n in ((), (0,), (1,), (2,), (-1,)):
        print(p, s, n, re.compile(p).split(s, *n), re.compile(p).split(s.encode(), *n))
show(lambda: re.compile("( )").split("a b"))
show(lambda: re.compile("( )").split("ab"))
show(lambda: re.compile(".").split("é"))
show(lambda: re.compile("a").split(5))
show(lambda: re.compile("a").split("a", "b"))

# sub
print(re.sub("[0-9]+", lambda m: "<" + m.group(0) + ">", "a1b22c"))
print(re.sub("(a)(b)?", "[\\1|\\g<2>|\\0]", "abac"), re.sub("a", "\\\\", "a"), re.sub("a", "\\x\\g\\g<n>\\", "a"))
print(re.sub("a", "-", "aaaa", 2), re.sub("a", "-", "aa", 0), re.sub("a", "-", "aa", -1), re.sub("a", "-", "aa", 1, 5))
print(re.sub("a*", "-", "aab"), re.sub("x*", "-", "aab"), re.sub("^a", "-", "aaa"), re.sub("a$", "-", "aaa"))
print(re.sub("a", b"-", "ba"), re.sub("a", "-", b"ba"), re.sub(b"a", "-", "ba"), re.sub("a", "x\0y", "ba"), re.sub("a", "\\4294967296", "ba"))
print(re.compile("é").sub("e", "éa日é"), re.sub("(.)(.)", "\\g<2\\1", "abcd"), re.sub("(a)b", "\\1\\1", "abab"))
for a in (("(a)", "\\2", "a"), ("a", 5, "a"), ("a", lambda m: 5, "a"), ("a", lambda m: m.group(1), "a"), ("a", "b", 5), ("a", "b", "a", "x"), ("*", "b", "a"), (5, "a", "a"), ("a", "b")):
    show(lambda: re.sub(*a))
show(lambda: re.sub("a", "b", "a", count=1))
s = "same"
print(re.sub("x", "y", s) is s)

# circles
for p, s in (("(a*)*", "aaa"), ("(a*)+", "aaa"), ("(a|)*b", "aab"), ("(a*)*?b", "ab"), ("(a?)+", ""), ("(a*b)*", "aabab"), ("(a|b*)*?c", "abc")):
    show(lambda: groups(re.match(p, s)))

re.compile("^a|b[0-9]\\w$", re.DEBUG)
re.compile("(?:ab|[^c\\w]d*?e+?f??)|(g|h|i)*j?k+.", re.DEBUG)
re.compile("", re.DEBUG | 1)
