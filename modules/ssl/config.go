// This file tells crypto/tls what a context says.

package ssl

import (
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"slices"
)

// config gives what the context's connections on one side share.
func (c *context) config(server bool) *tls.Config {
	side := &c.base[0]
	if server {
		side = &c.base[1]
	}
	if *side != nil {
		return *side
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
	if server {
		cfg.Certificates = slices.DeleteFunc(slices.Clone(c.chains), func(own tls.Certificate) bool { return !serves(own.Leaf) })
		if c.mode != certNone {
			cfg.ClientAuth = tls.RequestClientCert
			cfg.ClientCAs = c.roots
		}
	} else {
		// Whatever the server says it accepts: it shall judge.
		cfg.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) {
			if len(cfg.Certificates) == 0 {
				return &tls.Certificate{}, nil
			}
			return &cfg.Certificates[0], nil
		}
	}
	*side = cfg
	return cfg
}

// serves says whether a server may show a certificate.
func serves(leaf *x509.Certificate) bool {
	_, isRSA := leaf.PublicKey.(*rsa.PublicKey)
	return usage(leaf, false, 0) == 0 || isRSA && usage(leaf, false, tls.TLS_RSA_WITH_AES_128_CBC_SHA) == 0
}

// connection makes the tls.Conn of a Socket.
func (c *context) connection(o *Socket) *tls.Conn {
	cfg := c.config(o.server)
	if o.name != nil || o.mode != certNone || o.saved != nil {
		cfg = cfg.Clone()
		if o.name != nil {
			cfg.ServerName = *o.name
		}
		if o.mode != certNone {
			cfg.VerifyConnection = o.shake.judge
		}
		if o.saved != nil {
			cfg.ClientSessionCache, cfg.SessionTicketsDisabled = o.saved, false
		}
	}
	if o.server {
		return tls.Server(o.wire, cfg)
	}
	return tls.Client(o.wire, cfg)
}
