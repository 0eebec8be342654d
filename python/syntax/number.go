// This file turns the text of a number into its value.

package syntax

import (
	"strconv"
	"strings"

	long "mpy/python/digits"
)

// intValue returns the value of an integer literal, an int64 or a *big.Int, or MicroPython's message.
// It panics with stopped when stop says so.
func intValue(text string, stop func() error) (any, string) {
	if len(text) == 1 && text[0] >= '0' && text[0] <= '9' {
		return int64(text[0] - '0'), ""
	}
	text = strings.ReplaceAll(text, "_", "")
	base, digits := 10, text
	if len(text) > 1 && text[0] == '0' {
		switch text[1] | 0x20 {
		case 'x':
			base, digits = 16, text[2:]
		case 'o':
			base, digits = 8, text[2:]
		case 'b':
			base, digits = 2, text[2:]
		default:
			// A leading zero is for zero alone.
			if strings.Trim(text, "0") == "" {
				return int64(0), ""
			}
			base = 0
		}
	}
	valid := base != 0 && digits != ""
	for i := 0; i < len(digits) && valid; i++ {
		valid = digit(digits[i]) < base
	}
	if !valid {
		return nil, "invalid syntax for integer with base " + strconv.Itoa(base) + ": '" + digits + "'"
	}
	if n, err := strconv.ParseInt(digits, base, 64); err == nil {
		return n, ""
	}
	n, err := long.Parse(digits, base, stop)
	if err != nil {
		panic(stopped{err})
	}
	return n, ""
}

// digit returns the value of a digit or letter, or 99.
func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'z':
		return int(c|0x20-'a') + 10
	}
	return 99
}

// floatValue returns the value of a float or imaginary literal, or MicroPython's message.
func floatValue(text string) (any, string) {
	const malformed = "invalid syntax for number"
	text = strings.ReplaceAll(text, "_", "")
	real, imag := strings.CutSuffix(text, "j")
	if !imag {
		real, imag = strings.CutSuffix(text, "J")
	}
	// ParseFloat knows more forms (hexadecimal, inf, nan) than Python's source does.
	if strings.Trim(real, "0123456789.eE+-") != "" {
		return nil, malformed
	}
	f, err := strconv.ParseFloat(real, 64)
	if err != nil && err.(*strconv.NumError).Err != strconv.ErrRange {
		return nil, malformed
	}
	if imag {
		return complex(0, f), ""
	}
	return f, ""
}
