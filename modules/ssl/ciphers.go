// This file holds the names of cipher suites.

package ssl

import "crypto/tls"

// suite is a cipher suite under Mbed TLS's name; id 0: crypto/tls does not have it.
type suite struct {
	name string
	id   uint16
}

// suites are those of MicroPython, as get_ciphers lists them: in Mbed TLS's
// order of preference. crypto/tls has an order of its own.
var suites = [...]suite{
	{"TLS-ECDHE-ECDSA-WITH-AES-256-GCM-SHA384", tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384},
	{"TLS-ECDHE-RSA-WITH-AES-256-GCM-SHA384", tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384},
	{"TLS-ECDHE-ECDSA-WITH-AES-256-CBC-SHA384", 0},
	{"TLS-ECDHE-RSA-WITH-AES-256-CBC-SHA384", 0},
	{"TLS-ECDHE-ECDSA-WITH-AES-256-CBC-SHA", tls.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA},
	{"TLS-ECDHE-RSA-WITH-AES-256-CBC-SHA", tls.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA},
	{"TLS-ECDHE-ECDSA-WITH-AES-128-GCM-SHA256", tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256},
	{"TLS-ECDHE-RSA-WITH-AES-128-GCM-SHA256", tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256},
	{"TLS-ECDHE-ECDSA-WITH-AES-128-CBC-SHA256", tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256},
	{"TLS-ECDHE-RSA-WITH-AES-128-CBC-SHA256", tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256},
	{"TLS-ECDHE-ECDSA-WITH-AES-128-CBC-SHA", tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA},
	{"TLS-ECDHE-RSA-WITH-AES-128-CBC-SHA", tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA},
	{"TLS-RSA-WITH-AES-256-GCM-SHA384", tls.TLS_RSA_WITH_AES_256_GCM_SHA384},
	{"TLS-RSA-WITH-AES-256-CBC-SHA256", 0},
	{"TLS-RSA-WITH-AES-256-CBC-SHA", tls.TLS_RSA_WITH_AES_256_CBC_SHA},
	{"TLS-RSA-WITH-AES-128-GCM-SHA256", tls.TLS_RSA_WITH_AES_128_GCM_SHA256},
	{"TLS-RSA-WITH-AES-128-CBC-SHA256", tls.TLS_RSA_WITH_AES_128_CBC_SHA256},
	{"TLS-RSA-WITH-AES-128-CBC-SHA", tls.TLS_RSA_WITH_AES_128_CBC_SHA},
	{"TLS-PSK-WITH-AES-256-GCM-SHA384", 0},
	{"TLS-PSK-WITH-AES-256-CBC-SHA384", 0},
	{"TLS-PSK-WITH-AES-256-CBC-SHA", 0},
	{"TLS-PSK-WITH-AES-128-GCM-SHA256", 0},
	{"TLS-PSK-WITH-AES-128-CBC-SHA256", 0},
	{"TLS-PSK-WITH-AES-128-CBC-SHA", 0},
}

// further are known as well, but not listed; those of TLS 1.3 cannot be chosen.
var further = [...]suite{
	{"TLS-ECDHE-ECDSA-WITH-CHACHA20-POLY1305-SHA256", tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256},
	{"TLS-ECDHE-RSA-WITH-CHACHA20-POLY1305-SHA256", tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256},
	{"TLS1-3-AES-128-GCM-SHA256", tls.TLS_AES_128_GCM_SHA256},
	{"TLS1-3-AES-256-GCM-SHA384", tls.TLS_AES_256_GCM_SHA384},
	{"TLS1-3-CHACHA20-POLY1305-SHA256", tls.TLS_CHACHA20_POLY1305_SHA256},
}

// allSuites gives what a context offers that was told nothing.
func allSuites() []uint16 {
	var ids []uint16
	for _, s := range suites {
		if s.id != 0 {
			ids = append(ids, s.id)
		}
	}
	return append(ids, further[0].id, further[1].id)
}

// suiteID finds a suite that can be chosen by its name.
func suiteID(name string) (id uint16, known bool) {
	for _, s := range suites {
		if s.name == name {
			return s.id, true
		}
	}
	for _, s := range further[:2] {
		if s.name == name {
			return s.id, true
		}
	}
	return 0, false
}

// suiteName gives the name of a suite.
func suiteName(id uint16) string {
	for _, s := range suites {
		if s.id == id {
			return s.name
		}
	}
	for _, s := range further {
		if s.id == id {
			return s.name
		}
	}
	return tls.CipherSuiteName(id)
}

// byRSA says whether a suite's key is encrypted for the server's certificate.
func byRSA(id uint16) bool {
	switch id {
	case tls.TLS_RSA_WITH_AES_256_GCM_SHA384, tls.TLS_RSA_WITH_AES_256_CBC_SHA, tls.TLS_RSA_WITH_AES_128_GCM_SHA256,
		tls.TLS_RSA_WITH_AES_128_CBC_SHA256, tls.TLS_RSA_WITH_AES_128_CBC_SHA:
		return true
	}
	return false
}
