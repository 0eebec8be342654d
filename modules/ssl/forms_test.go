package ssl_test

import (
	"crypto/tls"
	"net"
	"strconv"
	"strings"
	"testing"

	"mpy/board"
)

// circuit has the facts of CircuitPython's ssl, typed from its source.
func circuit() *board.Board {
	b := board.Generic()
	b.TLS.Trusting, b.TLS.Errors, b.TLS.Closed = true, board.TLSText, board.Failure{Cond: board.EBADF}
	b.TLS.TimeoutEnds, b.TLS.CloseNotify = false, false
	b.Names["ssl.SSLSocket"] = []string{"__enter__", "__exit__", "__del__", "accept", "bind", "close", "connect", "listen", "recv_into", "send",
		"setblocking", "setsockopt", "settimeout"}
	return b
}

// pycom has the facts of Pycom's.
func pycom() *board.Board {
	b := board.Generic()
	b.TLS.Files, b.TLS.Errors = true, board.TLSNumber
	b.Constants["socket"]["IPPROTO_SEC"] = 100
	return b
}

// checkScript compares what a script prints.
func checkScript(t *testing.T, facts *board.Board, text, want, wantErrs string) {
	t.Helper()
	out, errs := scriptOn(t, facts, text)
	if out != want || errs != wantErrs {
		t.Errorf("printed:\n%s\nwant:\n%s\nstandard error:\n%s", out, want, errs)
	}
}

// serving1 begins a script: a server in a thread, which wraps with serve(s).
const listening = `
	import socket, ssl, _thread

	l = socket.socket()
	l.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
	l.bind(("127.0.0.1", PORT))
	l.listen()
	done = _thread.allocate_lock()
	done.acquire()
	log = []  # of the server's errors

	def attempt(f, *args, **kw):
	    try:
	        r = f(*args, **kw)
	        print(r)
	        return r
	    except Exception as e:
	        print(type(e).__name__, e.args)
`

