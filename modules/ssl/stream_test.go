package ssl_test

import (
	"bytes"
	"crypto/tls"
	"io"
	"net"
	"testing"

	"github.com/go-python/gpython/py"

	"mpy/board"
	"mpy/python/object"
	"mpy/stream"
)

// mock is a stream over memory, an object of no module.
type mock struct {
	in, out bytes.Buffer
	asked   []int // sizes of reads
	step    int   // most bytes of a read; 0: any number
	room    int   // most bytes of a write; 0: any number
	shy     bool  // every third call would block
	calls   int
	closed  bool
	err     error // of reads and writes, if any
}

// chop sets how it is chopped, by the bits of a number.
func (m *mock) chop(n int) {
	m.step, m.room, m.shy = n&0x1f, n>>5&0x1f, n&0x400 != 0
}

// blocks says whether this call would block.
func (m *mock) blocks() bool {
	m.calls++
	return m.shy && m.calls%3 == 0
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
	case m.blocks():
		return 0, board.EAGAIN
	case m.in.Len() > 0:
		return m.in.Read(p)
	case m.closed:
		return 0, nil
	}
	return 0, board.EAGAIN
}

func (m *mock) Write(_ object.Thread, p []byte) (int, error) {
	switch {
	case m.err != nil:
		return 0, m.err
	case m.blocks():
		return 0, board.EAGAIN
	case m.room > 0:
		p = p[:min(m.room, len(p))]
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
