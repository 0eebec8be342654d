package ssl

import (
	"bytes"
	"strings"
	"testing"

	"mpy/host"
)

// TestWarn: one word for an interpreter, none where it was silenced.
func TestWarn(t *testing.T) {
	for _, quiet := range []bool{false, true} {
		var errs bytes.Buffer
		h := host.New(host.Options{Stderr: &errs, QuietTLS: quiet})
		m := of(h)
		if of(h) != m {
			t.Fatal("two modules in one interpreter")
		}
		m.warn()
		m.warn()
		if n := strings.Count(errs.String(), "\n"); n != 1 && !quiet || n != 0 && quiet {
			t.Errorf("quiet %v: %q", quiet, &errs)
		}
	}
}

// TestCodes: names as MicroPython gives them.
func TestCodes(t *testing.T) {
	for _, c := range []struct {
		code code
		name string
	}{
		{errConnEOF, "MBEDTLS_ERR_SSL_CONN_EOF"},
		{-29312, "MBEDTLS_ERR_SSL_CONN_EOF"},
		{1, "MBEDTLS_ERR_ERROR_GENERIC_ERROR"},
		{-1, "MBEDTLS_ERR_ERROR_GENERIC_ERROR"},
		{errFatalAlert - 40, "MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE"},
		{-0x1234, "MBEDTLS_ERR_UNKNOWN (0x1200)+MBEDTLS_ERR_UNKNOWN (0x0034)"},
		{errBadInput - 1, "MBEDTLS_ERR_SSL_BAD_INPUT_DATA+MBEDTLS_ERR_ERROR_GENERIC_ERROR"},
	} {
		if got := c.code.name(); got != c.name {
			t.Errorf("%d: %s, want %s", c.code, got, c.name)
		}
	}
}

// TestMatchName has what the scripts under tests/py/ssl leave out.
func TestMatchName(t *testing.T) {
	for _, c := range []struct {
		pattern, host string
		want          bool
	}{
		{"a.b", "A.B", true}, {"*.b", "a.b", true}, {"*.b", ".b", false}, {"*.b", "b", false}, {"*.b", "a.c.b", false},
		{"*", "a", false}, {"*b", "ab", false}, {"a.*", "a.b", false}, {"", "", true}, {"*.", "a.", true},
	} {
		if got := matchName(c.pattern, c.host); got != c.want {
			t.Errorf("%q, %q: %v", c.pattern, c.host, got)
		}
	}
}

// TestTurned: which direction a poll asks the stream for.
func TestTurned(t *testing.T) {
	for _, c := range [][3]uint32{{0, 5, 5}, {1, 4, 1}, {4, 1, 4}, {4, 5, 4}, {1, 0, 0}, {1 | statePending, 4 | 8, 1 | 8}} {
		if got := turned(c[0], c[1]); got != c[2] {
			t.Errorf("state %x, mask %d: %d, want %d", c[0], c[1], got, c[2])
		}
	}
}
