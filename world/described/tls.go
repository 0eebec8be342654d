// This file holds the world's certificate authority and TLS in front of services.

package described

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/binary"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/netip"
	"time"
)

// authority signs the certificates of a world. Its keys follow from the seed,
// so that certificates are the same in each run. They are of P-256, for the
// libraries of boards do not know Ed25519.
type authority struct {
	key   *ecdsa.PrivateKey
	cert  *x509.Certificate
	hosts map[*Host]*tls.Certificate
	last  int64
}

// validFor is how long certificates hold.
const validFor = 30 * 365 * 24 * time.Hour

func seedKey(seed uint64, what string) *ecdsa.PrivateKey {
	b := sha256.Sum256(append(binary.BigEndian.AppendUint64(nil, seed), what...))
	for {
		if k, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), b[:]); err == nil {
			return k
		}
		b = sha256.Sum256(b[:]) // one in 2^32 is too great
	}
}

// evenSigner signs so that each signature has the same length, and a handshake
// the same number of bytes in each run.
type evenSigner struct{ key *ecdsa.PrivateKey }

// usualLength is the length that half of all signatures have.
const usualLength = 71

// Public gives the public key.
func (s evenSigner) Public() crypto.PublicKey { return s.key.Public() }

// Sign signs.
func (s evenSigner) Sign(rand io.Reader, digest []byte, opts crypto.SignerOpts) ([]byte, error) {
	for {
		b, err := s.key.Sign(rand, digest, opts)
		if err != nil || len(b) == usualLength {
			return b, err
		}
	}
}

// authority makes the authority when it is first needed. Whoever calls has the lock.
func (w *World) authority() *authority {
	if w.ca != nil {
		return w.ca
	}
	key := seedKey(w.spec.Seed, "authority")
	began := w.sim.Calendar(0).UTC().Truncate(time.Second)
	t := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "mpy's world", Organization: []string{"mpy"}},
		NotBefore: began.Add(-24 * time.Hour), NotAfter: began.Add(validFor),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
	}
	der, err := x509.CreateCertificate(nil, t, t, key.Public(), key)
	if err != nil {
		panic(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		panic(err)
	}
	w.ca = &authority{key: key, cert: cert, hosts: map[*Host]*tls.Certificate{}, last: 1}
	return w.ca
}

// roots gives the authority as the one that clients trust without being told.
// Whoever calls has the lock.
func (w *World) roots() *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(w.authority().cert)
	return pool
}

// CA gives the certificate of the authority that signs for the world's hosts.
func (w *World) CA() (asPEM, asDER []byte) {
	w.mu.Lock()
	defer w.mu.Unlock()
	der := w.authority().cert.Raw
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), der
}

// certificate gives a host's certificate.
func (h *Host) certificate() (*tls.Certificate, error) {
	h.w.mu.Lock()
	defer h.w.mu.Unlock()
	ca := h.w.authority()
	if c := ca.hosts[h]; c != nil {
		return c, nil
	}
	key := seedKey(h.w.spec.Seed, "host "+h.all[0])
	ca.last++
	t := &x509.Certificate{
		SerialNumber: big.NewInt(ca.last), Subject: pkix.Name{CommonName: h.all[0]}, DNSNames: h.all,
		NotBefore: ca.cert.NotBefore, NotAfter: ca.cert.NotAfter,
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		BasicConstraintsValid: true,
	}
	names := t.DNSNames[:0:0]
	for _, n := range h.all {
		if _, err := netip.ParseAddr(n); err != nil {
			names = append(names, n)
		}
	}
	t.DNSNames = names
	for _, a := range h.m.Addrs() {
		t.IPAddresses = append(t.IPAddresses, a.AsSlice())
	}
	der, err := x509.CreateCertificate(nil, t, ca.cert, key.Public(), ca.key)
	if err != nil {
		return nil, err
	}
	c := &tls.Certificate{Certificate: [][]byte{der, ca.cert.Raw}, PrivateKey: evenSigner{key}}
	ca.hosts[h] = c
	return c, nil
}

// handshakeFor is how long a client may take for its handshake.
const handshakeFor = 30 * time.Second

// overTLS serves a connection over TLS.
func (h *Host) overTLS(c net.Conn, f func(c net.Conn)) {
	own, err := h.certificate()
	if err != nil {
		return
	}
	t := tls.Server(c, &tls.Config{
		Time: h.w.Now, Certificates: []tls.Certificate{*own}, SessionTicketsDisabled: true, DynamicRecordSizingDisabled: true,
		MinVersion: tls.VersionTLS12,
	})
	if s, ok := c.(span); ok {
		s.SetReadSpan(handshakeFor)
	}
	if t.Handshake() != nil { // not HandshakeContext: that starts a goroutine
		return
	}
	_ = c.SetReadDeadline(time.Time{})
	defer t.Close()
	f(tlsConn{t, c.(span)})
}

// tlsConn is a TLS connection whose reads can have a deadline in the world's time.
type tlsConn struct {
	*tls.Conn
	span
}
