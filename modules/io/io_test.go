// This file tests the module io by scripts. What they must print is what
// MicroPython's unix port prints.

package io_test

import (
	"bytes"
	"os"
	"testing"

	"mpy"
	"mpy/host"
	"mpy/modules/io"
)

const try = `
import io, sys
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(repr(e))
`

// run runs a script in an empty folder and gives what it prints.
func run(t *testing.T, script, stdin string) string {
	t.Helper()
	var out bytes.Buffer
	files := host.NewSystem()
	if err := files.Chdir(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	in, err := mpy.New(mpy.Options{Stdout: &out, Stderr: os.Stderr, Stdin: bytes.NewBufferString(stdin), Files: files})
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

func TestScripts(t *testing.T) {
	for _, c := range []struct{ name, script, want string }{
		{"text", `
with open('a', 'w') as f:
    t(lambda: f.write('héllo\nworld\nlast'))
    t(lambda: f.read())
f = open('a')
t(lambda: type(f)); t(lambda: f.read(2)); t(lambda: f.tell()); t(lambda: f.readline()); t(lambda: f.readlines())
t(lambda: f.seek(1)); t(lambda: f.read(1)); t(lambda: list(f)); t(lambda: next(f)); t(lambda: f.seek(-2, 2)); t(lambda: f.read())
t(lambda: f.write('x')); t(lambda: f.seek(0, 9)); t(lambda: f.seek(-1)); t(lambda: f.buffer)
t(lambda: f.close()); t(lambda: f); t(lambda: f.read()); t(lambda: f.flush()); t(lambda: f.close())
`, `17
OSError(9,)
<class 'TextIOWrapper'>
'hé'
3
'llo\n'
['world\n', 'last']
1
'é'
['llo\n', 'world\n', 'last']
StopIteration()
15
'st'
OSError(9,)
OSError(22,)
OSError(22,)
AttributeError("'TextIOWrapper' object has no attribute 'buffer'",)
None
<io.TextIOWrapper -1>
ValueError('I/O operation on closed file',)
ValueError('I/O operation on closed file',)
None
`},
		{"bytes", `
f = open('b', 'wb')
t(lambda: f.write(b'\0\1\n\xff')); t(lambda: f.tell()); t(lambda: f.seek(6)); t(lambda: f.write(b'x'))
f.close()
f = open('b', 'rb+')
b = bytearray(3)
t(lambda: type(f)); t(lambda: f.readinto(b)); t(lambda: b); t(lambda: f.readinto(b, 1)); t(lambda: f.readline()); t(lambda: f.read(5))
t(lambda: f.read(0)); t(lambda: f.read(-2)); t(lambda: f.seek(1)); t(lambda: f.write(b'ZZ')); t(lambda: f.read(1)); t(lambda: f.seek(0)); t(lambda: f.read())
t(lambda: open('b', 'ab').write(b'!')); t(lambda: open('b', 'rb').read())
`, `4
4
6
1
<class 'FileIO'>
3
bytearray(b'\x00\x01\n')
1
b'\x00\x00x'
b''
b''
MemoryError('memory allocation failed, allocating 18446744073709551615 bytes',)
1
2
b'\xff'
0
b'\x00ZZ\xff\x00\x00x'
1
b'\x00ZZ\xff\x00\x00x!'
`},
		{"open", `
t(lambda: open('nope')); t(lambda: open()); t(lambda: open('a', 'w', 1, 'utf8', 5)); t(lambda: open('a', foo=1)); t(lambda: open('.', 'w'))
t(lambda: open(None)); t(lambda: open('a', 5)); t(lambda: open('a', buffering='x')); t(lambda: io.open is open)
t(lambda: open(file='a', mode='w', encoding='utf8').close()); t(lambda: open(99, 'rb').read())
`, `OSError(2,)
TypeError("'file' argument required",)
TypeError('extra positional arguments given',)
TypeError('extra keyword arguments given',)
OSError(21,)
TypeError("can't convert 'NoneType' object to str implicitly",)
TypeError("can't convert 'int' object to str implicitly",)
TypeError("can't convert str to int",)
True
None
OSError(9,)
`},
		{"memory", `
b = io.BytesIO(b'hello\nworld')
t(lambda: b.read(3)); t(lambda: b.readline()); t(lambda: b.readline()); t(lambda: b.readline()); t(lambda: b.seek(2)); t(lambda: b.write(b'XY'))
t(lambda: b.getvalue()); t(lambda: b.seek(14)); t(lambda: b.write('é')); t(lambda: b.getvalue()); t(lambda: b.seek(-100, 2)); t(lambda: b.seek(-1))
t(lambda: b.close()); t(lambda: b.read()); t(lambda: b.getvalue())
s = io.StringIO('hé\nx')
t(lambda: s.read(2)); t(lambda: s.tell()); t(lambda: list(s)); t(lambda: s.write('é')); t(lambda: s.getvalue())
t(lambda: io.BytesIO(5).getvalue()); t(lambda: io.BytesIO(None)); t(lambda: io.BytesIO(-1)); t(lambda: io.BytesIO(1 << 50))
t(lambda: io.StringIO(b'\xff').read()); t(lambda: io.BytesIO(bytearray(b'q')).read()); t(lambda: io.BytesIO(b'abc').seek(1 << 63))
x = b'const'; io.BytesIO(x).write(b'X'); t(lambda: x)
class S(io.StringIO):
    def twice(self): return self.getvalue() * 2
t(lambda: S('ab').twice())
`, `b'hel'
b'lo\n'
b'world'
b''
2
2
b'heXYo\nworld'
14
2
b'heXYo\nworld\x00\x00\x00\xc3\xa9'
0
OSError(22,)
None
ValueError('I/O operation on closed file',)
ValueError('I/O operation on closed file',)
'hé'
3
['\n', 'x']
2
'hé\nxé'
b''
TypeError('object with buffer protocol required',)
MemoryError('memory allocation failed, allocating 18446744073709551615 bytes',)
MemoryError('memory allocation failed, allocating 1125899906842624 bytes',)
UnicodeError()
b'q'
OverflowError('overflow converting long int to machine word',)
b'const'
'abab'
`},
		{"scripted", `
class W(io.IOBase):
    def write(self, b):
        sys.stdout.write(repr(bytes(b)) + '\n')
        return len(b)
print(1, 'abc', file=W())
class N(io.IOBase):
    pass
t(lambda: print(1, file=N())); t(lambda: print(1, file=5)); t(lambda: N().read())
`, `b'1'
b' '
b'abc'
b'\n'
AttributeError("'N' object has no attribute 'write'",)
OSError('stream operation not supported',)
AttributeError("'N' object has no attribute 'read'",)
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := run(t, c.script, ""); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// Standard input through every way of reading it: they share one buffer.
func TestStdin(t *testing.T) {
	got := run(t, `
t(lambda: sys.stdin.read(2)); t(lambda: sys.stdin.buffer.read(1)); t(lambda: sys.stdin.readline()); t(lambda: input()); t(lambda: input('> '))
t(lambda: next(sys.stdin)); t(lambda: open(0).read(3)); t(lambda: sys.stdin.read()); t(lambda: input()); t(lambda: sys.stdin.write('x')); t(lambda: sys.stdout.read(1))
t(lambda: sys.stdin); t(lambda: sys.stdout.buffer)
`, "abcd\none\r\ntwo\nnext\nxyzrest\n")
	const want = `'ab'
b'c'
'd\n'
'one'
> 'two'
'next\n'
'xyz'
'rest\n'
EOFError()
OSError(9,)
OSError(9,)
<io.TextIOWrapper 0>
<io.FileIO 1>
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestDocumented(t *testing.T) {
	for _, m := range io.Module(nil).Members {
		if m.Doc == "" {
			t.Errorf("%s has no doc", m.Name)
		}
	}
}
