package ssl_test

import (
	"crypto/tls"
	"io"
	"net"
	"testing"

	"mpy/python/object"
	"mpy/python/object/objtest"
)

// BenchmarkRoundTrip writes and reads 16 bytes over a connection.
func BenchmarkRoundTrip(bb *testing.B) {
	b := newBench(bb)
	x, y := b.connected()
	msg, buf := object.NewBytes("0123456789abcde\n"), object.NewBytearray(make([]byte, 16))
	write, _ := x.Obj().Class().Lookup("write")
	read, _ := x.Obj().Class().Lookup("readinto")
	bb.ReportAllocs()
	for bb.Loop() {
		_, _ = b.T.Call(write, []object.Value{x, msg}, object.Kw{})
		_, _ = b.T.Call(read, []object.Value{y, buf}, object.Kw{})
	}
}

// BenchmarkRoundTripGo is the same with crypto/tls alone.
func BenchmarkRoundTripGo(bb *testing.B) {
	x, y := goPair(bb)
	msg, buf := []byte("0123456789abcde\n"), make([]byte, 16)
	bb.ReportAllocs()
	for bb.Loop() {
		_, _ = x.Write(msg)
		_, _ = io.ReadFull(y, buf)
	}
}

// goPair gives a connection of crypto/tls's.
func goPair(bb *testing.B) (x, y *tls.Conn) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		bb.Fatal(err)
	}
	defer l.Close()
	cx, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		bb.Fatal(err)
	}
	cy, err := l.Accept()
	if err != nil {
		bb.Fatal(err)
	}
	cfg := config(theCast().ec)
	cfg.MaxVersion, cfg.DynamicRecordSizingDisabled, cfg.SessionTicketsDisabled = tls.VersionTLS12, true, true
	x, y = tls.Client(cx, cfg), tls.Server(cy, cfg)
	done := make(chan error, 1)
	go func() { done <- y.Handshake() }()
	if err := x.Handshake(); err != nil {
		bb.Fatal(err)
	}
	if err := <-done; err != nil {
		bb.Fatal(err)
	}
	bb.Cleanup(func() { _, _ = cx.Close(), cy.Close() })
	return x, y
}

const chunk = 1 << 20

// withGo connects to a peer in Go.
func withGo(bb *testing.B, b *bench, peer func(c *tls.Conn)) object.Value {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		bb.Fatal(err)
	}
	defer l.Close()
	go func() {
		if s, err := l.Accept(); err == nil {
			defer s.Close()
			cfg := config(theCast().ec)
			cfg.DynamicRecordSizingDisabled = true
			peer(tls.Server(s, cfg))
		}
	}()
	s := b.Socket()
	b.Get(s, "connect", objtest.Tuple("127.0.0.1", l.Addr().(*net.TCPAddr).Port))
	x, err := b.wrap(b.context(trusting(theCast().ca)), s, trusting(theCast().ca))
	if err != nil {
		bb.Fatal(b.Error(err))
	}
	return x
}

// BenchmarkRead reads MiBs that a peer in Go writes.
func BenchmarkRead(bb *testing.B) {
	b := newBench(bb)
	x := withGo(bb, b, func(c *tls.Conn) {
		msg := make([]byte, chunk)
		for {
			if _, err := c.Write(msg); err != nil {
				return
			}
		}
	})
	buf := object.NewBytearray(make([]byte, chunk))
	bb.SetBytes(chunk)
	for bb.Loop() {
		b.Get(x, "readinto", buf)
	}
}

// BenchmarkWrite writes MiBs that a peer in Go reads.
func BenchmarkWrite(bb *testing.B) {
	b := newBench(bb)
	x := withGo(bb, b, func(c *tls.Conn) { _, _ = io.CopyBuffer(io.Discard, onlyReader{c}, make([]byte, 65536)) })
	msg := object.NewBytes(string(make([]byte, chunk)))
	bb.SetBytes(chunk)
	for bb.Loop() {
		b.Get(x, "write", msg)
	}
}

// BenchmarkBulkGo moves MiBs between two goroutines with crypto/tls alone.
func BenchmarkBulkGo(bb *testing.B) {
	x, y := goPair(bb)
	msg, buf := make([]byte, chunk), make([]byte, chunk)
	go func() {
		for {
			if _, err := x.Write(msg); err != nil {
				return
			}
		}
	}()
	bb.SetBytes(chunk)
	for bb.Loop() {
		_, _ = io.ReadFull(y, buf)
	}
}

// BenchmarkHandshake shakes hands between two threads, the connection included.
func BenchmarkHandshake(bb *testing.B) {
	b := newBench(bb)
	client, server := trusting(theCast().ca), serving(theCast().ec)
	cc, sc := b.context(client), b.context(server)
	for bb.Loop() {
		sx, sy := b.Pair()
		wait := b.goes(func(o *bench) {
			if _, err := o.wrap(sc, sy, server); err != nil {
				bb.Error(o.Error(err))
			}
		})
		if _, err := b.wrap(cc, sx, client); err != nil {
			bb.Error(b.Error(err))
		}
		wait()
		b.Do(sx, "close")
		b.Do(sy, "close")
	}
}

// BenchmarkHandshakeGo is the same with crypto/tls alone.
func BenchmarkHandshakeGo(bb *testing.B) {
	for bb.Loop() {
		x, y := goPair(bb)
		_, _ = x.NetConn().Close(), y.NetConn().Close()
	}
}
