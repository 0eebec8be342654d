// This file tests the module sys by scripts. What they must print is what
// MicroPython's unix port prints.

package sys_test

import (
	"bytes"
	goos "os"
	"testing"

	"mpy"
	"mpy/host"
	"mpy/modules/sys"
)

// run runs a script and gives what it prints.
func run(t *testing.T, script string) string {
	t.Helper()
	var out bytes.Buffer
	in, err := mpy.New(mpy.Options{Stdout: &out, Stderr: goos.Stderr, Args: []string{"test.py", "x"}, Executable: "/bin/mpy"})
	if err != nil {
		t.Fatal(err)
	}
	if err := in.RunString(script, "test.py"); err != nil {
		in.PrintError(err)
		t.Error(err)
	}
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	return out.String()
}

func TestScripts(t *testing.T) {
	for _, c := range []struct{ name, script, want string }{
		{"names", `
import sys
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(repr(e))
t(lambda: sys.argv); t(lambda: sys.executable); t(lambda: sys.byteorder in ('little', 'big')); t(lambda: sys.maxsize); t(lambda: sys.version_info)
t(lambda: sys.implementation[0]); t(lambda: sys.implementation.version); t(lambda: type(sys.implementation)); t(lambda: sys.implementation.nope); t(lambda: repr(sys.implementation)[:20])
t(lambda: sys.exit()); t(lambda: sys.exit(3)); t(lambda: sys.exit(1, 2)); t(lambda: sys.exc_info()); t(lambda: sys.atexit(len)); t(lambda: sys.atexit(None)); t(lambda: sys.atexit(None))
t(lambda: sys.ps1); t(lambda: sys.nope); t(lambda: sys.path is sys.path)
sys.ps1 = '% '; t(lambda: sys.ps1)
try:
    sys.argv = 1
except AttributeError as e:
    print(e)
`, `['test.py', 'x']
'/bin/mpy'
True
9223372036854775807
(3, 4, 0)
'micropython'
(1, 29, 0, '')
<class 'tuple'>
AttributeError("'tuple' object has no attribute 'nope'",)
"(name='micropython',"
SystemExit()
SystemExit(3,)
TypeError('function expected at most 1 arguments, got 2',)
(None, None, None)
None
<function>
None
'>>> '
AttributeError("module 'sys' has no attribute 'nope'",)
True
'% '
'module' object has no attribute 'argv'
`},
		{"print_exception", `
import sys, io
class E1(Exception):
    def __str__(self): return 'STR'
class E2(Exception):
    def __repr__(self): return 'REPR'
class E3(OSError): pass
for e in (E1(1), E2(2), E3(111), E3('a', 'b'), KeyError('k'), KeyError(), OSError(), OSError(2, 'x'), OSError(2, 3, 4), OSError(9999), SystemExit(3), 5):
    sys.print_exception(e)
def f():
    1/0
try:
    f()
except Exception as e:
    s = io.StringIO()
    sys.print_exception(e, s)
    print(s.getvalue(), end='')
try:
    sys.print_exception(ValueError(), 5)
except OSError as e:
    print(e)
try:
    exec('\n\nx = = 1')
except SyntaxError as e:
    sys.print_exception(e)
`, `E1: 1
REPR
E3: [Errno 111] ECONNREFUSED
E3: ('a', 'b')
KeyError: k
KeyError: 
OSError: 
OSError: [Errno 2] ENOENT: x
OSError: (2, 3, 4)
OSError: 9999
SystemExit: 3
5
Traceback (most recent call last):
  File "test.py", line 13, in <module>
  File "test.py", line 11, in f
ZeroDivisionError: divide by zero
stream operation not supported
Traceback (most recent call last):
  File "test.py", line 23, in <module>
  File "<string>", line 3
SyntaxError: invalid syntax
`},
		{"errno", `
import errno, uerrno
print(errno.ENOENT, errno.errorcode[111], len(errno.errorcode), hasattr(errno, 'EPIPE'), uerrno is errno)
`, "2 ECONNREFUSED 22 False True\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := run(t, c.script); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestDocumented(t *testing.T) {
	for _, m := range sys.Module(host.New(host.Options{})).Members {
		if m.Doc == "" {
			t.Errorf("%s has no doc", m.Name)
		}
	}
}
