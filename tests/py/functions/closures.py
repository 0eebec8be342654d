# Expected output: MicroPython 1.29, unix port.
# Cells: late binding, sharing between functions, deep nesting, deletion, loops.


def loop_functions():
    return [lambda: i for i in range(3)]


print([f() for f in loop_functions()])
print([f() for f in [lambda i=i: i for i in range(3)]])


def shared():
    x = 1

    def get():
        return x

    def put(v):
        nonlocal x
        x = v

    return get, put


get, put = shared()
put("new")
print(get())


def deep():
    a = 1

    def one():
        b = 2

        def two():
            c = 3

            def three():
                nonlocal a
                a += b + c
                return a

            return three

        return two

    return one()()


t = deep()
print(t(), t())


def early():
    def inner():
        return later

    try:
        inner()
    except NameError as e:
        print("NameError", e)
    later = 7
    return inner()


print(early())


def parameter(n):
    def inner():
        nonlocal n
        n -= 1
        return n

    inner()
    return n, inner()


print(parameter(10))


def adders():
    fs = []
    for k in range(4):

        def add(x, k=k):
            return x + k

        fs.append(add)
    return fs


print([f(10) for f in adders()])


# a closure over the loop variable of an enclosing generator
def gen():
    for v in "ab":
        yield lambda: v


fs = list(gen())
print([f() for f in fs])


# recursion through a cell
def outer(n):
    def fact(k):
        return 1 if k < 2 else k * fact(k - 1)

    return fact(n)


print(outer(20))


def delete():
    x = 1

    def inner():
        return x

    print(inner())
    del x
    try:
        inner()
    except NameError as e:
        print("NameError", e)


delete()
