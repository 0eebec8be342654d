// This file holds an interpreter without a machine, for the tests of modules that use sockets.

// Package nettest lets modules with sockets be tested without a virtual machine.
package nettest

import (
	"fmt"
	"os"
	"runtime"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"mpy/host"
	"mpy/modules/usocket"
	"mpy/python/object"
	"mpy/python/object/objtest"
	"mpy/sock"
	"mpy/world"
)

// Main is TestMain: it fails when a test leaves a goroutine or a descriptor behind.
func Main(m *testing.M) {
	warm := New(nil)
	warm.Do(warm.Socket(), "close")
	if r, w, err := os.Pipe(); err == nil { // starts the runtime's own poller
		_ = r.Close()
		_ = w.Close()
	}
	before := Descriptors()
	code := m.Run()
	if code == 0 {
		if err := goleak.Find(); err != nil {
			fmt.Println("goroutines left:", err)
			code = 1
		}
		if after := settled(before); after > before {
			fmt.Printf("descriptors left: %d before, %d after\n", before, after)
			code = 1
		}
	}
	os.Exit(code)
}

// settled counts descriptors once what was forgotten is collected.
func settled(want int) int {
	clock := world.System().Clock
	for range 100 {
		if Descriptors() <= want {
			break
		}
		runtime.GC()
		_ = clock.Sleep(nil, world.After(clock, 10*time.Millisecond))
	}
	return Descriptors()
}

// Descriptors counts the process's descriptors, where that can be done.
func Descriptors() int {
	if runtime.GOOS != "linux" {
		return 0
	}
	list, _ := os.ReadDir("/proc/self/fd")
	return len(list)
}

// Thread is an object.Thread with an operation, and a lock that the threads of
// one Bench share.
type Thread struct {
	objtest.Thread
	Op    *world.Op
	lock  *sync.Mutex
	raise error
}

var _ object.Thread = (*Thread)(nil)

// Call calls fn.
func (t *Thread) Call(fn object.Value, args []object.Value, kw object.Kw) (object.Value, error) {
	return object.CallObject(t, fn, args, kw)
}

// Waiter gives Op.
func (t *Thread) Waiter() any { return t.Op }

// Release gives the lock away.
func (t *Thread) Release() { t.lock.Unlock() }

// Acquire takes the lock.
func (t *Thread) Acquire() { t.lock.Lock() }

// Pending raises what Raise left, once.
func (t *Thread) Pending() error {
	err := t.raise
	t.raise = nil
	return err
}

// Interrupted finds nothing: what Raise leaves comes with Pending.
func (t *Thread) Interrupted() error { return nil }

// Raise interrupts the thread, from any goroutine that does not hold the lock.
func (t *Thread) Raise(err error) {
	t.lock.Lock()
	t.raise = err
	t.lock.Unlock()
	t.Op.Interrupt(world.Cancel)
}

// Machine is what setsockopt's option 20 needs of an interpreter: it hands the
// callback's argument on.
type Machine struct {
	object.Machine
	Called chan object.Value
}

// Schedule hands arg on; the queue is full while nobody takes it.
func (m *Machine) Schedule(_, arg object.Value) bool {
	select {
	case m.Called <- arg:
		return true
	default:
		return false
	}
}

// Bench is an interpreter without a machine, in which the module socket is
// imported. A test holds the interpreter's lock.
type Bench struct {
	testing.TB
	T      *Thread
	Host   *host.Host
	Module object.Value   // socket
	made   []object.Value // sockets, lest they are collected, and closed, during a test
}

// New makes a Bench; what it opened is closed when the test ends.
func New(tb testing.TB) *Bench {
	h := host.New(host.Options{World: world.System()})
	b := &Bench{TB: tb, T: &Thread{Op: world.NewOp(), lock: new(sync.Mutex)}, Host: h}
	b.T.Outside = h
	b.T.Acquire()
	b.Module = b.Import(usocket.Module(h))
	if tb != nil {
		tb.Cleanup(func() {
			_ = h.Close()
			b.T.Op.Close()
			b.made = nil
		})
	}
	return b
}

// Import makes a module.
func (b *Bench) Import(d *object.Def) object.Value {
	m, err := d.Make(b.T)
	if err != nil {
		panic(err)
	}
	return object.Ref(m)
}

// Go runs f in a thread of its own, with the lock, and gives a function that
// waits for its end, without the lock.
func (b *Bench) Go(f func(b *Bench)) (wait func()) {
	other := &Bench{TB: b.TB, T: &Thread{Op: world.NewOp(), lock: b.T.lock}, Host: b.Host, Module: b.Module}
	other.T.Outside = b.Host
	done := make(chan struct{})
	go func() {
		defer close(done)
		other.T.Acquire()
		defer other.T.Release()
		f(other)
	}()
	return func() {
		b.T.Release()
		<-done
		b.T.Acquire()
		other.T.Op.Close()
	}
}

