from .. import name
from ..one import v as one_v
from . import value

where = __name__


def up():
    return name, one_v, value