// TestCircuit: contexts trust the world, sockets shake hands in connect and
// accept, errors are one OSError, and a context is for both sides.
func TestCircuit(t *testing.T) {
	checkScript(t, circuit(), listening+`
	print(sorted(n for n in dir(ssl) if n[0] != "_"))

	def serve():
	    ctx = ssl.create_default_context()
	    ctx.load_verify_locations(cadata="")
	    ctx.load_cert_chain("ec.pem", "ec.key")
	    server = ctx.wrap_socket(l, server_side=True)
	    for i in range(4):
	        try:
	            s, address = server.accept()
	        except OSError as e:
	            log.append(e)
	            done.release()
	            continue
	        with s:
	            buf = bytearray(100)
	            n = s.recv_into(buf)
	            s.send(buf[:n].upper())
	        done.release()

	_thread.start_new_thread(serve, ())
	ctx = ssl.create_default_context()
	print(ctx.check_hostname)
	ctx.check_hostname = True
	print(ctx.check_hostname, hasattr(ctx, "verify_mode"))
	s = ctx.wrap_socket(socket.socket(), server_hostname="device.test")
	print(s, hasattr(s, "read"), hasattr(s, "recv"), hasattr(s, "fileno"))
	s.settimeout(5)
	print(s.connect(("127.0.0.1", PORT)))
	print(s.send(b"hello"))
	buf = bytearray(20)
	print(s.recv_into(buf, 3), s.recv_into(buf), buf[:2], s.recv_into(buf))
	attempt(s.recv_into, buf, 21)
	s.close()
	s.close()
	attempt(s.recv_into, buf)
	attempt(s.send, b"x")
	attempt(s.connect, ("127.0.0.1", PORT))
	done.acquire()

	# Connected already: the first call shakes hands.
	raw = socket.socket()
	raw.connect(("127.0.0.1", PORT))
	with ctx.wrap_socket(raw, server_hostname="device.test") as s:
	    print(s.send(b"lazy"), s.recv_into(buf), buf[:4])
	done.acquire()

	# What fails leaves a closed socket.
	s = ctx.wrap_socket(socket.socket(), server_hostname="other.test")
	attempt(s.connect, ("127.0.0.1", PORT))
	attempt(s.send, b"x")
	s.close()
	done.acquire()

	# Trusting other certificates, or all.
	ctx.load_verify_locations(cadata=open("client.pem").read())
	s = ctx.wrap_socket(socket.socket())
	attempt(s.connect, ("127.0.0.1", PORT))
	s.close()
	done.acquire()
	attempt(ctx.load_verify_locations, cafile="ca.pem")
	attempt(ctx.load_verify_locations, capath="/")
	attempt(ctx.load_verify_locations)
	attempt(ctx.load_verify_locations, cadata="nonsense")
	attempt(ctx.load_cert_chain, "nothing.pem")
	attempt(ctx.load_cert_chain, "both.pem")
	attempt(ctx.load_cert_chain, "ca.pem")
	attempt(ctx.load_cert_chain, "ec.key", "ec.pem")
	attempt(ctx.set_default_verify_paths)
	attempt(ctx.wrap_socket, socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
	attempt(ctx.wrap_socket, socket.socket(), server_side=True, server_hostname="x")
	attempt(ctx.wrap_socket, 5)
	attempt(ssl.SSLContext, 1)
	attempt(ssl.SSLContext, 1, 2)
	print(log)
	l.close()
	`, `['SSLContext', 'create_default_context']
False
True False
<SSLSocket> False False False
None
5
3 2 bytearray(b'LO') 0
ValueError ('buffer too small for requested bytes',)
OSError (9,)
OSError (9,)
OSError (9,)
4 4 bytearray(b'LAZY')
OSError (-9984, 'MBEDTLS_ERR_X509_CERT_VERIFY_FAILED; The certificate Common Name (CN) does not match with the expected CN')
OSError (9,)
OSError (-9984, 'MBEDTLS_ERR_X509_CERT_VERIFY_FAILED; The certificate is not correctly signed by the trusted CA')
NotImplementedError ('cafile',)
NotImplementedError ('capath',)
TypeError ("can't convert 'NoneType' object to str implicitly",)
ValueError ('invalid cert',)
OSError (2,)
None
ValueError ('invalid key',)
ValueError ('invalid key',)
None
RuntimeError ('Invalid socket for TLS',)
ValueError ('Server side context cannot have hostname',)
AttributeError ("'int' object has no attribute 'type'",)
<SSLContext>
TypeError ('function expected at most 1 arguments, got 2',)
[OSError(-30592, 'MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE'), OSError(-30592, 'MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE')]
`, "")
}

// TestMethods: anything with the methods of a socket is wrapped.
func TestMethods(t *testing.T) {
	checkScript(t, circuit(), listening+`
	class Duck:
	    type = socket.SOCK_STREAM
	    def __init__(self, s):
	        self.s = s
	        for name in ("bind", "connect", "listen", "setsockopt", "settimeout", "setblocking"):
	            setattr(self, name, getattr(s, name))
	    def accept(self):
	        s, a = self.s.accept()
	        return Duck(s), a
	    def recv_into(self, buf):
	        return self.s.readinto(memoryview(buf)[:7])
	    def send(self, buf):
	        return self.s.send(bytes(buf)[:11])
	    def close(self):
	        print("close")
	        self.s.close()

	def serve():
	    ctx = ssl.create_default_context()
	    ctx.load_verify_locations(cadata="")
	    ctx.load_cert_chain("both.pem")
	    s, address = ctx.wrap_socket(Duck(l), server_side=True).accept()
	    buf = bytearray(100)
	    s.send(buf[:s.recv_into(buf)].upper())
	    s.close()
	    done.release()

	_thread.start_new_thread(serve, ())
	s = ssl.create_default_context().wrap_socket(Duck(socket.socket()), server_hostname="device.test")
	s.connect(("127.0.0.1", PORT))
	print(s.send(b"hello"))
	buf = bytearray(20)
	n = s.recv_into(buf)
	done.acquire()
	print(n, buf[:5])
	s.settimeout(0)
	attempt(s.recv_into, buf)
	s.close()
	l.close()

	class NotQuite:
	    type = 1
	attempt(ssl.create_default_context().wrap_socket, NotQuite())
	NotQuite.type = 2
	attempt(ssl.create_default_context().wrap_socket, NotQuite())
	`, `5
close
5 bytearray(b'HELLO')
0
close
AttributeError ("'NotQuite' object has no attribute 'accept'",)
RuntimeError ('Invalid socket for TLS',)
`, "")
}

