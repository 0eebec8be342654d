package ssl_test

import (
	"runtime"
	"strings"
	"testing"

	"mpy/modules/internal/nettest"
	"mpy/python/object"
	"mpy/world"
)

// TestCloseWhileReading: closing ends another thread's read, write and handshake.
func TestCloseWhileReading(t *testing.T) {
	c := theCast()
	for _, what := range []string{"read", "write", "handshake"} {
		t.Run(what, func(t *testing.T) {
			b := newBench(t)
			var x object.Value
			if what == "handshake" {
				s, _ := b.Pair()
				client := trusting(c.ca)
				client.later = true
				var err error
				if x, err = b.wrap(b.context(client), s, client); err != nil {
					t.Fatal(b.Error(err))
				}
			} else {
				x, _ = b.connected()
			}
			got := ""
			entered := make(chan struct{})
			wait := b.goes(func(o *bench) {
				close(entered)
				if what == "write" {
					got = o.Do(x, "write", make([]byte, 64<<20))
				} else {
					got = o.Do(x, "read")
				}
			})
			b.unlocked(func() { <-entered }) // it has the lock, and gives it away only to block
			b.T.Release()
			b.T.Acquire()
			b.Is(x, "close", "None")
			wait()
			if !strings.HasPrefix(got, "OSError: ") {
				t.Error(got)
			}
			b.Is(x, "read", "OSError: (-28928, 'MBEDTLS_ERR_SSL_BAD_INPUT_DATA')", 1)
		})
	}
}

// unlocked runs f without the interpreter's lock.
func (b *bench) unlocked(f func()) {
	b.T.Release()
	f()
	b.T.Acquire()
}

// TestInterrupted: Ctrl-C ends a call, and the connection goes on.
func TestInterrupted(t *testing.T) {
	b := newBench(t)
	c := theCast()
	for _, what := range []string{"handshake", "read", "write"} {
		t.Run(what, func(t *testing.T) {
			sx, sy := b.Pair()
			interrupt := object.NewException(object.KeyboardInterrupt)
			if what == "handshake" {
				client := trusting(c.ca)
				client.later = true
				x, err := b.wrap(b.context(client), sx, client)
				if err != nil {
					t.Fatal(b.Error(err))
				}
				go b.T.Raise(interrupt)
				b.Is(x, "read", "KeyboardInterrupt", 5)
				wait := b.goes(func(o *bench) {
					y, err := o.wrap(o.context(serving(c.ec)), sy, serving(c.ec))
					if err != nil {
						t.Error(o.Error(err))
						return
					}
					o.Is(y, "write", "5", "hello")
				})
				b.Is(x, "read", "b'hello'", 5)
				wait()
				return
			}
			x, y, _, _ := b.meetOver(sx, sy, trusting(c.ca), serving(c.ec))
			if what == "read" {
				go b.T.Raise(interrupt)
				b.Is(x, "read", "KeyboardInterrupt", 5)
				b.Is(y, "write", "5", "hello")
				b.Is(x, "read", "b'hello'", 5)
				return
			}
			data := pattern(16 << 20)
			v := object.NewBytes(string(data))
			go func() {
				for nettest.Sock(sx).Ready(world.Out) != 0 {
					runtime.Gosched()
				}
				b.T.Raise(interrupt)
			}()
			b.Is(x, "write", "KeyboardInterrupt", v)
			// How much was taken the script cannot know, but what was is whole.
			wait := b.goes(func(o *bench) {
				for n := 0; ; {
					p := bytesOf(o.Get(y, "recv", 65536))
					if len(p) == 0 {
						return
					}
					for i := range p {
						if p[i] != data[n+i] {
							t.Errorf("byte %d is wrong", n+i)
							return
						}
					}
					n += len(p)
				}
			})
			b.Is(x, "close", "None")
			wait()
		})
	}
}

// TestForgotten: a handshake that was begun and forgotten leaves no coroutine.
func TestForgotten(t *testing.T) {
	b := newBench(t)
	c := theCast()
	before := runtime.NumGoroutine()
	for range 20 {
		s, _ := b.Pair()
		b.Get(s, "setblocking", false)
		client := trusting(c.ca)
		client.later = true
		x, err := b.wrap(b.context(client), s, client)
		if err != nil {
			t.Fatal(b.Error(err))
		}
		b.Is(x, "read", "None", 1)
	}
	if n := runtime.NumGoroutine(); n < before+15 { // some of an earlier test may have ended
		t.Errorf("%d goroutines: where are the coroutines?", n-before)
	}
	clock := b.Host.Clock()
	for dl := world.After(clock, 10e9); runtime.NumGoroutine() > before && !dl.Passed(clock); {
		runtime.GC()
		runtime.Gosched()
	}
	if n := runtime.NumGoroutine(); n > before {
		t.Errorf("%d coroutines are left", n-before)
	}
}

// TestManyThreads: threads that write whole lines do not mix their bytes.
func TestManyThreads(t *testing.T) {
	b := newBench(t)
	x, y := b.connected()
	const threads, lines = 4, 200
	var waits []func()
	for i := range threads {
		waits = append(waits, b.goes(func(o *bench) {
			line := strings.Repeat(string(rune('a'+i)), 50) + "\n"
			for range lines {
				o.Is(x, "send", "51", line)
			}
		}))
	}
	for range threads * lines {
		p := bytesOf(b.Get(y, "readline"))
		if len(p) != 51 || strings.Count(string(p), string(p[0])) != 50 {
			t.Fatalf("%q", p)
		}
	}
	for _, wait := range waits {
		wait()
	}
}
