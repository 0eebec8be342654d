package uselect_test

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"mpy/modules/internal/nettest"
	"mpy/modules/uselect"
	"mpy/python/object"
	"mpy/python/object/objtest"
	"mpy/world"
)

func TestNames(t *testing.T) {
	b := newBench(t)
	objtest.Import(t, &b.T.Thread, uselect.Module(b.Host))
	for name, want := range map[string]int64{"POLLIN": 1, "POLLOUT": 4, "POLLERR": 8, "POLLHUP": 16} {
		if got := b.sel.Obj().(*object.Module).Dict.GetStr(name); got != object.Int(want) {
			t.Errorf("%s is %v", name, got)
		}
	}
}

// Messages of argument errors are those of MicroPython 1.29's unix port.
func TestArguments(t *testing.T) {
	b := newBench(t)
	b.Run(b.sel, []objtest.Case{
		objtest.C("poll", "<poll>"),
		objtest.C("poll", "TypeError: function takes 0 positional arguments but 1 were given", 1),
	})
	s := b.Socket()
	b.Run(b.poll(), []objtest.Case{
		objtest.C("register", "TypeError: function missing 1 required positional arguments"),
		objtest.C("register", "OSError: stream operation not supported", "a"),
		objtest.C("register", "OSError: stream operation not supported", nil),
		objtest.C("register", "OSError: stream operation not supported", 1.5),
		objtest.C("register", "TypeError: can't convert str to int", s, "a"),
		objtest.C("register", "ValueError", -1),
		objtest.C("modify", "TypeError: function takes 3 positional arguments but 2 were given", s),
		objtest.C("modify", "OSError: [Errno 2] ENOENT", s, 1),
		objtest.C("unregister", "None", s),
		objtest.C("poll", "TypeError: can't convert float to int", 1.0),
		objtest.C("poll", "TypeError: can't convert str to int", "a"),
		objtest.C("poll", "TypeError: function expected at most 2 arguments, got 3", 1, 2),
		objtest.C("ipoll", "TypeError: function expected at most 3 arguments, got 4", 1, 2, 3),
		objtest.C("ipoll", "<poll>", 0),
		objtest.C("poll", "[]", 0),
		objtest.C("poll", "[]", 1),
		objtest.C("register", "None", s),
		objtest.C("register", "None", s, 1),
		objtest.C("modify", "None", s, 4),
		objtest.C("unregister", "None", s),
		objtest.C("modify", "OSError: [Errno 2] ENOENT", s, 1),
	})
}

