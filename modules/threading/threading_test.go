// This file tests what scripts alone, in tests/py/threading, cannot: standard
// error, Ctrl-C, and threads at the end of the script.

package threading_test

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"

	"mpy"
	"mpy/modules/internal/nettest"
)

func TestMain(m *testing.M) { nettest.Main(m) }

func run(t *testing.T, script string) (string, string) {
	t.Helper()
	var out, errs bytes.Buffer
	in, err := mpy.New(mpy.Options{Stdout: &out, Stderr: &errs})
	if err != nil {
		t.Fatal(err)
	}
	if err := in.RunString("import threading\n"+script, "test.py"); err != nil {
		in.PrintError(err)
	}
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	return out.String(), errs.String()
}

// The form is MicroPython's.
func TestException(t *testing.T) {
	out, errs := run(t, `
def bad():
    raise ValueError("x")
def leave():
    raise SystemExit(3)
for f in (bad, leave):
    t = threading.Thread(target=f)
    t.start()
    t.join()
    print(t.is_alive())
`)
	form := regexp.MustCompile(`^Unhandled exception in thread started by <bound_method [0-9a-f]+ <Thread\(Thread-1, stopped \d+\)>\.<function>>\n` +
		`Traceback \(most recent call last\):\n  File "test.py", line 4, in bad\nValueError: x\n$`)
	if !form.MatchString(errs) {
		t.Errorf("reported\n%s", errs)
	}
	if out != "False\nFalse\n" {
		t.Errorf("printed\n%s", out)
	}
}

// Ctrl-C ends every wait of the main thread; a condition's lock is held again then.
func TestInterrupt(t *testing.T) {
	for _, c := range []struct{ wait, after string }{
		{"threading.Event().wait()", "0"},
		{"t.join()", "t.is_alive()"},
		{"c.wait()", "0"},
		{"c.wait_for(lambda: False)", "0"},
		{"held.acquire()", "0"},
	} {
		r, w := io.Pipe()
		in, err := mpy.New(mpy.Options{Stdout: w, Stderr: w})
		if err != nil {
			t.Fatal(err)
		}
		done := make(chan struct{})
		go func() {
			defer close(done)
			if err := in.RunString(`
import threading, _thread
c = threading.Condition()
c.acquire()
go = threading.Event()
held, ready = threading.RLock(), threading.Event()
def hold():
    held.acquire()
    ready.set()
    go.wait()
t = threading.Thread(target=hold)
t.start()
ready.wait()
try:
    print("waits")
    `+c.wait+`
except KeyboardInterrupt:
    print("interrupted", `+c.after+`)
c.notify() # an error unless the lock is held
c.release()
`, "test.py"); err != nil {
				in.PrintError(err)
			}
			_ = in.Close() // ends the thread that holds
			_ = w.Close()
		}()
		b := make([]byte, 6)
		if _, err := io.ReadFull(r, b); err != nil || string(b) != "waits\n" {
			t.Fatalf("%q %v", b, err)
		}
		in.Interrupt()
		rest, _ := io.ReadAll(r)
		if !strings.HasPrefix(string(rest), "interrupted") || strings.Count(string(rest), "\n") != 1 {
			t.Errorf("%s: %s", c.wait, rest)
		}
		<-done
	}
}
