// This file tests scripts in described worlds.

package mpy_test

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mpy"
	"mpy/world/described"
)

// A script talks to a server that is a handler in Go. Nothing of it touches the
// real network, and the minute that it sleeps takes no time.
func ExampleWithin() {
	w, err := described.New(described.Spec{Seed: 1}, described.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer w.Close()
	api, _ := w.Host("api.example.com")
	asked := 0
	_ = api.Handle(80, http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		asked++
		w.Sleep(50 * time.Millisecond) // in the world's time
		fmt.Fprintf(rw, "%s %s, asked %d times", r.Method, r.URL.Path, asked)
	}))
	o, err := mpy.Within(w, mpy.Options{Stdout: os.Stdout, Stderr: os.Stdout})
	if err != nil {
		fmt.Println(err)
		return
	}
	in, err := mpy.New(o)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer in.Close()
	in.PrintError(in.RunString(`
import socket, time
for i in range(2):
    began = time.ticks_ms()
    s = socket.socket()
    s.connect(socket.getaddrinfo("api.example.com", 80)[0][-1])
    s.write(b"GET /state HTTP/1.0\r\n\r\n")
    print(s.read().split(b"\r\n\r\n")[1], time.ticks_diff(time.ticks_ms(), began), "ms")
    s.close()
    time.sleep(60)
`, "client.py"))
	_ = in.Flush()
	// Output:
	// b'GET /state, asked 1 times' 50 ms
	// b'GET /state, asked 2 times' 50 ms
}

// inWorld runs a script in a world that a text describes.
func inWorld(t *testing.T, world, script string, more func(w *described.World)) (out, errs string, err error) {
	t.Helper()
	spec, err := described.Parse(filepath.Join(t.TempDir(), "world.toml"), world)
	if err != nil {
		t.Fatal(err)
	}
	var o, e bytes.Buffer
	w, err := described.New(*spec, described.Options{Hints: &e})
	if err != nil {
		t.Fatal(err)
	}
	if more != nil {
		more(w)
	}
	opts, err := mpy.Within(w, mpy.Options{Stdout: &o, Stderr: &e, QuietTLS: true})
	if err != nil {
		t.Fatal(err)
	}
	in, err := mpy.New(opts)
	if err != nil {
		t.Fatal(err)
	}
	err = in.RunString(script, "test.py")
	in.PrintError(err)
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	if err := w.Close(); err != nil {
		t.Error(err)
	}
	return o.String(), e.String(), err
}

func TestServices(t *testing.T) {
	sink := filepath.Join(t.TempDir(), "sink.bin")
	out, errs, err := inWorld(t, fmt.Sprintf(`
[link]
latency = "10ms"
[[host]]
name = "box"
address = "10.1.2.3"
service = [ {type = "echo"}, {type = "discard"}, {type = "daytime"}, {type = "time"}, {type = "ntp"}, {type = "chargen"}, {type = "dns"},
  {type = "sink", port = 3456, file = %q}, {type = "echo", port = 7777, tls = true, delay = "1s"} ]
[[host]]
name = "dead"
silent = true
[board.env]
GREETING = "hello"
`, sink), `
import socket, ssl, time, os, struct
def dial(port, type=1):
    s = socket.socket(2, type)
    s.settimeout(5)
    s.connect(('box', port))
    return s
t0 = time.ticks_ms()
s = dial(7)
print('connect', time.ticks_diff(time.ticks_ms(), t0))
s.send(b'x' * 1000); print(len(s.recv(2000)), time.ticks_diff(time.ticks_ms(), t0)); s.close()
u = dial(7, 2); u.send(b'gram'); print(u.recv(99))
print(dial(13).recv(99))
print(struct.unpack('!I', dial(37).recv(9))[0] - 2208988800 - int(time.time()))
c = dial(19); print(c.recv(20)); c.close()
d = dial(53, 2)
d.send(b'\x12\x34\x01\0\0\1\0\0\0\0\0\0\3box\0\0\1\0\1'); print(d.recv(512)[-4:])
k = dial(3456); k.send(b'kept'); k.close()
ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
ctx.verify_mode = ssl.CERT_REQUIRED
ctx.load_verify_locations(cafile='/ca.pem')
w = ctx.wrap_socket(dial(7777), server_hostname='box'); t0 = time.ticks_ms(); w.write(b'safe'); print(w.read(4), time.ticks_diff(time.ticks_ms(), t0))
w.close()
try:
    ctx.wrap_socket(dial(7777), server_hostname='other')
except Exception as e: print('does not match' in str(e))
s = socket.socket(); s.settimeout(3)
t0 = time.time()
try: s.connect(('dead', 80))
except OSError as e: print(e, round(time.time() - t0))
s = socket.socket()
try: s.connect(('dead', 80))
except OSError as e: print(e, round(time.time() - t0))
for a in (('10.1.2.3', 81), ('10.9.9.9', 80), ('nobody.test', 80)):
    try: socket.socket().connect(a)
    except OSError as e: print(e)
print(os.getenv('GREETING'), os.getenv('HOME'))
`, nil)
	want := `connect 20
1000 40
b'gram'
b'Thursday, January 1, 2026 00:00:00-UTC\r\n'
0
b' !"#$%&\'()*+,-./0123'
b'\n\x01\x02\x03'
b'safe' 1020
True
[Errno 110] ETIMEDOUT 3
[Errno 110] ETIMEDOUT 130
[Errno 111] ECONNREFUSED
[Errno 113] EHOSTUNREACH
-2
hello None
`
	if err != nil || out != want {
		t.Errorf("%v\n%s\nwant\n%s\n%s", err, out, want, errs)
	}
	if !strings.Contains(errs, "[[host]] name = \"nobody.test\"") || !strings.Contains(errs, "no host of this world has the address 10.9.9.9") {
		t.Errorf("hints: %s", errs)
	}
	if b, err := os.ReadFile(sink); err != nil || string(b) != "kept" {
		t.Errorf("the sink's file: %q, %v", b, err)
	}
}

