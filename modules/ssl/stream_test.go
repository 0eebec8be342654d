package ssl_test

import (
	"bytes"
	"crypto/tls"
	"io"
	"net"
	"testing"

	"github.com/go-python/gpython/py"

	"mpy/board"
	"mpy/modules/internal/nettest"
	"mpy/modules/ssl"
	"mpy/python/object"
	"mpy/stream"
)

// mock is a stream over memory, an object of no module.
type mock struct {
	in, out bytes.Buffer
	asked   []int // sizes of reads
	step    int   // most bytes of a read; 0: any number
	closed  bool
	err     error // of reads and writes, if any
}

var mockClass = object.NewClass("mock")

func (m *mock) Type() *py.Type       { return &mockClass.Py }
func (m *mock) Class() *object.Class { return mockClass }

func (m *mock) Read(_ object.Thread, p []byte) (int, error) {
	m.asked = append(m.asked, len(p))
	if m.step > 0 {
		p = p[:min(m.step, len(p))]
	}
	switch {
	case m.err != nil:
		return 0, m.err
	case m.in.Len() > 0:
		return m.in.Read(p)
	case m.closed:
		return 0, nil
	}
	return 0, board.EAGAIN
}

func (m *mock) Write(_ object.Thread, p []byte) (int, error) {
	if m.err != nil {
		return 0, m.err
	}
	return m.out.Write(p)
}

func (m *mock) Ioctl(_ object.Thread, req stream.Request, arg int64) (int64, error) {
	switch req {
	case stream.Close:
		m.closed = true
		return 0, nil
	case stream.Poll:
		return arg & 5, nil
	}
	return 0, board.EINVAL
}

// TestExact: a stream that is no socket is asked for a header, then for the rest
// of the record, never more: it may be one that insists on filling the buffer.
func TestExact(t *testing.T) {
	b := newBench(t)
	client := trusting(theCast().ca)
	client.later = true
	m := &mock{}
	x, err := b.wrap(b.context(client), object.Ref(m), client)
	if err != nil {
		t.Fatal(b.Error(err))
	}
	b.Is(x, "read", "None", 1)
	near, far := net.Pipe()
	go func() {
		defer far.Close()
		_ = tls.Server(far, config(theCast().ec)).Handshake()
	}()
	if _, err := near.Write(m.out.Bytes()); err != nil { // the hello
		t.Fatal(err)
	}
	var sizes []int
	for range 3 { // hello, certificate, key exchange: a record each
		record := make([]byte, 5)
		if _, err := io.ReadFull(near, record); err != nil {
			t.Fatal(err)
		}
		n := int(record[3])<<8 | int(record[4])
		record = append(record, make([]byte, n)...)
		if _, err := io.ReadFull(near, record[5:]); err != nil {
			t.Fatal(err)
		}
		m.in.Write(record)
		sizes = append(sizes, 5, n)
	}
	_ = near.Close()
	m.asked = nil
	b.Is(x, "read", "None", 1)
	sizes = append(sizes, 5)
	if len(m.asked) != len(sizes) {
		t.Fatalf("asked for %v, want %v", m.asked, sizes)
	}
	for i := range sizes {
		if m.asked[i] != sizes[i] {
			t.Fatalf("asked for %v, want %v", m.asked, sizes)
		}
	}
	b.Is(x, "close", "None")
	if !m.closed {
		t.Error("the stream is open")
	}
}

// TestInside: a connection inside a connection.
func TestInside(t *testing.T) {
	b := newBench(t)
	c := theCast()
	ox, oy := b.connected()
	x, y, xerr, yerr := b.meetOver(ox, oy, trusting(c.ca), serving(c.rsa))
	if xerr != "" || yerr != "" {
		t.Fatal(xerr, yerr)
	}
	data := object.NewBytes(string(pattern(100000)))
	wait := b.goes(func(o *bench) { o.Is(x, "write", "100000", data) })
	if got := b.Get(y, "read", 100000); string(bytesOf(got)) != string(bytesOf(data)) {
		t.Error("other bytes")
	}
	wait()
	p := b.Get(b.sel, "poll")
	b.Get(p, "register", y, 1)
	b.Is(p, "poll", "[]", 0)
	b.Is(x, "write", "2", "hi")
	b.Is(p, "poll", "[(<SSLSocket>, 1)]", 5000)
	b.Is(y, "read", "b'h'", 1)
	b.Is(p, "poll", "[(<SSLSocket>, 1)]", 0)
	b.Is(x, "close", "None")
	b.Is(y, "read", "b'i'")
	b.Is(y, "close", "None")
	b.Is(ox, "read", "OSError: (-28928, 'MBEDTLS_ERR_SSL_BAD_INPUT_DATA')")
}

