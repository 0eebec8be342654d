// This file measures scripts: an HTTPS client that gets 100 MiB, and a server
// that shakes hands, each beside Go. Run it on two processors:
//
//	taskset -c 0,1 go test ./modules/ssl -run '^$' -bench 'Get|Serve' -count 5

package ssl_test

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"

	"mpy"
	"mpy/world"
)

const getSize = 100 << 20

// fileServer serves a file of zeros over HTTPS.
func fileServer(bb *testing.B) *httptest.Server {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", fmt.Sprint(getSize))
		_, _ = io.CopyN(w, zeros{}, getSize)
	}))
	s.TLS = config(theCast().ec)
	s.TLS.MaxVersion = tls.VersionTLS12 // what MicroPython speaks
	s.StartTLS()
	bb.Cleanup(s.Close)
	return s
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// interp runs a script that defines what a benchmark calls.
func interp(bb *testing.B, text string) *mpy.Interp {
	w := *world.System()
	w.Roots = x509.NewCertPool()
	w.Roots.AddCert(theCast().ca.cert)
	in, err := mpy.New(mpy.Options{Stdout: bb.Output(), Stderr: bb.Output(), World: &w})
	if err != nil {
		bb.Fatal(err)
	}
	bb.Cleanup(func() { _ = in.Close() })
	run(bb, in, text)
	return in
}

func run(bb *testing.B, in *mpy.Interp, text string) {
	if err := in.RunString(text, "bench.py"); err != nil {
		in.PrintError(err)
		bb.Fatal(err)
	}
}

// BenchmarkGet is a script that gets 100 MiB over HTTPS, the connection included.
func BenchmarkGet(bb *testing.B) {
	s := fileServer(bb)
	in := interp(bb, fmt.Sprintf(`
import socket, ssl
ctx = ssl.create_default_context()
buf = bytearray(65536)
def get():
    s = socket.socket()
    s.connect(("127.0.0.1", %d))
    s = ctx.wrap_socket(s, server_hostname="device.test")
    s.write(b"GET / HTTP/1.0\r\n\r\n")
    while s.readline() != b"\r\n":
        pass
    total = 0
    while True:
        n = s.recv_into(buf)
        if n == 0:
            break
        total += n
    s.close()
    assert total == %d, total
`, s.Listener.Addr().(*net.TCPAddr).Port, getSize))
	bb.SetBytes(getSize)
	for bb.Loop() {
		run(bb, in, "get()")
	}
}

// BenchmarkGetGo is the same for Go's client.
func BenchmarkGetGo(bb *testing.B) {
	s := fileServer(bb)
	cfg := config(theCast().client)
	bb.SetBytes(getSize)
	for bb.Loop() {
		c := &http.Client{Transport: &http.Transport{TLSClientConfig: cfg}}
		r, err := c.Get(s.URL)
		if err != nil {
			bb.Fatal(err)
		}
		if n, err := io.CopyBuffer(io.Discard, onlyReader{r.Body}, make([]byte, 65536)); n != getSize {
			bb.Fatal(n, err)
		}
		_ = r.Body.Close()
		c.CloseIdleConnections()
	}
}

// shakes connects and shakes hands, again and again, with a client on each processor.
func shakes(bb *testing.B, addr string) {
	cfg := config(theCast().client)
	cfg.MaxVersion = tls.VersionTLS12
	bb.SetParallelism(1)
	bb.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			c, err := tls.Dial("tcp", addr, cfg)
			if err != nil {
				bb.Error(err)
				return
			}
			_ = c.Close()
		}
	})
	bb.ReportMetric(float64(bb.N)/bb.Elapsed().Seconds(), "shakes/s")
}

// BenchmarkServe is a script that serves handshakes, with clients in Go beside it.
func BenchmarkServe(bb *testing.B) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		bb.Fatal(err)
	}
	addr := l.Addr().String()
	_ = l.Close()
	c := theCast()
	in := interp(bb, fmt.Sprintf(`
import socket, ssl, _thread
ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
ctx.load_cert_chain(%s, %s)
l = socket.socket()
l.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
l.bind(("127.0.0.1", %d))
l.listen()
def one(s):
    try:
        s = ctx.wrap_socket(s, server_side=True)
    except OSError as e:
        print(e)
    s.close()
def serve():
    while True:
        try:
            s, a = l.accept()
        except OSError:
            break
        _thread.start_new_thread(one, (s,))
_thread.start_new_thread(serve, ())
`, literal(c.ec.pem()), literal(c.ec.keyPEM(false)), number(addr[len("127.0.0.1:"):])))
	bb.Cleanup(func() { run(bb, in, "l.close()") })
	shakes(bb, addr)
}

// literal gives bytes as a script has them.
func literal(p []byte) string { return fmt.Sprintf("b%q", p) }

// BenchmarkServeGo is the same for a server in Go.
func BenchmarkServeGo(bb *testing.B) {
	cfg := config(theCast().ec)
	cfg.SessionTicketsDisabled = true
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		bb.Fatal(err)
	}
	bb.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			s, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				_ = tls.Server(s, cfg).Handshake()
				_ = s.Close()
			}()
		}
	}()
	shakes(bb, l.Addr().String())
}
