// This file holds the strings that grow: what s += x makes has room behind it for the next one.

package object

import "unsafe"

// A str or bytes that was made by adding little to much has room at its end,
// so that text grown piece by piece is copied a few times in all and not once
// for each piece. The room belongs to whoever adds first: its bytes are nobody's
// until then, and those before it never change.
type (
	grownStr struct {
		Str  // at is grownAt
		room *room
	}
	grownBytes struct {
		Bytes // hash is grownHash
		room  *room
	}
)

// room is the memory that the steps of one growing text share. Its length is
// that of the last step.
type room struct{ b []byte }

const (
	grownMin  = 256     // less is copied
	grownAt   = -2      // no place is remembered, and the Str is the start of a grownStr
	grownHash = 1 << 63 // not computed, and the Bytes is the start of a grownBytes
)

// grow gives x + y and its room, given that of x or nil; nil where x + y is
// not worth one.
func grow(r *room, x, y string) (string, *room) {
	n := len(x) + len(y)
	switch {
	case n < grownMin || len(y) > len(x)/2:
		return x + y, nil
	case r == nil || len(r.b) != len(x) || cap(r.b) < n:
		r = &room{append(make([]byte, 0, n+n/4), x...)}
	}
	r.b = append(r.b, y...)
	return unsafe.String(&r.b[0], n), r
}

// addStr gives x + y, of more than shortStr bytes.
func addStr(x *Str, y string) *Str {
	var r *room
	if x.at == grownAt {
		r = (*grownStr)(unsafe.Pointer(x)).room
	}
	s, r := grow(r, x.S, y)
	if r == nil {
		return &Str{S: s, n: -1}
	}
	return &(&grownStr{Str{S: s, n: -1, at: grownAt}, r}).Str
}

// addBytes is addStr for bytes.
func addBytes(x *Bytes, y string) *Bytes {
	var r *room
	if x.hash == grownHash {
		r = (*grownBytes)(unsafe.Pointer(x)).room
	}
	s, r := grow(r, x.S, y)
	if r == nil {
		return &Bytes{S: s}
	}
	return &(&grownBytes{Bytes{S: s, hash: grownHash}, r}).Bytes
}
