// This file tests the module os by scripts. What they must print is what
// MicroPython's unix port prints, but for uname, which it lacks.

package os_test

import (
	"bytes"
	goos "os"
	"runtime"
	"testing"

	"mpy"
	"mpy/host"
	"mpy/modules/os"
)

const try = `
import os
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(repr(e))
`

// run runs a script and gives what it prints.
func run(t *testing.T, o mpy.Options, script string) string {
	t.Helper()
	var out bytes.Buffer
	o.Stdout, o.Stderr = &out, goos.Stderr
	in, err := mpy.New(o)
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

func inFolder(t *testing.T) mpy.Options {
	t.Helper()
	files := host.NewSystem()
	if err := files.Chdir(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	return mpy.Options{Files: files, Env: []string{"HOME=/h/x", "PATH=" + goos.Getenv("PATH")}, Commands: true}
}

func TestFiles(t *testing.T) {
	got := run(t, inFolder(t), `
for n in ('f1', 'a.txt'):
    with open(n, 'w') as f: f.write('12345')
t(lambda: os.mkdir('sub')); t(lambda: os.mkdir('sub')); t(lambda: os.mkdir('x/y'))
t(lambda: sorted(os.listdir())); t(lambda: sorted(os.listdir(b'.'))); t(lambda: os.listdir('nope')); t(lambda: os.listdir('f1')); t(lambda: os.listdir(5))
t(lambda: sorted(i[:2] for i in os.ilistdir())); t(lambda: os.ilistdir('nope')); t(lambda: os.ilistdir())
t(lambda: os.rmdir('f1')); t(lambda: os.rmdir('nope')); t(lambda: os.remove('sub')); t(lambda: os.remove('nope')); t(lambda: os.unlink('a.txt')); t(lambda: os.remove(''))
t(lambda: os.rename('f1', 'f2')); t(lambda: os.rename('nope', 'f2')); t(lambda: os.rename('a'))
t(lambda: os.stat('f2')[6]); t(lambda: len(os.stat('f2'))); t(lambda: os.stat('f2')[0] & 0xf000 == 0x8000); t(lambda: os.stat('.')[0] & 0xf000 == 0x4000); t(lambda: os.stat('nope')); t(lambda: os.errno())
cwd = os.getcwd()
t(lambda: os.chdir('nope')); t(lambda: os.chdir('f2')); t(lambda: os.chdir('sub')); t(lambda: os.getcwd() == cwd + os.sep + 'sub'); t(lambda: os.listdir()); t(lambda: os.chdir('..')); t(lambda: os.getcwd() == cwd)
t(lambda: os.rmdir('sub')); t(lambda: os.remove('f2')); t(lambda: os.listdir())
`)
	const want = `None
OSError(17,)
OSError(2,)
['a.txt', 'f1', 'sub']
[b'a.txt', b'f1', b'sub']
OSError(2,)
OSError(20,)
TypeError("can't convert 'int' object to str implicitly",)
[('a.txt', 32768), ('f1', 32768), ('sub', 16384)]
OSError(2,)
<iterator>
OSError(20,)
OSError(2,)
OSError(21,)
OSError(2,)
None
OSError(2,)
None
OSError(2,)
TypeError('function takes 2 positional arguments but 1 were given',)
5
10
True
True
OSError(2,)
2
OSError(2,)
OSError(20,)
None
True
[]
None
True
None
None
[]
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestEnv(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are a Unix shell's")
	}
	got := run(t, inFolder(t), `
t(lambda: os.getenv('HOME')); t(lambda: os.getenv('NOPE')); t(lambda: os.getenv('NOPE', 'd')); t(lambda: os.getenv(5))
t(lambda: os.putenv('A', 'b')); t(lambda: os.getenv('A')); t(lambda: os.putenv('', 'x')); t(lambda: os.putenv('A', 5)); t(lambda: os.unsetenv('A='))
print('before')
t(lambda: os.system('echo $A; pwd >pwd.txt')); t(lambda: open('pwd.txt').read() == os.getcwd() + '\n')
t(lambda: os.system('exit 3')); t(lambda: os.system('kill -9 $$')); t(lambda: os.unsetenv('A')); t(lambda: os.getenv('A')); t(lambda: os.system(5))
t(lambda: os.urandom(0)); t(lambda: len(os.urandom(5))); t(lambda: os.urandom(-1)); t(lambda: os.urandom((1 << 31) - 1))
t(lambda: os.uname()[4])
t(lambda: os.uname().nodename)
`)
	const want = `'/h/x'
None
'd'
TypeError("can't convert 'int' object to str implicitly",)
None
'b'
OSError(22,)
TypeError("can't convert 'int' object to str implicitly",)
OSError(22,)
before
b
0
True
768
9
None
None
TypeError("can't convert 'int' object to str implicitly",)
b''
5
ValueError()
MemoryError('memory allocation failed, allocating 2147483647 bytes',)
`
	if got := got[:min(len(got), len(want))]; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Without files and commands there is nothing of the system's to be seen.
func TestClosed(t *testing.T) {
	got := run(t, mpy.Options{}, `
t(lambda: os.listdir('/')); t(lambda: os.stat('/etc')); t(lambda: open('/etc/passwd')); t(lambda: os.mkdir('/tmp/x')); t(lambda: os.chdir('/'))
t(lambda: os.getcwd()); t(lambda: os.getenv('PATH')); t(lambda: os.system('true')); t(lambda: os.statvfs('/')); t(lambda: execfile('/etc/passwd'))
`)
	const want = `OSError(2,)
OSError(2,)
OSError(2,)
OSError(13,)
OSError(2,)
'/'
None
OSError(1,)
OSError(2,)
OSError(2,)
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestDocumented(t *testing.T) {
	for _, m := range os.Module(host.New(host.Options{})).Members {
		if m.Doc == "" {
			t.Errorf("%s has no doc", m.Name)
		}
	}
}
