package ssl_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"mpy/board"
	"mpy/python/object"
)

// TestKeys: every kind of key, in every form, with TLS 1.2 and 1.3.
func TestKeys(t *testing.T) {
	c := theCast()
	for _, v13 := range []bool{false, true} {
		for _, p := range []*party{c.ec, c.rsa, c.ed} {
			for _, form := range []string{"der", "old der", "pem", "old pem"} {
				t.Run(fmt.Sprintf("%v/%s/1.3=%v", p.cert.PublicKeyAlgorithm, form, v13), func(t *testing.T) {
					b := newBench(t)
					b.Host.Board.TLS.Version13 = v13
					old := strings.HasPrefix(form, "old")
					server := serving(p)
					server.key = p.keyDER(old)
					client := trusting(c.ca)
					if strings.HasSuffix(form, "pem") {
						server.cert, server.key = p.pem(), p.keyPEM(old)
						client.cas = [][]byte{append(c.other.pem(), c.ca.pem()...)}
					}
					x, y, xerr, yerr := b.meet(client, server)
					if xerr != "" || yerr != "" {
						t.Fatalf("client %q, server %q", xerr, yerr)
					}
					b.Is(x, "write", "5", "hello")
					b.Is(y, "read", "b'hello'", 5)
					b.Is(y, "write", "3", "you")
					b.Is(x, "read", "b'you'", 3)
					version := "'TLSv1.2'"
					if v13 {
						version = "'TLSv1.3'"
					}
					if got := b.Do(x, "cipher"); !strings.HasSuffix(got, version+")") || got != b.Do(y, "cipher") {
						t.Errorf("cipher: %s, %s", got, b.Do(y, "cipher"))
					}
					if got := bytesOf(b.Get(x, "getpeercert", true)); !bytes.Equal(got, p.der()) {
						t.Errorf("getpeercert: %x", got)
					}
					b.Is(y, "getpeercert", "None", true)
					b.Is(x, "getpeercert", "NotImplementedError", false)
					b.Is(x, "close", "None")
					b.Is(y, "read", "b''")
					b.Is(y, "close", "None")
				})
			}
		}
	}
}

const (
	alerted   = "OSError: (-30592, 'MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE')"
	eof       = "OSError: (-29312, 'MBEDTLS_ERR_SSL_CONN_EOF')"
	refused   = "OSError: (-28160, 'MBEDTLS_ERR_SSL_HANDSHAKE_FAILURE')"
	noCA      = "OSError: (-30336, 'MBEDTLS_ERR_SSL_CA_CHAIN_REQUIRED')"
	noCert    = "OSError: (-29824, 'MBEDTLS_ERR_SSL_NO_CLIENT_CERTIFICATE')"
	untrusted = "ValueError: \nThe certificate is not correctly signed by the trusted CA\n"
	wrongName = "ValueError: \nThe certificate Common Name (CN) does not match with the expected CN\n"
)

