# Expected output: MicroPython 1.29, unix port with t-strings.
# __template__, the builtin behind t-strings.
def show(*a):
    try:
        print(__template__(*a))
    except Exception as e:
        print(repr(e))


show(())
show((), ())
show(("a",), 1, 2)
show(("a", "b"), 1, "x", None, "")
show(("a", "b"), (1, "x", "r", ">3", 9))
show()
show((), None)
print(t"a{1 + 1}b{2!r:>4}" == 0, __template__(("a", "b"), 2, "1 + 1", None, "").values)
