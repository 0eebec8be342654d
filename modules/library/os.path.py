# Paths, as POSIX has them: the text, and what the file system says.

import os

sep = "/"
curdir, pardir, extsep, altsep, pathsep, devnull = ".", "..", ".", None, ":", "/dev/null"

_DIR, _FILE, _LINK = 0x4000, 0x8000, 0xA000


def normcase(s):
    return s


def normpath(path):
    if path == "":
        return "."
    root = "//" if path.startswith("//") and not path.startswith("///") else "/" if path.startswith("/") else ""
    out = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or not root and not out or out and out[-1] == "..":
            out.append(part)
        elif out:
            out.pop()
    return root + "/".join(out) or "."


def isabs(path):
    return path.startswith("/")


def abspath(path):
    return normpath(path if isabs(path) else join(os.getcwd(), path))


realpath = abspath


def join(path, *paths):
    for p in paths:
        if p.startswith("/"):
            path = p
        elif not path or path.endswith("/"):
            path += p
        else:
            path += "/" + p
    return path


def split(path):
    i = path.rfind("/") + 1
    head, tail = path[:i], path[i:]
    if head.strip("/"):
        head = head.rstrip("/")
    return head, tail


def splitext(path):
    name = path[path.rfind("/") + 1 :]
    dot = name.rfind(".")
    if dot < 0 or not name[:dot].strip("."):
        return path, ""
    dot += len(path) - len(name)
    return path[:dot], path[dot:]


def splitdrive(path):
    return "", path


def dirname(path):
    return split(path)[0]


def basename(path):
    return split(path)[1]


def commonprefix(paths):
    if not paths:
        return ""
    low, high = min(paths), max(paths)
    n = 0
    while n < len(low) and n < len(high) and low[n] == high[n]:
        n += 1
    return low[:n]


def commonpath(paths):
    paths = list(paths)
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({isabs(p) for p in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[q for q in p.split("/") if q and q != "."] for p in paths]
    common = []
    for row in zip(*parts):
        if any([q != row[0] for q in row]):
            break
        common.append(row[0])
    return ("/" if isabs(paths[0]) else "") + "/".join(common)


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    a = [p for p in abspath(start).split("/") if p]
    b = [p for p in abspath(path).split("/") if p]
    n = 0
    while n < len(a) and n < len(b) and a[n] == b[n]:
        n += 1
    return "/".join([".."] * (len(a) - n) + b[n:]) or "."


def expanduser(path):
    if path == "~" or path.startswith("~/"):
        home = os.getenv("HOME") if hasattr(os, "getenv") else None
        if home:
            return home.rstrip("/") + path[1:]
    return path


def _mode(path):
    try:
        return os.stat(path)[0] & 0xF000
    except OSError:
        return None


def exists(path):
    return _mode(path) is not None


lexists = exists


def isdir(path):
    return _mode(path) == _DIR


def isfile(path):
    return _mode(path) == _FILE


def islink(path):
    return _mode(path) == _LINK


def getsize(path):
    return os.stat(path)[6]


def getatime(path):
    return os.stat(path)[7]


def getmtime(path):
    return os.stat(path)[8]


def getctime(path):
    return os.stat(path)[9]


def samefile(a, b):
    return os.stat(a)[1:3] == os.stat(b)[1:3]
