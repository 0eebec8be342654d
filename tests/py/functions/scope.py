# Expected output: MicroPython 1.29, unix port.
# Where names live: global, nonlocal, class bodies, comprehensions, builtins hidden and shown again.
x = "module"


def read():
    return x


def write():
    global x, made
    x = "changed"
    made = 1


print(read())
write()
print(read(), made)


def local_only():
    try:
        print(y)
    except NameError as e:
        print("NameError:", e)
    y = 1


local_only()

try:
    nothing_here
except NameError as e:
    print("NameError:", e)


class C:
    x = "class"
    both = [x, read()]

    def method(self):
        return x

    def own(self):
        return self.x


print(C.both, C().method(), C().own())

n = 10
print([n * 2 for n in range(3)], n)
print((lambda n: n + 1)(1), n)

len_ = len
len = lambda o: "hidden"
print(len("abc"))
del len
print(len("abc"))


def builtin_in_function(len=len_):
    return len([1, 2])


print(builtin_in_function())


def f():
    global g

    def g():
        return "global g"

    class K:
        pass

    return K


f()
print(g())

for i in range(2):
    pass
print(i)

try:
    del undefined_name
except (NameError, KeyError) as e:
    print(type(e).__name__)


def unbound_delete():
    a = 1
    del a
    try:
        a
    except NameError as e:
        print("NameError:", e)


unbound_delete()
print("x" in globals(), "x" in dir())