// TestStates is socket-facts.md section 6b, column U (Linux), and generic.md's
// rows 33 and 34; -1 is nothing.
func TestStates(t *testing.T) {
	b := newBench(t)
	linger := []byte{1, 0, 0, 0, 0, 0, 0, 0}
	for _, c := range []struct {
		name string
		make func() object.Value
		want [4]int // masks 5, 1, 4, 0
	}{
		{"new TCP", func() object.Value { return b.Socket() }, [4]int{20, 16, 20, 16}},
		{"new UDP", func() object.Value { return b.Socket(2, 2) }, [4]int{4, -1, 4, -1}},
		{"bound TCP", func() object.Value {
			s := b.Socket()
			b.Get(s, "bind", objtest.Tuple("127.0.0.1", 0))
			return s
		}, [4]int{20, 16, 20, 16}},
		{"datagram waits", func() object.Value {
			x, y, _, ya := b.Datagrams()
			b.Get(x, "sendto", "x", ya)
			b.Ready(y, world.In)
			return y
		}, [4]int{5, 1, 4, -1}},
		{"listening", func() object.Value { l, _ := b.Listener(); return l }, [4]int{-1, -1, -1, -1}},
		{"connection waits", func() object.Value {
			l, addr := b.Listener()
			b.Get(b.Socket(), "connect", addr)
			b.Ready(l, world.In)
			return l
		}, [4]int{1, 1, -1, -1}},
		{"connected", func() object.Value { x, _ := b.Pair(); return x }, [4]int{4, -1, 4, -1}},
		{"data", func() object.Value {
			x, y := b.Pair()
			b.Get(x, "send", "x")
			b.Ready(y, world.In)
			return y
		}, [4]int{5, 1, 4, -1}},
		{"data read ahead", func() object.Value {
			x, y := b.Pair()
			b.Get(x, "send", "a\nb\n")
			b.Get(y, "readline")
			return y
		}, [4]int{5, 1, 4, -1}},
		{"end", func() object.Value {
			x, y := b.Pair()
			b.Get(x, "close")
			b.Ready(y, world.In)
			return y
		}, [4]int{5, 1, 4, -1}},
		{"reset", func() object.Value {
			x, y := b.Pair()
			b.Get(x, "setsockopt", 1, 13, linger)
			b.Get(x, "close")
			b.Ready(y, world.Err)
			return y
		}, [4]int{29, 25, 28, 24}},
		{"reset, told", func() object.Value {
			x, y := b.Pair()
			b.Get(x, "setsockopt", 1, 13, linger)
			b.Get(x, "close")
			b.Ready(y, world.Err)
			b.Is(y, "recv", "OSError: [Errno 104] ECONNRESET", 1)
			return y
		}, [4]int{21, 17, 20, 16}},
		{"refused, not blocking", func() object.Value {
			s := b.Socket()
			b.Get(s, "setblocking", false)
			b.Is(s, "connect", "OSError: [Errno 115] EINPROGRESS", b.Unused())
			b.Ready(s, world.Err)
			return s
		}, [4]int{29, 25, 28, 24}},
		{"refused", func() object.Value {
			s := b.Socket()
			b.Is(s, "connect", "OSError: [Errno 111] ECONNREFUSED", b.Unused())
			return s
		}, [4]int{20, 16, 20, 16}},
		{"connected, not blocking", func() object.Value {
			_, addr := b.Listener()
			s := b.Socket()
			b.Get(s, "setblocking", false)
			b.Is(s, "connect", "OSError: [Errno 115] EINPROGRESS", addr)
			b.Ready(s, world.Out)
			return s
		}, [4]int{4, -1, 4, -1}},
		{"closed before", func() object.Value { s := b.Socket(); b.Get(s, "close"); return s }, [4]int{32, 32, 32, 32}},
	} {
		v := c.make()
		p := b.poll()
		var got [4]int
		for i, mask := range []int{5, 1, 4, 0} {
			b.Get(p, "register", v, mask)
			if got[i] = b.events(p, v); b.events(p, v) != got[i] {
				t.Errorf("%s, mask %d: not the same twice", c.name, mask)
			}
		}
		if runtime.GOOS == "linux" && got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		b.Get(v, "close")
		for range 2 { // row 34
			if got := b.events(p, v); got != 32 {
				t.Errorf("%s, closed: %d", c.name, got)
			}
		}
		b.Get(p, "unregister", v)
		if got := b.events(p, v); got != -1 {
			t.Errorf("%s, unregistered: %d", c.name, got)
		}
	}
}

func TestWaits(t *testing.T) {
	b := newBench(t)
	x, y := b.Pair()
	p := b.poll()
	b.Get(p, "register", y, 1)
	clock := b.Host.Clock()
	began := clock.Monotonic()
	b.Is(p, "poll", "[]", 30)
	if d := clock.Monotonic() - began; d < 30*time.Millisecond || d > time.Second {
		t.Errorf("30 ms took %v", d)
	}
	for _, timeout := range []any{nil, -1, 10000} { // woken by what comes
		wait := b.Go(func(b *nettest.Bench) {
			b.Sleep(10 * time.Millisecond)
			b.Get(x, "send", "x")
		})
		b.Is(p, "poll", "[("+b.Repr(y)+", 1)]", timeout)
		wait()
		b.Get(y, "recv", 1)
	}
	// A socket that is closed, or registered, during the wait ends it.
	wait := b.Go(func(b *nettest.Bench) {
		b.Sleep(10 * time.Millisecond)
		b.Get(p, "register", x)
	})
	b.Is(p, "poll", "[("+b.Repr(x)+", 4)]")
	wait()
	b.Get(p, "unregister", x)
	wait = b.Go(func(b *nettest.Bench) {
		b.Sleep(10 * time.Millisecond)
		b.Get(y, "close")
	})
	b.Is(p, "poll", "[(<socket -1>, 32)]")
	wait()
}

// Ctrl-C ends a wait; a callback does not.
func TestInterrupt(t *testing.T) {
	b := newBench(t)
	_, y := b.Pair()
	p := b.poll()
	for range 2 { // with nothing at all, and with a socket
		clock := b.Host.Clock()
		clock.AfterFunc(5*time.Millisecond, func() { b.T.Op.Interrupt(world.Callback) })
		began := clock.Monotonic()
		b.Is(p, "poll", "[]", 30)
		if d := clock.Monotonic() - began; d < 30*time.Millisecond {
			t.Errorf("a callback ended the wait after %v", d)
		}
		clock.AfterFunc(10*time.Millisecond, func() { b.T.Raise(object.NewException(object.KeyboardInterrupt)) })
		b.Is(p, "poll", "KeyboardInterrupt")
		b.Get(p, "register", y, 1)
	}
}