// TestPycom: certificates are files, errors are numbers, connect shakes hands,
// and a session can be resumed.
func TestPycom(t *testing.T) {
	checkScript(t, pycom(), listening+`
	print(sorted(n for n in dir(ssl) if n[0] != "_"), ssl.SSLError is OSError, ssl.SSL_TIMEOUT)

	def serve():
	    for i in range(5):
	        s, a = l.accept()
	        if i == 4:
	            s.read()
	            done.release()
	            break
	        try:
	            s = ssl.wrap_socket(s, keyfile="ec.key", certfile="ec.pem", server_side=True)
	            s.sendall(s.recv(100).upper())
	        except OSError as e:
	            log.append(e)
	        s.close()
	        done.release()

	_thread.start_new_thread(serve, ())
	address = ("127.0.0.1", PORT)
	s = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_SEC)
	ss = ssl.wrap_socket(s, cert_reqs=ssl.CERT_REQUIRED, ca_certs="ca.pem", server_hostname="device.test")
	print(ss.connect(address))
	print(ss.send(b"hello"), ss.recv(20), ss.recv(20))
	saved = ssl.save_session(ss)
	print(saved)
	ss.settimeout(1.5)
	ss.close()
	done.acquire()

	# Connected already, not verified, with the session of before; stream methods.
	s = socket.socket()
	s.connect(address)
	ss = ssl.wrap_socket(s, saved_session=saved)
	print(ss.do_handshake(), ss.write(b"again\n"), ss.readline(), ss.read())
	ss.close()
	done.acquire()

	for name, ca in (("other.test", "ca.pem"), ("device.test", "client.pem")):
	    s = ssl.wrap_socket(socket.socket(), cert_reqs=ssl.CERT_REQUIRED, ca_certs=ca, server_hostname=name)
	    attempt(s.connect, address)
	    attempt(s.send, b"x")
	    s.close()
	    done.acquire()

	attempt(ssl.wrap_socket, 5)
	attempt(ssl.wrap_socket, socket.socket(), cert_reqs=ssl.CERT_REQUIRED)
	attempt(ssl.wrap_socket, socket.socket(), server_side=True, certfile="ec.pem")
	attempt(ssl.wrap_socket, socket.socket(), cert_reqs=2, ca_certs="nothing")
	attempt(ssl.wrap_socket, socket.socket(), keyfile="ec.key", certfile="nothing")
	attempt(ssl.wrap_socket, socket.socket(), keyfile="nothing", certfile="ec.pem")
	attempt(ssl.wrap_socket, socket.socket(), saved_session=5)
	attempt(ssl.save_session, socket.socket())

	# A server that says nothing.
	s = socket.socket()
	s.connect(address)
	attempt(ssl.wrap_socket, s, timeout=0.05)
	s.close()
	done.acquire()
	print(log)
	l.close()
	`, `['CERT_NONE', 'CERT_OPTIONAL', 'CERT_REQUIRED', 'SSLError', 'SSL_TIMEOUT', 'save_session', 'wrap_socket'] True -26624
None
5 b'HELLO' b''
<SSLSession>
None 6 b'AGAIN\n' b''
OSError (-9984,)
OSError (-9984,)
OSError (-9984,)
OSError (-9984,)
ValueError ('invalid argument(s) value',)
ValueError ('invalid argument(s) value',)
ValueError ('invalid argument(s) value',)
OSError ('CA file not found',)
OSError ('certificate file not found',)
OSError ('key file not found',)
ValueError ('invalid argument(s) value',)
ValueError ('invalid argument(s) value',)
OSError (-26624,)
[OSError(-30592,), OSError(-30592,)]
`, "mpy: a TLS server's certificate was not verified (verify_mode is CERT_NONE); -X tls-quiet silences this\n")
}

