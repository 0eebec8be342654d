package world

import (
	"context"
	"fmt"
	"net"
	"os"
	"runtime"
	"testing"
	"time"

	"go.uber.org/goleak"

	"mpy/board"
)

// TestMain fails when a test leaves a goroutine or a descriptor behind.
func TestMain(m *testing.M) {
	if r, w, err := os.Pipe(); err == nil { // starts the runtime's own poller
		r.Close()
		w.Close()
	}
	before := descriptors()
	code := m.Run()
	if code == 0 {
		if err := goleak.Find(); err != nil {
			fmt.Println("goroutines left:", err)
			code = 1
		}
		if after := descriptors(); after > before {
			fmt.Printf("descriptors left: %d before, %d after\n", before, after)
			code = 1
		}
	}
	os.Exit(code)
}

func descriptors() int {
	if runtime.GOOS != "linux" {
		return 0
	}
	list, _ := os.ReadDir("/proc/self/fd")
	return len(list)
}

// silent gives a network whose name servers never answer.
func silent() (*World, chan struct{}) {
	asked := make(chan struct{}, 100)
	c := &sysClock{start: time.Now()}
	return &World{Clock: c, Net: &sysNet{clock: c, resolver: &net.Resolver{
		PreferGo: true,
		Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
			asked <- struct{}{}
			<-ctx.Done()
			return nil, ctx.Err()
		},
	}}}, asked
}

func drain(c chan struct{}) {
	for len(c) > 0 {
		<-c
	}
}

func TestResolveInterrupted(t *testing.T) {
	w, asked := silent()
	op := NewOp()
	name := "nobody.example" // another one each time: package net joins equal lookups, and a joined one cannot be cancelled
	go func() { <-asked; op.Interrupt(Callback) }()
	if _, err := w.Net.Resolve(op, Never, name, Inet); err != ErrInterrupted {
		t.Fatal(err)
	}
	first := op.lookup
	if first == nil {
		t.Fatal("the resolution does not go on")
	}
	op.Take()
	if _, err := w.Net.Resolve(op, After(w.Clock, time.Millisecond), name, Inet); board.CondOf(err) != board.ETIMEDOUT {
		t.Fatal(err)
	}
	<-first.done // it was joined, and cancelled by the timeout

	name = "nobody2.example"
	drain(asked)
	go func() { <-asked; op.Interrupt(Cancel) }()
	before := w.Clock.Monotonic()
	if _, err := w.Net.Resolve(op, Never, name, Inet); err != ErrInterrupted || op.lookup != nil {
		t.Fatal(err)
	}
	if d := w.Clock.Monotonic() - before; d > 100*time.Millisecond {
		t.Errorf("took %v", d)
	}
	op.Take()

	name = "nobody3.example"
	drain(asked)
	go func() { <-asked; op.Interrupt(Callback) }()
	if _, err := w.Net.Resolve(op, Never, name, Inet); err != ErrInterrupted {
		t.Fatal(err)
	}
	left := op.lookup
	op.Close() // nobody repeats it
	<-left.done
}

func TestResolve(t *testing.T) {
	w := System()
	hosts, err := w.Net.Resolve(nil, Never, "localhost", Inet)
	if err != nil || len(hosts) == 0 || !hosts[0].IP.IsLoopback() {
		t.Errorf("localhost: %v, %v", hosts, err)
	}
	for name, c := range map[string]board.Cond{"": board.EAINoName, "a b": board.EAINoName, "\xff": board.EAINoName} {
		if _, err := w.Net.Resolve(nil, Never, name, Inet); board.CondOf(err) != c {
			t.Errorf("%q: %v, want %v", name, err, c.Name())
		}
	}
	if _, err := w.Net.Resolve(nil, Never, "localhost", 99); board.CondOf(err) != board.EAIFamily {
		t.Error(err)
	}
	if hosts, err := w.Net.Resolve(nil, Never, "fe80::1%7", Unspec); err != nil || hosts[0].Scope != 7 {
		t.Error(hosts, err)
	}
	if p, err := w.Net.Service("tcp", "http"); p != 80 || err != nil {
		t.Error(p, err)
	}
	if _, err := w.Net.Service("tcp", "nosuch"); board.CondOf(err) != board.EAIService {
		t.Error(err)
	}
}

func TestDeadline(t *testing.T) {
	c := System().Clock
	if d := After(c, 1<<62); d != Never && d.Passed(c) {
		t.Errorf("far away: %v", d)
	}
	if After(c, 1<<63-1) != Never {
		t.Error("beyond time")
	}
	if Never.Passed(c) || !NoWait.Passed(c) || !After(c, 0).Passed(c) || !After(c, -5).Passed(c) {
		t.Error("passed")
	}
}

func TestOp(t *testing.T) {
	op := NewOp()
	op.Interrupt(Callback)
	op.Interrupt(Cancel)
	if op.Pending() != Callback|Cancel {
		t.Error(op.Pending())
	}
	op.Clear(Callback)
	if op.Take() != Cancel || op.Take() != 0 {
		t.Error("take")
	}
	var none *Op
	if none.Pending() != 0 || none.Take() != 0 {
		t.Error("a nil Op has reasons")
	}
	none.Clear(Cancel)
	none.Close()
	s := NewStopper(func() { op.byChan.stop() })
	s.Begin(op)
	op.Interrupt(Shutdown)
	s.End(op)
	<-op.wake
}

func TestWatchers(t *testing.T) {
	var l Watchers
	var got []Change
	w := &Watch{Tell: func(c Change) { got = append(got, c) }}
	l.Tell(Changed)
	l.Watch(w)
	l.Tell(Closing)
	l.Unwatch(w)
	l.Unwatch(w)
	l.Tell(Changed)
	if len(got) != 1 || got[0] != Closing {
		t.Error(got)
	}
}

func TestSleepDoesNotAllocate(t *testing.T) {
	c, op := System().Clock, NewOp()
	if n := testing.AllocsPerRun(20, func() {
		if err := c.Sleep(op, After(c, 100*time.Microsecond)); err != nil {
			t.Error(err)
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
