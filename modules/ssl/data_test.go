package ssl_test

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"io"
	"net"
	"strconv"
	"testing"

	"mpy/python/object"
	"mpy/python/object/objtest"
)

// TestBulk: both ends send and receive at once, two threads each.
func TestBulk(t *testing.T) {
	b := newBench(t)
	x, y := b.connected()
	data := pattern(3<<20 + 17)
	v := object.NewBytes(string(data))
	var waits []func()
	for _, s := range []object.Value{x, y} {
		waits = append(waits,
			b.goes(func(o *bench) { o.Is(s, "sendall", strconv.Itoa(len(data)), v) }),
			b.goes(func(o *bench) {
				var got []byte
				for i := 0; len(got) < len(data); i++ {
					// the different ways to read, and pieces of all sizes
					var p []byte
					switch i % 4 {
					case 0:
						p = bytesOf(o.Get(s, "recv", 1+i*7%40000))
					case 1:
						p = bytesOf(o.Get(s, "read", min(1+i*31%70000, len(data)-len(got))))
					case 2:
						p = bytesOf(o.Get(s, "readline", min(1+i*5, len(data)-len(got))))
					case 3:
						buf := object.NewBytearray(make([]byte, min(20000+i, len(data)-len(got))))
						n := o.Get(s, "readinto", buf)
						p = bytesOf(buf)[:n.AsInt()]
					}
					if len(p) == 0 {
						break
					}
					got = append(got, p...)
				}
				if !bytes.Equal(got, data) {
					t.Errorf("%d bytes, of %d, or others", len(got), len(data))
				}
			}))
	}
	for _, wait := range waits {
		wait()
	}
}

// TestRecords: recv gives what one record brings, and send takes no more.
func TestRecords(t *testing.T) {
	b := newBench(t)
	x, y := b.connected()
	b.Is(x, "send", "16384", make([]byte, 100000))
	b.Is(x, "send", "3", "abc")
	if got := bytesOf(b.Get(y, "recv", 100000)); len(got) != 16384 {
		t.Error(len(got))
	}
	b.Is(y, "recv", "b'a'", 1)
	b.Is(y, "recv", "b'bc'", 100)
	b.Is(y, "recv", "b''", 0)
}

// TestNoRoom: writes that find no room, and a peer that reads in the end.
func TestNoRoom(t *testing.T) {
	b := newBench(t)
	sx, sy := b.Pair()
	b.Get(sx, "setsockopt", 1, 7, 8192) // SO_SNDBUF
	c := theCast()
	x, y, _, _ := b.meetOver(sx, sy, trusting(c.ca), serving(c.ec))
	b.Get(sx, "setblocking", false)
	data := pattern(4 << 20)
	written, nones := 0, 0
	var got []byte
	var wait func()
	p := b.Get(b.sel, "poll")
	b.Get(p, "register", x, 4)
	for written < len(data) {
		n := b.Get(x, "write", object.NewBytes(string(data[written:])))
		if !n.IsNone() {
			written += int(n.AsInt())
			continue
		}
		if nones++; nones == 3 { // now the peer begins to read
			wait = b.goes(func(o *bench) { got = bytesOf(o.Get(y, "read")) })
		}
		if nones >= 3 {
			b.Get(p, "poll", 5000)
		}
	}
	if nones < 3 {
		t.Fatalf("only %d writes found no room", nones)
	}
	b.Get(sx, "setblocking", true)
	b.Is(x, "close", "None")
	wait()
	if !bytes.Equal(got, data) {
		t.Errorf("%d bytes, of %d, or others", len(got), len(data))
	}
}

