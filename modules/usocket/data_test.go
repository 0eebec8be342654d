package usocket_test

import (
	"strings"
	"testing"
	"time"

	"mpy/modules/internal/nettest"
	"mpy/modules/usocket"
	"mpy/python/object"
	"mpy/python/object/objtest"
	"mpy/world"
)

const (
	again    = "OSError: [Errno 11] EAGAIN"
	timedOut = "OSError: [Errno 110] ETIMEDOUT"
)

func TestTransfer(t *testing.T) {
	b := nettest.New(t)
	x, y := b.Pair()
	view, err := object.NewMemoryview(object.NewBytearray([]byte("memory")))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		buf  any
		n    string
		want string
	}{
		{[]byte("bytes"), "5", "b'bytes'"},
		{"é", "2", "b'\\xc3\\xa9'"},
		{object.NewBytearray([]byte("array")), "5", "b'array'"},
		{view, "6", "b'memory'"},
	} {
		b.Is(x, "send", c.n, c.buf)
		b.Is(y, "recv", c.want, 100)
		b.Is(x, "sendall", "None", c.buf)
		b.Is(y, "recv", c.want, 100)
		b.Is(x, "write", c.n, c.buf)
		b.Is(y, "recv", c.want, 100)
	}
	b.Is(x, "send", "0", "")
	b.Is(x, "sendall", "None", "")
	b.Is(x, "write", "0", "")
	b.Is(x, "send", "3", "abc", 0)

	buf := object.NewBytearray(make([]byte, 8))
	b.Is(y, "recv", "b'abc'", 10, 2) // MSG_PEEK
	b.Is(y, "recv_into", "2", buf, 2)
	b.Is(y, "recvfrom", "(b'c', "+b.Repr(b.Addr(x))+")", 5)
	b.Is(x, "write", "2", "abcdef", 2)
	b.Is(x, "write", "3", "abcdef", 1, 3)
	b.Is(y, "readinto", "5", buf, 5)
	if got := b.Repr(buf); got != "bytearray(b'abbcd\\x00\\x00\\x00')" {
		t.Error(got)
	}
	b.Is(x, "close", "None")
	for range 2 { // the end is there again and again
		b.Is(y, "recv", "b''", 10)
		b.Is(y, "read", "b''")
		b.Is(y, "read", "b''", 3)
		b.Is(y, "readline", "b''")
		b.Is(y, "readinto", "0", buf)
		b.Is(y, "recv_into", "0", buf)
	}
}

func TestEndNonBlocking(t *testing.T) {
	b := nettest.New(t)
	x, y := b.Pair()
	b.Is(x, "close", "None")
	b.Ready(y, world.In)
	b.Is(y, "setblocking", "None", false)
	buf := object.NewBytearray(make([]byte, 8))
	b.Is(y, "recv", "b''", 10)
	b.Is(y, "read", "b''")
	b.Is(y, "readline", "b''")
	b.Is(y, "readinto", "0", buf)
	b.Is(y, "recv_into", "0", buf)
}

func TestNonBlocking(t *testing.T) {
	b := nettest.New(t)
	x, y := b.Pair()
	buf := object.NewBytearray(make([]byte, 8))
	for _, how := range []struct {
		name string
		arg  any
	}{{"setblocking", false}, {"settimeout", 0}} {
		b.Is(y, how.name, "None", how.arg)
		b.Run(y, []objtest.Case{
			objtest.C("recv", again, 1),
			objtest.C("recvfrom", again, 1),
			objtest.C("recv_into", again, buf),
			objtest.C("recvfrom_into", again, buf),
			objtest.C("recv", again, 0),
			objtest.C("read", "None"),
			objtest.C("read", "None", 3),
			objtest.C("readinto", "None", buf),
			objtest.C("readline", "None"),
		})
		b.Is(x, "send", "7", "ab\ncdef")
		b.Ready(y, world.In)
		b.Is(y, "readline", "b'ab\\n'", 10)
		b.Is(y, "readline", "b'cd'", 2)
		b.Is(y, "read", "b'ef'", 10) // what there is
		b.Is(y, "settimeout", "None", nil)
	}
	// recv takes what readline read ahead, and does not add to it.
	b.Is(x, "send", "4", "a\nbc")
	b.Is(y, "readline", "b'a\\n'")
	b.Is(x, "send", "1", "d")
	b.Is(y, "recv", "b'bc'", 10)
	b.Is(y, "recv", "b'd'", 10)
	b.Is(x, "send", "1", "e")
	b.Ready(y, world.In)
	b.Is(y, "recv", "b'e'", 10, 0x40) // MSG_DONTWAIT
	b.Is(y, "recv", again, 10, 0x40)
}

