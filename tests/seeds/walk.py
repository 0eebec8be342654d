builtin_type = type
rows = 0


def row(name, ok):
    global rows
    rows += 1
    if not ok:
        print("not as the page says:", name)


def error(f, *args):
    try:
        f(*args)
    except Exception as e:
        return e


def wait(s):
    import select

    p = select.poll()
    p.register(s, select.POLLIN)
    return p.poll(1000)
