// This file defines tls.SSLContext.

package ssl

import (
	"crypto/tls"
	"crypto/x509"

	"github.com/go-python/gpython/py"

	"mpy/python/object"
	"mpy/stream"
)

// Verify modes, Mbed TLS's numbers.
const (
	certNone     = 0
	certOptional = 1
	certRequired = 2
)

// Bits of a context's protocol.
const (
	protoServer = 1
	protoDTLS   = 2
)

// context is a tls.SSLContext.
type context struct {
	mod      *module
	proto    int64
	mode     int
	callback object.Value // verify_callback, or None
	suites   []uint16     // nil: all there are
	chains   []tls.Certificate
	cas      []*x509.Certificate
	roots    *x509.CertPool // of cas
	trusting bool           // roots has the world's certificates as well
	sockets  bool           // its SSLSockets are sockets
	accepts  bool           // and what they accept are SSLSockets
	base     [2]*tls.Config // what all clients and all servers share; nil: to be made anew
}

// Type makes *context a py.Object.
func (c *context) Type() *py.Type { return &c.mod.context.Py }

// Class gives the class tls.SSLContext of the interpreter.
func (c *context) Class() *object.Class { return c.mod.context }

// makeContext makes the class.
func (m *module) makeContext() *object.Class {
	c := object.NewClass("SSLContext")
	c.Final = true // a verify_mode stored in an instance of a script's class would be lost
	c.New = func(t object.Thread, _ *object.Class, args []object.Value, kw object.Kw) (object.Value, error) {
		if kw.Len() > 0 {
			return object.Value{}, object.NewError(object.TypeError, "function doesn't take keyword arguments")
		}
		if len(args) != 1 {
			return object.Value{}, object.NewError(object.TypeError, "function takes 1 positional arguments but %d were given", len(args))
		}
		x, err := m.newContext(t, args[0])
		if err != nil {
			return object.Value{}, err
		}
		return object.Ref(x), nil
	}
	c.Repr = func(object.Thread, object.Value) (string, error) { return "<SSLContext>", nil }
	c.GetAttr = getContextAttr
	c.SetAttr = setContextAttr
	fn := object.NewBuiltin
	c.Methods(
		fn("get_ciphers(self, /)", "Gives the names of the cipher suites that set_ciphers knows.", getCiphers),
		fn("set_ciphers(self, names, /)", "Chooses cipher suites by a list of names.", setCiphers),
		fn("load_cert_chain(self, cert, key, /)", "Takes the own certificate, with those that vouch for it, and its key, in PEM or DER.", loadCertChain),
		fn("load_verify_locations(self, cadata, /)", "Adds certificates to trust, in PEM or DER.", loadVerifyLocations),
		fn("wrap_socket(self, sock, /, *, server_side=False, do_handshake_on_connect=True, server_hostname=None, client_id=None)",
			"Makes an SSLSocket of a stream. client_id is for DTLS.", wrapSocket),
		fn("__del__(self, /)", "Does nothing.", func(object.Thread, []object.Value, object.Kw) (object.Value, error) { return object.None, nil }),
	)
	return c
}

func (m *module) newContext(t object.Thread, proto object.Value) (*context, error) {
	n, err := object.ToInt64(t, proto)
	if err != nil {
		return nil, err
	}
	if n&protoDTLS != 0 {
		return nil, object.NewError(object.NotImplementedError, "DTLS isn't available")
	}
	c := &context{mod: m, proto: n, callback: object.None, roots: x509.NewCertPool()}
	if n&protoServer == 0 {
		c.mode = certRequired
	}
	return c, nil
}

// changed has the next connection find out anew what the context says.
func (c *context) changed() { c.base = [2]*tls.Config{} }

func contextOf(args []object.Value) *context { return args[0].Obj().(*context) }

func getContextAttr(_ object.Thread, v object.Value, name string) (object.Value, error) {
	c := v.Obj().(*context)
	switch name {
	case "verify_mode":
		return object.Int(int64(c.mode)), nil
	case "verify_callback":
		return c.callback, nil
	case "psk_identity", "psk_key", "server_psk_keys":
		return object.None, nil
	}
	return object.Value{}, nil
}