func TestIpoll(t *testing.T) {
	b := newBench(t)
	x, y := b.Pair()
	p := b.poll()
	b.Get(p, "register", x)
	b.Get(p, "register", y)
	list := func() (out []object.Value) {
		for {
			v, ok, err := object.Next(b.T, p)
			if err != nil {
				t.Fatal(b.Error(err))
			}
			if !ok {
				return out
			}
			out = append(out, v, b.Item(v, 0), b.Item(v, 1))
		}
	}
	if got := list(); got != nil {
		t.Errorf("before ipoll: %v", got)
	}
	if b.Get(p, "ipoll", 0) != p {
		t.Error("ipoll gives another object")
	}
	got := list()
	if len(got) != 6 || got[0] != got[3] || got[1] != x || got[4] != y || got[2] != object.Int(4) {
		t.Errorf("ipoll gives %v", got)
	}
	b.Get(p, "ipoll", 0) // unregistering on the way
	if _, ok, _ := object.Next(b.T, p); !ok {
		t.Error("nothing is ready")
	}
	b.Get(p, "unregister", y)
	if got := list(); got != nil {
		t.Errorf("unregistered: %v", got)
	}
	b.Get(p, "ipoll", 0, 1) // one shot
	if got := list(); len(got) != 3 {
		t.Errorf("one shot: %v", got)
	}
	b.Get(p, "ipoll", 0, 1)
	if got := list(); got != nil {
		t.Errorf("after one shot: %v", got)
	}
	b.Get(p, "modify", x, 4)
	b.Is(p, "poll", "[("+b.Repr(x)+", 4)]", 0)
}

func TestDescriptors(t *testing.T) {
	b := newBench(t)
	x, y := b.Pair()
	p := b.poll()
	fd := b.Get(y, "fileno")
	b.Get(p, "register", fd, 1)
	b.Get(p, "register", y, 4) // an entry of its own
	b.Is(p, "poll", "[("+b.Repr(y)+", 4)]", 0)
	b.Get(x, "send", "x")
	b.Ready(y, world.In)
	b.Is(p, "poll", "[("+b.Repr(fd)+", 1), ("+b.Repr(y)+", 4)]", 0)
	p = b.poll()
	b.Get(p, "register", 1000000)
	b.Is(p, "poll", "[(1000000, 32)]", 0)
}

// ioctlClass makes a class of a script's, derived from base, with an ioctl.
func ioctlClass(b *bench, base *object.Class, ioctl func(req, arg int) object.Value) object.Value {
	body := object.NewDict(1)
	body.SetStr("ioctl", object.Ref(object.NewBuiltin("ioctl(*args)", "", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		n := len(args)
		r := ioctl(int(args[n-2].AsInt()), int(args[n-1].AsInt()))
		if e, ok := r.Obj().(*object.Exception); ok {
			return object.Value{}, e
		}
		return r, nil
	})))
	c, err := object.MakeClass(b.T, "C", []object.Value{object.Ref(base)}, body)
	if err != nil {
		b.Fatal(b.Error(err))
	}
	v, err := b.T.Call(c, nil, object.Kw{})
	if err != nil {
		b.Fatal(b.Error(err))
	}
	return v
}

