package ssl_test

import (
	"bytes"
	"crypto/x509"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"mpy"
	"mpy/board"
	"mpy/host"
	"mpy/world"
)

// script runs a script in a folder with certificates, and gives what it printed.
func script(t *testing.T, text string) (stdout, stderr string) {
	t.Helper()
	return scriptOn(t, board.Generic(), text)
}

// scriptOn does so on a board, in a world that trusts the test's CA.
func scriptOn(t *testing.T, facts *board.Board, text string) (stdout, stderr string) {
	t.Helper()
	dir := t.TempDir()
	c := theCast()
	for name, data := range map[string][]byte{
		"ca.pem": c.ca.pem(), "ec.pem": c.ec.pem(), "ec.key": c.ec.keyPEM(false), "rsa.der": c.rsa.der(), "rsa.key.der": c.rsa.keyDER(true),
		"ed.pem": c.ed.pem(), "ed.key": c.ed.keyPEM(false), "client.pem": c.client.pem(), "client.key": c.client.keyPEM(false),
		"both.pem": append(c.ec.pem(), c.ec.keyPEM(true)...), "expired.pem": c.expired.pem(), "expired.key": c.expired.keyPEM(false),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files := host.NewSystem()
	if err := files.Chdir(dir); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	w := *world.System()
	w.Roots = x509.NewCertPool()
	w.Roots.AddCert(c.ca.cert)
	in, err := mpy.New(mpy.Options{Stdout: &out, Stderr: &errs, Files: files, Board: facts, World: &w})
	if err != nil {
		t.Fatal(err)
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\n\t", "\n"), "PORT", freePort(t))
	err = in.RunString(text, "script.py")
	in.PrintError(err)
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	return out.String(), errs.String()
}

// TestFiles: server and client of one script, over loopback, with files.
func TestFiles(t *testing.T) {
	out, errs := script(t, `
	import socket, ssl, _thread

	def serve(cert, key):
	    ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
	    ctx.load_cert_chain(cert, key)
	    s, _ = l.accept()
	    s = ctx.wrap_socket(s, server_side=True)
	    while True:
	        line = s.readline()
	        if not line:
	            break
	        s.write(line.upper())
	    s.close()
	    done.release()

	done = _thread.allocate_lock()
	done.acquire()
	l = socket.socket()
	l.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
	l.bind(("127.0.0.1", PORT))
	l.listen()
	for cert, key in (("ec.pem", "ec.key"), ("rsa.der", "rsa.key.der"), ("ed.pem", "ed.key")):
	    _thread.start_new_thread(serve, (cert, key))
	    ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
	    ctx.verify_mode = ssl.CERT_REQUIRED
	    ctx.load_verify_locations(cafile="ca.pem")
	    s = socket.socket()
	    s.connect(("127.0.0.1", PORT))
	    s = ctx.wrap_socket(s, server_hostname="device.test")
	    print(s)
	    s.write(b"one\ntwo\n")
	    print(s.readline(), s.readline())
	    s.close()
	    done.acquire()
	l.close()
	`)
	want := strings.Repeat("<SSLSocket>\nb'ONE\\n' b'TWO\\n'\n", 3)
	if out != want || errs != "" {
		t.Errorf("%s%s", out, errs)
	}
}

// TestProxy: streams in Python around sockets, whose readinto fills what it is
// given; and one word, once, about a server that was not verified.
func TestProxy(t *testing.T) {
	out, errs := script(t, `
	import io, socket, ssl, _thread

	class Proxy(io.IOBase):
	    def __init__(self, s):
	        self.s = s
	    def readinto(self, buf):
	        return self.s.readinto(buf)
	    def write(self, buf):
	        return self.s.write(buf)
	    def ioctl(self, req, arg):
	        if req == 4:
	            self.s.close()
	            return 0
	        return -1

	def serve():
	    s, _ = l.accept()
	    s = ssl.wrap_socket(Proxy(s), server_side=True, key="ec.key", cert="ec.pem")
	    s.write(s.read(5))
	    s.write(b"x" * 50000)
	    s.close()
	    done.release()

	done = _thread.allocate_lock()
	done.acquire()
	l = socket.socket()
	l.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
	l.bind(("127.0.0.1", PORT))
	l.listen()
	for i in range(2):
	    _thread.start_new_thread(serve, ())
	    s = socket.socket()
	    s.connect(("127.0.0.1", PORT))
	    s = ssl.wrap_socket(Proxy(s))
	    s.write(b"hello")
	    print(s.read(5), len(s.read()), s.read())
	    s.close()
	    done.acquire()
	l.close()
	`)
	if want := strings.Repeat("b'hello' 50000 b''\n", 2); out != want {
		t.Errorf("%s, want %s", out, want)
	}
	if strings.Count(errs, "\n") != 1 || !strings.Contains(errs, "-X tls-quiet") {
		t.Errorf("standard error: %q", errs)
	}
}

// TestClosing: an interpreter that ends takes the handshakes with it that its
// script had begun.
func TestClosing(t *testing.T) {
	before := runtime.NumGoroutine()
	out, errs := script(t, `
	import io, ssl

	class Silent(io.IOBase):
	    def readinto(self, buf):
	        return None
	    def write(self, buf):
	        return len(buf)
	    def ioctl(self, req, arg):
	        return 0

	all = []
	for i in range(20):
	    s = ssl.wrap_socket(Silent(), do_handshake=False)
	    print(s.read(1), end=" ")
	    all.append(s)
	`)
	if out != strings.Repeat("None ", 20) || errs != "" {
		t.Errorf("%s%s", out, errs)
	}
	if n := runtime.NumGoroutine(); n > before+5 { // the interpreter's own may still be ending
		t.Errorf("%d goroutines are left", n-before)
	}
}
