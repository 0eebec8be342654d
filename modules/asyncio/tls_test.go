// This file tests ssl= of open_connection and start_server, between scripts and
// with Go's TLS.

package asyncio_test

import (
	"bufio"
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"testing"
	"time"
)

// certificate gives a certificate for localhost that signs itself, its key, and
// both in Go's form.
func certificate(t *testing.T) (cert, key string, both tls.Certificate) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"}, DNSNames: []string{"localhost"},
		NotBefore: time.Unix(0, 0), NotAfter: time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC), IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, c, c, k.Public(), k)
	if err != nil {
		t.Fatal(err)
	}
	kd, err := x509.MarshalECPrivateKey(k)
	if err != nil {
		t.Fatal(err)
	}
	cp := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	kp := pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: kd})
	if both, err = tls.X509KeyPair(cp, kp); err != nil {
		t.Fatal(err)
	}
	return string(cp), string(kp), both
}

// contexts is a prelude with a context of each side.
func contexts(cert, key string) string {
	return fmt.Sprintf(`
import ssl
cert, key = b"""%s""", b"""%s"""
server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server.load_cert_chain(cert, key)
client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
client.verify_mode = ssl.CERT_REQUIRED
client.load_verify_locations(cadata=cert)
failed = []
async def echo(r, w):
    try:
        while True:
            b = await r.readline()
            if not b:
                break
            w.write(b)
            await w.drain()
    except OSError as e:
        failed.append(e.args[0] < -1000)
    await w.wait_closed()
`, cert, key)
}

func TestTLS(t *testing.T) {
	cert, key, _ := certificate(t)
	out, errs := run(t, contexts(cert, key)+`
async def main():
    srv = await serve(echo, backlog=100, ssl=server)
    async def opened(**kw):
        return await asyncio.open_connection("127.0.0.1", srv.port, **kw)
    r, w = await opened(ssl=client, server_hostname="localhost")
    print(r is w)
    w.write(b"hello\n")
    await w.drain()
    print(await r.readline())
    big = bytes(range(65, 91)) * 20000 + b"\n"
    w.write(big)
    t = asyncio.create_task(w.drain()) # one reads and one writes
    print(await r.readline() == big)
    await t
    w.close()
    await w.wait_closed()
    r, w = await opened(ssl=True) # nothing is verified
    await w.awrite("x\n")
    print(await r.readline())
    await w.aclose()
    for name in ("other", None): # None: the host
        try:
            r, w = await opened(ssl=client, server_hostname=name)
            w.write(b"x\n")
            await w.drain()
            print(await r.readline())
        except ValueError as e:
            print("CN" in str(e))
        await w.wait_closed()
    r, w = await opened() # no TLS at all
    w.write(b"GET / HTTP/1.0\r\n\r\n")
    await w.drain()
    print(len(await r.read()) < 100)
    await w.wait_closed()
    r, w = await opened() # a client that says nothing holds nobody up
    async def one(i):
        r, w = await opened(ssl=client, server_hostname="localhost")
        for k in range(3):
            b = b"%d %d\n" % (i, k)
            w.write(b)
            await w.drain()
            if await r.readline() != b:
                print("wrong")
        await w.wait_closed()
        return i
    print(sum(await asyncio.gather(*[one(i) for i in range(30)])))
    await w.wait_closed()
    while len(failed) < 4:
        await asyncio.sleep_ms(1)
    print(failed)
    srv.close()
    await srv.wait_closed()
asyncio.run(main())
`)
	want(t, out, `True
b'hello\n'
True
b'x\n'
True
True
True
435
[True, True, True, True]
`)
	want(t, errs, "mpy: a TLS server's certificate was not verified (verify_mode is CERT_NONE); -X tls-quiet silences this\n")
}

// A client of Go's, and what was written is sent before the server closes.
func TestTLSServer(t *testing.T) {
	cert, key, _ := certificate(t)
	_, say, done := start(t, contexts(cert, key)+`
async def handle(r, w):
    n = len(await r.readline())
    w.write(bytes(n * 1000))
    w.close()
    await w.wait_closed()
    ev.set()
ev = asyncio.Event()
async def main():
    srv = await serve(handle, ssl=server)
    print(srv.port)
    await ev.wait()
    srv.close()
    await srv.wait_closed()
asyncio.run(main())
`)
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM([]byte(cert))
	c, err := tls.Dial("tcp", "127.0.0.1:"+say(), &tls.Config{RootCAs: pool, ServerName: "localhost"})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_, _ = c.Write(append(bytes.Repeat([]byte("x"), 3999), '\n'))
	if n, err := bufio.NewReader(c).WriteTo(discard{}); n != 4000000 || err != nil {
		t.Errorf("%d bytes, %v", n, err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

// A server of Go's that sees the host as the name.
func TestTLSClient(t *testing.T) {
	cert, key, both := certificate(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	names := make(chan string, 3)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			s := tls.Server(c, &tls.Config{Certificates: []tls.Certificate{both}})
			line, _ := bufio.NewReader(s).ReadString('\n')
			names <- s.ConnectionState().ServerName
			_, _ = s.Write([]byte(line + "half a li"))
			_ = s.Close()
		}
	}()
	out, errs := run(t, contexts(cert, key)+fmt.Sprintf(`
async def ask(b, **kw):
    r, w = await asyncio.open_connection("localhost", %d, **kw)
    w.write(b)
    await w.drain()
    try:
        print(await r.readline(), await r.readline(), await r.read())
    except OSError as e:
        print(e)
    await w.wait_closed()
async def main():
    await ask(b"name\n", ssl=client)
    await ask(b"other\n", ssl=client, server_hostname="localhost")
asyncio.run(main())
`, l.Addr().(*net.TCPAddr).Port))
	want(t, out+errs, "b'name\\n' b'half a li' b''\nb'other\\n' b'half a li' b''\n")
	_ = l.Close()
	for range 2 {
		select {
		case n := <-names:
			if n != "localhost" {
				t.Errorf("the server was asked for %q", n)
			}
		default:
			t.Error("the server was not asked")
		}
	}
}
