package ssl_test

import (
	"bytes"
	"testing"

	"mpy/board"
	"mpy/modules/internal/nettest"
	"mpy/modules/ssl"
	"mpy/modules/uselect"
	"mpy/python/object"
	"mpy/python/object/objtest"
)

func TestMain(m *testing.M) { nettest.Main(m) }

// bench has the modules tls and select, too.
type bench struct {
	*nettest.Bench
	tls, sel object.Value
}

func newBench(tb testing.TB) *bench { return newBenchOf(tb, nil) }

// newBenchOf changes the facts of the board first.
func newBenchOf(tb testing.TB, facts func(*board.Board)) *bench {
	b := &bench{Bench: nettest.New(tb)}
	if facts != nil {
		facts(b.Host.Board)
	}
	b.tls = b.Import(ssl.TLS(b.Host))
	b.sel = b.Import(uselect.Module(b.Host))
	return b
}

// on gives the bench for what another thread does.
func (b *bench) on(o *nettest.Bench) *bench { return &bench{Bench: o, tls: b.tls, sel: b.sel} }

// goes runs f in another thread; see nettest.Bench.Go.
func (b *bench) goes(f func(b *bench)) (wait func()) {
	return b.Go(func(o *nettest.Bench) { f(b.on(o)) })
}

// role says how a context is made and used.
type role struct {
	server bool
	cert   []byte // with key
	key    []byte
	cas    [][]byte
	mode   any // verify_mode; nil: as it is made
	name   any // server_hostname
	later  bool
	attr   map[string]any
}

func (r role) with(change func(*role)) role {
	change(&r)
	return r
}

// serving and trusting are the usual roles.
func serving(p *party) role { return role{server: true, cert: p.der(), key: p.keyDER(false)} }

func trusting(ca *party) role { return role{cas: [][]byte{ca.der()}, name: "device.test"} }

func (b *bench) context(r role) object.Value {
	proto := 0
	if r.server {
		proto = 1
	}
	c := b.Get(b.tls, "SSLContext", proto)
	if r.cert != nil {
		b.Get(c, "load_cert_chain", r.cert, r.key)
	}
	for _, ca := range r.cas {
		b.Get(c, "load_verify_locations", ca)
	}
	if r.mode != nil {
		b.set(c, "verify_mode", r.mode)
	}
	for name, v := range r.attr {
		b.set(c, name, v)
	}
	return c
}

func (b *bench) set(v object.Value, name string, x any) {
	b.Helper()
	if err := object.SetAttr(b.T, v, name, objtest.Of(x)); err != nil {
		b.Fatal(b.Error(err))
	}
}

// wrap wraps a socket.
func (b *bench) wrap(ctx, sock object.Value, r role) (object.Value, error) {
	fn, err := object.GetAttr(b.T, ctx, "wrap_socket")
	if err != nil {
		return fn, err
	}
	return b.T.Call(fn, []object.Value{sock}, object.Kw{
		Names:  []string{"server_side", "server_hostname", "do_handshake_on_connect"},
		Values: []object.Value{object.Bool(r.server), objtest.Of(r.name), object.Bool(!r.later)},
	})
}

// meet lets two roles shake hands over two sockets, and gives both ends, or
// what went wrong.
func (b *bench) meet(client, server role) (x, y object.Value, xerr, yerr string) {
	b.Helper()
	sx, sy := b.Pair()
	return b.meetOver(sx, sy, client, server)
}

func (b *bench) meetOver(sx, sy object.Value, client, server role) (x, y object.Value, xerr, yerr string) {
	wait := b.goes(func(o *bench) {
		v, err := o.wrap(o.context(server), sy, server)
		y, yerr = v, o.Error(err)
	})
	v, err := b.wrap(b.context(client), sx, client)
	x, xerr = v, b.Error(err)
	if err != nil {
		b.Do(sx, "close")
	}
	wait()
	return x, y, xerr, yerr
}

// connected gives the two ends of a connection.
func (b *bench) connected() (x, y object.Value) {
	b.Helper()
	x, y, xerr, yerr := b.meet(trusting(theCast().ca), serving(theCast().ec))
	if xerr != "" || yerr != "" {
		b.Fatalf("client %q, server %q", xerr, yerr)
	}
	return x, y
}

// bytesOf gives what a bytes object holds.
func bytesOf(v object.Value) []byte {
	p, err := object.BytesOf(v)
	if err != nil {
		return nil
	}
	return bytes.Clone(p)
}

// pattern gives n bytes that tell where they are from.
func pattern(n int) []byte {
	p := make([]byte, n)
	for i := range p {
		p[i] = byte(i*7 + i>>8*13 + i>>16)
	}
	return p
}
