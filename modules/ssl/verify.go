// This file judges the peer's certificates as Mbed TLS does.

package ssl

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"net/netip"
	"strings"
	"time"

	"mpy/python/object"
)

// flaws are what is wrong with a certificate or those behind it, Mbed TLS's bits.
type flaws uint32

const (
	flawExpired   flaws = 0x01
	flawName      flaws = 0x04
	flawUntrusted flaws = 0x08
	flawFuture    flaws = 0x0200
	flawUsage     flaws = 0x0800
	flawExtUsage  flaws = 0x1000
	flawHash      flaws = 0x4000
	flawKey       flaws = 0x010000
)

// flawTexts are Mbed TLS's words, in its order.
var flawTexts = [...]struct {
	flaw flaws
	text string
}{
	{flawExpired, "The certificate validity has expired"},
	{flawName, "The certificate Common Name (CN) does not match with the expected CN"},
	{flawUntrusted, "The certificate is not correctly signed by the trusted CA"},
	{flawFuture, "The certificate validity starts in the future"},
	{flawUsage, "Usage does not match the keyUsage extension"},
	{flawExtUsage, "Usage does not match the extendedKeyUsage extension"},
	{flawHash, "The certificate is signed with an unacceptable hash."},
	{flawKey, "The certificate is signed with an unacceptable key (eg bad curve, RSA too short)."},
}

// badCertificate is what a certificate failed for.
type badCertificate struct{ flaws flaws }

// why gives a text for each flaw.
func (b *badCertificate) why() (list []string) {
	for _, f := range flawTexts {
		if b.flaws&f.flaw != 0 {
			list = append(list, f.text)
		}
	}
	return list
}

// Error gives the texts.
func (b *badCertificate) Error() string { return strings.Join(b.why(), "; ") }

// verify judges what the peer has shown, with the script's callback. The result
// goes to crypto/tls: nil, a *badCertificate, a code, or a Python exception.
func (o *Socket) verify(t object.Thread, s *shake) error {
	c := o.ctx
	if len(s.peer) == 0 {
		if o.server && o.mode == certOptional {
			return nil
		}
		return errNoClientCert
	}
	chain, bad := c.judge(s.peer)
	leaf := s.peer[0]
	if o.name != nil && !matches(leaf, *o.name) {
		bad |= flawName
	}
	bad |= usage(leaf, o.server, s.suite)
	if !c.callback.IsNone() {
		if err := c.ask(t, chain); err != nil {
			return err
		}
	}
	switch {
	case o.mode == certOptional:
		return nil
	case o.mode == certRequired && len(c.cas) == 0 && !c.trusting:
		return errCAChainRequired
	case bad != 0:
		return &badCertificate{bad}
	}
	return nil
}

// ask calls verify_callback for each certificate, the one nearest the root first.
func (c *context) ask(t object.Thread, chain []*x509.Certificate) error {
	for depth := len(chain) - 1; depth >= 0; depth-- {
		view, err := object.NewMemoryview(object.NewBytes(string(chain[depth].Raw)))
		if err != nil {
			return err
		}
		r, err := t.Call(c.callback, []object.Value{view, object.Int(int64(depth))}, object.Kw{})
		if err != nil {
			return err
		}
		n, err := object.ToInt64(t, r)
		if err != nil {
			return err
		}
		if n != 0 {
			return code(n)
		}
	}
	return nil
}

// judge looks for a chain from the peer's certificate to one that is trusted.
// Whether it is trusted crypto/x509 says; the walk finds out what is wrong.
func (c *context) judge(peer []*x509.Certificate) (chain []*x509.Certificate, bad flaws) {
	now := c.mod.h.Clock().Now()
	between := x509.NewCertPool()
	for _, x := range peer[1:] {
		between.AddCert(x)
	}
	roots := c.roots
	if !c.trusting && trusted(c.cas, peer[0]) && !selfIssued(peer[0]) { // to crypto/x509 that would do
		roots = x509.NewCertPool()
		for _, x := range c.cas {
			if !x.Equal(peer[0]) {
				roots.AddCert(x)
			}
		}
	}
	opts := x509.VerifyOptions{Roots: roots, Intermediates: between, CurrentTime: now, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}}
	chains, err := peer[0].Verify(opts)
	if err == nil {
		chain = chains[0]
	} else if chain, bad = c.walk(peer, now); bad == 0 {
		bad = flawUntrusted
	} else if c.trusting && bad&(flawExpired|flawFuture) != 0 { // the walk does not know all roots
		opts.CurrentTime = peer[0].NotAfter
		if _, err := peer[0].Verify(opts); err == nil {
			bad &^= flawUntrusted
		}
	}
	for _, x := range chain {
		if weak(x) {
			bad |= flawKey
		}
	}
	return chain, bad
}