// What happens to both ends when something does not fit: typed from what
// MicroPython does with Mbed TLS (tests/py/ssl/verify.py has more of it).
func TestRefusals(t *testing.T) {
	c := theCast()
	good, server := trusting(c.ca), serving(c.ec)
	verifying := server.with(func(r *role) { r.mode, r.cas = 2, [][]byte{c.ca.der()} })
	for _, tt := range []struct {
		name           string
		client, server role
		xerr, yerr     string
	}{
		{"good", good, server, "", ""},
		{"no certificate", good, role{server: true}, alerted, refused},
		{"wrong name", good.with(func(r *role) { r.name = "x" }), server, wrongName, alerted},
		{"unknown CA", trusting(c.other), server, untrusted, alerted},
		{"no CA", role{name: "device.test"}, server, noCA, alerted},
		{"both wrong", trusting(c.other).with(func(r *role) { r.name = "x" }), server, wrongName + strings.TrimPrefix(untrusted, "ValueError: "), alerted},
		{"not asked", trusting(c.other).with(func(r *role) { r.mode = 0 }), server, "", ""},
		{"optional", trusting(c.other).with(func(r *role) { r.mode = 1 }), server, "", ""},
		{"no name", good.with(func(r *role) { r.name = nil }), server, "ValueError: CERT_REQUIRED requires server_hostname", eof},
		{"client without certificate", good, verifying, alerted, noCert},
		{"client with certificate", good.with(func(r *role) { r.cert, r.key = c.client.der(), c.client.keyDER(true) }), verifying.with(func(r *role) { r.name = nil }), "", ""},
		{"client with another CA's", good.with(func(r *role) { r.cert, r.key = c.selfEC.der(), c.selfEC.keyDER(true) }), verifying, alerted, untrusted},
		{"client without certificate, optional", good, verifying.with(func(r *role) { r.mode = 1 }), "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			_, _, xerr, yerr := b.meet(tt.client, tt.server)
			if xerr != tt.xerr || yerr != tt.yerr {
				t.Errorf("client %q, want %q; server %q, want %q", xerr, tt.xerr, yerr, tt.yerr)
			}
		})
	}
}

// TestNoCommonSuite: the two ends share no suite.
func TestNoCommonSuite(t *testing.T) {
	b := newBench(t)
	c := theCast()
	sx, sy := b.Pair()
	client := b.context(trusting(c.ca))
	b.Get(client, "set_ciphers", object.NewList(object.NewStr("TLS-ECDHE-RSA-WITH-AES-128-GCM-SHA256")))
	wait := b.goes(func(o *bench) {
		_, err := o.wrap(o.context(serving(c.ec)), sy, serving(c.ec))
		if got := o.Error(err); got != refused {
			t.Errorf("server: %s", got)
		}
	})
	_, err := b.wrap(client, sx, trusting(c.ca))
	if got := b.Error(err); got != alerted {
		t.Errorf("client: %s", got)
	}
	wait()
}

// TestCallback: it is called with DER and depth, from the root down, and what it
// returns or raises ends the handshake.
func TestCallback(t *testing.T) {
	c := theCast()
	for _, tt := range []struct {
		result object.Value
		fail   error
		xerr   string
	}{
		{object.Int(0), nil, ""},
		{object.Bool(false), nil, ""},
		{object.Int(1), nil, "OSError: [Errno 1] EPERM: MBEDTLS_ERR_ERROR_GENERIC_ERROR"},
		{object.Int(-28160), nil, refused},
		{object.Int(-5), nil, "OSError: [Errno 5] EIO"},
		{object.None, nil, "TypeError: can't convert NoneType to int"},
		{object.Int(0), object.NewError(object.KeyError, "mine"), "KeyError: mine"},
	} {
		b := newBench(t)
		var seen [][]byte
		var depths []int64
		callback := object.NewBuiltin("callback(cert, depth, /)", "", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			seen, depths = append(seen, bytesOf(args[0])), append(depths, args[1].AsInt())
			return tt.result, tt.fail
		})
		client := trusting(c.ca)
		client.attr = map[string]any{"verify_callback": callback}
		x, _, xerr, yerr := b.meet(client, serving(c.ec))
		want := ""
		if tt.xerr != "" {
			want = alerted
		}
		if xerr != tt.xerr || yerr != want {
			t.Errorf("%v: client %q, server %q", tt, xerr, yerr)
		}
		if !bytes.Equal(seen[0], c.ca.der()) || depths[0] != 1 {
			t.Errorf("called with %x, %d", seen[0], depths[0])
		}
		if xerr == "" && (len(seen) != 2 || !bytes.Equal(seen[1], c.ec.der()) || depths[1] != 0) {
			t.Errorf("called %d times, %v", len(seen), depths)
		}
		_ = x
	}
}

