// This file makes certificates for the tests.

package ssl_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"flag"
	"fmt"
	"math/big"
	"net"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

// party is a certificate with its key.
type party struct {
	cert *x509.Certificate
	key  crypto.Signer
}

func (p *party) der() []byte { return p.cert.Raw }

func (p *party) pem() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: p.cert.Raw})
}

// keyDER gives the key in PKCS#8, or in the old form of its kind.
func (p *party) keyDER(old bool) []byte {
	var der []byte
	var err error
	switch k := p.key.(type) {
	case *rsa.PrivateKey:
		if old {
			return x509.MarshalPKCS1PrivateKey(k)
		}
	case *ecdsa.PrivateKey:
		if old {
			der, err = x509.MarshalECPrivateKey(k)
		}
	}
	if der == nil && err == nil {
		der, err = x509.MarshalPKCS8PrivateKey(p.key)
	}
	if err != nil {
		panic(err)
	}
	return der
}

func (p *party) keyPEM(old bool) []byte {
	kind := "PRIVATE KEY"
	if old {
		switch p.key.(type) {
		case *rsa.PrivateKey:
			kind = "RSA PRIVATE KEY"
		case *ecdsa.PrivateKey:
			kind = "EC PRIVATE KEY"
		}
	}
	return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: p.keyDER(old)})
}

func ecKey() crypto.Signer {
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err)
	}
	return k
}

func edKey() crypto.Signer {
	_, k, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		panic(err)
	}
	return k
}

func rsaKey(bits int) crypto.Signer {
	k, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		panic(err)
	}
	return k
}

// Dates of certificates that are valid, whatever the clock says.
var (
	begin = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	end   = time.Date(2099, 1, 1, 0, 0, 0, 0, time.UTC)
)

// issue makes a certificate for a subject, signed by ca or, if that is nil, by itself.
func issue(ca *party, key crypto.Signer, cn string, change func(c *x509.Certificate)) *party {
	serial, err := rand.Int(rand.Reader, big.NewInt(1<<62))
	if err != nil {
		panic(err)
	}
	t := &x509.Certificate{
		SerialNumber: serial, Subject: pkix.Name{CommonName: cn, Organization: []string{"mpy tests"}},
		NotBefore: begin, NotAfter: end, BasicConstraintsValid: true,
	}
	if change != nil {
		change(t)
	}
	parent, signer := t, key
	if ca != nil {
		parent, signer = ca.cert, ca.key
	}
	der, err := x509.CreateCertificate(rand.Reader, t, parent, key.Public(), signer)
	if err != nil {
		panic(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		panic(err)
	}
	return &party{cert, key}
}

func asCA(c *x509.Certificate) {
	c.IsCA, c.KeyUsage = true, x509.KeyUsageCertSign
}

func named(names ...string) func(*x509.Certificate) {
	return func(c *x509.Certificate) {
		for _, n := range names {
			if ip := net.ParseIP(n); ip != nil {
				c.IPAddresses = append(c.IPAddresses, ip)
			} else {
				c.DNSNames = append(c.DNSNames, n)
			}
		}
	}
}

// cast are the parties that most tests need, made once.
type cast struct {
	ca, other *party // authorities
	ec        *party // the server device.test, by ca
	rsa, ed   *party // the same with other keys
	client    *party // by ca
	selfEC    *party // signed by itself, no CA, CN only
	expired   *party // the server, long ago
}

var theCast = sync.OnceValue(func() *cast {
	c := &cast{ca: issue(nil, ecKey(), "test CA", asCA), other: issue(nil, ecKey(), "other CA", asCA)}
	c.ec = issue(c.ca, ecKey(), "device.test", named("device.test"))
	c.rsa = issue(c.ca, rsaKey(2048), "device.test", named("device.test"))
	c.ed = issue(c.ca, edKey(), "device.test", named("device.test"))
	c.client = issue(c.ca, ecKey(), "a client", nil)
	c.selfEC = issue(nil, ecKey(), "device.test", nil)
	c.expired = issue(c.ca, ecKey(), "device.test", func(c *x509.Certificate) { c.NotAfter = begin.AddDate(1, 0, 0) })
	return c
})

var material = flag.String("material", "", "write the certificates of the scripts under tests/py/ssl to this file")

// TestMaterial makes the module that those scripts import: a run with
// -material=../../tests/py/ssl/material.py. Their expectations do not depend on it.
func TestMaterial(t *testing.T) {
	if *material == "" {
		t.Skip("no -material")
	}
	c := theCast()
	between := issue(c.ca, ecKey(), "between", asCA)
	usage := func(u x509.ExtKeyUsage, k x509.KeyUsage) func(*x509.Certificate) {
		return func(c *x509.Certificate) {
			c.DNSNames, c.KeyUsage = []string{"device.test"}, k
			if u != 0 {
				c.ExtKeyUsage = []x509.ExtKeyUsage{u}
			}
		}
	}
	var b strings.Builder
	b.WriteString("# Certificates and keys in DER, made by TestMaterial of modules/ssl.\n\nfrom binascii import a2b_base64\n")
	put := func(name string, p *party, key bool) {
		fmt.Fprintf(&b, "\n%s = a2b_base64(%q)\n", name, base64.StdEncoding.EncodeToString(p.der()))
		if key {
			fmt.Fprintf(&b, "%s_key = a2b_base64(%q)\n", name, base64.StdEncoding.EncodeToString(p.keyDER(true)))
		}
	}
	put("ca", c.ca, false)
	put("other_ca", c.other, false)
	put("ec", c.ec, true)
	put("rsa", c.rsa, true)
	put("client", c.client, true)
	put("own", c.selfEC, true)
	put("wild", issue(c.ca, ecKey(), "x", named("*.wild.test", "10.1.2.3", "Named.Test")), true)
	put("plain", issue(c.ca, ecKey(), "*.plain.test", nil), true)
	put("expired", c.expired, true)
	put("future", issue(c.ca, ecKey(), "device.test", func(c *x509.Certificate) { c.NotBefore = end.AddDate(-1, 0, 0) }), true)
	put("weak", issue(c.ca, rsaKey(1024), "device.test", nil), true)
	put("purpose", issue(c.ca, ecKey(), "device.test", usage(x509.ExtKeyUsageClientAuth, 0)), true)
	put("usage", issue(c.ca, ecKey(), "device.test", usage(0, x509.KeyUsageKeyEncipherment)), true)
	put("between", between, false)
	put("deep", issue(between, ecKey(), "device.test", nil), true)
	if err := os.WriteFile(*material, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}
