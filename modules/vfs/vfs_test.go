// This file tests VfsPosix by scripts in a folder of their own. What they must
// print is what MicroPython's unix port prints.

package vfs_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"mpy"
	"mpy/host"
)

const try = `
import os, vfs
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(repr(e))
`

// run runs a script in a new folder and gives what it prints.
func run(t *testing.T, script string) string {
	t.Helper()
	dir := t.TempDir()
	for _, d := range []string{"sub/in", "other"} {
		if err := os.MkdirAll(filepath.Join(dir, d), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	files := host.NewSystem()
	if err := files.Chdir(dir); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	in, err := mpy.New(mpy.Options{Files: files, Stdout: &out, Stderr: os.Stderr})
	if err != nil {
		t.Fatal(err)
	}
	if err := in.RunString(try+script, "test.py"); err != nil {
		in.PrintError(err)
		t.Error(err)
	}
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	return out.String()
}

func check(t *testing.T, script, want string) {
	t.Helper()
	if got := run(t, script); got != want {
		t.Errorf("%s\nprinted\n%swant\n%s", script, got, want)
	}
}

func TestArguments(t *testing.T) {
	check(t, `
p = vfs.VfsPosix("sub")
t(lambda: vfs.VfsPosix(1)); t(lambda: vfs.VfsPosix("", 1)); t(lambda: vfs.VfsPosix(root="/"))
t(lambda: p.mount()); t(lambda: p.mount(0, 0)); t(lambda: p.mount(0, 1)); t(p.umount); t(lambda: p)
t(lambda: p.open("/x")); t(lambda: p.open("/x", "r")); t(lambda: p.open([], "r")); t(lambda: p.open("/x", 1)); t(lambda: p.open(1, "r"))
t(lambda: p.chdir("/nope")); t(lambda: p.stat("/nope")); t(lambda: p.ilistdir()); t(lambda: p.ilistdir("/nope")); t(lambda: p.statvfs("/nope")); t(lambda: p.mkdir("/in")); t(os.errno)
`, `TypeError("can't convert 'int' object to str implicitly",)
TypeError('function expected at most 1 arguments, got 2',)
TypeError("function doesn't take keyword arguments",)
TypeError('function takes 3 positional arguments but 1 were given',)
None
OSError(1,)
None
<VfsPosix>
TypeError('function takes 3 positional arguments but 2 were given',)
OSError(2,)
TypeError("can't convert 'list' object to str implicitly",)
TypeError("can't convert 'int' object to str implicitly",)
<io.TextIOWrapper 1>
OSError(2,)
OSError(2,)
TypeError('function takes 2 positional arguments but 1 were given',)
OSError(2,)
OSError(2,)
OSError(17,)
17
`)
}

func TestFolder(t *testing.T) {
	check(t, `
here = os.getcwd()
p = vfs.VfsPosix("sub")
vfs.mount(p, "/m")
t(lambda: os.listdir("/m")); t(lambda: next(os.ilistdir(b"/m"))[:2]); t(lambda: os.stat("/m/in")[0] & 0xF000); t(lambda: type(os.statvfs("/m")))
with open("/m/in/f.txt", "w") as f: f.write("12")
t(lambda: open("sub/in/f.txt").read()); t(lambda: os.stat("/m/in/f.txt")[6])
t(lambda: os.chdir("/m/in")); t(os.getcwd); t(os.listdir); t(lambda: open("f.txt", "rb").read()); t(lambda: os.chdir("..")); t(os.getcwd)
t(lambda: os.rename("/m/in/f.txt", "/m/g.txt")); t(lambda: os.rename("/m/g.txt", here + "/x")); t(lambda: os.remove("g.txt")); t(lambda: os.mkdir("/m/new")); t(lambda: os.rmdir("new"))
t(lambda: vfs.umount("/m")); t(os.getcwd); t(lambda: os.stat("/m"))
t(lambda: os.chdir(here)); t(lambda: os.getcwd() == here)
vfs.mount(p, "/m", readonly=True)
t(lambda: open("/m/x", "w")); t(lambda: open("/m/x", "r+")); t(lambda: os.mkdir("/m/x")); t(lambda: os.remove("/m/x")); t(lambda: os.rmdir("/m/in")); t(lambda: os.rename("/m/in", "/m/x")); t(lambda: os.listdir("/m"))
class V(vfs.VfsPosix):
    def stat(self, path):
        print("stat", path)
        return super().stat(path)
vfs.mount(V("other"), "/v")
t(lambda: os.stat("/v")[0] & 0xF000)
`, `['in']
(b'in', 16384)
16384
<class 'tuple'>
'12'
2
None
'/m/in'
['f.txt']
b'12'
None
'/m'
None
OSError(1,)
None
None
None
None
'/'
OSError(2,)
None
True
OSError(30,)
OSError(30,)
OSError(30,)
OSError(30,)
OSError(30,)
OSError(30,)
['in']
stat /
16384
`)
}