func TestFull(t *testing.T) {
	b := nettest.New(t)
	x, _ := b.Pair()
	big := object.NewBytes(strings.Repeat("x", 32<<20))
	b.Is(x, "setblocking", "None", false)
	if n := b.Get(x, "send", big).AsInt(); n <= 0 || n >= 32<<20 {
		t.Errorf("send gives %d", n)
	}
	b.Is(x, "send", again, big)
	b.Is(x, "sendall", again, big)
	b.Is(x, "write", "None", big)
	b.Is(x, "settimeout", "None", 0.02)
	b.Is(x, "send", timedOut, big)
	b.Is(x, "sendall", timedOut, big)
	b.Is(x, "write", timedOut, big)
}

func TestTimeouts(t *testing.T) {
	b := nettest.New(t)
	x, y := b.Pair()
	buf := object.NewBytearray(make([]byte, 4))
	b.Is(y, "settimeout", "None", 0.02)
	b.Run(y, []objtest.Case{
		objtest.C("recv", timedOut, 1),
		objtest.C("recvfrom", timedOut, 1),
		objtest.C("recv_into", timedOut, buf),
		objtest.C("read", timedOut),
		objtest.C("read", timedOut, 3),
		objtest.C("readinto", timedOut, buf),
		objtest.C("readline", timedOut),
	})
	b.Is(x, "send", "2", "ab")
	b.Ready(y, world.In)
	b.Is(y, "readinto", timedOut, buf) // what came is in the buffer
	if got := b.Repr(buf); got != "bytearray(b'ab\\x00\\x00')" {
		t.Error(got)
	}
	l, _ := b.Listener()
	b.Is(l, "settimeout", "None", 0.02)
	b.Is(l, "accept", timedOut)
	b.Is(l, "setblocking", "None", false)
	b.Is(l, "accept", again)
	u, _, _, _ := b.Datagrams()
	b.Is(u, "settimeout", "None", 0.02)
	b.Is(u, "recvfrom", timedOut, 10)
	b.Is(u, "setblocking", "None", false)
	b.Is(u, "recvfrom", again, 10)
}

func TestConnect(t *testing.T) {
	b := nettest.New(t)
	l, addr := b.Listener()
	s := b.Socket()
	b.Is(s, "connect", "None", addr)
	b.Is(s, "connect", "OSError: 106", addr)
	b.Is(l, "connect", "OSError: 106", addr)
	_, from := b.Accept(l)
	if got, want := b.Repr(from), b.Repr(b.Addr(s)); got != want {
		t.Errorf("accept: %s, want %s", got, want)
	}
	s = b.Socket()
	no := b.Unused()
	b.Is(s, "connect", "OSError: [Errno 111] ECONNREFUSED", no)
	b.Is(s, "connect", "OSError: [Errno 111] ECONNREFUSED", no)
	b.Is(s, "connect", "None", addr) // the same socket serves again

	s = b.Socket()
	b.Is(s, "setblocking", "None", false)
	b.Is(s, "connect", "OSError: [Errno 115] EINPROGRESS", addr)
	b.Ready(s, world.Out)
	b.Is(s, "connect", "None", addr)
	b.Is(s, "connect", "OSError: 106", addr)
	s = b.Socket()
	b.Is(s, "setblocking", "None", false)
	b.Is(s, "connect", "OSError: [Errno 115] EINPROGRESS", no)
	b.Ready(s, world.Out)
	b.Is(s, "connect", "OSError: [Errno 111] ECONNREFUSED", no)

	o := b.Socket()
	b.Is(o, "bind", "OSError: [Errno 98] EADDRINUSE", addr)
	b.Is(o, "bind", "None", objtest.Tuple("127.0.0.1", 0))
	b.Is(o, "bind", "OSError: [Errno 22] EINVAL", objtest.Tuple("127.0.0.1", 0))
	b.Is(l, "listen", "None")
	b.Is(l, "listen", "None", -1)
}

// An accepted socket blocks, whatever the listener does (row 14).
func TestAccepted(t *testing.T) {
	b := nettest.New(t)
	l, addr := b.Listener()
	b.Is(l, "settimeout", "None", 5)
	s := b.Socket()
	b.Get(s, "connect", addr)
	c, _ := b.Accept(l)
	if d := c.Obj().(*usocket.Socket).Sock().Timeout(); d >= 0 {
		t.Errorf("its timeout is %v", d)
	}
}

