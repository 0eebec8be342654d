// This file tests the Host: output, files and their read-ahead, waiting.

package host_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"mpy/board"
	"mpy/host"
	"mpy/python/object"
	"mpy/python/object/objtest"
	"mpy/stream"
	"mpy/world"
)

// thread is a Thread with an operation, whose Pending runs a function.
type thread struct {
	objtest.Thread
	op      *world.Op
	lock    sync.Mutex
	pending func() error
}

func (t *thread) Waiter() any { return t.op }
func (t *thread) Release()    { t.lock.Unlock() }
func (t *thread) Acquire()    { t.lock.Lock() }
func (t *thread) Pending() error {
	if t.pending != nil {
		return t.pending()
	}
	return nil
}

func newThread(h *host.Host) *thread {
	t := &thread{op: world.NewOp()}
	t.Outside = h
	t.Acquire()
	return t
}

// counter is a writer that counts writes.
type counter struct {
	bytes.Buffer
	writes int
	err    error
}

func (c *counter) Write(p []byte) (int, error) {
	c.writes++
	if c.err != nil {
		return 0, c.err
	}
	return c.Buffer.Write(p)
}

func TestOutput(t *testing.T) {
	var out, errs counter
	h := host.New(host.Options{Stdout: &out, Stderr: &errs})
	th := newThread(h)
	for range 10 {
		if _, err := h.Out.Write(th, []byte("line\n")); err != nil {
			t.Fatal(err)
		}
	}
	if out.writes != 0 {
		t.Errorf("%d writes without a reason", out.writes)
	}
	if _, err := io.WriteString(h.Stderr(), "oops"); err != nil || out.writes != 1 || errs.String() != "oops" {
		t.Errorf("standard error: %v, %d writes before it, %q", err, out.writes, errs.String())
	}
	if _, err := h.Out.Write(th, []byte("wait")); err != nil {
		t.Fatal(err)
	}
	if err := host.Block(th, func(*world.Op) error { return nil }); err != nil || out.writes != 2 {
		t.Errorf("waiting: %v, %d writes", err, out.writes)
	}
	big := strings.Repeat("x", 20000)
	if _, err := h.Out.Write(th, []byte("y")); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Out.Write(th, []byte(big)); err != nil || out.writes != 4 {
		t.Errorf("big: %v, %d writes", err, out.writes)
	}
	if want := strings.Repeat("line\n", 10) + "waity" + big; out.String() != want {
		t.Error("the output differs")
	}
	if err := h.Close(); err != nil {
		t.Error(err)
	}
}

