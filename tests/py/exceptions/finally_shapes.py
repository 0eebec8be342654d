# Expected output: MicroPython 1.29, unix port.
# Every way through try, except, else and finally, with what each leaves behind.
log = []


def n(x):
    log.append(x)
    return x


def show(label, f, *a):
    log.clear()
    try:
        r = f(*a)
    except Exception as e:
        r = "raised " + repr(e)
    print(label, r, log)


def ret():
    try:
        return n("value")
    finally:
        n("finally")


def override():
    try:
        return n("value")
    finally:
        return n("other")


def swallow():
    try:
        raise ValueError(1)
    finally:
        return n("swallowed")


def replace():
    try:
        raise ValueError(1)
    finally:
        raise KeyError(2)


def else_path(bad):
    try:
        if bad:
            raise IndexError("i")
        n("body")
    except IndexError:
        n("except")
        return "from except"
    else:
        n("else")
        return "from else"
    finally:
        n("finally")


def in_else():
    try:
        pass
    except ValueError:
        n("wrong")
    else:
        raise ValueError("else")
    finally:
        n("finally")


def in_except():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            n("inner")
            raise TypeError("second")
        finally:
            n("inner finally")
    except TypeError as e:
        return n(str(e))
    finally:
        n("outer finally")


def nested_returns():
    try:
        try:
            return n(1)
        finally:
            n(2)
    finally:
        n(3)
    n("never")


def loops():
    for i in range(4):
        try:
            if i == 0:
                continue
            if i == 2:
                break
            n("body %d" % i)
        finally:
            n("finally %d" % i)
    else:
        n("never")
    return i


def break_in_finally():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            n(i)
            break
    return "left"


def continue_in_finally():
    for i in range(3):
        try:
            return n("return %d" % i)
        finally:
            if i < 2:
                continue
    return "after"


def while_true():
    k = 0
    while True:
        k += 1
        try:
            if k > 2:
                return k
            continue
        finally:
            n(k)


def nested_loops():
    for a in range(2):
        for b in range(2):
            try:
                try:
                    if b:
                        break
                finally:
                    n((a, b, "in"))
            finally:
                n((a, b, "out"))
    return "end"


def try_in_finally():
    try:
        raise ValueError("first")
    finally:
        try:
            raise KeyError("second")
        except KeyError:
            n("handled inside")


def value_kept():
    x = 1
    try:
        return x
    finally:
        x = 2
        n(x)


show("ret", ret)
show("override", override)
show("swallow", swallow)
show("replace", replace)
show("else", else_path, False)
show("except", else_path, True)
show("in_else", in_else)
show("in_except", in_except)
show("nested", nested_returns)
show("loops", loops)
show("break", break_in_finally)
show("continue", continue_in_finally)
show("while", while_true)
show("nested loops", nested_loops)
show("try in finally", try_in_finally)
show("kept", value_kept)
