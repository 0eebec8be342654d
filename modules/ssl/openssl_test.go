package ssl_test

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"mpy/python/object"
	"mpy/python/object/objtest"
)

// openssl finds the program of Debian's package openssl.
func openssl(t *testing.T) string {
	path, err := exec.LookPath("openssl")
	if err != nil {
		t.Skip("no openssl here: its s_client and s_server would be the peers")
	}
	return path
}

// files writes a party's certificate and key, and the CA's.
func files(t *testing.T, p *party) (cert, key, ca string) {
	dir := t.TempDir()
	cert, key, ca = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem"), filepath.Join(dir, "ca.pem")
	for name, data := range map[string][]byte{cert: p.pem(), key: p.keyPEM(false), ca: theCast().ca.pem()} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key, ca
}

// program is openssl with its streams.
type program struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

func start(t *testing.T, path string, args ...string) *program {
	p := &program{cmd: exec.Command(path, args...)}
	p.in, _ = p.cmd.StdinPipe()
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.cmd.Stderr = p.cmd.Stdout
	p.out = bufio.NewReader(out)
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = p.in.Close()
		_ = p.cmd.Process.Kill()
		_ = p.cmd.Wait()
	})
	return p
}

// until reads lines up to one that holds text.
func (p *program) until(t *testing.T, text string) string {
	t.Helper()
	all := ""
	for {
		line, err := p.out.ReadString('\n')
		all += line
		if strings.Contains(line, text) {
			return line
		}
		if err != nil {
			t.Fatalf("%v before %q:\n%s", err, text, all)
		}
	}
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// TestSServer: a client against s_server, with TLS 1.2 and 1.3.
func TestSServer(t *testing.T) {
	path := openssl(t)
	for _, version := range []string{"-tls1_2", "-tls1_3"} {
		for _, p := range []*party{theCast().ec, theCast().rsa, theCast().ed} {
			t.Run(p.cert.PublicKeyAlgorithm.String()+version, func(t *testing.T) {
				b := newBench(t)
				b.Host.Board.TLS.Version13 = true
				cert, key, ca := files(t, p)
				port := freePort(t)
				server := start(t, path, "s_server", "-accept", "127.0.0.1:"+port, "-cert", cert, "-key", key, "-CAfile", ca, "-Verify", "1", version, "-rev", "-naccept", "1")
				server.until(t, "ACCEPT")
				s := b.Socket()
				b.Get(s, "connect", objtest.Tuple("127.0.0.1", number(port)))
				client := trusting(theCast().ca)
				client.cert, client.key = theCast().client.der(), theCast().client.keyDER(false)
				x, err := b.wrap(b.context(client), s, client)
				if err != nil {
					t.Fatal(b.Error(err))
				}
				b.Is(x, "write", "6", "hello\n")
				b.Is(x, "readline", `b'olleh\n'`)
				b.Is(x, "write", "6", "again\n")
				b.Is(x, "readline", `b'niaga\n'`)
				b.Is(x, "close", "None")
				_, _ = io.Copy(io.Discard, server.out)
			})
		}
	}
}

// TestSClient: a server against s_client.
func TestSClient(t *testing.T) {
	path := openssl(t)
	for _, version := range []string{"-tls1_2", "-tls1_3"} {
		t.Run(version, func(t *testing.T) {
			b := newBench(t)
			b.Host.Board.TLS.Version13 = true
			cert, key, ca := files(t, theCast().client)
			l, addr := b.Listener()
			port := strconv.Itoa(int(b.Item(addr, 1).AsInt()))
			client := start(t, path, "s_client", "-connect", "127.0.0.1:"+port, "-servername", "device.test", "-verify_hostname", "device.test",
				"-CAfile", ca, "-cert", cert, "-key", key, "-verify_return_error", version)
			s, _ := b.Accept(l)
			server := serving(theCast().ec)
			server.mode, server.cas = 2, [][]byte{theCast().ca.der()}
			x, err := b.wrap(b.context(server), s, server)
			if err != nil {
				t.Fatal(b.Error(err))
			}
			if got := b.Get(x, "getpeercert", true); string(bytesOf(got)) != string(theCast().client.der()) {
				t.Error("another certificate")
			}
			_, _ = io.WriteString(client.in, "hello\n")
			b.Is(x, "readline", `b'hello\n'`)
			b.Is(x, "write", "8", "welcome\n")
			client.until(t, "welcome")
			if version == "-tls1_3" { // it asks for new keys, in both directions
				_, _ = io.WriteString(client.in, "K\n")
				client.until(t, "KEYUPDATE")
				_, _ = io.WriteString(client.in, "more\n")
				b.Is(x, "readline", `b'more\n'`)
				b.Is(x, "write", "9", "new keys\n")
				client.until(t, "new keys")
			}
			_ = client.in.Close()
			b.Is(x, "read", "b''")
			b.Is(x, "close", "None")
		})
	}
}

// TestOpenSSLSuites: each suite that set_ciphers takes, with s_server.
func TestOpenSSLSuites(t *testing.T) {
	path := openssl(t)
	b := newBench(t)
	list := b.Get(b.Get(b.tls, "SSLContext", 0), "get_ciphers")
	n, _ := object.Len(b.T, list)
	ran := 0
	for i := range n {
		name, _ := object.AsStr(b.Item(list, i))
		t.Run(name, func(t *testing.T) {
			p := theCast().ec
			if !strings.Contains(name, "ECDSA") {
				p = theCast().rsa
			}
			ctx := b.context(trusting(theCast().ca))
			if got := b.Do(ctx, "set_ciphers", objtest.List(name)); got != "None" {
				t.Skip(got)
			}
			cert, key, _ := files(t, p)
			port := freePort(t)
			server := start(t, path, "s_server", "-accept", "127.0.0.1:"+port, "-cert", cert, "-key", key, "-tls1_2", "-cipher", "ALL:@SECLEVEL=0", "-rev", "-naccept", "1")
			server.until(t, "ACCEPT")
			s := b.Socket()
			b.Get(s, "connect", objtest.Tuple("127.0.0.1", number(port)))
			x, err := b.wrap(ctx, s, trusting(theCast().ca))
			if err != nil {
				t.Fatal(b.Error(err))
			}
			b.Is(x, "cipher", "('"+name+"', 'TLSv1.2')")
			b.Is(x, "write", "6", "hello\n")
			b.Is(x, "readline", `b'olleh\n'`)
			b.Is(x, "close", "None")
			ran++
		})
	}
	if ran < 15 {
		t.Errorf("only %d suites", ran)
	}
}

// TestRenegotiation: crypto/tls refuses it in a way that ends the connection.
func TestRenegotiation(t *testing.T) {
	path := openssl(t)
	b := newBench(t)
	cert, key, _ := files(t, theCast().ec)
	port := freePort(t)
	server := start(t, path, "s_server", "-accept", "127.0.0.1:"+port, "-cert", cert, "-key", key, "-tls1_2", "-naccept", "1")
	server.until(t, "ACCEPT")
	s := b.Socket()
	b.Get(s, "connect", objtest.Tuple("127.0.0.1", number(port)))
	x, err := b.wrap(b.context(trusting(theCast().ca)), s, trusting(theCast().ca))
	if err != nil {
		t.Fatal(b.Error(err))
	}
	_, _ = io.WriteString(server.in, "R\n")
	const want = "OSError: (-30464, 'MBEDTLS_ERR_SSL_UNEXPECTED_MESSAGE')"
	b.Is(x, "read", want, 1)
	b.Is(x, "write", want, "x")
	b.Is(x, "close", "None")
}