// When nobody reads the output any more the program ends quietly.
func TestClosedPipe(t *testing.T) {
	out := &counter{err: &os.PathError{Op: "write", Err: syscall.EPIPE}}
	h := host.New(host.Options{Stdout: out})
	if _, err := h.Out.Write(newThread(h), []byte("a")); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := h.Flush(); !object.IsError(err, object.SystemExit) {
			t.Errorf("got %v", err)
		}
	}
	out = &counter{err: syscall.ENOSPC}
	h = host.New(host.Options{Stdout: out})
	if _, err := h.Out.Write(newThread(h), bytes.Repeat([]byte("a"), 10000)); err == nil || err.Error() != "OSError: 28" {
		t.Errorf("got %v", err)
	}
	out.err = nil
	if _, err := h.Out.Write(newThread(h), []byte("a")); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a"), []byte("one\ntwo\n"+strings.Repeat("z", 9000)+"\nend"), 0o600); err != nil {
		t.Fatal(err)
	}
	sys := host.NewSystem()
	h := host.New(host.Options{Files: sys})
	th := newThread(h)
	if err := sys.Chdir(dir); err != nil {
		t.Fatal(err)
	}
	f, err := h.Open("a", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	line := func(limit int, want string) {
		t.Helper()
		b, err := f.ReadLine(th, limit)
		if err != nil || string(b) != want {
			t.Errorf("ReadLine(%d) = %.20q (%d bytes), %v", limit, b, len(b), err)
		}
	}
	seek := func(off int64, whence int, want int64) {
		t.Helper()
		if n, err := f.Seek(th, off, whence); n != want || err != nil {
			t.Errorf("Seek(%d, %d) = %d, %v, want %d", off, whence, n, err, want)
		}
	}
	line(-1, "one\n")
	seek(0, 1, 4)
	line(2, "tw")
	line(0, "")
	if _, err := f.Write(th, []byte("O")); err != nil {
		t.Fatal(err)
	}
	seek(0, 1, 7)
	line(-1, "\n")
	line(-1, strings.Repeat("z", 9000)+"\n")
	line(100, "end")
	line(-1, "")
	seek(-2, 1, 9010)
	line(-1, "nd")
	seek(0, 0, 0)
	b, err := stream.ReadAll(th, f)
	if err != nil || !strings.HasPrefix(string(b), "one\ntwO\nzz") || len(b) != 9012 {
		t.Errorf("%d bytes, %.20q, %v", len(b), b, err)
	}
	if _, err := f.Ioctl(th, stream.Close, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Read(th, make([]byte, 1)); err == nil || err.Error() != "ValueError: I/O operation on closed file" {
		t.Errorf("closed: %v", err)
	}
	if f.Descriptor() != -1 {
		t.Error("still has a descriptor")
	}
	if _, err := h.Open("nope", os.O_RDONLY, 0); board.CondOf(err) != board.ENOENT {
		t.Errorf("got %v", err)
	}

	left, err := h.Open("a", os.O_RDONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	if left.Descriptor() != -1 {
		t.Error("Close left a file open")
	}
}

// A read of standard input is interrupted, and what then comes is not lost.
func TestInput(t *testing.T) {
	r, w := io.Pipe()
	h := host.New(host.Options{Stdin: r})
	th := newThread(h)
	var calls atomic.Int32
	th.pending = func() error {
		if calls.Add(1) == 2 {
			return object.NewException(object.KeyboardInterrupt)
		}
		return nil
	}
	type result struct {
		line string
		err  error
	}
	ch := make(chan result)
	read := func() {
		line, err := h.ReadLine(th)
		ch <- result{line, err}
	}
	go read()
	var got result
	for ended := false; !ended; {
		th.op.Interrupt(world.Callback)
		select {
		case got = <-ch:
			ended = true
		default:
			runtime.Gosched()
		}
	}
	th.op.Take()
	if !object.IsError(got.err, object.KeyboardInterrupt) {
		t.Fatalf("got %q, %v", got.line, got.err)
	}
	th.pending = nil
	go func() {
		_, _ = io.WriteString(w, "hel")
		_, _ = io.WriteString(w, "lo\nrest")
		_ = w.Close()
	}()
	for _, want := range []string{"hello\n", "rest", ""} {
		go read()
		if got := <-ch; got.line != want || got.err != nil {
			t.Errorf("got %q, %v, want %q", got.line, got.err, want)
		}
	}
}

func TestBlock(t *testing.T) {
	h := host.New(host.Options{})
	th := newThread(h)
	runs := 0
	th.pending = func() error { runs++; return nil }
	dl := world.After(h.Clock(), 20*time.Millisecond)
	tries := 0
	th.op.Interrupt(world.Callback)
	err := host.Block(th, func(op *world.Op) error {
		tries++
		return h.Clock().Sleep(op, dl)
	})
	if err != nil || tries != 2 || runs != 1 {
		t.Errorf("%v, %d tries, %d callbacks", err, tries, runs)
	}
	if want := errors.New("x"); host.Block(th, func(*world.Op) error { return want }) != want {
		t.Error("the error was lost")
	}
}

func TestErrors(t *testing.T) {
	h := host.New(host.Options{})
	if n := h.ErrnoName(111); n != "ECONNREFUSED" {
		t.Error(n)
	}
	if n := h.ErrnoName(32); n != "" {
		t.Error(n)
	}
	newlib := host.New(host.Options{Board: board.ESP32()})
	if n := newlib.ErrnoName(116); n != "ETIMEDOUT" {
		t.Error(n)
	}
	if err := host.Err(newThread(newlib), &os.PathError{Err: syscall.ETIMEDOUT}); err.Error() != "OSError: 116" {
		t.Error(err)
	}
}

// Two Hosts do not meet; a seed makes randomness repeat.
func TestApart(t *testing.T) {
	a, b := host.New(host.Options{Env: []string{"X=1"}, Seed: 7}), host.New(host.Options{Seed: 7})
	a.Env.Set("Y", "2")
	if _, ok := b.Env.Get("Y"); ok {
		t.Error("the environment is shared")
	}
	if got := strings.Join(a.Env.List(), " "); got != "X=1 Y=2" {
		t.Error(got)
	}
	var p, q [32]byte
	_, _ = io.ReadFull(a.Random(), p[:])
	_, _ = io.ReadFull(b.Random(), q[:])
	if p != q {
		t.Error("one seed, different numbers")
	}
	_, _ = io.ReadFull(host.New(host.Options{}).Random(), q[:])
	if p == q {
		t.Error("no seed, the same numbers")
	}
}
