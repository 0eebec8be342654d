// This file holds the one conversion from string to bytes without a copy.

package object

import "unsafe"

// readOnly gives the bytes of s without a copy; they must never be written.
func readOnly(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }
