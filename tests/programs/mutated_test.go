// This file runs damaged programs.

package programs

import (
	"errors"
	"io"
	"regexp"
	"testing"
	"time"

	"mpy"
)

var word = regexp.MustCompile(`\w+|\s+|[^\w\s]`)

// hostile are words that do not belong where they come.
var hostile = []string{
	"None", "-1", "1 << 70", "10 ** 40", "9.9e999", "''", "b'\\xff' * 9", "[]", "{}", "()", "...", "lambda: 0", "self", "type", "object()", "int", "range(10 ** 15)",
	"yield", "await x", "return", "break", "continue", "raise", "del x", "global x", "nonlocal x", "import x", "*", "**", "//=", ":=", "@", "not", "is", "in",
	"(yield)", "[*x]", "{**x}", "x[::-1]", "super()", "__class__", "locals()", "exec(s)", "NotImplemented", "StopIteration", "BaseException", "\n    ", "\n", "\\",
	"f'{x}'", "f'{x!r:>{y}}'", "t'{x}'", "async ", "class A(A): pass", "memoryview(b'abc')", "bytearray(3)", "iter([])", "zip()", "__import__('gc').collect()",
	"__import__('struct').pack", "__import__('array').array('i', [1])", "__import__('re').compile('(a)*').split", "__import__('uctypes').struct(99, {})",
	"__import__('io').StringIO()", "__import__('collections').deque((), 3)", "__import__('_thread').allocate_lock()", "__import__('sys').modules",
}

// survive runs what may be anything, for a short while.
func survive(t *testing.T, text string) {
	t.Helper()
	in, err := mpy.New(mpy.Options{MaxHeap: 1 << 24, MaxDepth: 500, Stdout: io.Discard, Stderr: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	short := time.AfterFunc(200*time.Millisecond, in.Kill)
	ended := make(chan error, 1)
	go func() { ended <- in.RunString(text, "program.py") }()
	select {
	case err = <-ended:
	case <-time.After(20 * time.Second):
		t.Fatalf("no end:\n%s", text)
	}
	short.Stop()
	var bug *mpy.InternalError
	if errors.As(err, &bug) {
		t.Errorf("%v\n%s\n%s", bug.Panic, bug.Stack, text)
	} else if err != nil {
		in.PrintError(err)
	}
	_ = in.Close()
}
