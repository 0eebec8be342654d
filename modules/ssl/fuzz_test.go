package ssl_test

import (
	"crypto/tls"
	"net"
	"runtime"
	"strings"
	"testing"

	"mpy/modules/internal/nettest"
	"mpy/modules/ssl"
	"mpy/python/object"
)

// fuzzBench is for fuzzers, whose runs share it.
func fuzzBench() *bench {
	b := &bench{Bench: nettest.New(nil)}
	b.tls = b.Import(ssl.TLS(b.Host))
	return b
}

// noCoroutines gives a check that runs leave none behind. The runtime has a few
// goroutines of its own, which come and go; what runs leave adds up.
func noCoroutines() func(t *testing.T) {
	most := runtime.NumGoroutine() + 8
	return func(t *testing.T) {
		for range 1000 {
			if runtime.NumGoroutine() <= most {
				return
			}
			runtime.Gosched()
		}
		t.Errorf("%d goroutines", runtime.NumGoroutine())
	}
}

// hello gives what a client of crypto/tls's says first.
func hello() []byte {
	near, far := net.Pipe()
	defer near.Close()
	go func() { _ = tls.Client(far, config(theCast().client)).Handshake() }()
	p := make([]byte, 2000)
	n, _ := near.Read(p)
	return p[:n]
}

// FuzzPeer: whatever a peer sends, before, in and after the handshake, in
// whatever pieces, to a client or a server, over a stream that blocks or not: it
// ends in an error or in waiting for more.
func FuzzPeer(f *testing.F) {
	f.Add(false, false, 0, []byte("HTTP/1.1 400 Bad Request\r\n\r\n"))
	f.Add(true, false, 3, []byte("\x16\x03\x01\x00\x05hello"))
	f.Add(true, true, 1, []byte("\x16\x03\x01\x40\x00"))
	f.Add(false, false, 7, []byte("\x15\x03\x03\x00\x02\x02\x28"))
	f.Add(false, true, 7, []byte("\x15\x03\x03\x00\x02\x01\x00"))
	h := hello()
	f.Add(true, false, 0x400, h)
	f.Add(true, true, 1, h)
	f.Add(true, false, 2|1<<5, append(h[:len(h):len(h)], "\x14\x03\x03\x00\x01\x01"...))
	b := fuzzBench()
	c := theCast()
	client, server := trusting(c.ca), serving(c.ec)
	clients, servers := b.context(client), b.context(server)
	check := noCoroutines()
	f.Fuzz(func(t *testing.T, serves, blocking bool, chop int, data []byte) {
		defer check(t)
		b.TB = t
		ctx, r := clients, client
		if serves {
			ctx, r = servers, server
		}
		m := &mock{closed: blocking} // one that blocks comes to the end at last
		m.chop(chop)
		if blocking {
			m.shy = false
			m.in.Write(data)
			if _, err := b.wrap(ctx, object.Ref(m), r); err == nil {
				t.Error("a handshake with nobody")
			}
			return
		}
		r.later = true
		v, err := b.wrap(ctx, object.Ref(m), r)
		if err != nil {
			t.Fatal(b.Error(err))
		}
		b.Do(v, "write", "x")
		m.in.Write(data)
		for i := range 20 {
			switch i % 4 {
			case 0:
				b.Do(v, "read", 10)
			case 1:
				b.Do(v, "write", "x")
			case 2:
				b.Do(v, "readline")
			case 3:
				b.Do(v, "ioctl", 3, 5)
			}
		}
		m.closed, m.shy = true, false
		b.Do(v, "read")
		if got := b.Do(v, "read"); got == "None" {
			t.Errorf("%s at the end", got)
		}
		b.Is(v, "close", "None")
		if m.out.Len() > 1<<20 {
			t.Errorf("%d bytes sent", m.out.Len())
		}
	})
}

// FuzzConnected: the same behind a good handshake, which is chopped as well.
func FuzzConnected(f *testing.F) {
	f.Add(true, 0, []byte("\x17\x03\x03\x00\x20abcdefghijklmnopqrstuvwxyz012345"))
	f.Add(false, 1, []byte("\x16\x03\x03\x00\x04\x00\x00\x00\x00"))
	f.Add(true, 5|3<<5, []byte("\x15\x03\x03\x00\x02\x02\x28"))
	f.Add(false, 0x7ff, []byte("garbage"))
	b := fuzzBench()
	c := theCast()
	client, server := trusting(c.ca), serving(c.ec)
	client.later, server.later = true, true
	clients, servers := b.context(client), b.context(server)
	check := noCoroutines()
	f.Fuzz(func(t *testing.T, serves bool, chop int, data []byte) {
		defer check(t)
		b.TB = t
		mx, my := &mock{}, &mock{}
		x, err := b.wrap(clients, object.Ref(mx), client)
		if err != nil {
			t.Fatal(b.Error(err))
		}
		y, err := b.wrap(servers, object.Ref(my), server)
		if err != nil {
			t.Fatal(b.Error(err))
		}
		if serves { // who meets the data
			mx, my, x, y = my, mx, y, x
		}
		my.chop(chop)
		exchange := func() {
			_, _ = mx.out.WriteTo(&my.in)
			_, _ = my.out.WriteTo(&mx.in)
		}
		sent, got := false, ""
		for range 10000 { // a byte at a time needs as many
			if !sent {
				sent = b.Do(x, "write", "hello") == "5"
			} else {
				b.Do(x, "write", "")
			}
			exchange()
			if s := b.Do(y, "read", 5); s != "None" {
				got = s
				break
			}
			exchange()
		}
		if got != "b'hello'" {
			t.Errorf("%s", got)
		}
		my.in.Write(data)
		my.closed, my.shy = true, false
		if s := b.Do(y, "read"); s != "b''" && !strings.HasPrefix(s, "OSError:") {
			t.Error(s)
		}
		b.Do(y, "write", "x")
		b.Is(y, "close", "None")
		b.Is(x, "close", "None")
	})
}
