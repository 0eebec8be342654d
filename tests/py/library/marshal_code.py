# Expected output: MicroPython 1.29, unix port, coverage variant.
# The module marshal: what goes through, functions made of code objects, exec of them.
import marshal

ftype = type(lambda: 0)


def again(code):
    data = marshal.dumps(code)
    assert type(data) is bytes
    return marshal.loads(data)


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def plain(a, b):
    return a + b


def default(a, b=2, *c, d=4, **e):
    return a, b, c, d, e


def outer(a):
    x = a

    def inner(b=3, *, c=5):
        nonlocal x
        x += b
        return x, c, [i + x for i in range(b)]

    class C:
        y = 7

        def get(self):
            return self.y, x

    return inner, C().get


def gen_maker():
    def gen(n):
        for i in range(n):
            yield i * 10

    return gen


def constants():
    return None, True, 1, -(10**25), 1.5, 2j, "text", b"\xff", ..., (1, ("a", b"b")), [1, 2], {"k": 1}


def handlers(n):
    for i in range(n):
        try:
            if i == 1:
                continue
            if i == 2:
                raise ValueError(i)
            if i == 3:
                return "returned"
        except ValueError as e:
            print("caught", e)
        finally:
            print("finally", i)
    return "end"


g = {"print": print, "range": range, "ValueError": ValueError, "__name__": "g"}
print(ftype(again(plain.__code__), g)(1, 2))
print(ftype(again(plain.__code__), g)(a="x", b="y"))
show(lambda: ftype(again(plain.__code__), g)(1))
inner, get = ftype(again(outer.__code__), g)(10)
print(inner(), inner(1, c=0), get())
print(list(ftype(again(gen_maker.__code__), g)()(3)))
print(ftype(again(constants.__code__), {})())
for n in (2, 3, 4):
    print(ftype(again(handlers.__code__), g)(n))
code = again((lambda: value).__code__)
print(ftype(code, {"value": 1})(), ftype(code, {"value": 2})())
show(lambda: ftype(code, {})())

for source, mode in (("x = 5\ndef f(a): return a * x\nprint(f(2))", "exec"), ("print([y for y in 'ab'])", "single")):
    exec(again(compile(source, "name", mode)), {"print": print})
print(eval(again(compile("1 + q", "name", "eval")), {"q": 2}))
d = {}
exec(again(compile("class K:\n    def m(self): return 'm'\nk = K().m()", "name", "exec")), d)
print(d["k"])

for v in (1, "x", None, plain, [plain.__code__], ftype, print):
    show(lambda: marshal.dumps(v))
for a in ((), (1,), (1, 2), (plain.__code__,), (plain.__code__, 1), (1, {}), (plain.__code__, {}, 1)):
    show(lambda: type(ftype(*a)))
show(lambda: marshal.loads(5))
show(lambda: exec(plain.__code__))