// TestRepeatedWrite: what could not be sent is sent once, however it is repeated.
func TestRepeatedWrite(t *testing.T) {
	b := newBench(t)
	sx, sy := b.Pair()
	c := theCast()
	x, y, _, _ := b.meetOver(sx, sy, trusting(c.ca), serving(c.ec))
	b.Get(sx, "setblocking", false)
	var want []byte
	for i := 0; ; i++ { // until there is no room
		p := bytes.Repeat([]byte{byte('a' + i%26)}, 10000)
		want = append(want, p...)
		if b.Get(x, "send", p).IsNone() {
			break
		}
	}
	last := want[len(want)-10000:]
	b.Is(x, "write", "None", last)
	b.Is(x, "write", "None", last[:10]) // however much of it
	wait := b.goes(func(o *bench) {
		got := bytesOf(o.Get(y, "read", len(want)))
		if !bytes.Equal(got, want) {
			t.Errorf("%d bytes, of %d, or others", len(got), len(want))
		}
		o.Is(y, "read", "b'next'", 4)
	})
	b.Get(sx, "setblocking", true)
	b.Is(x, "write", "4000", last[:4000]) // done already
	b.Is(x, "write", "6000", last[4000:])
	b.Is(x, "write", "4", "next")
	wait()
}

// TestTimeouts: a timeout is the stream's, and the connection's end.
func TestTimeouts(t *testing.T) {
	const expired = "OSError: [Errno 110] ETIMEDOUT"
	b := newBench(t)
	c := theCast()
	sx, _ := b.Pair()
	b.Get(sx, "settimeout", 0.02)
	_, err := b.wrap(b.context(trusting(c.ca)), sx, trusting(c.ca))
	if got := b.Error(err); got != expired {
		t.Error(got)
	}
	for _, ends := range []bool{true, false} {
		b.Host.Board.TLS.TimeoutEnds = ends
		sx, sy := b.Pair()
		b.Get(sy, "setsockopt", 6, 1, 1) // TCP_NODELAY: no waiting for the handshake's last acknowledgement
		x, y, _, _ := b.meetOver(sx, sy, trusting(c.ca), serving(c.ec))
		b.Get(sx, "settimeout", 0.02)
		b.Get(y, "write", "part")
		b.Is(x, "read", expired, 10)
		p := b.Get(b.sel, "poll")
		b.Get(p, "register", x, 4)
		if !ends {
			b.Get(y, "write", "rest")
			b.Get(sx, "settimeout", nil)
			b.Is(x, "read", "b'rest'", 4)
			b.Is(p, "poll", "[(<SSLSocket>, 4)]", 0)
			continue
		}
		b.Is(x, "read", expired, 10)
		b.Is(x, "write", expired, "x")
		b.Is(x, "readline", expired)
		b.Is(p, "poll", "[(<SSLSocket>, 32)]", 0)
	}
}

// listen gives a listener of Go's and its address for a script.
func listen(t *testing.T) (net.Listener, object.Value) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	a := l.Addr().(*net.TCPAddr)
	return l, objtest.Tuple(a.IP.String(), a.Port)
}

// config is for peers in Go.
func config(p *party) *tls.Config {
	pool := x509.NewCertPool()
	pool.AddCert(theCast().ca.cert)
	return &tls.Config{
		Certificates: []tls.Certificate{{Certificate: [][]byte{p.der()}, PrivateKey: p.key}},
		RootCAs:      pool, ClientCAs: pool, ServerName: "device.test",
	}
}

// TestGoodbye: the last record that close sends is close_notify, if the board does that.
func TestGoodbye(t *testing.T) {
	for _, says := range []bool{true, false} {
		b := newBench(t)
		b.Host.Board.TLS.CloseNotify = says
		l, addr := listen(t)
		last := make(chan byte, 1)
		go func() {
			defer close(last)
			s, err := l.Accept()
			if err != nil {
				return
			}
			defer s.Close()
			r := &recorder{Conn: s}
			_, _ = io.ReadAll(onlyReader{tls.Server(r, config(theCast().ec))})
			last <- r.last()
		}()
		s := b.Socket()
		b.Get(s, "connect", addr)
		x, err := b.wrap(b.context(trusting(theCast().ca)), s, trusting(theCast().ca))
		if err != nil {
			t.Fatal(b.Error(err))
		}
		b.Is(x, "write", "5", "hello")
		b.Is(x, "close", "None")
		b.Is(x, "close", "None")
		want := byte(23) // application data
		if says {
			want = 21 // an alert
		}
		if got := <-last; got != want {
			t.Errorf("close_notify %v: the last record is of type %d", says, got)
		}
		b.Is(s, "fileno", "-1")
	}
}

