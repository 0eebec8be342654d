# Tracebacks as text. MicroPython keeps no frames: what is known is what
# sys.print_exception prints.

import io
import sys


def format_exception(e, value=None, tb=None, limit=None, chain=True):
    if value is not None:  # (type, value, traceback), the old way
        e = value
    out = io.StringIO()
    sys.print_exception(e, out)
    return [line + "\n" for line in out.getvalue().rstrip("\n").split("\n")]


def format_exception_only(e, value=None):
    return format_exception(e, value)[-1:]


def print_exception(e, value=None, tb=None, limit=None, file=None, chain=True):
    if value is not None:
        e = value
    sys.print_exception(e, file if file is not None else sys.stderr)


def _current():
    return sys.exc_info()[1] if hasattr(sys, "exc_info") else None


def print_exc(limit=None, file=None, chain=True):
    e = _current()
    if e is not None:
        print_exception(e, file=file)
    else:
        (file if file is not None else sys.stderr).write("NoneType: None\n")


def format_exc(limit=None, chain=True):
    e = _current()
    return "NoneType: None\n" if e is None else "".join(format_exception(e))


def format_tb(tb, limit=None):
    return []


def extract_tb(tb, limit=None):
    return []


def print_tb(tb, limit=None, file=None):
    pass


def print_stack(f=None, limit=None, file=None):
    pass
