// This file tests scripts in a world with a time of its own.

package mpy

import (
	"bytes"
	"fmt"
	"net/netip"
	"runtime"
	"strings"
	"testing"

	"mpy/world"
	"mpy/world/sim"
)

// runVirtual runs a script on a machine of a new virtual world.
func runVirtual(t *testing.T, seed uint64, src string, more ...func(s *sim.Sim)) (stdout, stderr string, err error) {
	t.Helper()
	s := sim.New(sim.Options{Virtual: true, Seed: seed})
	defer s.Close()
	for _, f := range more {
		f(s)
	}
	m := s.Machine("board", netip.MustParseAddr("192.168.4.2"))
	return run(t, Options{World: &world.World{Net: m.Net(), Clock: s.Clock()}, Seed: seed}, src)
}

const party = `
import socket, time, _thread, random, select, asyncio
def log(*a):
    print(time.ticks_ms(), *a)
def server(s, n):
    s.listen(5)
    while n:
        c, a = s.accept()
        n -= 1
        _thread.start_new_thread(serve, (c,))
left = 0
def serve(c):
    try:
        while True:
            b = c.recv(10)
            if not b:
                break
            time.sleep_ms(random.randint(0, 120))
            c.send(b.upper())
    except OSError as e:
        log('server', e)
    c.close()
def client(name):
    global left
    s = socket.socket()
    s.connect(('192.168.4.2', 80))
    s.settimeout(0.08)
    for i in range(10):
        time.sleep_ms(random.randint(0, 50))
        s.send('%s%d' % (name, i))
        while True:
            try:
                log(name, s.recv(10))
                break
            except OSError as e:
                log(name, i, e)
    s.close()
    left -= 1
s = socket.socket()
s.bind(('', 80))
_thread.start_new_thread(server, (s, 2))
for n in ('a', 'b'):
    left += 1
    _thread.start_new_thread(client, (n,))
while left:
    time.sleep_ms(10)
log('end')
`

func TestVirtualRepeats(t *testing.T) {
	first, errs, err := runVirtual(t, 1, party)
	if err != nil || errs != "" || strings.Count(first, "\n") < 21 {
		t.Fatalf("%v\n%s%s", err, first, errs)
	}
	for i := range 40 {
		old := runtime.GOMAXPROCS(1 + i%4)
		again, _, _ := runVirtual(t, 1, party)
		runtime.GOMAXPROCS(old)
		if again != first {
			t.Fatalf("run %d differs:\n%s\n%s", i, first, again)
		}
	}
	other, _, _ := runVirtual(t, 2, party)
	if other == first {
		t.Error("another seed, the same output")
	}
}

// TestSpinning: scripts that ask again and again get on.
func TestSpinning(t *testing.T) {
	out, errs, err := runVirtual(t, 1, `
import time, socket, select, _thread, asyncio
t0 = time.ticks_ms()
while time.ticks_diff(time.ticks_ms(), t0) < 1000:
    pass
print(time.ticks_diff(time.ticks_ms(), t0))
l = socket.socket(); l.bind(('', 80)); l.listen(1)
def feed():
    c, a = l.accept()
    time.sleep(0.1)
    c.send(b'x')
    time.sleep(0.1)
    flag.append(1)
flag = []
_thread.start_new_thread(feed, ())
s = socket.socket(); s.connect(('127.0.0.1', 80)); s.setblocking(False)
while True:
    try:
        print(s.recv(1)); break
    except OSError as e:
        if e.errno != 11: raise
while not flag:
    pass
p = select.poll(); p.register(s, 1)
t0 = time.time()
while time.time() < t0 + 0.05:
    p.poll(0)
lock = _thread.allocate_lock()
lock.acquire()
def later():
    time.sleep(0.05); lock.release()
_thread.start_new_thread(later, ())
while not lock.acquire(0):
    pass
async def spin():
    t0 = time.time()
    while time.time() - t0 < 0.1:
        await asyncio.sleep(0)
asyncio.run(spin())
class IO(asyncio.StreamReader): pass
print(time.ticks_diff(time.ticks_ms(), 0) < 2000)
`)
	if err != nil || out != "1000\nb'x'\nTrue\n" {
		t.Errorf("%v\n%s%s", err, out, errs)
	}
}