// TestDeep: connections in connections in connections end in an error, not in a crash.
func TestDeep(t *testing.T) {
	b := newBench(t)
	client := trusting(theCast().ca)
	client.later = true
	ctx := b.context(client)
	v := object.Ref(&mock{})
	for range 1000 {
		var err error
		if v, err = b.wrap(ctx, v, client); err != nil {
			t.Fatal(b.Error(err))
		}
	}
	b.Is(v, "read", "RuntimeError: maximum recursion depth exceeded", 1)
	b.Is(v, "write", "RuntimeError: maximum recursion depth exceeded", "x")
	b.Do(v, "close")
}

// FuzzPeer: whatever a peer sends, before, in and after the handshake, in
// whatever pieces: it ends in an error or in waiting for more.
func FuzzPeer(f *testing.F) {
	f.Add(false, 0, []byte("HTTP/1.1 400 Bad Request\r\n\r\n"))
	f.Add(true, 3, []byte("\x16\x03\x01\x00\x05hello"))
	f.Add(true, 1, []byte("\x16\x03\x01\x40\x00"))
	f.Add(false, 7, []byte("\x15\x03\x03\x00\x02\x02\x28"))
	f.Add(false, 7, []byte("\x15\x03\x03\x00\x02\x01\x00"))
	var hello []byte
	{
		near, far := net.Pipe()
		go func() { _ = tls.Client(far, config(theCast().client)).Handshake() }()
		hello = make([]byte, 2000)
		n, _ := near.Read(hello)
		hello = hello[:n]
		_ = near.Close()
	}
	f.Add(true, 100, hello)
	f.Add(true, 2, append(hello[:len(hello):len(hello)], "\x14\x03\x03\x00\x01\x01"...))
	b := &bench{Bench: nettest.New(nil)}
	b.tls = b.Import(ssl.TLS(b.Host))
	c := theCast()
	client, server := trusting(c.ca), serving(c.ec)
	client.later, server.later = true, true
	clients, servers := b.context(client), b.context(server)
	f.Fuzz(func(t *testing.T, serves bool, step int, data []byte) {
		b.TB = t
		ctx, r := clients, client
		if serves {
			ctx, r = servers, server
		}
		m := &mock{step: step & 0xff}
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
		m.closed = true
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

// FuzzConnected: the same behind a good handshake.
func FuzzConnected(f *testing.F) {
	f.Add(0, []byte("\x17\x03\x03\x00\x20abcdefghijklmnopqrstuvwxyz012345"))
	f.Add(1, []byte("\x16\x03\x03\x00\x04\x00\x00\x00\x00"))
	f.Add(5, []byte("\x15\x03\x03\x00\x02\x02\x28"))
	f.Add(5, []byte("garbage"))
	b := &bench{Bench: nettest.New(nil)}
	b.tls = b.Import(ssl.TLS(b.Host))
	c := theCast()
	client, server := trusting(c.ca), serving(c.ec)
	client.later, server.later = true, true
	clients, servers := b.context(client), b.context(server)
	f.Fuzz(func(t *testing.T, step int, data []byte) {
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
		for range 6 {
			b.Is(x, "read", "None", 1)
			_, _ = mx.out.WriteTo(&my.in)
			b.Is(y, "read", "None", 1)
			_, _ = my.out.WriteTo(&mx.in)
		}
		b.Is(x, "write", "5", "hello")
		_, _ = mx.out.WriteTo(&my.in)
		my.step = step & 0xff
		my.in.Write(data)
		got := bytesOf(b.Get(y, "read", 5))
		if string(got) != "hello" {
			t.Errorf("%q", got)
		}
		my.closed = true
		if s := b.Do(y, "read"); s != "b''" && s[:8] != "OSError:" {
			t.Error(s)
		}
		b.Do(y, "write", "x")
		b.Is(y, "close", "None")
		b.Is(x, "close", "None")
	})
}
