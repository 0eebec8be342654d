# Expected output: MicroPython 1.29, unix port.
# Errors name the class of a value whose class has a builtin base.


class A(int):
    pass


class B(float):
    pass


def change(x):
    x[0] = 1


def remove(x):
    del x[0]


for x in (A(1), B(1.5)):
    for f in (change, remove, lambda x: x[0], iter, list):
        try:
            f(x)
        except TypeError as e:
            print(e)
