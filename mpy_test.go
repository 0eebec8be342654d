// This file tests the embedding API.

package mpy

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"mpy/host"
	"mpy/python/object"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// run runs text in an interpreter of its own and gives what it printed.
func run(t *testing.T, o Options, src string) (stdout, stderr string, err error) {
	t.Helper()
	var out, errs bytes.Buffer
	o.Stdout, o.Stderr = &out, &errs
	in, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	err = in.RunString(src, "test.py")
	in.PrintError(err)
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	return out.String(), errs.String(), err
}

// TestNothing: an interpreter that is given nothing has nothing of the process.
func TestNothing(t *testing.T) {
	t.Setenv("MPY_TEST", "seen")
	const src = `
import os, sys
print(sys.argv, sys.path, os.getenv("MPY_TEST"), repr(sys.stdin.readline()))
for f in (lambda: open("go.mod"), lambda: os.listdir("."), lambda: os.mkdir("x"), lambda: os.system("true")):
    try:
        print("got", f())
    except Exception as e:
        print(type(e).__name__)
try:
    import helper
except ImportError as e:
    print(e)
`
	out, errs, err := run(t, Options{}, src)
	want := "[] [''] None ''\nOSError\nOSError\nOSError\n"
	if err != nil || !strings.HasPrefix(out, want) || !strings.HasSuffix(out, "no module named 'helper'\n") {
		t.Errorf("printed %q, want %q …; %v\n%s", out, want, err, errs)
	}
}

// TestTwo: interpreters do not meet, not even when they run at the same time.
func TestTwo(t *testing.T) {
	var wg sync.WaitGroup
	for n := range 8 {
		wg.Go(func() {
			out, errs, err := run(t, Options{Args: []string{fmt.Sprint(n)}}, `
import sys, builtins, json, collections
me = sys.argv[0]
class C:
    x = me
builtins.mine = me
sys.path.append(me)
total = 0
for i in range(2000):
    total += len(json.dumps({"k": [i, me]}))
print(C.x, mine, me, sys.path, total)
`)
			want := fmt.Sprintf("%d %d %d ['', '%d'] ", n, n, n, n)
			if err != nil || !strings.HasPrefix(out, want) {
				t.Errorf("printed %q, want %q …; %v\n%s", out, want, err, errs)
			}
		})
	}
	wg.Wait()
}

func TestExitCode(t *testing.T) {
	for src, want := range map[string]int{
		"pass":                                  0,
		"raise ValueError":                      1,
		"raise SystemExit":                      0,
		"raise SystemExit(None)":                0,
		"raise SystemExit(3)":                   3,
		"raise SystemExit(256 + 7)":             7,
		"raise SystemExit(-1)":                  255,
		"raise SystemExit(False)":               0,
		"raise SystemExit('words')":             1,
		"raise KeyboardInterrupt":               130,
		"x = = 1":                               1,
		"class E(SystemExit): pass\nraise E(9)": 9,
	} {
		if _, _, err := run(t, Options{}, src); ExitCode(err) != want {
			t.Errorf("%q: %d, want %d", src, ExitCode(err), want)
		}
	}
	in, err := New(Options{Files: host.NewSystem()})
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	for _, name := range []string{"no such file.py", t.TempDir()} {
		err := in.RunFile(name)
		var f *FileError
		if !errors.As(err, &f) || ExitCode(err) != 2 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestContext(t *testing.T) {
	dir := t.TempDir()
	for name, src := range map[string]string{
		"loop":  "while True: pass",
		"sum":   "sum(range(10**15))",
		"sleep": "import time\ntime.sleep(60)",
		"lock":  "import _thread\nl = _thread.allocate_lock()\nl.acquire()\nl.acquire()",
		"read":  "input()",
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, name+".py")
			if err := os.WriteFile(path, []byte("try:\n    "+strings.ReplaceAll(src, "\n", "\n    ")+"\nfinally:\n    print('finally')\n"), 0o666); err != nil {
				t.Fatal(err)
			}
			stdin, w := io.Pipe()
			defer w.Close()
			var out bytes.Buffer
			in, err := New(Options{Files: host.NewSystem(), Stdin: stdin, Stdout: &out})
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
			defer cancel()
			began := time.Now()
			err = in.RunFileContext(ctx, path)
			if took := time.Since(began); took > 2*time.Second {
				t.Errorf("ended after %v", took)
			}
			if !errors.Is(err, context.DeadlineExceeded) || ExitCode(err) != 130 {
				t.Errorf("ended with %v", err)
			}
			// The interrupt is spent: the interpreter goes on.
			if err := in.RunString("import time\ntime.sleep(0.001)\nprint('again')", "again.py"); err != nil {
				t.Error(err)
			}
			w.Close()
			if err := in.Close(); err != nil {
				t.Error(err)
			}
			if out.String() != "finally\nagain\n" {
				t.Errorf("printed %q", out.String())
			}
		})
	}
	t.Run("late", func(t *testing.T) { // the context ends just when the script does
		in, err := New(Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer in.Close()
		for range 200 {
			ctx, cancel := context.WithCancel(context.Background())
			go cancel()
			_ = in.RunStringContext(ctx, "pass", "pass.py")
			cancel()
			if err := in.RunString("for i in range(100): pass", "next.py"); err != nil {
				t.Fatal("the interrupt hit the next script: ", err)
			}
		}
	})
}

