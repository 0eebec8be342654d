# Expected output: MicroPython 1.29, unix port.
# What exceptions say: str, repr, args, the ones with numbers, own classes, messages of common mistakes.
for e in (Exception(), Exception("a"), Exception("a", 1), ValueError(None), KeyError("k"), KeyError(1), KeyError("a", "b"), OSError(2), OSError(11, "extra"), OSError(12345), OSError("text"), OSError(), OSError(1, 2, 3), StopIteration(5), SystemExit(3), AssertionError("no")):
    print(repr(e), "|", str(e), "|", e.args)


class Own(Exception):
    pass


class Said(Exception):
    def __init__(self, code, text):
        super().__init__(code)
        self.text = text

    def __str__(self):
        return "said %s" % self.text


print(repr(Own()), repr(Own(1, "b")), str(Own("only")), repr(str(Own())))
e = Said(4, "hello")
print(e, e.args, e.text)

e = OSError(2)
print(e.errno, e.args[0], e.value)


def mistake(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)


mistake(lambda: 1 / 0)
mistake(lambda: 1 // 0)
mistake(lambda: 1 % 0)
mistake(lambda: 1.0 / 0)
mistake(lambda: [1][5])
mistake(lambda: (1,)[5])
mistake(lambda: "a"[5])
mistake(lambda: {}["k"])
mistake(lambda: {}[1])
mistake(lambda: [].pop())
mistake(lambda: {}.popitem())
mistake(lambda: set().pop())
mistake(lambda: None.x)
mistake(lambda: (1).x)
mistake(lambda: "".x)
mistake(lambda: Own.x)
mistake(lambda: Own().x)
mistake(lambda: 1 + "a")
mistake(lambda: "a" + 1)
mistake(lambda: [] + ())
mistake(lambda: -"a")
mistake(lambda: 1 < "a")
mistake(lambda: len(5))
mistake(lambda: 5())
mistake(lambda: 5[0])
mistake(lambda: [1]["a"])
mistake(lambda: iter(5))
mistake(lambda: next(5))
mistake(lambda: int("x"))
mistake(lambda: int("12", 40))
mistake(lambda: float("x"))
mistake(lambda: int(None))
mistake(lambda: chr(-1))
mistake(lambda: ord("ab"))
mistake(lambda: {[]: 1})
mistake(lambda: hash([]))
mistake(lambda: [].index(3))
mistake(lambda: [].remove(3))
mistake(lambda: "a".index("b"))
mistake(lambda: "a b".split(""))
mistake(lambda: bytes([300]))
mistake(lambda: b"\xff".decode())
mistake(lambda: (lambda: __import__("no_such_module"))())
mistake(lambda: "".join([1]))
mistake(lambda: max([]))
mistake(lambda: 1 << -1)
mistake(lambda: isinstance(1, 1))
mistake(lambda: range(1, 2, 0))
mistake(lambda: (1, 2) < 5)
mistake(lambda: "%d" % "x")
mistake(lambda: "%s %s" % (1,))
mistake(lambda: "%s" % (1, 2))
mistake(lambda: "{}".format())
mistake(lambda: "{x}".format())
mistake(lambda: "{:d}".format("s"))


def unpack():
    a, b = 1, 2, 3


def unpack_few():
    a, b = (1,)


def unpack_star():
    a, *b, c = (1,)


mistake(unpack)
mistake(unpack_few)
mistake(unpack_star)


def check():
    assert 1 == 2, "not equal"


def bare_check():
    assert not 1


mistake(check)
mistake(bare_check)