// walk follows the issuers as far as it can.
func (c *context) walk(peer []*x509.Certificate, now time.Time) (chain []*x509.Certificate, bad flaws) {
	x := peer[0]
	peer = peer[:min(len(peer), 16)] // who sends more only wants us to work
	for len(chain) < 8 {
		chain = append(chain, x)
		switch {
		case now.After(x.NotAfter):
			bad |= flawExpired
		case now.Before(x.NotBefore):
			bad |= flawFuture
		}
		if trusted(c.cas, x) && (len(chain) > 1 || selfIssued(x)) {
			return chain, bad
		}
		parent, flaw := issuer(c.cas, x, now)
		if parent != nil && !parent.Equal(x) {
			bad |= flaw
			x = parent
			continue
		}
		if parent, flaw = issuer(peer, x, now); parent == nil || parent.Equal(x) {
			break
		}
		bad |= flaw
		x = parent
	}
	return chain, bad | flawUntrusted
}

func selfIssued(x *x509.Certificate) bool { return bytes.Equal(x.RawSubject, x.RawIssuer) }

func trusted(cas []*x509.Certificate, x *x509.Certificate) bool {
	for _, ca := range cas {
		if ca.Equal(x) {
			return true
		}
	}
	return false
}

// issuer finds who signed x, one that is valid now if there is one.
func issuer(list []*x509.Certificate, x *x509.Certificate, now time.Time) (found *x509.Certificate, bad flaws) {
	for _, p := range list {
		if !bytes.Equal(p.RawSubject, x.RawIssuer) {
			continue
		}
		err := x.CheckSignatureFrom(p)
		var insecure x509.InsecureAlgorithmError
		old := errors.As(err, &insecure)
		if err != nil && !old {
			continue
		}
		if found == nil || !now.After(p.NotAfter) && !now.Before(p.NotBefore) {
			if found, bad = p, 0; old {
				bad = flawHash
			}
		}
	}
	return found, bad
}

// weak says whether a certificate's key is less than Mbed TLS accepts.
func weak(x *x509.Certificate) bool {
	switch k := x.PublicKey.(type) {
	case *rsa.PublicKey:
		return k.N.BitLen() < 2048
	case *ecdsa.PublicKey:
		return k.Curve.Params().BitSize < 256
	}
	return false
}

// usage checks what a certificate says it is for.
func usage(leaf *x509.Certificate, server bool, suite uint16) (bad flaws) {
	need, purpose := x509.KeyUsageDigitalSignature, x509.ExtKeyUsageServerAuth
	switch {
	case server: // judges a client
		purpose = x509.ExtKeyUsageClientAuth
	case byRSA(suite):
		need = x509.KeyUsageKeyEncipherment
	}
	if leaf.KeyUsage != 0 && leaf.KeyUsage&need == 0 {
		bad |= flawUsage
	}
	if len(leaf.ExtKeyUsage) == 0 && len(leaf.UnknownExtKeyUsage) == 0 {
		return bad
	}
	for _, u := range leaf.ExtKeyUsage {
		if u == purpose || u == x509.ExtKeyUsageAny {
			return bad
		}
	}
	return bad | flawExtUsage
}

// matches says whether a certificate is for a host: by its alternative names if
// it has that extension, else by its subject's common names. crypto/x509 does
// not look at the latter, but device certificates have nothing else.
func matches(leaf *x509.Certificate, host string) bool {
	if !hasAlternatives(leaf) {
		for _, a := range leaf.Subject.Names {
			if s, ok := a.Value.(string); ok && a.Type.Equal(commonName) && matchName(s, host) {
				return true
			}
		}
		return false
	}
	for _, s := range leaf.DNSNames {
		if matchName(s, host) {
			return true
		}
	}
	if ip, err := netip.ParseAddr(host); err == nil {
		for _, b := range leaf.IPAddresses {
			if a, ok := netip.AddrFromSlice(b); ok && a.Unmap() == ip.Unmap() {
				return true
			}
		}
	}
	return false
}

// commonName and alternatives are object identifiers.
var (
	commonName   = []int{2, 5, 4, 3}
	alternatives = []int{2, 5, 29, 17}
)

func hasAlternatives(x *x509.Certificate) bool {
	for _, e := range x.Extensions {
		if e.Id.Equal(alternatives) {
			return true
		}
	}
	return false
}

// matchName compares without regard to case; "*." stands for one label.
func matchName(pattern, host string) bool {
	if strings.EqualFold(pattern, host) {
		return true
	}
	if !strings.HasPrefix(pattern, "*.") {
		return false
	}
	i := strings.IndexByte(host, '.')
	return i > 0 && strings.EqualFold(pattern[1:], host[i:])
}
