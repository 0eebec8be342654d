// This file feeds the compiler and the machine with texts of all kinds: whatever
// it is, a script ends with an exception or without, never with a panic.

package mpy

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// FuzzRun runs any text as a script that has nothing of the process and little
// time and memory. The seeds are the scripts under tests/py; what the fuzzer
// found is kept in testdata/fuzz and runs with every go test.
func FuzzRun(f *testing.F) {
	err := filepath.WalkDir(filepath.Join("tests", "py"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".py" {
			return err
		}
		text, err := os.ReadFile(path)
		f.Add(string(text))
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{
		"def f(*a, **k): return f(*a, **k)\nf(1)",
		"x = []\nx.append(x)\nprint(x)\nx == x",
		"class A:\n def __getattr__(s, n): return getattr(s, n)\nA().x",
		"class A:\n def __eq__(s, o): return [s] == [o]\n[A()] == [A()]",
		"import json\njson.loads('[' * 100000)",
		"'%*d' % (10**9, 1)", "'{:999999999}'.format(1)", "[0] * 10**12", "1 << 10**12", "'a' * 10**15", "bytearray(10**15)", "10 ** 10 ** 9",
		"def g():\n yield from g()\nlist(g())",
		"x = " + "(" + "lambda: " + ")",
		"try:\n while 1: pass\nexcept: pass",
		"for i in iter(int, 1): pass",
		"exec('exec(s)', {'s': 'x'})",
		"def f():\n try: return f()\n finally: f()\nf()",
		"import _thread\n_thread.start_new_thread(exec, ('1/0',))",
		"class M(type): pass\nclass A(metaclass=M): pass\nA().x",
		"sorted(range(9), key=lambda x: 1 / (x - 5))",
		"type('X', (int, str), {})", "class A(int): pass\nA() + A('9')",
		"a = b'x' * 3\nmemoryview(a)[1:][::2]",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		in, err := New(Options{MaxHeap: 1 << 24, MaxDepth: 500, Seed: 1, Stdout: io.Discard})
		if err != nil {
			t.Fatal(err)
		}
		watchdog := time.AfterFunc(200*time.Millisecond, in.Kill)
		defer watchdog.Stop()
		err = in.RunString(src, "fuzz.py")
		var bug *InternalError
		if errors.As(err, &bug) {
			t.Fatalf("%v\n%s", bug.Panic, bug.Stack)
		}
		watchdog.Stop()
		in.PrintError(err)
		_ = in.Close()
	})
}