// TestOutside: a handler that waits for something of the test's holds the clock,
// and a redirection reaches the real network.
func TestOutside(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		c, err := l.Accept()
		if err == nil {
			_, _ = c.Write([]byte("from outside"))
			_ = c.Close()
		}
	}()
	answer := make(chan string, 1)
	out, errs, err := inWorld(t, fmt.Sprintf("[[host]]\nname = \"real\"\nservice = [{to = %q, port = 80}]", l.Addr()), `
import socket, time
s = socket.socket(); s.connect(('real', 80)); print(s.read()); s.close()
s = socket.socket(); s.connect(('go', 80)); s.send(b'x'); print(s.read()); s.close()
time.sleep(3600)
print(time.ticks_ms() >= 3600000)
`, func(w *described.World) {
		h, err := w.Host("go")
		if err != nil {
			t.Fatal(err)
		}
		if err := h.Serve(80, func(c net.Conn) {
			b := make([]byte, 1)
			_, _ = c.Read(b)
			text := ""
			w.Outside(func() { text = <-answer })
			_, _ = c.Write([]byte(text))
		}); err != nil {
			t.Fatal(err)
		}
		answer <- "from the test"
	})
	if err != nil || out != "b'from outside'\nb'from the test'\nTrue\n" {
		t.Errorf("%v\n%s%s", err, out, errs)
	}
}

// TestDialBoard: a program reaches a script's server.
func TestDialBoard(t *testing.T) {
	done := make(chan string, 1)
	out, errs, err := inWorld(t, "", `
import socket
s = socket.socket(); s.bind(('', 80)); s.listen(1)
print('listening')
c, a = s.accept()
c.send(c.recv(10).upper())
c.close()
`, func(w *described.World) {
		c := w.Dialer()
		l, err := c.Listen(9) // holds the clock until the test has done its part
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			defer l.Close()
			for {
				in, err := w.Dial("board:80")
				if err != nil {
					time.Sleep(time.Millisecond) // the script has yet to listen
					continue
				}
				defer in.Close()
				_, _ = in.Write([]byte("hi"))
				b := make([]byte, 10)
				n, _ := in.Read(b)
				done <- string(b[:n])
				return
			}
		}()
	})
	if got := <-done; err != nil || got != "HI" || out != "listening\n" {
		t.Errorf("%v, %q\n%s%s", err, got, out, errs)
	}
}

// TestBoards: two boards of one world, each with a script, the same in each run.
func TestBoards(t *testing.T) {
	first := ""
	for range 10 {
		w, err := described.New(described.Spec{}, described.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var outs [2]bytes.Buffer
		var scripts []func()
		for i, src := range []string{`
import socket, time
s = socket.socket(); s.bind(('', 80)); s.listen(1)
c, a = s.accept()
print(a[0], c.recv(10), time.ticks_ms())
time.sleep(1)
c.send(b'pong'); c.close()
`, `
import socket, time
time.sleep(2)
s = socket.socket(); s.connect(('board', 80)); s.send(b'ping')
print(s.recv(10), time.ticks_ms())
`} {
			o, err := mpy.Within(w, mpy.Options{Stdout: &outs[i], Stderr: &outs[i]})
			if err != nil {
				t.Fatal(err)
			}
			if i > 0 {
				o.World = w.Board("other")
			}
			in, err := mpy.New(o)
			if err != nil {
				t.Fatal(err)
			}
			scripts = append(scripts, func() {
				in.PrintError(in.RunString(src, "test.py"))
				if err := in.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		w.Together(scripts...)
		if err := w.Close(); err != nil {
			t.Error(err)
		}
		got := outs[0].String() + outs[1].String()
		if first == "" {
			first = got
		}
		if want := "192.168.1.51 b'ping' 2000\nb'pong' 3000\n"; got != want || got != first {
			t.Fatalf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// TestCalledBack: a service connects to the script's server.
func TestCalledBack(t *testing.T) {
	out, errs, err := inWorld(t, "", `
import socket
l = socket.socket(); l.bind(('', 8080)); l.listen(1)
s = socket.socket(); s.connect(('hooks.test', 80)); s.send(b'8080'); s.close()
c, a = l.accept()
print(c.recv(99), a[0] == socket.getaddrinfo('hooks.test', 1)[0][-1][0])
`, func(w *described.World) {
		h, err := w.Host("hooks.test")
		if err != nil {
			t.Fatal(err)
		}
		if err := h.Serve(80, func(c net.Conn) {
			b := make([]byte, 10)
			n, _ := c.Read(b)
			w.Sleep(time.Minute)
			back, err := h.Dial("board:" + string(b[:n]))
			if err != nil {
				t.Error(err)
				return
			}
			defer back.Close()
			_, _ = back.Write([]byte("called back"))
		}); err != nil {
			t.Fatal(err)
		}
	})
	if err != nil || out != "b'called back' True\n" {
		t.Errorf("%v\n%s%s", err, out, errs)
	}
}