func setContextAttr(t object.Thread, v object.Value, name string, val object.Value) (bool, error) {
	c := v.Obj().(*context)
	if !val.Bound() {
		return false, nil
	}
	switch name {
	case "verify_mode":
		n, err := object.Index(t, val)
		if err != nil {
			return false, err
		}
		c.mode = n
		c.changed()
	case "verify_callback":
		c.callback = val
	case "psk_identity", "psk_key", "server_psk_keys":
		if !val.IsNone() {
			return false, object.NewError(object.NotImplementedError, "PSK isn't available")
		}
	default:
		return false, nil
	}
	return true, nil
}

func getCiphers(object.Thread, []object.Value, object.Kw) (object.Value, error) {
	list := make([]object.Value, len(suites))
	for i := range suites {
		list[i] = object.NewStr(suites[i].name)
	}
	return object.NewList(list...), nil
}

func setCiphers(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	c := contextOf(args)
	names, err := object.Sequence(args[1])
	if err != nil {
		return object.Value{}, err
	}
	ids := []uint16{}
	for _, v := range names {
		name, err := object.Text(v)
		if err != nil {
			return object.Value{}, err
		}
		id, known := suiteID(name)
		if !known {
			return object.Value{}, contextOf(args).mod.exception(errBadConfig, nil)
		}
		if id != 0 {
			ids = append(ids, id)
		}
	}
	switch {
	case len(names) == 0:
		return object.Value{}, contextOf(args).mod.exception(errBadConfig, nil)
	case len(ids) == 0:
		return object.Value{}, object.NewError(object.NotImplementedError, "none of these ciphers is available")
	}
	c.suites = ids
	c.changed()
	return object.None, nil
}

func loadCertChain(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	return object.None, contextOf(args).loadChain(args[1], args[2])
}

func (c *context) loadChain(cert, key object.Value) error {
	text, err := object.Text(key)
	if err != nil {
		return err
	}
	signer, err := parseKey(text)
	if err != nil {
		return err
	}
	if text, err = object.Text(cert); err != nil {
		return err
	}
	list, err := parseCerts(text)
	if err != nil {
		return err
	}
	own := tls.Certificate{PrivateKey: signer, Leaf: list[0]}
	for _, x := range list {
		own.Certificate = append(own.Certificate, x.Raw)
	}
	c.chains = append(c.chains[:len(c.chains):len(c.chains)], own)
	c.changed()
	return nil
}

func loadVerifyLocations(_ object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	return object.None, contextOf(args).loadCAs(args[1])
}

func (c *context) loadCAs(data object.Value) error {
	text, err := object.Text(data)
	if err != nil {
		return err
	}
	list, err := parseCerts(text)
	if err != nil {
		return err
	}
	roots := c.roots.Clone() // a handshake may be using it
	for _, x := range list {
		roots.AddCert(x)
	}
	c.cas = append(c.cas[:len(c.cas):len(c.cas)], list...)
	c.roots = roots
	c.changed()
	return nil
}

func wrapSocket(t object.Thread, args []object.Value, _ object.Kw) (object.Value, error) {
	flags := [2]bool{false, true} // server_side, do_handshake_on_connect
	for i := range flags {
		if v := object.Arg(args, 2+i); v.Bound() {
			var err error
			if flags[i], err = object.Truth(t, v); err != nil {
				return object.Value{}, err
			}
		}
	}
	c := contextOf(args)
	name := object.Arg(args, 4)
	if c.mode == certRequired && !flags[0] && (!name.Bound() || name.IsNone()) {
		if _, err := stream.Of(args[1]); err != nil {
			return object.Value{}, err
		}
		return object.Value{}, object.NewError(object.ValueError, "CERT_REQUIRED requires server_hostname")
	}
	return c.wrap(t, args[1], wrapping{server: c.proto&protoServer != 0 || c.sockets && flags[0], now: flags[1], name: name})
}