// TestScripted is socket-facts.md section 6c.
func TestScripted(t *testing.T) {
	b := newBench(t)
	var reply object.Value
	asked := 0
	v := ioctlClass(b, ioBase(b), func(req, arg int) object.Value {
		if req == 10 {
			return object.Int(-1)
		}
		if asked++; req != 3 {
			t.Errorf("request %d", req)
		}
		if asked > 3 {
			return reply
		}
		return object.Int(0)
	})
	p := b.poll()
	b.Get(p, "register", v)
	u := b.Socket(2, 2)
	b.Get(p, "register", u, 1)
	for _, c := range []struct {
		reply object.Value
		want  string
	}{
		{object.Int(1), "[(" + b.Repr(v) + ", 1)]"},
		{object.Int(1000), "[(" + b.Repr(v) + ", 1000)]"}, // as it is
		{object.Int(-1000), "OSError: 1000"},
		{object.None, "TypeError: can't convert NoneType to int"},
		{object.Ref(object.NewException(object.KeyError)), "KeyError"},
	} {
		reply, asked = c.reply, 0
		b.Is(p, "poll", c.want, 1000)
	}
	reply, asked = object.Int(0), 0
	b.Is(p, "poll", "[]", 20)
	if asked < 5 || asked > 60 {
		t.Errorf("asked %d times in 20 ms", asked)
	}
	b.Get(p, "modify", u, 4)
	b.Is(p, "poll", "[("+b.Repr(u)+", 4)]", 20)

	fd := b.Get(u, "fileno")
	b.Is(p, "register", "None", ioctlClass(b, ioBase(b), func(int, int) object.Value { return fd }))
	if got := b.Do(p, "poll", 0); !strings.Contains(got, "C object at") {
		t.Errorf("an object with a descriptor: %s", got)
	}
	class, err := object.MakeClass(b.T, "D", []object.Value{object.Ref(ioBase(b))}, object.NewDict(0))
	if err != nil {
		t.Fatal(b.Error(err))
	}
	plain, err := b.T.Call(class, nil, object.Kw{})
	if err != nil {
		t.Fatal(b.Error(err))
	}
	b.Is(p, "register", "AttributeError: 'D' object has no attribute 'ioctl'", plain)
	// A wait within the wait.
	p = b.poll()
	inner := false
	b.Get(p, "register", ioctlClass(b, ioBase(b), func(req, _ int) object.Value {
		switch {
		case req == 10:
			return object.Int(-1)
		case inner:
			return object.Int(0)
		}
		inner = true
		b.Is(p, "poll", "[]", 1)
		inner = false
		return object.Int(4)
	}))
	if got := b.Do(p, "poll", 1000); !strings.HasSuffix(got, ", 4)]") {
		t.Errorf("a wait within the wait: %s", got)
	}
}

// Two threads can wait with one poll object.
func TestTwoThreads(t *testing.T) {
	b := newBench(t)
	x, y := b.Pair()
	p := b.poll()
	b.Get(p, "register", y, 1)
	var got string
	wait := b.Go(func(b *nettest.Bench) { got = b.Do(p, "poll", 5000) })
	b.Sleep(10 * time.Millisecond)
	clock := b.Host.Clock()
	clock.AfterFunc(10*time.Millisecond, func() { _, _ = nettest.Sock(x).Send(nil, world.Never, []byte("x"), 0) })
	want := "[(" + b.Repr(y) + ", 1)]"
	b.Is(p, "poll", want, 5000)
	wait()
	if got != want {
		t.Error(got)
	}
}

// Forgotten poll objects are collected, though a socket that they watched lives on.
func TestForgotten(t *testing.T) {
	b := newBench(t)
	_, y := b.Pair()
	before := nettest.Descriptors()
	for range 20 {
		p := b.poll()
		b.Get(p, "register", y)
		b.Get(p, "poll", 0)
	}
	for range 200 {
		if nettest.Descriptors() <= before {
			return
		}
		runtime.GC()
		b.Sleep(5 * time.Millisecond)
	}
	t.Errorf("%d descriptors left", nettest.Descriptors()-before)
}

func TestAllocations(t *testing.T) {
	if raceEnabled || runtime.GOOS != "linux" {
		t.Skip("the race detector allocates, and the lists of other systems do")
	}
	b := newBench(t)
	x, y := b.Pair()
	p := b.poll()
	b.Get(p, "register", x)
	b.Get(p, "register", y)
	ipoll, _ := object.ClassOf(p).Lookup("ipoll")
	args := []object.Value{p, object.Int(1000)}
	if n := testing.AllocsPerRun(100, func() {
		it, err := b.T.Call(ipoll, args, object.Kw{})
		if err != nil {
			t.Fatal(b.Error(err))
		}
		for {
			_, ok, err := object.Next(b.T, it)
			if err != nil {
				t.Fatal(b.Error(err))
			}
			if !ok {
				break
			}
		}
	}); n > 0 {
		t.Errorf("a turn of ipoll: %v allocations", n)
	}
}

func BenchmarkIpoll(bb *testing.B) {
	b := newBench(bb)
	x, _ := b.Pair()
	p := b.poll()
	b.Get(p, "register", x)
	ipoll, _ := object.ClassOf(p).Lookup("ipoll")
	args := []object.Value{p, object.Int(1000)}
	bb.ReportAllocs()
	for bb.Loop() {
		it, _ := b.T.Call(ipoll, args, object.Kw{})
		for {
			if _, ok, _ := object.Next(b.T, it); !ok {
				break
			}
		}
	}
}

func BenchmarkSelect(bb *testing.B) {
	b := newBench(bb)
	x, _ := b.Pair()
	sel := b.sel.Obj().(*object.Module).Dict.GetStr("select")
	args := []object.Value{objtest.List(), objtest.List(x), objtest.List()}
	bb.ReportAllocs()
	for bb.Loop() {
		_, _ = b.T.Call(sel, args, object.Kw{})
	}
}
