"""A module.

>>> double(4)
8
"""


def double(x):
    """Doubles.

    >>> double("ab")
    'abab'
    >>> double()
    Traceback (most recent call last):
    TypeError: ...
    """
    return x * 2