// TestWithoutBlocking: a handshake over sockets that do not block, in the calls
// of the two ends, with poll in between: few calls, no spinning.
func TestWithoutBlocking(t *testing.T) {
	c := theCast()
	for _, v13 := range []bool{false, true} {
		b := newBench(t)
		b.Host.Board.TLS.Version13 = v13
		sx, sy := b.Pair()
		b.Get(sx, "setblocking", false)
		b.Get(sy, "setblocking", false)
		client, server := trusting(c.ca), serving(c.ec)
		client.later, server.later = true, true
		x, err := b.wrap(b.context(client), sx, client)
		if err != nil {
			t.Fatal(b.Error(err))
		}
		y, err := b.wrap(b.context(server), sy, server)
		if err != nil {
			t.Fatal(b.Error(err))
		}
		b.Is(x, "cipher", "None")
		b.Is(x, "getpeercert", "None", true)
		p := b.Get(b.sel, "poll")
		b.Get(p, "register", x, 4) // a writer, who must read in between
		b.Get(p, "register", y, 1)
		calls, sent, got := 0, false, ""
		for got == "" {
			list := b.Get(p, "poll", 5000)
			n, _ := object.Len(b.T, list)
			if n == 0 {
				t.Fatal("poll waited in vain")
			}
			for i := range n {
				calls++
				switch e := b.Item(list, i); {
				case b.Item(e, 0) == x && sent:
					b.Get(p, "modify", x, 0)
				case b.Item(e, 0) == x:
					sent = b.Do(x, "write", "hello") == "5"
				default:
					if s := b.Do(y, "read", 5); s != "None" {
						got = s
					}
				}
			}
		}
		if got != "b'hello'" {
			t.Error(got)
		}
		if calls > 12 {
			t.Errorf("%d calls", calls)
		}
		b.Is(x, "close", "None")
		b.Is(y, "close", "None")
	}
}

// TestHandshakeThatMustEnd: do_handshake_on_connect waits on a socket that does not block.
func TestHandshakeThatMustEnd(t *testing.T) {
	b := newBench(t)
	sx, sy := b.Pair()
	b.Get(sx, "setblocking", false)
	b.Get(sy, "setblocking", false)
	c := theCast()
	x, y, xerr, yerr := b.meetOver(sx, sy, trusting(c.ca), serving(c.ec))
	if xerr != "" || yerr != "" {
		t.Fatal(xerr, yerr)
	}
	b.Is(x, "read", "None", 1)
	b.Is(y, "write", "2", "ok")
	b.Ready(sx, 1)
	b.Is(x, "read", "b'ok'", 5)
}

// TestUnconnected: what a socket says that is connected to nothing.
func TestUnconnected(t *testing.T) {
	b := newBench(t)
	c := theCast()
	for _, blocking := range []bool{true, false} {
		s := b.Socket()
		b.Get(s, "setblocking", blocking)
		_, err := b.wrap(b.context(trusting(c.ca)), s, trusting(c.ca))
		if got := b.Error(err); got != "OSError: 32" {
			t.Error(got)
		}
		_, err = b.wrap(b.context(serving(c.ec)), s, serving(c.ec))
		if got := b.Error(err); got != "OSError: [Errno 107] ENOTCONN" {
			t.Error(got)
		}
	}
	gone := b.Socket()
	b.Get(gone, "close")
	_, err := b.wrap(b.context(trusting(c.ca)), gone, trusting(c.ca))
	if got := b.Error(err); got != "OSError: [Errno 9] EBADF" {
		t.Error(got)
	}
}

// TestBoards: what a board without this and that does.
func TestBoards(t *testing.T) {
	b := newBenchOf(t, func(f *board.Board) { f.TLS = board.TLS{} })
	x, y := b.connected()
	for _, name := range []string{"getpeercert", "ioctl"} {
		if got := b.Do(x, name, 1); got != "AttributeError: 'SSLSocket' object has no attribute '"+name+"'" {
			t.Errorf("%s: %s", name, got)
		}
	}
	b.Get(x, "close")
	b.Is(y, "read", "b''", 5) // without close_notify, too
}
