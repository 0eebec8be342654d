# Expected output: MicroPython 1.29, unix port.
# exec, eval and compile: namespaces, results, errors with their lines, code objects used again.
print(eval("1 + 2"), eval("[x * 2 for x in range(3)]"))
x = 1
exec("x = x + 1\ny = 'made'")
print(x, y)
d = {"x": 10}
exec("z = x * 2", d)
print(d["z"], d["x"])
g, l = {"a": 1}, {"b": 2}
print(eval("a + b", g, l))
exec("c = a + b", g, l)
print(l["c"], "c" in g)
code = compile("n * n", "made.py", "eval")
print([eval(code, {"n": n}) for n in range(4)])
stmts = compile("r = 0\nfor i in range(k):\n    r += i\n", "made.py", "exec")
ns = {"k": 5}
exec(stmts, ns)
print(ns["r"])
single = compile("1 + 1", "s", "single")
exec(single)
exec(
    """
def f(a):
    def g():
        return a * 2
    return g()
class C:
    v = f(4)
"""
)
print(f(3), C.v)
for src, mode in (("1 +", "eval"), ("x = 1", "eval"), ("for", "exec"), ("1\n2", "eval"), ("def f(:", "exec"), ("\tx\n y", "exec")):
    try:
        compile(src, "bad.py", mode)
        print("accepted", repr(src))
    except SyntaxError as e:
        print(type(e).__name__, repr(src), e)
try:
    compile("1", "x", "nonsense")
except ValueError as e:
    print("ValueError", e)
try:
    exec("raise KeyError('inside')")
except KeyError as e:
    print(e)


def in_function():
    v = 5
    try:
        return eval("v")
    except NameError:
        return "locals are not seen"


print(in_function())
print(eval("lambda q: q + 1")(2))
exec("import math\nroot = math.sqrt(16)")
print(root)
exec("del root")
print("root" in globals())
print(eval("(yield_ := 3) + 1") if False else 4)
exec("")
exec("# only a comment")
exec("pass;x=5;y=6")
print(x, y)
