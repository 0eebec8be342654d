// This file holds Mbed TLS's errors and makes them of crypto/tls's.

package ssl

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"mpy/board"
	"mpy/python/object"
	"mpy/stream"
)

// code is an error of Mbed TLS, a negative number.
type code int

// The errors that occur.
const (
	errVerifyFailed     code = -0x2700
	errFatalX509        code = -0x3000
	errBadConfig        code = -0x5E80
	errIllegalParameter code = -0x6600
	errTimeout          code = -0x6800
	errInternal         code = -0x6C00
	errHandshakeFailure code = -0x6E00
	errBadVersion       code = -0x6E80
	errBadInput         code = -0x7100
	errInvalidMAC       code = -0x7180
	errInvalidRecord    code = -0x7200
	errConnEOF          code = -0x7280
	errDecode           code = -0x7300
	errNoClientCert     code = -0x7480
	errUnsupported      code = -0x7500
	errNoProtocol       code = -0x7580
	errCAChainRequired  code = -0x7680
	errUnexpected       code = -0x7700
	errFatalAlert       code = -0x7780
	errUnknownName      code = -0x7800
	errCloseNotify      code = -0x7880
	errBadCertificate   code = -0x7A00
	errGeneric          code = -0x0001
	errCorruption       code = -0x006E
)

// codeNames are the names without MBEDTLS_ERR_.
var codeNames = map[code]string{
	errVerifyFailed:     "X509_CERT_VERIFY_FAILED",
	errFatalX509:        "X509_FATAL_ERROR",
	errBadConfig:        "SSL_BAD_CONFIG",
	errIllegalParameter: "SSL_ILLEGAL_PARAMETER",
	errTimeout:          "SSL_TIMEOUT",
	errInternal:         "SSL_INTERNAL_ERROR",
	errHandshakeFailure: "SSL_HANDSHAKE_FAILURE",
	errBadVersion:       "SSL_BAD_PROTOCOL_VERSION",
	errBadInput:         "SSL_BAD_INPUT_DATA",
	errInvalidMAC:       "SSL_INVALID_MAC",
	errInvalidRecord:    "SSL_INVALID_RECORD",
	errConnEOF:          "SSL_CONN_EOF",
	errDecode:           "SSL_DECODE_ERROR",
	errNoClientCert:     "SSL_NO_CLIENT_CERTIFICATE",
	errUnsupported:      "SSL_UNSUPPORTED_EXTENSION",
	errNoProtocol:       "SSL_NO_APPLICATION_PROTOCOL",
	errCAChainRequired:  "SSL_CA_CHAIN_REQUIRED",
	errUnexpected:       "SSL_UNEXPECTED_MESSAGE",
	errFatalAlert:       "SSL_FATAL_ALERT_MESSAGE",
	errUnknownName:      "SSL_UNRECOGNIZED_NAME",
	errCloseNotify:      "SSL_PEER_CLOSE_NOTIFY",
	errBadCertificate:   "SSL_BAD_CERTIFICATE",
	errGeneric:          "ERROR_GENERIC_ERROR",
	errCorruption:       "ERROR_CORRUPTION_DETECTED",
}

// name gives the error's name; a number is a high and a low part, as in Mbed TLS.
func (c code) name() string {
	n := c
	if n > 0 {
		n = -n
	}
	part := func(c code) string {
		if s, ok := codeNames[c]; ok {
			return s
		}
		return fmt.Sprintf("UNKNOWN (0x%04X)", -int(c))
	}
	high, low := -(-n & 0xFF80), -(-n & 0x7F)
	switch {
	case low == 0 || high == errFatalAlert:
		return "MBEDTLS_ERR_" + part(high)
	case high == 0:
		return "MBEDTLS_ERR_" + part(low)
	}
	return "MBEDTLS_ERR_" + part(high) + "+MBEDTLS_ERR_" + part(low)
}

// exception makes the OSError of an error. Numbers near 0 are the system's,
// negated. why is of a certificate.
func (m *module) exception(c code, why []string) *object.Exception {
	switch form := m.h.Board.TLS.Errors; {
	case c < 0 && c > -256:
		return object.OSErr(int(-c))
	case form == board.TLSNumber:
		return object.OSErr(int(c))
	case form == board.TLSText && why != nil:
		return object.NewException(object.OSError, object.Int(int64(c)), object.NewStr(c.name()+"; "+strings.Join(why, "; ")))
	}
	return object.NewException(object.OSError, object.Int(int64(c)), object.NewStr(c.name()))
}

// Error gives number and name.
func (c code) Error() string { return fmt.Sprintf("%d %s", int(c), c.name()) }

// fault is why a connection is over. The first one to meet it is told more.
type fault struct {
	code code       // of TLS, or
	cond board.Cond // of the stream
	why  []string   // a certificate failed, for the first one
	once error      // a Python exception, for the first one

	closed bool // it is as if the script had closed it
}

// raise gives the exception of a fault.
func (m *module) raise(t object.Thread, f *fault) error {
	switch {
	case f.once != nil:
		err := f.once
		f.once = nil
		return err
	case f.why != nil:
		why := f.why
		f.why = nil
		if m.h.Board.TLS.Errors == board.TLSNamed {
			return object.NewError(object.ValueError, "\n%s\n", strings.Join(why, "\n\n"))
		}
		return m.exception(f.code, why)
	case f.code != 0:
		return m.exception(f.code, nil)
	}
	return stream.Error(t, f.cond)
}

// ofAlert gives the error that made us send an alert, by its number.
func ofAlert(alert int) code {
	switch alert {
	case 10:
		return errUnexpected
	case 20, 21:
		return errInvalidMAC
	case 22:
		return errInvalidRecord
	case 42, 43, 44, 45, 46, 48:
		return errBadCertificate
	case 47:
		return errIllegalParameter
	case 50:
		return errDecode
	case 70:
		return errBadVersion
	case 80:
		return errInternal
	case 109, 110:
		return errUnsupported
	case 112:
		return errUnknownName
	case 120:
		return errNoProtocol
	}
	return errHandshakeFailure
}

// localAlerts are the errors that crypto/tls met in records that are in cipher,
// by the texts of its alerts: their type is not exported.
var localAlerts = map[string]code{
	"tls: bad record MAC":                 errInvalidMAC,
	"tls: error decrypting message":       errInvalidMAC,
	"tls: error decoding message":         errDecode,
	"tls: illegal parameter":              errIllegalParameter,
	"tls: internal error":                 errInternal,
	"tls: no renegotiation":               errUnexpected,
	"tls: protocol version not supported": errBadVersion,
	"tls: record overflow":                errInvalidRecord,
	"tls: unexpected message":             errUnexpected,
}

// ofTLS gives Mbed TLS's error for one of crypto/tls's; alert is the last one
// that it sent in the clear.
func ofTLS(err error, alert int) code {
	var own code
	var record tls.RecordHeaderError
	var op *net.OpError
	switch {
	case errors.As(err, &own): // the wire's
		return own
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errConnEOF
	case errors.As(err, &op) && op.Op == "remote error":
		return errFatalAlert
	case alert != 0:
		return ofAlert(alert)
	case errors.As(err, &record):
		return errInvalidRecord
	case op != nil && op.Err != nil:
		if c, ok := localAlerts[op.Err.Error()]; ok {
			return c
		}
	}
	return errHandshakeFailure
}
