// This file defines the contexts that trust what the world trusts: CircuitPython's
// ssl.SSLContext, and what create_default_context makes.

package ssl

import (
	"crypto/x509"

	"github.com/go-python/gpython/py"

	"mpy/python/object"
	"mpy/sock"
	"mpy/stream"
	"mpy/world"
)

// trusting is an ssl.SSLContext of a board whose contexts trust the world's
// certificates from the start. Its SSLSockets are sockets, of clients or servers.
type trusting struct {
	*context
	checkHostname bool // kept, and no more
}

// Type makes *trusting a py.Object.
func (c *trusting) Type() *py.Type { return &c.mod.wrapper.Py }

// Class gives the class ssl.SSLContext of the interpreter.
func (c *trusting) Class() *object.Class { return c.mod.wrapper }

// trust has a context trust the world's certificates, and them alone.
func (c *context) trust() error {
	roots := c.mod.h.World.Roots
	if roots == nil {
		var err error
		if roots, err = x509.SystemCertPool(); err != nil {
			return object.NewError(object.RuntimeError, "the system's certificates can't be read: %s", err)
		}
	}
	c.roots, c.cas, c.trusting, c.mode = roots, nil, true, certRequired
	c.changed()
	return nil
}

// distrust has it trust nothing, and verify nothing.
func (c *context) distrust() {
	c.roots, c.cas, c.trusting, c.mode = x509.NewCertPool(), nil, false, certNone
	c.changed()
}

// makeTrusting makes the class.
func (m *module) makeTrusting() *object.Class {
	c := object.NewClass("SSLContext")
	c.Final = true
	c.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		if kw.Len() > 0 {
			return object.Value{}, object.NewError(object.TypeError, "function doesn't take keyword arguments")
		}
		if len(args) > 1 {
			return object.Value{}, object.NewError(object.TypeError, "function expected at most 1 arguments, got %d", len(args))
		}
		x, err := m.newContext(t, object.Int(0))
		if err != nil {
			return object.Value{}, err
		}
		x.sockets, x.accepts = true, true
		return object.Ref(&trusting{context: x}), x.trust()
	}
	c.GetAttr = func(_ object.Thread, v object.Value, name string) (object.Value, error) {
		if name == "check_hostname" {
			return object.Bool(v.Obj().(*trusting).checkHostname), nil
		}
		return object.Value{}, nil
	}
	c.SetAttr = func(t object.Thread, v object.Value, name string, val object.Value) (_ bool, err error) {
		if name != "check_hostname" || !val.Bound() {
			return false, nil
		}
		v.Obj().(*trusting).checkHostname, err = object.Truth(t, val)
		return err == nil, err
	}
	fn := object.NewBuiltin
	c.Methods(
		fn("load_cert_chain(self, certfile, keyfile=None)", "Takes the own certificate, with those that vouch for it, and its key, from files; without keyfile both are in one.", trustingLoadCertChain),
		fn("load_verify_locations(self, cafile=None, capath=None, cadata=None)", "Trusts the certificates in cadata, PEM, and no others; '' ends all verification. cafile and capath are not implemented.", trustingLoadVerifyLocations),
		fn("set_default_verify_paths(self, /)", "Trusts the system's certificates again, and no others.", func(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
			return object.None, args[0].Obj().(*trusting).trust()
		}),
		fn("wrap_socket(self, sock, *, server_side=False, server_hostname=None)", "Makes an SSLSocket of a socket. It shakes hands in connect and accept, or when it is first used.", trustingWrapSocket),
	)
	return c
}

// defaultContext is create_default_context.
func (m *module) defaultContext(t object.Thread, _ []object.Value, _ object.Kw) (object.Value, error) {
	v, err := t.Call(object.Ref(m.wrapper), []object.Value{object.Int(0)}, object.Kw{})
	if err != nil || m.h.Board.TLS.Trusting {
		return v, err
	}
	c, err := inner(t, v)
	if err == nil {
		c.sockets, c.accepts = true, true
		err = c.trust()
	}
	return v, err
}

func trustingLoadCertChain(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	c := args[0].Obj().(*trusting)
	cert, err := c.mod.file(t, args[1])
	if err != nil {
		return object.Value{}, err
	}
	key := cert
	if v := object.Arg(args, 2); v.Bound() && !v.IsNone() {
		if key, err = c.mod.file(t, v); err != nil {
			return object.Value{}, err
		}
	}
	c.chains = nil
	return object.None, c.loadChain(cert, key)
}

func trustingLoadVerifyLocations(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	for i, name := range []string{"cafile", "capath"} {
		if v := object.Arg(args, 1+i); v.Bound() && !v.IsNone() {
			return object.Value{}, object.NewError(object.NotImplementedError, "%s", name)
		}
	}
	c := args[0].Obj().(*trusting)
	data := object.Arg(args, 3)
	if !data.Bound() {
		data = object.None
	}
	text, err := object.Text(data)
	if err != nil {
		return object.Value{}, err
	}
	if text != "" {
		if _, err := parseCerts(text); err != nil {
			return object.Value{}, err
		}
	}
	c.distrust()
	if text == "" {
		return object.None, nil
	}
	c.mode = certRequired
	return object.None, c.loadCAs(data)
}

func trustingWrapSocket(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	c := args[0].Obj().(*trusting)
	how := wrapping{name: object.Arg(args, 3)}
	if v := object.Arg(args, 2); v.Bound() {
		var err error
		if how.server, err = object.Truth(t, v); err != nil {
			return object.Value{}, err
		}
	}
	if how.server && how.name.Bound() && !how.name.IsNone() {
		return object.Value{}, object.NewError(object.ValueError, "Server side context cannot have hostname")
	}
	return c.wrap(t, args[1], how)
}

// stream finds the stream of what is to be wrapped. Contexts of [trusting] take
// anything that has a socket's methods.
func (c *context) stream(t object.Thread, v object.Value) (stream.Stream, error) {
	under, err := stream.Of(v)
	if !c.mod.h.Board.TLS.Trusting {
		return under, err
	}
	if s, ok := under.(tryer); ok {
		if s.Sock().Type() != world.Stream {
			return nil, object.NewError(object.RuntimeError, "Invalid socket for TLS")
		}
		return under, nil
	}
	kind, err := object.GetAttr(t, v, "type")
	if err != nil {
		return nil, err
	}
	if n, err := object.Index(t, kind); err != nil {
		return nil, err
	} else if n != world.Stream {
		return nil, object.NewError(object.RuntimeError, "Invalid socket for TLS")
	}
	for _, name := range [...]string{"accept", "bind", "close", "connect", "listen", "recv_into", "send", "settimeout", "setsockopt"} {
		if _, err := object.GetAttr(t, v, name); err != nil {
			return nil, err
		}
	}
	if under != nil {
		return under, nil
	}
	return methods{c.mod, v}, nil
}

// connected says whether a stream, if it is a socket, has a peer.
func connected(under stream.Stream) bool {
	s, ok := under.(tryer)
	if !ok {
		return true
	}
	switch s.Sock().State() {
	case sock.Connected, sock.Shut:
		return true
	}
	return false
}
