import pkg.first

b = 2


def late():
    return pkg.first.a