// TestDefaultContext: the same for generic, whose other contexts are MicroPython's.
func TestDefaultContext(t *testing.T) {
	checkScript(t, board.Generic(), listening+`
	import asyncio

	def serve():
	    ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
	    ctx.load_cert_chain("ec.pem", "ec.key")
	    for i in range(4):
	        s, a = l.accept()
	        try:
	            s = ctx.wrap_socket(s, server_side=True)
	            s.write(s.readline().upper())
	        except OSError as e:
	            log.append(e)
	        s.close()
	        done.release()

	_thread.start_new_thread(serve, ())
	address = ("127.0.0.1", PORT)
	ctx = ssl.create_default_context()
	print(type(ctx) is ssl.SSLContext, ctx.verify_mode == ssl.CERT_REQUIRED)
	attempt(ctx.wrap_socket, socket.socket())
	s = ctx.wrap_socket(socket.socket(), server_hostname="device.test")
	s.connect(address)
	print(s.cipher()[1], len(s.getpeercert(True)) > 100, s.write(b"hello\n"), s.readline(), s.recv(1))
	s.close()
	done.acquire()
	s = socket.socket()
	s.connect(address)
	with ctx.wrap_socket(s, server_hostname="device.test") as s:
	    print(s.cipher()[1], s.sendall(b"connected\n"), s.read())
	done.acquire()
	s = ctx.wrap_socket(socket.socket(), server_hostname="other.test")
	attempt(s.connect, address)
	attempt(s.send, b"x")
	s.close()
	done.acquire()

	async def main():
	    r, w = await asyncio.open_connection("127.0.0.1", PORT, ssl=ctx, server_hostname="device.test")
	    w.write(b"async\n")
	    await w.drain()
	    print(await r.read())
	    w.close()
	    await w.wait_closed()

	asyncio.run(main())
	done.acquire()
	print(log)
	attempt(ctx.load_verify_locations, cadata="")
	print(ctx.verify_mode)
	l.close()
	`, `True True
ValueError ('CERT_REQUIRED requires server_hostname',)
TLSv1.2 True 6 b'HELLO\n' b''
TLSv1.2 None b'CONNECTED\n'
ValueError ('\nThe certificate Common Name (CN) does not match with the expected CN\n',)
OSError (-9984, 'MBEDTLS_ERR_X509_CERT_VERIFY_FAILED')
b'ASYNC\n'
[OSError(-30592, 'MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE')]
None
0
`, "")
}

// TestResumed: save_session's result makes the next handshake a short one, and
// the server's certificate is looked at again.
func TestResumed(t *testing.T) {
	l, _ := listen(t)
	cfg := config(theCast().ec)
	cfg.MaxVersion = tls.VersionTLS12
	resumed := make(chan bool, 3)
	go func() {
		for {
			s, err := l.Accept()
			if err != nil {
				return
			}
			c := tls.Server(s, cfg)
			_ = c.Handshake()
			resumed <- c.ConnectionState().DidResume
			_ = s.Close()
		}
	}()
	checkScript(t, pycom(), strings.ReplaceAll(`
	import socket, ssl

	def connect(name, saved):
	    s = ssl.wrap_socket(socket.socket(), cert_reqs=ssl.CERT_REQUIRED, ca_certs="ca.pem", server_hostname=name, saved_session=saved)
	    s.connect(("127.0.0.1", SERVER))
	    saved = ssl.save_session(s)
	    s.close()
	    return saved

	saved = connect("device.test", None)
	saved = connect("device.test", saved)
	try:
	    connect("other.test", saved)
	except OSError as e:
	    print(e.args)
	`, "SERVER", strconv.Itoa(l.Addr().(*net.TCPAddr).Port)), "(-9984,)\n", "")
	for i, want := range []bool{false, true, true} {
		if got := <-resumed; got != want {
			t.Errorf("connection %d: resumed %v", i, got)
		}
	}
}
