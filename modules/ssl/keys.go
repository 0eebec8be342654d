// This file reads keys and certificates, in PEM or DER.

package ssl

import (
	"crypto"
	"crypto/x509"
	"encoding/asn1"
	"encoding/pem"
	"strings"

	"mpy/python/object"
)

// isPEM is how Mbed TLS's users tell PEM from DER.
func isPEM(data string) bool { return strings.Contains(data, "-----BEGIN ") }

// parseKey reads a private key: PKCS#1, PKCS#8 or SEC 1, not encrypted.
func parseKey(data string) (crypto.Signer, error) {
	bad := object.NewError(object.ValueError, "invalid key")
	if !isPEM(data) {
		if key := keyOfDER([]byte(data)); key != nil {
			return key, nil
		}
		return nil, bad
	}
	for rest := []byte(data); ; {
		var b *pem.Block
		if b, rest = pem.Decode(rest); b == nil {
			return nil, bad
		}
		if strings.HasSuffix(b.Type, "PRIVATE KEY") {
			if key := keyOfDER(b.Bytes); key != nil {
				return key, nil
			}
			return nil, bad
		}
	}
}

func keyOfDER(der []byte) crypto.Signer {
	if key, err := x509.ParsePKCS8PrivateKey(der); err == nil {
		s, _ := key.(crypto.Signer)
		return s
	}
	if key, err := x509.ParsePKCS1PrivateKey(der); err == nil {
		return key
	}
	if key, err := x509.ParseECPrivateKey(der); err == nil {
		return key
	}
	return nil
}

// parseCerts reads certificates: one in DER, any number in PEM.
func parseCerts(data string) ([]*x509.Certificate, error) {
	bad := object.NewError(object.ValueError, "invalid cert")
	if !isPEM(data) {
		var first asn1.RawValue
		if _, err := asn1.Unmarshal([]byte(data), &first); err != nil {
			return nil, bad
		}
		c, err := x509.ParseCertificate(first.FullBytes) // what follows is ignored
		if err != nil {
			return nil, bad
		}
		return []*x509.Certificate{c}, nil
	}
	var list []*x509.Certificate
	for rest := []byte(data); ; {
		var b *pem.Block
		if b, rest = pem.Decode(rest); b == nil {
			break
		}
		if b.Type != "CERTIFICATE" {
			continue
		}
		c, err := x509.ParseCertificate(b.Bytes)
		if err != nil {
			return nil, bad
		}
		list = append(list, c)
	}
	if len(list) == 0 {
		return nil, bad
	}
	return list, nil
}
