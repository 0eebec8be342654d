package ssl_test

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// freePort gives a port that was free a moment ago, for programs that must be told one.
func freePort(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
}

// TestCurl: curl gets a page from a server here, and refuses one that shows a
// certificate for another host.
func TestCurl(t *testing.T) {
	path, err := exec.LookPath("curl")
	if err != nil {
		t.Skip("no curl here: it would be the client")
	}
	b := newBench(t)
	_, _, ca := files(t, theCast().ec)
	l, addr := b.Listener()
	port := strconv.Itoa(int(b.Item(addr, 1).AsInt()))
	for _, host := range []string{"device.test", "other.test"} {
		cmd := exec.Command(path, "-sS", "--noproxy", "*", "--cacert", ca, "--resolve", host+":"+port+":127.0.0.1", "https://"+host+":"+port+"/page")
		var out strings.Builder
		cmd.Stdout = &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		s, _ := b.Accept(l)
		x, err := b.wrap(b.context(serving(theCast().ec)), s, serving(theCast().ec))
		if host == "other.test" {
			if err == nil { // it hangs up once it has seen the certificate
				b.Is(x, "read", "b''")
			}
			b.Do(s, "close")
			b.unlocked(func() { err = cmd.Wait() })
			if err == nil {
				t.Error("curl took a certificate of another host")
			}
			continue
		}
		if err != nil {
			t.Fatal(b.Error(err))
		}
		b.Is(x, "readline", `b'GET /page HTTP/1.1\r\n'`)
		for b.Do(x, "readline") != `b'\r\n'` {
		}
		page := strings.Repeat("a page\n", 20000)
		b.Get(x, "write", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"+page)
		b.Is(x, "close", "None")
		b.unlocked(func() { err = cmd.Wait() })
		if err != nil || out.String() != page {
			t.Errorf("%v, %d bytes", err, out.Len())
		}
	}
}

// TestMosquitto: a script talks MQTT to a real broker, which wants to see a certificate.
func TestMosquitto(t *testing.T) {
	path, err := exec.LookPath("mosquitto")
	if err != nil {
		path = "/usr/sbin/mosquitto"
		if _, err := os.Stat(path); err != nil {
			t.Skip("no mosquitto here: it would be the broker")
		}
	}
	cert, key, ca := files(t, theCast().ec)
	port := freePort(t)
	conf := filepath.Join(t.TempDir(), "mosquitto.conf")
	text := fmt.Sprintf("listener %s 127.0.0.1\nallow_anonymous true\ncertfile %s\nkeyfile %s\ncafile %s\nrequire_certificate true\nuser root\n", port, cert, key, ca)
	if err := os.WriteFile(conf, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	broker := start(t, path, "-v", "-c", conf)
	broker.until(t, " running")
	out, errs := script(t, strings.ReplaceAll(`
	import socket, ssl

	def string(s):
	    return len(s).to_bytes(2, "big") + s

	def packet(kind, body):
	    return bytes((kind, len(body))) + body

	ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
	ctx.verify_mode = ssl.CERT_REQUIRED
	ctx.load_verify_locations("ca.pem")

	def connect():
	    s = socket.socket()
	    s.connect(("127.0.0.1", BROKER))
	    return ctx.wrap_socket(s, server_hostname="device.test")

	try:
	    s = connect()
	    s.write(packet(0x10, string(b"MQTT") + b"\x04\x02\x00\x3c" + string(b"me")))
	    print(s.read(4))
	except OSError as e:
	    print(e)
	ctx.load_cert_chain("client.pem", "client.key")
	s = connect()
	s.write(packet(0x10, string(b"MQTT") + b"\x04\x02\x00\x3c" + string(b"me")))
	print("connected", s.read(4))
	s.write(packet(0x82, b"\x00\x01" + string(b"topic/#") + b"\x00"))
	print("subscribed", s.read(5))
	s.write(packet(0x30, string(b"topic/a") + b"a message"))
	kind, n = s.read(2)
	print("got", kind, s.read(n))
	s.write(packet(0xe0, b""))
	s.close()
	`, "BROKER", port))
	want := "(-30592, 'MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE')\nconnected b' \\x02\\x00\\x00'\nsubscribed b'\\x90\\x03\\x00\\x01\\x00'\ngot 48 b'\\x00\\x07topic/aa message'\n"
	if out != want || errs != "" {
		t.Errorf("%s%s", out, errs)
	}
}
