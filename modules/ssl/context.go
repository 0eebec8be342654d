// This file defines tls.SSLContext.

package ssl

import (
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"slices"

	"github.com/go-python/gpython/py"

	"mpy/python/object"
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
	base     *tls.Config    // what all connections share; nil: to be made anew
}

// Type makes *context a py.Object.
func (c *context) Type() *py.Type { return &c.mod.context.Py }

// Class gives the class tls.SSLContext of the interpreter.
func (c *context) Class() *object.Class { return c.mod.context }

// server says on which side the context's connections are, whatever wrap_socket is told.
func (c *context) server() bool { return c.proto&protoServer != 0 }

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
	if !c.server() {
		c.mode = certRequired
	}
	return c, nil
}

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
		c.mode, c.base = n, nil
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
			return object.Value{}, errBadConfig.exception()
		}
		if id != 0 {
			ids = append(ids, id)
		}
	}
	switch {
	case len(names) == 0:
		return object.Value{}, errBadConfig.exception()
	case len(ids) == 0:
		return object.Value{}, object.NewError(object.NotImplementedError, "none of these ciphers is available")
	}
	c.suites, c.base = ids, nil
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
	c.chains, c.base = append(c.chains[:len(c.chains):len(c.chains)], own), nil
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
	c.roots, c.base = roots, nil
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
	return contextOf(args).wrap(t, args[1], flags[0], flags[1], object.Arg(args, 4))
}

// config gives what the context's connections share.
func (c *context) config() *tls.Config {
	if c.base != nil {
		return c.base
	}
	cfg := &tls.Config{
		Time:         c.mod.h.Clock().Now,
		Certificates: c.chains,
		MinVersion:   tls.VersionTLS12,
		MaxVersion:   tls.VersionTLS12,
		CipherSuites: c.suites,
		// X25519MLKEM768 is left out: firmware does not have it, and its hello takes two packets.
		CurvePreferences:            []tls.CurveID{tls.X25519, tls.CurveP256, tls.CurveP384, tls.CurveP521},
		InsecureSkipVerify:          true, // see verify
		SessionTicketsDisabled:      true, // as MicroPython; and each client is verified anew
		DynamicRecordSizingDisabled: true,
	}
	if cfg.CipherSuites == nil {
		cfg.CipherSuites = allSuites()
		if c.mod.h.Board.TLS.Version13 {
			cfg.MaxVersion = tls.VersionTLS13
		}
	}
	if c.server() {
		cfg.Certificates = slices.DeleteFunc(slices.Clone(c.chains), func(own tls.Certificate) bool { return !serves(own.Leaf) })
	}
	switch {
	case !c.server():
		// Whatever the server says it accepts: it shall judge.
		cfg.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) {
			if len(cfg.Certificates) == 0 {
				return &tls.Certificate{}, nil
			}
			return &cfg.Certificates[0], nil
		}
	case c.mode != certNone:
		cfg.ClientAuth = tls.RequestClientCert
		cfg.ClientCAs = c.roots
	}
	c.base = cfg
	return cfg
}

// serves says whether a server may show a certificate.
func serves(leaf *x509.Certificate) bool {
	_, isRSA := leaf.PublicKey.(*rsa.PublicKey)
	return usage(leaf, false, 0) == 0 || isRSA && usage(leaf, false, tls.TLS_RSA_WITH_AES_128_CBC_SHA) == 0
}

// connection makes the tls.Conn of a Socket.
func (c *context) connection(o *Socket) *tls.Conn {
	cfg := c.config()
	if o.name != nil || o.mode != certNone {
		cfg = cfg.Clone()
		if o.name != nil {
			cfg.ServerName = *o.name
		}
		if o.mode != certNone {
			cfg.VerifyConnection = o.shake.judge
		}
	}
	if c.server() {
		return tls.Server(o.wire, cfg)
	}
	return tls.Client(o.wire, cfg)
}
