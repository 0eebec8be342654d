# Expected output: CPython 3.11; MicroPython goes on storing names into the class that failed.
# An exception leaves a class body: the names made afterwards are the module's again.


def boom():
    raise ValueError("in the body")


def maker():
    class C:
        x = 1
        boom()


try:
    maker()
except ValueError as e:
    print(e)

after = "module"


def read():
    return after


print(read(), "after" in globals(), "x" in globals())
try:

    class D:
        y = 2

        class E:
            z = 3
            boom()

except ValueError as e:
    print(e)
later = 1
print("later" in globals(), "y" in globals(), "D" in globals())