func TestRunModule(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"top.py":           "print('top', __name__)",
		"pkg/__init__.py":  "print('pkg', __name__)",
		"pkg/__main__.py":  "print('main', __name__)\nraise SystemExit(4)",
		"pkg/leaf.py":      "print('leaf', __name__)",
		"bare/readme.text": "",
	} {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name, out string
		code      int
	}{
		{"top", "top __main__\n", 0},
		{"pkg", "pkg pkg\nmain __main__\n", 4},
		{"pkg.leaf", "pkg pkg\nleaf __main__\n", 0},
		{"json", "", 0},
		{"pkg.none", "pkg pkg\n", 1},
		{"none", "", 1},
	} {
		var out bytes.Buffer
		in, err := New(Options{Files: host.NewSystem(), Stdout: &out, Path: []string{filepath.ToSlash(dir)}})
		if err != nil {
			t.Fatal(err)
		}
		err = in.RunModule(c.name)
		if cerr := in.Close(); cerr != nil {
			t.Error(cerr)
		}
		if out.String() != c.out || ExitCode(err) != c.code {
			t.Errorf("%s: printed %q, %v", c.name, out.String(), err)
		}
	}
}

// TestClose: threads end, whatever they do, and files are written.
func TestClose(t *testing.T) {
	dir := t.TempDir()
	var out bytes.Buffer
	in, err := New(Options{Files: host.NewSystem(), Stdout: &out, Stderr: &out})
	if err != nil {
		t.Fatal(err)
	}
	src := `
import _thread, time, socket
l = _thread.allocate_lock()
l.acquire()
def spin():
    while True:
        pass
def sleep():
    time.sleep(1000)
_thread.start_new_thread(spin, ())
_thread.start_new_thread(sleep, ())
_thread.start_new_thread(l.acquire, ())
s = socket.socket()
s.bind(("127.0.0.1", 0))
s.listen(1)
_thread.start_new_thread(s.accept, ())
time.sleep(0.01)
f = open(` + fmt.Sprintf("%q", filepath.ToSlash(filepath.Join(dir, "left.txt"))) + `, "w")
f.write("text")
import sys
sys.atexit(lambda: print("atexit"))
`
	if err := in.RunString(src, "threads.py"); err != nil {
		t.Error(in.Traceback(err))
	}
	began := time.Now()
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("Close took %v", took)
	}
	if b, err := os.ReadFile(filepath.Join(dir, "left.txt")); string(b) != "text" {
		t.Errorf("the open file holds %q, %v", b, err)
	}
	if out.String() != "atexit\n" {
		t.Errorf("printed %q", out.String())
	}
}

// TestKill: no handler stops it.
func TestKill(t *testing.T) {
	for _, src := range []string{
		"while True:\n try:\n  while True: pass\n except:\n  pass",
		"def f():\n try: return f()\n finally: f()\nf()",
		"import time\nwhile True:\n try: time.sleep(100)\n finally: continue",
		"def g():\n while True:\n  try: yield\n  except: pass\nfor x in g(): pass",
		"import _thread\ndef f():\n while True:\n  try:\n   while True: pass\n  except: pass\n_thread.start_new_thread(f, ())\nf()",
	} {
		var errs bytes.Buffer
		in, err := New(Options{Stderr: &errs})
		if err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(20*time.Millisecond, in.Kill)
		err = in.RunString(src, "stubborn.py")
		if !object.IsError(err, object.SystemExit) || errs.Len() > 0 {
			t.Errorf("%q ended with %v, said %q", src, err, &errs)
		}
		_ = in.Close()
	}
}

// failing is an output that nobody reads.
type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestClosedPipe(t *testing.T) {
	var errs bytes.Buffer
	in, err := New(Options{Stdout: failing{io.ErrClosedPipe}, Stderr: &errs})
	if err != nil {
		t.Fatal(err)
	}
	err = in.RunString("while True: print('x' * 1000)", "printer.py")
	in.PrintError(err)
	_ = in.Close()
	if !object.IsError(err, object.SystemExit) || errs.Len() > 0 {
		t.Errorf("ended with %v and said %q", err, &errs)
	}
}

