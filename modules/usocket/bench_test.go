// This file measures what a script's calls cost, one call or one exchange each.

package usocket_test

import (
	"testing"

	"mpy/modules/internal/nettest"
	"mpy/python/object"
	"mpy/world"
)

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

// BenchmarkSend sends pieces of a full segment, which the system puts together.
func BenchmarkSend(bb *testing.B) {
	b := nettest.New(bb)
	x, y := b.Pair()
	sy := nettest.Sock(y)
	done := make(chan struct{})
	go func() {
		defer close(done)
		p := make([]byte, 65536)
		for {
			if n, err := sy.Recv(nil, world.Never, p, 0); n == 0 || err != nil {
				return
			}
		}
	}()
	send, _ := x.Obj().Class().Lookup("send")
	out := []object.Value{x, object.NewBytes(string(make([]byte, 1460)))}
	bb.SetBytes(1460)
	bb.ReportAllocs()
	for bb.Loop() {
		if _, err := b.T.Call(send, out, object.Kw{}); err != nil {
			bb.Fatal(b.Error(err))
		}
	}
	b.Do(x, "close")
	<-done
}

// BenchmarkReadinto receives a stream into one buffer.
func BenchmarkReadinto(bb *testing.B) {
	benchmarkStream(bb, "readinto", object.NewBytearray(make([]byte, 65536)), 65536)
}

// BenchmarkRecv receives a stream in pieces, as a bulk transfer does.
func BenchmarkRecv(bb *testing.B) { benchmarkStream(bb, "recv", object.Int(4096), 4096) }

func benchmarkStream(bb *testing.B, method string, arg object.Value, size int64) {
	b := nettest.New(bb)
	x, y := b.Pair()
	sx := nettest.Sock(x)
	done := make(chan struct{})
	go func() {
		defer close(done)
		p := make([]byte, 65536)
		for {
			if _, err := sx.Send(nil, world.Never, p, 0); err != nil {
				return
			}
		}
	}()
	get, _ := y.Obj().Class().Lookup(method)
	in := []object.Value{y, arg}
	bb.SetBytes(size)
	bb.ReportAllocs()
	for bb.Loop() {
		if _, err := b.T.Call(get, in, object.Kw{}); err != nil {
			bb.Fatal(b.Error(err))
		}
	}
	b.Do(y, "close")
	b.Do(x, "close")
	<-done
}

// BenchmarkDatagram sends and receives one.
func BenchmarkDatagram(bb *testing.B) {
	benchmarkCalls(bb, func(b *nettest.Bench) func() {
		x, y, _, at := b.Datagrams()
		sendto, _ := x.Obj().Class().Lookup("sendto")
		recvfrom, _ := y.Obj().Class().Lookup("recvfrom")
		out, in := []object.Value{x, object.NewBytes("0123456789abcde\n"), at}, []object.Value{y, object.Int(16)}
		return func() {
			_, _ = b.T.Call(sendto, out, object.Kw{})
			_, _ = b.T.Call(recvfrom, in, object.Kw{})
		}
	})
}

func BenchmarkOpenClose(bb *testing.B) {
	b := nettest.New(bb)
	bb.ReportAllocs()
	for bb.Loop() {
		v, _ := b.Try(b.Module, "socket")
		b.Get(v, "close")
	}
}

// BenchmarkAccept connects, accepts and closes both ends.
func BenchmarkAccept(bb *testing.B) {
	b := nettest.New(bb)
	l, addr := b.Listener()
	bb.ReportAllocs()
	for bb.Loop() {
		v, _ := b.Try(b.Module, "socket")
		b.Get(v, "connect", addr)
		r := b.Get(l, "accept")
		b.Get(b.Item(r, 0), "close")
		b.Get(v, "close")
	}
}
