package usocket_test

import (
	"runtime"
	"testing"

	"mpy/modules/internal/nettest"
	"mpy/python/object"
	"mpy/world"
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

func benchmarkCalls(bb *testing.B, do func(b *nettest.Bench) func()) {
	b := nettest.New(bb)
	f := do(b)
	bb.ReportAllocs()
	for bb.Loop() {
		f()
	}
}

func BenchmarkSendRecvInto(bb *testing.B) {
	benchmarkCalls(bb, func(b *nettest.Bench) func() {
		x, y := b.Pair()
		send, _ := x.Obj().Class().Lookup("send")
		recvInto, _ := x.Obj().Class().Lookup("recv_into")
		out, in := []object.Value{x, object.NewBytes("0123456789abcde\n")}, []object.Value{y, object.NewBytearray(make([]byte, 16))}
		return func() {
			_, _ = b.T.Call(send, out, object.Kw{})
			_, _ = b.T.Call(recvInto, in, object.Kw{})
		}
	})
}

// BenchmarkSockOnly is the same without Python's side.
func BenchmarkSockOnly(bb *testing.B) {
	benchmarkCalls(bb, func(b *nettest.Bench) func() {
		x, y := b.Pair()
		sx, sy := nettest.Sock(x), nettest.Sock(y)
		p, q := make([]byte, 16), make([]byte, 16)
		return func() {
			_, _ = sx.Send(b.T.Op, world.Never, p, 0)
			_, _ = sy.Recv(b.T.Op, world.Never, q, 0)
		}
	})
}

func BenchmarkReadline(bb *testing.B) {
	benchmarkCalls(bb, func(b *nettest.Bench) func() {
		x, y := b.Pair()
		line := make([]byte, 16*200)
		for i := range line {
			line[i] = 'x'
			if i%16 == 15 {
				line[i] = '\n'
			}
		}
		readline, _ := x.Obj().Class().Lookup("readline")
		in := []object.Value{y}
		n := 0
		return func() {
			if n == 0 {
				_, _ = nettest.Sock(x).Send(nil, world.Never, line, 0)
				n = 200
			}
			n--
			_, _ = b.T.Call(readline, in, object.Kw{})
		}
	})
}

// BenchmarkRecv4096 receives a stream in pieces, as a bulk transfer does.
func BenchmarkRecv4096(bb *testing.B) {
	b := nettest.New(bb)
	x, y := b.Pair()
	sx := nettest.Sock(x)
	go func() {
		p := make([]byte, 65536)
		for {
			if _, err := sx.Send(nil, world.Never, p, 0); err != nil {
				return
			}
		}
	}()
	recv, _ := x.Obj().Class().Lookup("recv")
	in := []object.Value{y, object.Int(4096)}
	bb.SetBytes(4096)
	bb.ReportAllocs()
	for bb.Loop() {
		if _, err := b.T.Call(recv, in, object.Kw{}); err != nil {
			bb.Fatal(b.Error(err))
		}
	}
	b.Do(x, "close")
}
