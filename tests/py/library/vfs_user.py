# Expected output: MicroPython 1.29, unix port.
# The module vfs: a script's own file systems, working folders, imports and open through them, what is refused.
import io
import os
import sys
import vfs


class File(io.IOBase):
    def __init__(self, data, text):
        self.data, self.text = data, text

    def read(self, n=-1):
        part, self.data = (self.data, b"") if n < 0 else (self.data[:n], self.data[n:])
        return str(part, "utf8") if self.text else part

    def readinto(self, buf):
        n = min(len(buf), len(self.data))
        buf[:n] = self.data[:n]
        self.data = self.data[n:]
        return n

    def ioctl(self, req, arg):
        if req == 4:
            print("close")
        return 0


class Files:
    def __init__(self, name, files={}):
        self.name, self.files, self.cwd = name, files, "/"

    def __repr__(self):
        return "Files(%s)" % self.name

    def log(self, *what):
        print(self.name, *what)

    def mount(self, readonly, mkfs):
        self.log("mount", readonly, mkfs)

    def umount(self):
        self.log("umount")

    def open(self, path, mode):
        self.log("open", path, mode)
        if path not in self.files:
            raise OSError(2)
        return File(self.files[path], "b" not in mode)

    def stat(self, path):
        self.log("stat", path)
        if path in self.files:
            return (0x8000, 0, 0, 0, 0, 0, len(self.files[path]), 0, 0, 0)
        if any(f.startswith(path + "/") for f in self.files):
            return (0x4000, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        raise OSError(2)

    def chdir(self, path):
        self.log("chdir", path)
        if path == "/bad":
            raise OSError(20)
        self.cwd = path

    def getcwd(self):
        return self.cwd

    def ilistdir(self, path):
        self.log("ilistdir", repr(path))
        return iter([(f, 0x8000, 0, len(self.files[f])) for f in sorted(self.files)])

    def rename(self, a, b):
        self.log("rename", a, b)

    def remove(self, path):
        self.log("remove", repr(path))

    rmdir = mkdir = remove


def show(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


# What is refused.
show(lambda: vfs.mount(1))
show(lambda: vfs.mount(1, 2))
show(lambda: vfs.mount(1, "/x"))
show(lambda: vfs.mount(1, 2, 3))
show(lambda: vfs.mount(1, 2, foo=3))
show(lambda: vfs.umount())
show(lambda: vfs.umount(1))
show(lambda: vfs.umount("x"))
print(os.mount == vfs.mount, os.umount == vfs.umount, os.VfsPosix == vfs.VfsPosix)

a = Files("a", {"/one.txt": b"eins", "/pkg/__init__.py": b"print('init', __name__, __path__, __file__)\n", "/pkg/sub.py": b"x = 5\n", "/mod.py": b"print('mod', __file__)\n", "/bad.py": b"x = = 1\n", "/byte.mpy": b"M\x06"})
b = Files("b", {"/two.txt": b"zwei\ndrei\n"})
show(lambda: vfs.mount(a, "/a", readonly=True))
show(lambda: vfs.mount(b, "/b", mkfs=1))
show(lambda: vfs.mount(b, "/a"))
show(lambda: vfs.mount(b, "/a/inner"))
print(vfs.mount()[:2])

# open and the functions of os.
with_b = open("/b/two.txt")
print(with_b.read())
print(open("/b/two.txt", "rb").read())
show(lambda: open("/b/none"))
show(lambda: open("/none/x"))
show(lambda: os.listdir("/b"))
show(lambda: list(os.ilistdir("/b")))
show(lambda: next(os.ilistdir("/")))
show(lambda: next(os.ilistdir(b"/")))
show(lambda: os.stat("/b"))
show(lambda: os.stat("/b/two.txt"))
show(lambda: os.stat("/b/none"))
show(lambda: os.stat("/"))
show(lambda: os.statvfs("/b"))
show(lambda: os.mkdir("/b"))
show(lambda: os.mkdir("/b/x"))
show(lambda: os.mkdir("/"))
show(lambda: os.remove(b"/b/x"))
show(lambda: os.unlink("/b/x"))
show(lambda: os.rmdir("/b/x/y"))
show(lambda: os.rmdir("/"))
show(lambda: os.rename("/b/x", "/b/y"))
show(lambda: os.rename("/b/x", "/a/y"))
show(lambda: os.listdir(5))

# The working folder.
show(lambda: os.chdir("/b"))
show(os.getcwd)
show(lambda: os.chdir("sub"))
show(os.getcwd)
show(lambda: os.chdir("/b/bad"))
show(os.getcwd)
show(lambda: os.listdir())
show(lambda: os.listdir("x"))
show(lambda: open("two.txt"))
show(lambda: os.chdir("/none/x"))
show(lambda: os.chdir("/"))
show(os.getcwd)
show(lambda: os.stat("b/two.txt"))
show(lambda: os.listdir("a"))

# Imports.
path = sys.path[:]
sys.path[:] = ["/a", "/b"]


def load(name):
    try:
        m = __import__(name, None, None, ("x",))
        print(m, getattr(m, "x", None))
    except Exception as e:
        print(type(e).__name__, str(e)[:22])


for name in ("mod", "mod", "pkg", "pkg.sub", "pkg.none", "bad", "byte", "missing"):
    load(name)
exec("from pkg import sub; print(sub.x)")


class Odd(Files):
    def stat(self, path):
        return self.result

    def open(self, path, mode):
        return 5


odd = Odd("odd")
vfs.umount("/b")
vfs.mount(odd, "/b")
for i, odd.result in enumerate(((1, 2), 5, (0x8000,) * 10, ("x",) * 10)):
    load("odd%d" % i)
sys.path[:] = path

# What is mounted at "/" hides what was.
first = vfs.mount()[-1][0]
show(lambda: vfs.mount(a, "/"))
print(vfs.mount()[:-1], len(vfs.mount()))
show(lambda: os.listdir("/"))
show(lambda: os.stat("/mod.py")[6])
show(lambda: vfs.umount("/a"))
show(lambda: vfs.umount(odd))
show(lambda: os.chdir("/x"))
show(lambda: os.getcwd())
show(lambda: os.listdir(""))
show(lambda: vfs.umount("/"))
show(lambda: vfs.umount("/"))
show(lambda: vfs.umount("/"))
print(vfs.mount(), os.listdir(), os.getcwd(), os.stat("/"), os.statvfs("/"))
for f in (os.listdir, os.chdir, os.mkdir, os.remove, os.rmdir, os.stat, os.statvfs, open):
    show(lambda: f("x"))
    show(lambda: f("/x"))
show(lambda: os.rename("x", "y"))
vfs.mount(first, "/")
print(vfs.mount() == [(first, "/")], first)