// TestDay: a day of tries takes no time.
func TestDay(t *testing.T) {
	out, errs, err := runVirtual(t, 1, `
import socket, time
n = 0
t0 = time.time()
while time.time() - t0 < 86400:
    s = socket.socket()
    try:
        s.connect(('192.168.4.9', 80))
    except OSError as e:
        n += 1
    s.close()
    time.sleep(30)
print(n)
`)
	if err != nil || out != "2880\n" {
		t.Errorf("%v\n%s%s", err, out, errs)
	}
}

// TestDeadlock: what can never happen is an error of the script.
func TestDeadlock(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"accept", "import socket\ns = socket.socket()\ns.bind(('', 80))\ns.listen(1)\ntry:\n    s.accept()\nexcept Exception:\n    pass\n",
			"  File \"test.py\", line 6, in <module>\nDeadlockError: nothing will ever happen in this world any more: test.py:6 waits for a connection (at 0.0.0.0:80)\n"},
		{"two", `import _thread
a = _thread.allocate_lock(); b = _thread.allocate_lock()
def f():
    b.acquire()
    a.acquire()
a.acquire()
_thread.start_new_thread(f, ())
import time
time.sleep(1)
b.acquire()
`, "DeadlockError: nothing will ever happen in this world any more: test.py:10 waits for a lock; test.py:5 waits for a lock\n"},
		{"again", "import socket\ns = socket.socket()\ns.bind(('', 80))\ns.listen(1)\nwhile True:\n    try:\n        s.accept()\n    except:\n        pass\n",
			"mpy: the script is ended: it waits again and again for what cannot happen\n"},
		{"poll", "import select, socket\np = select.poll()\np.register(socket.socket(2, 2), 1)\np.poll()\n", "test.py:4 waits for what it polls\n"},
		{"finally", "import time, _thread\ntry:\n    _thread.allocate_lock().acquire(); l = _thread.allocate_lock(); l.acquire(); l.acquire()\nfinally:\n    print('end')\n", "test.py:3 waits for a lock\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, errs, err := runVirtual(t, 1, c.src)
			if err == nil || !strings.HasSuffix(errs, c.want) {
				t.Errorf("%v\n%s\nwant %s", err, errs, c.want)
			}
		})
	}
}

// TestTwoScripts: scripts on two machines of one world talk to each other.
func TestTwoScripts(t *testing.T) {
	var first string
	for range 20 {
		s := sim.New(sim.Options{Virtual: true})
		var outs [2]bytes.Buffer
		var scripts []func()
		for i, src := range []string{`
import socket, time
s = socket.socket(); s.bind(('', 7)); s.listen(1)
c, a = s.accept()
while True:
    b = c.recv(10)
    if not b: break
    print(time.ticks_ms(), b)
    time.sleep(2)
    c.send(b)
`, `
import socket, time
time.sleep(1)
s = socket.socket(); s.connect(('10.0.0.1', 7))
for i in range(5):
    s.send(str(i)); print(time.ticks_ms(), s.recv(10))
s.close()
`} {
			m := s.Machine(fmt.Sprint("m", i), netip.AddrFrom4([4]byte{10, 0, 0, byte(i + 1)}))
			in, err := New(Options{Stdout: &outs[i], Stderr: &outs[i], World: &world.World{Net: m.Net(), Clock: s.Clock()}})
			if err != nil {
				t.Fatal(err)
			}
			scripts = append(scripts, func() {
				in.PrintError(in.RunString(src, "test.py"))
				if err := in.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		s.Together(scripts...)
		s.Close()
		got := outs[0].String() + outs[1].String()
		if strings.Count(got, "\n") != 10 {
			t.Fatal(got)
		}
		if first == "" {
			first = got
		}
		if got != first {
			t.Fatalf("differs:\n%s\n%s", got, first)
		}
	}
}