func TestREPL(t *testing.T) {
	const session = "1 + 1\nx = 3\nif x:\n  x * 2\n\n(\n7)\n1 / 0\n'é'\nNone\nraise SystemExit(5)\nnever\n"
	var out, errs bytes.Buffer
	in, err := New(Options{Stdin: strings.NewReader(session), Stdout: &out, Stderr: &errs})
	if err != nil {
		t.Fatal(err)
	}
	err = in.REPL(nil)
	if cerr := in.Close(); cerr != nil {
		t.Error(cerr)
	}
	if ExitCode(err) != 5 {
		t.Errorf("ended with %v", err)
	}
	_, text, _ := strings.Cut(out.String(), "information.\n")
	if want := ">>> 2\n>>> >>> ... ... 6\n>>> ... 7\n>>> >>> 'é'\n>>> >>> "; text != want {
		t.Errorf("printed %q, want %q", text, want)
	}
	if !strings.HasSuffix(errs.String(), "ZeroDivisionError: divide by zero\n") {
		t.Errorf("said %q", &errs)
	}
}

// lines is a LineReader; nil is Ctrl-C.
type lines struct {
	next    []any
	prompts []string
}

func (l *lines) ReadLine(prompt string) (string, error) {
	l.prompts = append(l.prompts, prompt)
	if len(l.next) == 0 {
		return "", io.EOF
	}
	x := l.next[0]
	l.next = l.next[1:]
	if x == nil {
		return "", ErrInterrupted
	}
	return x.(string), nil
}

func TestLineReader(t *testing.T) {
	var out bytes.Buffer
	in, err := New(Options{Stdout: &out})
	if err != nil {
		t.Fatal(err)
	}
	l := &lines{next: []any{"def f():", "  return 1", nil, "import sys", "sys.ps2 = '| '", "def f():", "  return 2", "", "f()", "f(", ")"}}
	if err := in.REPL(l); err != nil {
		t.Error(err)
	}
	_ = in.Close()
	want := []string{">>> ", "... ", "... ", ">>> ", ">>> ", ">>> ", "| ", "| ", ">>> ", ">>> ", "| ", ">>> "}
	if !slices.Equal(l.prompts, want) {
		t.Errorf("prompts %q, want %q", l.prompts, want)
	}
	if _, text, _ := strings.Cut(out.String(), "information.\n"); text != "2\n2\n\n" {
		t.Errorf("printed %q", text)
	}
}

func TestSearchPath(t *testing.T) {
	sep := string(os.PathListSeparator)
	for value, want := range map[string][]string{
		"a" + sep + "~/b":      {"", "a", "h/b"},
		sep + "x":              {"", "x"},
		".frozen" + sep + "~c": {"", ".frozen", "~c"},
	} {
		env := map[string]string{"MICROPYPATH": value, "HOME": "h"}
		if got := SearchPath(func(k string) string { return env[k] }); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}

// TestInternalError: a panic below a script is told in one line.
func TestInternalError(t *testing.T) {
	var errs bytes.Buffer
	in, err := New(Options{Stderr: &errs})
	if err != nil {
		t.Fatal(err)
	}
	in.main.Dict.SetStr("bug", object.Ref(object.NewBuiltin("bug()", "Panics.", func(object.Thread, []object.Value, object.Kw) (object.Value, error) {
		panic("a bug\nof ours")
	})))
	err = in.RunString("try:\n    bug()\nexcept:\n    pass", "bug.py")
	in.PrintError(err)
	if ExitCode(err) != 1 || errs.String() != "mpy: internal error: \"a bug\\nof ours\"; this is a bug of mpy, not of the script\n" {
		t.Errorf("%v, said %q", err, &errs)
	}
	if again := in.RunString("pass", "pass.py"); again != err {
		t.Errorf("afterwards: %v", again)
	}
	if err := in.Close(); err != nil {
		t.Error(err)
	}
}

// TestStart keeps an interpreter cheap to make: nothing is done before it is needed.
func TestStart(t *testing.T) {
	n := testing.AllocsPerRun(10, func() {
		in, err := New(Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := in.RunString("pass", "pass.py"); err != nil {
			t.Fatal(err)
		}
		if err := in.Close(); err != nil {
			t.Fatal(err)
		}
	})
	if n > 400 {
		t.Errorf("an interpreter takes %v allocations", n)
	}
	t.Log(n, "allocations")
}

// TestInterrupting: an interrupt that cannot get through is known.
func TestInterrupting(t *testing.T) {
	r, w := io.Pipe()
	in, err := New(Options{Stdout: w})
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() { done <- in.RunString("print('x' * 100000)\nwhile True: pass", "full.py") }()
	if _, err := r.Read(make([]byte, 1)); err != nil { // the rest stays in the pipe
		t.Fatal(err)
	}
	if in.Interrupting() {
		t.Error("interrupted by nobody")
	}
	in.Interrupt()
	if !in.Interrupting() {
		t.Error("the interrupt got through")
	}
	rest := make(chan struct{})
	go func() { _, _ = io.Copy(io.Discard, r); close(rest) }()
	if err := <-done; ExitCode(err) != 130 || in.Interrupting() {
		t.Errorf("%v", err)
	}
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	_ = w.Close()
	<-rest
}
