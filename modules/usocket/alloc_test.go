package usocket_test

import (
	"runtime"
	"testing"

	"mpy/modules/internal/nettest"
	"mpy/python/object"
)

// TestAllocations: steady traffic allocates nothing but what the script gets,
// be there a timeout or not.
func TestAllocations(t *testing.T) {
	if raceEnabled || runtime.GOOS != "linux" {
		t.Skip("the race detector allocates, and so do other systems' calls")
	}
	b := nettest.New(t)
	x, y := b.Pair()
	u, v, _, va := b.Datagrams()
	_ = v
	msg := object.NewBytes("0123456789abcde\n")
	buf := object.NewBytearray(make([]byte, 16))
	for _, timeout := range []any{nil, 5} {
		b.Get(x, "settimeout", timeout)
		b.Get(y, "settimeout", timeout)
		for _, c := range []struct {
			name string
			from object.Value
			put  string
			get  string
			arg  object.Value
			max  float64
		}{
			{"send, recv_into", x, "send", "recv_into", buf, 0},
			{"sendall, readinto", x, "sendall", "readinto", buf, 0},
			{"write, readinto", x, "write", "readinto", buf, 0},
			{"send, recv", x, "send", "recv", object.Int(16), 2}, // the bytes object and its bytes
			{"write, readline", x, "write", "readline", object.Value{}, 2},
		} {
			put, _ := c.from.Obj().Class().Lookup(c.put)
			get, _ := c.from.Obj().Class().Lookup(c.get)
			out, in := []object.Value{x, msg}, []object.Value{y, c.arg}
			if !c.arg.Bound() {
				in = in[:1]
			}
			n := testing.AllocsPerRun(100, func() {
				if _, err := b.T.Call(put, out, object.Kw{}); err != nil {
					t.Fatal(b.Error(err))
				}
				if _, err := b.T.Call(get, in, object.Kw{}); err != nil {
					t.Fatal(b.Error(err))
				}
			})
			if n > c.max {
				t.Errorf("%s, timeout %v: %v allocations, want %v", c.name, timeout, n, c.max)
			}
		}
	}
	sendto, _ := u.Obj().Class().Lookup("sendto")
	recvInto, _ := u.Obj().Class().Lookup("recv_into")
	out, in := []object.Value{u, msg, va}, []object.Value{v, buf}
	if n := testing.AllocsPerRun(100, func() {
		if _, err := b.T.Call(sendto, out, object.Kw{}); err != nil {
			t.Fatal(b.Error(err))
		}
		if _, err := b.T.Call(recvInto, in, object.Kw{}); err != nil {
			t.Fatal(b.Error(err))
		}
	}); n > 0 {
		t.Errorf("sendto, recv_into: %v allocations", n)
	}
}