// recorder keeps what is read.
type recorder struct {
	net.Conn
	all []byte
}

func (r *recorder) Read(p []byte) (int, error) {
	n, err := r.Conn.Read(p)
	r.all = append(r.all, p[:n]...)
	return n, err
}

// last gives the type of the last record.
func (r *recorder) last() (kind byte) {
	for p := r.all; len(p) >= 5; {
		kind = p[0]
		p = p[min(5+int(p[3])*256+int(p[4]), len(p)):]
	}
	return kind
}

type onlyReader struct{ io.Reader }

// TestEnds: how a peer's end shows, cut off or not, also inside a record.
func TestEnds(t *testing.T) {
	for _, how := range []string{"close", "cut", "half a record", "reset"} {
		t.Run(how, func(t *testing.T) {
			b := newBench(t)
			l, addr := listen(t)
			done := make(chan error, 1)
			go func() {
				s, err := l.Accept()
				if err != nil {
					done <- err
					return
				}
				c := tls.Server(s, config(theCast().ec))
				if _, err = c.Write([]byte("last words")); err == nil {
					switch how {
					case "close":
						err = c.Close()
					case "half a record":
						_, err = s.Write([]byte{23, 3, 3, 0, 100, 1, 2, 3})
					case "reset":
						err = s.(*net.TCPConn).SetLinger(0)
					}
				}
				_ = s.Close()
				done <- err
			}()
			s := b.Socket()
			b.Get(s, "connect", addr)
			x, err := b.wrap(b.context(trusting(theCast().ca)), s, trusting(theCast().ca))
			if err != nil {
				t.Fatal(b.Error(err))
			}
			if err := <-done; err != nil {
				t.Fatal(err)
			}
			if how != "reset" {
				b.Is(x, "read", "b'last words'")
				b.Is(x, "read", "b''")
				b.Is(x, "readline", "b''")
				b.Is(x, "recv", "b''", 10)
				return
			}
			const reset = "OSError: [Errno 104] ECONNRESET"
			b.Is(x, "read", reset)
			b.Is(x, "read", reset)
			b.Is(x, "write", reset, "x")
		})
	}
}

// TestReadAhead: what the socket read ahead, before it was wrapped, comes first.
func TestReadAhead(t *testing.T) {
	b := newBench(t)
	l, addr := b.Listener()
	a := net.JoinHostPort("127.0.0.1", strconv.Itoa(int(b.Item(addr, 1).AsInt())))
	done := make(chan string, 1)
	go func() {
		s, err := net.Dial("tcp", a)
		if err != nil {
			done <- err.Error()
			return
		}
		defer s.Close()
		c := tls.Client(&prefixed{Conn: s, prefix: []byte("STARTTLS\r\n")}, config(theCast().client))
		if _, err := c.Write([]byte("secret\n")); err != nil {
			done <- err.Error()
			return
		}
		got, _ := io.ReadAll(c)
		done <- string(got)
	}()
	s, _ := b.Accept(l)
	b.Is(s, "readline", `b'STARTTLS\r\n'`)
	x, err := b.wrap(b.context(serving(theCast().ec)), s, serving(theCast().ec))
	if err != nil {
		t.Fatal(b.Error(err))
	}
	b.Is(x, "readline", `b'secret\n'`)
	b.Is(x, "write", "5", "reply")
	b.Is(x, "close", "None")
	if got := <-done; got != "reply" {
		t.Error(got)
	}
}

// prefixed sends a prefix in one piece with what is written first.
type prefixed struct {
	net.Conn
	prefix []byte
}

func (c *prefixed) Write(p []byte) (int, error) {
	n, err := c.Conn.Write(append(c.prefix, p...))
	n -= len(c.prefix)
	c.prefix = nil
	return n, err
}
