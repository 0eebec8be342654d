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
// not worth one. What it takes is charged, which is nothing where there is room.
func grow(t Thread, r *room, x, y string) (string, *room, error) {
	n := len(x) + len(y)
	switch {
	case n < grownMin || len(y) > len(x)/2:
		if err := charge(t, n); err != nil {
			return "", nil, err
		}
		return x + y, nil, nil
	case r == nil || len(r.b) != len(x) || cap(r.b) < n:
		if err := charge(t, n+n/4); err != nil {
			return "", nil, err
		}
		r = &room{append(make([]byte, 0, n+n/4), x...)}
	}
	r.b = append(r.b, y...)
	return unsafe.String(&r.b[0], n), r, nil
}

// charge asks for n bytes, where they are many.
func charge(t Thread, n int) error {
	if n < 4096 {
		return nil
	}
	return t.Grow(n)
}

// addStr gives x + y, of more than shortStr bytes.
func addStr(t Thread, x *Str, y string) (*Str, error) {
	var r *room
	if x.at == grownAt {
		r = (*grownStr)(unsafe.Pointer(x)).room
	}
	s, r, err := grow(t, r, x.S, y)
	if r == nil {
		return &Str{S: s, n: -1}, err
	}
	return &(&grownStr{Str{S: s, n: -1, at: grownAt}, r}).Str, nil
}

// addBytes is addStr for bytes.
func addBytes(t Thread, x *Bytes, y string) (*Bytes, error) {
	var r *room
	if x.hash == grownHash {
		r = (*grownBytes)(unsafe.Pointer(x)).room
	}
	s, r, err := grow(t, r, x.S, y)
	if r == nil {
		return &Bytes{S: s}, err
	}
	return &(&grownBytes{Bytes{S: s, hash: grownHash}, r}).Bytes, nil
}
