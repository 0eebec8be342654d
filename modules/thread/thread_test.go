// This file tests the module _thread by scripts. What they must print is what
// MicroPython's unix port prints; the timeouts of locks, which it ignores, are
// as the manual has them.

package thread_test

import (
	"bytes"
	goos "os"
	"testing"

	"mpy"
	"mpy/host"
	"mpy/modules/thread"
	"mpy/python/object"
)

// run runs a script and gives what it prints.
func run(t *testing.T, script string) string {
	t.Helper()
	var out bytes.Buffer
	in, err := mpy.New(mpy.Options{Stdout: &out, Stderr: goos.Stderr})
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
		{"lock", `
import _thread
def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(repr(e))
l = _thread.allocate_lock()
t(lambda: l); t(lambda: type(l)); t(lambda: _thread.LockType); t(lambda: _thread.LockType()); t(lambda: l.acquire()); t(lambda: l.locked())
t(lambda: l.acquire(False)); t(lambda: l.acquire(0, 5)); t(lambda: l.acquire(1, 0.01)); t(lambda: l.acquire(1, 0)); t(lambda: l.acquire(1, 2, 3)); t(lambda: l.acquire('a'))
t(lambda: l.release()); t(lambda: l.release()); t(lambda: l.__enter__()); t(lambda: l.__exit__(None, None, None)); t(lambda: l.__exit__())
with l:
    t(lambda: l.locked())
t(lambda: l.locked())
t(lambda: _thread.stack_size(100)); t(lambda: _thread.stack_size(0)); t(lambda: _thread.exit()); t(lambda: type(_thread.get_ident()))
t(lambda: _thread.start_new_thread(5)); t(lambda: _thread.start_new_thread(len, 5)); t(lambda: _thread.start_new_thread(len, (), 5))
`, `<lock>
<class 'lock'>
<class 'lock'>
TypeError("can't create 'lock' instances",)
True
True
False
False
False
False
TypeError('function expected at most 3 arguments, got 4',)
TypeError("can't convert str to int",)
None
RuntimeError()
True
None
TypeError('function takes 4 positional arguments but 1 were given',)
True
False
0
100
SystemExit()
<class 'int'>
TypeError('function missing 1 required positional arguments',)
TypeError("object 'int' isn't a tuple or list",)
TypeError('expecting a dict for keyword args',)
`},
		{"threads", `
import _thread
lock, done = _thread.allocate_lock(), _thread.allocate_lock()
done.acquire()
total = [0]
left = [8]
def work(n, step=1):
    for i in range(n):
        with lock:
            total[0] += step
    with lock:
        left[0] -= 1
        if left[0] == 0:
            done.release()
for i in range(8):
    _thread.start_new_thread(work, (500,), {'step': 2})
done.acquire()
print(total[0])
ids = []
def ident():
    ids.append(_thread.get_ident())
    done.release()
_thread.start_new_thread(ident, [])
done.acquire()
print(ids[0] != _thread.get_ident())
`, "8000\nTrue\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := run(t, c.script); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// told is an output that says when something was written: that is the moment
// before the script waits.
type told struct {
	ch  chan struct{}
	out bytes.Buffer
}

func (w *told) Write(p []byte) (int, error) {
	if w.out.Len() == 0 {
		close(w.ch)
	}
	return w.out.Write(p)
}

// Ctrl-C ends the wait for a lock, and the lock still works.
func TestInterrupt(t *testing.T) {
	w := &told{ch: make(chan struct{})}
	in, err := mpy.New(mpy.Options{Stdout: w, Stderr: goos.Stderr})
	if err != nil {
		t.Fatal(err)
	}
	result := make(chan error, 1)
	go func() {
		result <- in.RunString(`
import _thread
l = _thread.allocate_lock()
l.acquire()
print('waiting')
try:
    l.acquire()
finally:
    l.release()
    print(l.acquire(), l.locked())
`, "test.py")
	}()
	<-w.ch
	in.Interrupt()
	if err := <-result; !object.IsError(err, object.KeyboardInterrupt) {
		t.Errorf("got %v", err)
	}
	if err := in.Close(); err != nil || w.out.String() != "waiting\nTrue True\n" {
		t.Errorf("%v, %q", err, w.out.String())
	}
}

func TestDocumented(t *testing.T) {
	for _, m := range thread.Module(host.New(host.Options{})).Members {
		if m.Doc == "" {
			t.Errorf("%s has no doc", m.Name)
		}
	}
}