func TestDatagrams(t *testing.T) {
	b := nettest.New(t)
	x, y, xa, ya := b.Datagrams()
	from := ", " + b.Repr(xa) + ")"
	b.Is(x, "sendto", "5", "hello", ya)
	b.Is(y, "recvfrom", "(b'he'"+from, 2) // the rest is lost
	b.Is(x, "sendto", "3", "abc", 0, ya)
	b.Is(y, "recv", "b'abc'", 10)
	b.Is(x, "sendto", "0", "", ya)
	b.Is(y, "recvfrom", "(b''"+from, 10)
	b.Is(x, "sendto", "2", "ab", objtest.Tuple("localhost", int(b.Item(ya, 1).AsInt())))
	buf := object.NewBytearray(make([]byte, 4))
	b.Is(y, "recvfrom_into", "(2"+from, buf)
	b.Is(x, "sendto", "OSError: 90", strings.Repeat("x", 65508), ya)
	b.Is(x, "sendto", "OSError: [Errno 13] EACCES", "x", objtest.Tuple("255.255.255.255", 9))
	b.Is(x, "connect", "None", ya)
	b.Is(x, "send", "1", "z")
	b.Is(y, "read", "b'z'", 1)
}

func TestReset(t *testing.T) {
	b := nettest.New(t)
	x, y := b.Pair()
	b.Is(x, "setsockopt", "None", 1, 13, []byte("\x01\x00\x00\x00\x00\x00\x00\x00")) // SO_LINGER 0: close resets
	b.Is(x, "close", "None")
	b.Ready(y, world.Err)
	b.Is(y, "recv", "OSError: [Errno 104] ECONNRESET", 10)
	b.Is(y, "recv", "b''", 10)
	b.Is(y, "send", "OSError: 32", "x")
}

// A thread that waits lends the lock to others, and close ends its wait.
func TestThreads(t *testing.T) {
	b := nettest.New(t)
	x, y := b.Pair()
	var got [2]string
	first := make(chan struct{})
	wait := b.Go(func(b *nettest.Bench) {
		got[0] = b.Do(y, "recv", 10)
		close(first)
		got[1] = b.Do(y, "recv", 10)
	})
	b.Is(x, "send", "2", "hi")
	for done := false; !done; {
		select {
		case <-first:
			done = true
		default:
			b.Sleep(time.Millisecond)
		}
	}
	b.Is(y, "close", "None")
	wait()
	if got != [2]string{"b'hi'", "OSError: [Errno 9] EBADF"} {
		t.Error(got)
	}
}

// An interruption runs what is pending, and the operation goes on, unless that raised.
func TestInterrupt(t *testing.T) {
	b := nettest.New(t)
	x, y := b.Pair()
	clock := b.Host.Clock()
	clock.AfterFunc(10*time.Millisecond, func() { b.T.Op.Interrupt(world.Callback) })
	b.Is(y, "settimeout", "None", 0.05)
	b.Is(y, "recv", timedOut, 10)
	clock.AfterFunc(10*time.Millisecond, func() { b.T.Raise(object.NewException(object.KeyboardInterrupt)) })
	b.Is(y, "settimeout", "None", nil)
	b.Is(y, "recv", "KeyboardInterrupt", 10)
	b.Is(x, "send", "1", "x")
	b.Is(y, "recv", "b'x'", 10)
}

// A buffer that is lent to an operation keeps its length.
func TestPinned(t *testing.T) {
	b := nettest.New(t)
	x, y := b.Pair()
	buf := object.NewBytearray(make([]byte, 4))
	wait := b.Go(func(b *nettest.Bench) { b.Get(y, "readinto", buf) })
	b.Sleep(20 * time.Millisecond)
	if got := b.Do(buf, "append", 1); !strings.HasPrefix(got, "BufferError") {
		t.Error(got)
	}
	b.Is(x, "send", "4", "abcd")
	wait()
	b.Is(buf, "append", "None", 1)
}

// Option 20 calls a function with the socket when something came in, once
// until the script has taken something.
func TestCallback(t *testing.T) {
	b := nettest.New(t)
	x, y := b.Pair()
	m := &nettest.Machine{Called: make(chan object.Value)}
	b.T.Machine = m
	fn := object.Ref(object.NewBuiltin("f(s)", "", nil))
	b.Is(y, "setsockopt", "None", 1, 20, fn)
	for range 3 {
		b.Is(x, "send", "1", "x")
		if arg := <-m.Called; arg != y {
			t.Error("called with something else")
		}
		select {
		case <-m.Called:
			t.Error("called again")
		default:
		}
		b.Is(y, "recv", "b'x'", 1)
	}
	b.Is(y, "setsockopt", "None", 1, 20, nil)
	b.Is(x, "send", "1", "x")
	b.Ready(y, world.In)
	select {
	case <-m.Called:
		t.Error("called after its end")
	default:
	}
}
