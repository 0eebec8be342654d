// This file declares the modules tls and ssl.

package ssl

import (
	"io"

	"mpy/host"
	"mpy/python/object"
)

// module is what tls and ssl of one interpreter share.
type module struct {
	h       *host.Host
	context *object.Class // tls.SSLContext
	socket  *object.Class // SSLSocket, a stream
	peer    *object.Class // SSLSocket, a socket
	wrapper *object.Class // ssl.SSLContext
	saved   *object.Class // SSLSession
	buffers buffers
	shaking host.Opened[Socket] // with a coroutine
	warned  bool
}

// key is where the host keeps the module.
type key struct{}

func of(h *host.Host) *module {
	return h.Shared(key{}, func() any {
		m := &module{h: h}
		m.socket, m.peer, m.context, m.saved = m.makeClass(), m.makePeer(), m.makeContext(), m.makeSession()
		if h.Board.TLS.Trusting {
			m.wrapper = m.makeTrusting()
		} else {
			m.wrapper = m.makeWrapper()
		}
		h.OnClose(func() { m.shaking.Each((*Socket).abandon) })
		return m
	}).(*module)
}

// warn tells the user, once, that a client's connection is not what it seems.
func (m *module) warn() {
	if !m.warned && !m.h.QuietTLS {
		_, _ = io.WriteString(m.h.Stderr(), "mpy: a TLS server's certificate was not verified (verify_mode is CERT_NONE); -X tls-quiet silences this\n")
	}
	m.warned = true
}

// TLS makes the module tls.
func TLS(h *host.Host) *object.Def {
	m := of(h)
	return &object.Def{
		Name: "tls",
		Doc: "TLS over any stream. An SSLContext holds certificates, keys and what is to be verified; its wrap_socket makes an SSLSocket, " +
			"which is a stream. A client's context verifies the server unless verify_mode is changed. " +
			"Errors are OSErrors with Mbed TLS's numbers and names, and for a certificate that fails a ValueError that says why.",
		Members: append(m.constants(),
			object.Member{Name: "SSLContext", Doc: "SSLContext(protocol): a context for a client or a server. Attributes: verify_mode; " +
				"verify_callback, called with each certificate of the peer's as DER and its depth, to return 0 if it will do.", Value: object.Ref(m.context)},
			object.Member{Name: "PROTOCOL_DTLS_CLIENT", Doc: "Protocol of a DTLS client's context; not available.", Value: object.Int(protoDTLS)},
			object.Member{Name: "PROTOCOL_DTLS_SERVER", Doc: "Protocol of a DTLS server's context; not available.", Value: object.Int(protoDTLS | protoServer)},
		),
	}
}

// Module makes the module ssl, as the board has it.
func Module(h *host.Host) *object.Def {
	m := of(h)
	facts := &h.Board.TLS
	context := object.Member{Name: "SSLContext", Doc: "SSLContext(protocol): a context for a client or a server.", Value: object.Ref(m.wrapper)}
	fresh := object.Fn("create_default_context()", "Makes a context that trusts the certificates that the system trusts, and verifies. What it wraps is a socket, "+
		"which shakes hands when it is connected.", m.defaultContext)
	switch {
	case facts.Trusting:
		context.Doc = "SSLContext(): a context for clients and servers that trusts the certificates that the system trusts."
		return &object.Def{
			Name: "ssl",
			Doc: "TLS over sockets, in the shape of CPython's module. A context trusts the certificates that the system trusts, and verifies; " +
				"its wrap_socket makes an SSLSocket, a socket that shakes hands when it is connected.",
			Members: []object.Member{context, fresh},
		}
	case facts.Files:
		return &object.Def{
			Name: "ssl",
			Doc:  "TLS over sockets. wrap_socket makes of a socket one that shakes hands when it is connected. Nothing is verified unless cert_reqs says so.",
			Members: append(m.constants()[:3],
				object.Member{Name: "SSLError", Doc: "OSError, which errors of TLS are.", Value: object.Ref(object.OSError)},
				object.Member{Name: "SSL_TIMEOUT", Doc: "The number of the error that a handshake ends with that took too long.", Value: object.Int(int64(errTimeout))},
				object.Fn("wrap_socket(sock, *, keyfile=None, certfile=None, server_side=False, cert_reqs=CERT_NONE, ssl_version=None, ca_certs=None, server_hostname=None, saved_session=None, timeout=10)",
					"Makes an SSLSocket of a socket. It shakes hands now if the socket is connected, else when it is, for at most timeout seconds. keyfile, certfile and ca_certs are names of files; "+
						"a server needs the first two, and cert_reqs other than CERT_NONE the last. saved_session is what save_session gave.", m.wrapFiles),
				object.Fn("save_session(sock, /)", "Gives the session of an SSLSocket, for the saved_session of a later one.", m.saveSession),
			),
		}
	}
	members := append(m.constants(), context)
	if facts.Default {
		members = append(members, fresh)
	}
	return &object.Def{
		Name: "ssl",
		Doc: "TLS over any stream, in the shape of CPython's module. An SSLContext here verifies nothing unless its verify_mode is set " +
			"to CERT_REQUIRED, with load_verify_locations for the certificates to trust and server_hostname for the name to expect.",
		Members: append(members,
			object.Fn("wrap_socket(sock, server_side=False, key=None, cert=None, cert_reqs=CERT_NONE, cadata=None, server_hostname=None, do_handshake=True)",
				"Makes an SSLSocket of a stream, with a context of its own; key, cert and cadata are bytes in PEM or DER, or names of files for key and cert.", m.wrapSocket),
		),
		Init: func(t object.Thread, mod *object.Module) error {
			if t.Interp() == nil || !h.Board.Modules.Has("tls") {
				return nil
			}
			v, err := t.Interp().Import(t, "tls", nil, nil, 0)
			if err == nil {
				mod.Dict.SetStr("tls", v)
			}
			return err
		},
	}
}

// constants are those of both modules.
func (m *module) constants() []object.Member {
	return []object.Member{
		{Name: "CERT_NONE", Doc: "verify_mode: the peer's certificate is not looked at.", Value: object.Int(certNone)},
		{Name: "CERT_OPTIONAL", Doc: "verify_mode: a certificate is asked for, and none is refused.", Value: object.Int(certOptional)},
		{Name: "CERT_REQUIRED", Doc: "verify_mode: the peer must show a certificate that is trusted, valid and its own.", Value: object.Int(certRequired)},
		{Name: "MBEDTLS_VERSION", Doc: "The version of Mbed TLS whose behaviour is followed.", Value: object.NewStr(m.h.Board.TLS.Library)},
		{Name: "PROTOCOL_TLS_CLIENT", Doc: "Protocol of a client's context.", Value: object.Int(0)},
		{Name: "PROTOCOL_TLS_SERVER", Doc: "Protocol of a server's context.", Value: object.Int(protoServer)},
	}
}
