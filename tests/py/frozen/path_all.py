# Expected output: CPython 3.11 (MicroPython has os.path in a library to install).
import os
import os.path as p

print(p is os.path)
for s in ("", "/", "a", "a/b", "/a/b/", "//a", "///a", "a//b/../c/.", "../../x", "/..", "a/..", "./a.tar.gz", ".profile", "a/.b", "a.b/c", "a."):
    print(repr(s), p.normpath(s), p.split(s), p.splitext(s), p.dirname(s), p.basename(s), p.isabs(s))
print(p.join("a", "b", "c"), p.join("a/", "/b"), p.join("", "x"), p.join("a", ""), p.commonprefix(["abc", "abd"]), p.commonpath(["/a/b", "/a/c"]))
print(p.relpath("/a/b/c", "/a/d"), p.relpath("/a", "/a"), p.abspath("/a/../b"), p.exists("/nothing/there"), p.isdir("/"), p.isfile("/"), p.abspath("x") == p.join(os.getcwd(), "x"))