// Sleep waits, without the lock.
func (b *Bench) Sleep(d time.Duration) {
	dl := world.After(b.Host.Clock(), d)
	_ = host.Block(b.T, func(op *world.Op) error { return b.Host.Clock().Sleep(op, dl) })
}

// Try calls v.name(args…); see objtest.Of for args.
func (b *Bench) Try(v object.Value, name string, args ...any) (object.Value, error) {
	fn, err := object.GetAttr(b.T, v, name)
	if err != nil {
		return fn, err
	}
	vals := make([]object.Value, len(args))
	for i, a := range args {
		vals[i] = objtest.Of(a)
	}
	return b.T.Call(fn, vals, object.Kw{})
}

// Get is Try for a call that must not fail.
func (b *Bench) Get(v object.Value, name string, args ...any) object.Value {
	r, err := b.Try(v, name, args...)
	if err != nil {
		b.Helper()
		b.Fatalf("%s%v: %s", name, args, b.Error(err))
	}
	return r
}

// Do gives the repr of a call's result, or "Class: message".
func (b *Bench) Do(v object.Value, name string, args ...any) string {
	r, err := b.Try(v, name, args...)
	if err != nil {
		return b.Error(err)
	}
	return b.Repr(r)
}

// Is compares Do.
func (b *Bench) Is(v object.Value, name, want string, args ...any) {
	if got := b.Do(v, name, args...); got != want {
		b.Helper()
		b.Errorf("%s%v: %s, want %s", name, args, got, want)
	}
}

// Run makes the calls of a table.
func (b *Bench) Run(v object.Value, cases []objtest.Case) {
	b.Helper()
	objtest.Run(b.TB, &b.T.Thread, v, cases)
}

// Repr gives repr(v).
func (b *Bench) Repr(v object.Value) string { return objtest.Repr(&b.T.Thread, v) }

// Error gives "Class: message".
func (b *Bench) Error(err error) string { return objtest.Error(&b.T.Thread, err) }

// Item gives v[i].
func (b *Bench) Item(v object.Value, i int) object.Value {
	r, err := object.GetItem(b.T, v, object.Int(int64(i)))
	if err != nil {
		panic(err)
	}
	return r
}

// Socket makes a socket.
func (b *Bench) Socket(args ...any) object.Value {
	v, err := b.Try(b.Module, "socket", args...)
	if err != nil {
		panic(err)
	}
	b.made = append(b.made, v)
	return v
}

// Listener gives a listening socket and its address.
func (b *Bench) Listener() (l, addr object.Value) {
	l = b.Socket()
	b.Get(l, "bind", objtest.Tuple("127.0.0.1", 0))
	b.Get(l, "listen")
	return l, b.Addr(l)
}

// Accept takes a connection.
func (b *Bench) Accept(l object.Value) (s, from object.Value) {
	r := b.Get(l, "accept")
	s = b.Item(r, 0)
	b.made = append(b.made, s)
	return s, b.Item(r, 1)
}

// Pair gives two connected sockets.
func (b *Bench) Pair() (x, y object.Value) {
	l, addr := b.Listener()
	x = b.Socket()
	b.Get(x, "connect", addr)
	y, _ = b.Accept(l)
	b.Get(l, "close")
	return x, y
}

// Datagrams gives two bound UDP sockets and their addresses.
func (b *Bench) Datagrams() (x, y, xa, ya object.Value) {
	x, y = b.Socket(2, 2), b.Socket(2, 2)
	b.Get(x, "bind", objtest.Tuple("127.0.0.1", 0))
	b.Get(y, "bind", objtest.Tuple("127.0.0.1", 0))
	return x, y, b.Addr(x), b.Addr(y)
}

// Sock gives the socket below a script's.
func Sock(v object.Value) *sock.Socket { return object.Native(v).Obj().(*usocket.Socket).Sock() }

// Addr gives a socket's own address, which no method does.
func (b *Bench) Addr(v object.Value) object.Value {
	a, err := Sock(v).LocalAddr()
	if err != nil {
		panic(err)
	}
	return objtest.Tuple(a.IP.String(), int(a.Port))
}

// Unused gives an address on which nobody listens.
func (b *Bench) Unused() object.Value {
	s := b.Socket()
	b.Get(s, "bind", objtest.Tuple("127.0.0.1", 0))
	a := b.Addr(s)
	b.Get(s, "close")
	return a
}

// Ready waits until the network made v ready for mask.
func (b *Bench) Ready(v object.Value, mask uint32) {
	clock := b.Host.Clock()
	for end := world.After(clock, 5*time.Second); Sock(v).Ready(mask)&mask == 0; runtime.Gosched() {
		if end.Passed(clock) {
			b.Helper()
			b.Fatalf("not ready for %d", mask)
		}
	}
}
