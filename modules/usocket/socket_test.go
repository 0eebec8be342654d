package usocket_test

import (
	"strings"
	"testing"
	"time"

	"mpy/host"
	"mpy/modules/internal/nettest"
	"mpy/modules/usocket"
	"mpy/python/object"
	"mpy/python/object/objtest"
	"mpy/world"
)

// The tables are typed from socket-facts.md (column U) and generic.md (column
// G); messages of argument errors from MicroPython 1.29's unix port.

func TestNames(t *testing.T) {
	b := nettest.New(t)
	objtest.Import(t, &b.T.Thread, usocket.Module(host.New(host.Options{})))
	for name, want := range map[string]int64{
		"AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10, "SOCK_STREAM": 1, "SOCK_DGRAM": 2, "SOCK_RAW": 3,
		"IPPROTO_IP": 0, "IPPROTO_ICMP": 1, "IPPROTO_TCP": 6, "IPPROTO_UDP": 17, "IPPROTO_IPV6": 41,
		"SOL_SOCKET": 1, "SO_REUSEADDR": 2, "SO_ERROR": 4, "SO_BROADCAST": 6, "SO_SNDBUF": 7, "SO_RCVBUF": 8,
		"SO_KEEPALIVE": 9, "SO_LINGER": 13, "SO_BINDTODEVICE": 25, "TCP_NODELAY": 1,
		"IP_TTL": 2, "IP_MULTICAST_TTL": 33, "IP_MULTICAST_LOOP": 34, "IP_ADD_MEMBERSHIP": 35, "IP_DROP_MEMBERSHIP": 36,
		"IPV6_JOIN_GROUP": 20, "IPV6_LEAVE_GROUP": 21, "MSG_PEEK": 2, "MSG_DONTROUTE": 4, "MSG_DONTWAIT": 0x40,
	} {
		if got := b.Module.Obj().(*object.Module).Dict.GetStr(name); got != object.Int(want) {
			t.Errorf("%s is %v, want %d", name, got, want)
		}
	}
	for _, name := range []string{"error", "timeout", "gaierror", "dnsserver", "shutdown"} {
		if b.Module.Obj().(*object.Module).Dict.GetStr(name).Bound() {
			t.Errorf("the module has %s", name)
		}
	}
	s := b.Socket()
	for _, name := range strings.Fields("accept bind close connect fileno listen makefile read readinto readline recv recv_into recvfrom recvfrom_into send sendall sendto setblocking setsockopt settimeout write __enter__ __exit__") {
		if _, err := object.GetAttr(b.T, s, name); err != nil {
			t.Errorf("a socket has no %s", name)
		}
	}
	for _, name := range strings.Fields("shutdown getsockname getpeername getsockopt gettimeout detach readlines family type proto") {
		if got, want := b.Do(s, name), "AttributeError: 'socket' object has no attribute '"+name+"'"; got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestConstructor(t *testing.T) {
	b := nettest.New(t)
	b.Run(b.Module, []objtest.Case{
		objtest.C("socket", "TypeError: can't convert NoneType to int", nil),
		objtest.C("socket", "TypeError: can't convert NoneType to int", 2, nil),
		objtest.C("socket", "TypeError: can't convert NoneType to int", 2, 1, nil),
		objtest.C("socket", "TypeError: can't convert str to int", "x"),
		objtest.C("socket", "TypeError: can't convert float to int", 2.0),
		objtest.C("socket", "TypeError: function expected at most 3 arguments, got 4", 2, 1, 0, 0),
		objtest.C("socket", "TypeError: function doesn't take keyword arguments").With("af", 2),
		objtest.C("socket", "OSError: 97", 99),
		objtest.C("socket", "OSError: 97", -1),
		objtest.C("socket", "OSError: [Errno 22] EINVAL", 2, 99),
		objtest.C("socket", "OSError: 93", 2, 1, 99),
		objtest.C("socket", "OSError: 93", 2, 2, 6),
		objtest.C("socket", "OSError: 93", 2, 3),
	})
}

func TestObject(t *testing.T) {
	b := nettest.New(t)
	s, o := b.Socket(), b.Socket()
	if got := b.Repr(s); got != "<socket "+b.Do(s, "fileno")+">" {
		t.Error(got)
	}
	if got := b.Repr(object.Ref(object.ClassOf(s))); got != "<class 'socket'>" {
		t.Error(got)
	}
	d := object.NewDict(2)
	for _, k := range []object.Value{s, o} {
		if err := d.Set(b.T, k, object.True); err != nil {
			t.Fatal(err)
		}
	}
	if d.Len() != 2 {
		t.Error("sockets are not keys of their own")
	}
	if same, _ := object.Equal(b.T, s, o); same {
		t.Error("two sockets are equal")
	}
	if _, err := object.Iter(b.T, s); b.Error(err) != "TypeError: 'socket' object isn't iterable" {
		t.Error(err)
	}
	if err := object.SetAttr(b.T, s, "x", object.None); b.Error(err) != "AttributeError: 'socket' object has no attribute 'x'" {
		t.Error(err)
	}
	if b.Get(s, "__enter__") != s || b.Get(s, "makefile") != s || b.Get(s, "makefile", "rwb", 0) != s {
		t.Error("__enter__ or makefile give another object")
	}
	b.Is(s, "makefile", "ValueError: invalid mode", "r")
	b.Is(s, "__exit__", "None", nil, nil, nil)
	b.Is(s, "fileno", "-1")
	if got := b.Repr(s); got != "<socket -1>" {
		t.Error(got)
	}
}

func TestSubclass(t *testing.T) {
	b := nettest.New(t)
	base := b.Module.Obj().(*object.Module).Dict.GetStr("socket").Obj().(*object.Class)
	plain, err := object.MakeClass(b.T, "Plain", []object.Value{object.Ref(base)}, object.NewDict(0))
	if err != nil {
		t.Fatal(err)
	}
	v, err := b.T.Call(plain, []object.Value{object.Int(2), object.Int(2)}, object.Kw{})
	if err != nil {
		t.Fatal(err)
	}
	if n := object.Native(v).Obj().(*usocket.Socket).Sock().Type(); n != world.Datagram {
		t.Errorf("type %d", n)
	}
	if b.Get(v, "__enter__") != v || b.Get(v, "makefile") != v {
		t.Error("__enter__ or makefile give the native value")
	}
	b.Is(v, "close", "None")

	// A class with an __init__ that calls the base's.
	dict := object.NewDict(1)
	var derived object.Value
	dict.SetStr("__init__", object.Ref(object.NewBuiltin("__init__(self)", "", func(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
		init, err := object.GetAttr(t, object.Ref(&object.Super{Cls: derived.Obj().(*object.Class), Self: args[0]}), "__init__")
		if err != nil {
			return object.Value{}, err
		}
		return t.Call(init, []object.Value{object.Int(2), object.Int(2)}, object.Kw{})
	})))
	if derived, err = object.MakeClass(b.T, "Derived", []object.Value{object.Ref(base)}, dict); err != nil {
		t.Fatal(err)
	}
	before := nettest.Descriptors()
	v, err = b.T.Call(derived, nil, object.Kw{})
	if err != nil {
		t.Fatal(b.Error(err))
	}
	if n := object.Native(v).Obj().(*usocket.Socket).Sock().Type(); n != world.Datagram {
		t.Errorf("type %d", n)
	}
	if b.Get(v, "__enter__") != v {
		t.Error("__enter__ gives the native value")
	}
	if n := nettest.Descriptors() - before; n > 1 {
		t.Errorf("%d descriptors for one socket", n)
	}
	b.Is(v, "close", "None")
}

func TestClosed(t *testing.T) {
	b := nettest.New(t)
	s := b.Socket()
	b.Is(s, "close", "None")
	const bad = "OSError: [Errno 9] EBADF"
	buf := object.NewBytearray(make([]byte, 4))
	addr := objtest.Tuple("127.0.0.1", 1)
	b.Run(s, []objtest.Case{
		objtest.C("close", "None"),
		objtest.C("recv", bad, 1),
		objtest.C("recv_into", bad, buf),
		objtest.C("recvfrom", bad, 1),
		objtest.C("recvfrom_into", bad, buf),
		objtest.C("send", bad, "x"),
		objtest.C("sendall", bad, "x"),
		objtest.C("sendto", bad, "x", addr),
		objtest.C("bind", bad, addr),
		objtest.C("listen", bad),
		objtest.C("accept", bad),
		objtest.C("connect", bad, addr),
		objtest.C("connect", bad, "xx"),
		objtest.C("setsockopt", bad, 1, 2, 1),
		objtest.C("settimeout", bad, 1),
		objtest.C("setblocking", bad, true),
		objtest.C("read", bad, 1),
		objtest.C("read", bad),
		objtest.C("readinto", bad, buf),
		objtest.C("readline", bad),
		objtest.C("write", bad, "x"),
		objtest.C("read", "b''", 0),
		objtest.C("readline", "b''", 0),
		objtest.C("write", "0", ""),
		objtest.C("fileno", "-1"),
	})
}

func TestFresh(t *testing.T) {
	b := nettest.New(t)
	s := b.Socket()
	b.Run(s, []objtest.Case{
		objtest.C("recv", "OSError: [Errno 107] ENOTCONN", 1),
		objtest.C("recvfrom", "OSError: [Errno 107] ENOTCONN", 1),
		objtest.C("read", "OSError: [Errno 107] ENOTCONN", 1),
		objtest.C("readline", "OSError: [Errno 107] ENOTCONN"),
		objtest.C("send", "OSError: 32", "x"),
		objtest.C("sendall", "OSError: 32", "x"),
		objtest.C("write", "OSError: 32", "x"),
		objtest.C("sendto", "OSError: 32", "x", objtest.Tuple("127.0.0.1", 1)),
		objtest.C("accept", "OSError: [Errno 22] EINVAL"),
	})
	u := b.Socket(2, 2)
	b.Run(u, []objtest.Case{
		objtest.C("listen", "OSError: [Errno 95] EOPNOTSUPP"),
		objtest.C("accept", "OSError: [Errno 95] EOPNOTSUPP"),
		objtest.C("send", "OSError: 89", "x"),
	})
}

func TestArguments(t *testing.T) {
	b := nettest.New(t)
	s := b.Socket()
	b.Run(s, []objtest.Case{
		objtest.C("recv", "TypeError: function missing 1 required positional arguments"),
		objtest.C("recv", "TypeError: function expected at most 3 arguments, got 4", 1, 2, 3),
		objtest.C("recv", "TypeError: can't convert str to int", "3"),
		objtest.C("recv", "TypeError: can't convert float to int", 1.0),
		objtest.C("recv", "MemoryError: memory allocation failed, allocating -1 bytes", -1), // the fake thread's number
		objtest.C("recv", "MemoryError: memory allocation failed, allocating 1073741825 bytes", 1<<30+1),
		objtest.C("listen", "TypeError: function expected at most 2 arguments, got 3", 1, 2),
		objtest.C("settimeout", "TypeError: function takes 2 positional arguments but 1 were given"),
		objtest.C("settimeout", "TypeError: can't convert str to float", "1"),
		objtest.C("settimeout", "ValueError: timeout can't be negative", -1),
		objtest.C("settimeout", "None", nil),
		objtest.C("settimeout", "None", 1e300),
		objtest.C("settimeout", "None", true),
		objtest.C("setblocking", "None", "yes"),
		objtest.C("send", "TypeError: object with buffer protocol required", 3),
		objtest.C("send", "TypeError: function doesn't take keyword arguments", "x").With("flags", 0),
		objtest.C("readinto", "TypeError: object with buffer protocol required", []byte("abc")),
		objtest.C("recv_into", "TypeError: object with buffer protocol required", "abc"),
		objtest.C("recv_into", "ValueError: buffer too small for requested bytes", object.NewBytearray(make([]byte, 2)), 3),
		objtest.C("recv_into", "0", object.NewBytearray(nil)),
		objtest.C("sendto", "TypeError: function missing 1 required positional arguments", "x"),
		objtest.C("sendto", "TypeError: function expected at most 4 arguments, got 5", "x", 1, 2, 3),
		objtest.C("setsockopt", "TypeError: function takes 4 positional arguments but 3 were given", 1, 2),
		objtest.C("setsockopt", "TypeError: object with buffer protocol required", 1, 2, nil),
		objtest.C("setsockopt", "OSError: [Errno 22] EINVAL", 1, 2, "ab"),
		objtest.C("setsockopt", "OSError: 92", 1, 4, 1),
		objtest.C("setsockopt", "OSError: 92", 1, 9999, 1),
		objtest.C("setsockopt", "None", 1, 2, true),
		objtest.C("setsockopt", "None", 6, 1, 1),
		objtest.C("setsockopt", "TypeError: 'int' object isn't callable", 1, 20, 1),
		objtest.C("setsockopt", "None", 1, 20, nil),
		objtest.C("bind", "TypeError: object with buffer protocol required", 3),
		objtest.C("bind", "ValueError: requested length 2 but object has length 1", objtest.Tuple("a")),
		objtest.C("bind", "TypeError: can't convert 'int' object to str implicitly", objtest.Tuple(1, 2)),
		objtest.C("bind", "TypeError: can't convert str to int", objtest.Tuple("", "x")),
		objtest.C("bind", "OSError: [Errno 22] EINVAL", "127.0.0.1"),
		objtest.C("bind", "OSError: 99", objtest.Tuple("192.0.2.1", 0)),
	})
}

func TestTimeoutRoundsDown(t *testing.T) {
	b := nettest.New(t)
	s := b.Socket()
	for f, want := range map[float64]time.Duration{0: 0, 1e-7: 0, 0.25: 250 * time.Millisecond, 1: time.Second} {
		b.Is(s, "settimeout", "None", f)
		if got := s.Obj().(*usocket.Socket).Sock().Timeout(); got != want {
			t.Errorf("settimeout(%v): %v", f, got)
		}
	}
	b.Is(s, "settimeout", "None", 0.05)
	b.Is(s, "setblocking", "None", true) // row 45
	if got := s.Obj().(*usocket.Socket).Sock().Timeout(); got >= 0 {
		t.Errorf("setblocking(True) leaves %v", got)
	}
}
