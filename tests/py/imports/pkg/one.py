from . import sub


v = "one"


def up():
    from .sub import leaf

    return leaf.where
